import type { RootPattern } from '../../src/polynomial/formatRootPattern.ts';

/** Reads a printed pattern such as "112|0" or "10.2|1" back; null if it is not one. */
export function parseRootPattern(text: string): RootPattern | null {
  const [real, complex, ...rest] = text.split('|').map(parts);
  return real && complex && rest.length === 0 ? { real, complex } : null;
}

function parts(text: string): number[] | null {
  if (text === '0' || text === '') return [];
  const pieces = text.includes('.') ? text.split('.') : /^[1-9]+$/.test(text) ? text.split('') : [text];
  return pieces.every((piece) => /^[1-9]\d*$/.test(piece)) ? pieces.map(Number) : null;
}
