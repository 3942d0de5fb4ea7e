import { Fragment } from 'react';
import { Tex } from '../ui/Tex.tsx';

interface Piece {
  readonly kind: 'words' | 'formula';
  readonly content: string;
}

/** Splits TeX at its outermost \text{…} with spaces: words can then break into lines, formulas cannot. */
export function splitTexSentence(tex: string): Piece[] {
  const pieces: Piece[] = [];
  const push = (kind: Piece['kind'], content: string): void => {
    if (content.replace(/\\[,;: ]/g, '').trim() !== '') pieces.push({ kind, content });
  };
  let formula = '';
  let depth = 0;
  for (let i = 0; i < tex.length; ) {
    if (depth === 0 && tex.startsWith('\\text{', i) && isProse(tex, i)) {
      push('formula', formula);
      formula = '';
      const end = closingBrace(tex, i + 5);
      push('words', tex.slice(i + 6, end));
      i = end + 1;
      continue;
    }
    const c = tex[i]!;
    if (c === '\\') {
      formula += tex.slice(i, i + 2);
      i += 2;
      continue;
    }
    if (c === '{') depth++;
    if (c === '}') depth--;
    formula += c;
    i++;
  }
  push('formula', formula);
  return pieces;
}

/** A name without spaces, such as gED, belongs to its formula. */
const isProse = (tex: string, at: number): boolean => /\s/.test(tex.slice(at + 6, closingBrace(tex, at + 5)));

function closingBrace(tex: string, open: number): number {
  let depth = 0;
  for (let i = open; i < tex.length; i++) {
    if (tex[i] === '\\') i++;
    else if (tex[i] === '{') depth++;
    else if (tex[i] === '}' && --depth === 0) return i;
  }
  return tex.length;
}

/** Spaces of TeX and of the text at both ends; a plain trim would leave the backslash of "\\ ". */
const outerSpace = /^(\\[,;: ]|\s)+|(\\[,;: ]|\s)+$/g;

/** A statement in TeX whose words wrap like words. */
export function TexSentence({ tex }: { readonly tex: string }) {
  return splitTexSentence(tex).map((piece, i) =>
    piece.kind === 'words' ? <Fragment key={i}>{spaced(piece.content)}</Fragment> : <Tex key={i} tex={piece.content.replaceAll(outerSpace, '')} />,
  );
}

/** TeX spaces around words are the words' own; quotes and dashes as printed. */
const spaced = (words: string): string => words.replaceAll('~', ' ').replaceAll('--', '–').replaceAll('\\%', '%');
