/**
 * Real root multiplicity pattern (rrmp) of a real form: multiplicities of its distinct real roots, then of its distinct
 * pairs of complex conjugate roots, each ascending.
 * @source GeoLCN, Definition 3.2
 */
export interface RootPattern {
  readonly real: readonly number[];
  readonly complex: readonly number[];
}

/** The pattern as printed: "112|0" for real multiplicities 1, 1, 2; an empty part is printed 0; parts above 9 are set apart by dots. */
export const formatRootPattern = ({ real, complex }: RootPattern): string => `${join(real)}|${join(complex)}`;

const join = (parts: readonly number[]): string =>
  parts.length === 0 ? '0' : parts.join(parts.some((m) => m > 9) ? '.' : '');

/** The pattern in words: "two simple real roots and one double real root". */
export function speakRootPattern({ real, complex }: RootPattern): string {
  const phrases = [
    ...countBy(real).map(([m, n]) => `${numeral(n)} ${multiplicity(m)} real root${n === 1 ? '' : 's'}`),
    ...countBy(complex).map(([m, n]) => `${numeral(n)} ${multiplicity(m)} pair${n === 1 ? '' : 's'} of complex conjugate roots`),
  ];
  if (phrases.length === 0) return 'no roots';
  if (phrases.length === 1) return phrases[0]!;
  return `${phrases.slice(0, -1).join(', ')} and ${phrases.at(-1)!}`;
}

const countBy = (parts: readonly number[]): [number, number][] =>
  [...new Set(parts)].sort((a, b) => a - b).map((m) => [m, parts.filter((p) => p === m).length]);

const numerals = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const numeral = (n: number): string => numerals[n] ?? String(n);
const multiplicities = ['', 'simple', 'double', 'triple', 'quadruple', 'quintuple', 'sextuple'];
const multiplicity = (m: number): string => multiplicities[m] ?? `${m}-fold`;
