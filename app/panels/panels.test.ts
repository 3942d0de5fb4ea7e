import { describe, expect, it } from 'vitest';
import { facts } from '../../src/facts/index.ts';
import { architecture } from '../../src/network/architecture.ts';
import { architectureTex } from './architectureTex.ts';
import { splitTexSentence } from './TexSentence.tsx';

const tex = (filterSizes: number[], strides: number[]): string => architectureTex(architecture({ filterSizes, strides }));

describe('the formula of an architecture', () => {
  it('writes the factors in x^S, y^S', () => {
    expect(tex([3, 2], [2, 1])).toBe('(ax^{2} + bxy + cy^{2})\\,(dx^{2} + ey^{2}) \\in \\mathbb{R}[x,y]_{4}');
    expect(tex([1, 2], [2, 1])).toBe('a\\,(bx^{2} + cy^{2}) \\in \\mathbb{R}[x,y]_{2}');
  });

  it('names the factors where letters run out', () => {
    expect(tex([16, 16], [1, 1])).toBe('\\pi(w_{1})\\,\\pi(w_{2}) \\in \\mathbb{R}[x,y]_{30}');
  });
});

describe('a statement in TeX', () => {
  it('is split at its outermost words, and nothing of it is lost', () => {
    expect(splitTexSentence('\\dim = 3 \\text{ and } \\{x\\} \\text{ if } \\mathbb{R}^{2}')).toEqual([
      { kind: 'formula', content: '\\dim = 3 ' },
      { kind: 'words', content: ' and ' },
      { kind: 'formula', content: ' \\{x\\} ' },
      { kind: 'words', content: ' if ' },
      { kind: 'formula', content: ' \\mathbb{R}^{2}' },
    ]);
    expect(splitTexSentence('\\text{gED}(\\Delta) = \\text{gED}(2)')).toEqual([
      { kind: 'formula', content: '\\text{gED}(\\Delta) = \\text{gED}(2)' },
    ]);
    expect(splitTexSentence('A_{\\text{top}} \\text{ stays}')).toEqual([
      { kind: 'formula', content: 'A_{\\text{top}} ' },
      { kind: 'words', content: ' stays' },
    ]);
  });

  it('has balanced braces in each formula, for every statement of many architectures', () => {
    const architectures = [[[2, 2], [1, 1]], [[3, 2], [2, 1]], [[2, 2, 2], [1, 2, 1]], [[3], [1]], [[1, 3], [2, 1]], [[30, 30], [1, 1]]] as const;
    const formulas = architectures
      .flatMap(([filterSizes, strides]) => facts(architecture({ filterSizes, strides })).statements)
      .flatMap(({ text }) => splitTexSentence(text))
      .filter(({ kind }) => kind === 'formula')
      .map(({ content }) => content);
    expect(formulas.length).toBeGreaterThan(100);
    expect(formulas.filter((content) => depthAtEnd(content) !== 0)).toEqual([]);
  });
});

const depthAtEnd = (tex: string): number => {
  const braces = tex.replaceAll(/\\[{}]/g, '');
  return braces.split('{').length - braces.split('}').length;
};
