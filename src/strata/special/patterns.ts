import type { RootPattern } from '../../polynomial/formatRootPattern.ts';
import type { HyperrootPlace } from './marks.ts';
import type { RootCounts } from './rootCounts.ts';
import type { Mark, SpecialSlice } from './specialSlice.ts';

/** The roots of a form of the core: at marks, and elsewhere with their multiplicities. What is missing to the degree are simple pairs. */
export interface CoreRoots {
  readonly marks: readonly (readonly [Mark, number])[];
  readonly atPairs: readonly HyperrootPlace[];
  /** Multiplicities of the roots X/Y > 0; of all real ones if m is odd. */
  readonly positive: readonly number[];
  readonly negative: readonly number[];
  readonly pairs: readonly number[];
}

export const noRoots: CoreRoots = { marks: [], atPairs: [], positive: [], negative: [], pairs: [] };

/** The roots together with simple ones. */
export const withSimple = (roots: CoreRoots, { positive, negative }: RootCounts): CoreRoots => ({
  ...roots,
  positive: [...roots.positive, ...ones(positive)],
  negative: [...roots.negative, ...ones(negative)],
});

/** The roots together with one more real root away from the marks. */
export const withReal = (roots: CoreRoots, multiplicity: number, negative: boolean): CoreRoots =>
  negative ? { ...roots, negative: [...roots.negative, multiplicity] } : { ...roots, positive: [...roots.positive, multiplicity] };

/** The roots together with one more at a mark. */
export function withMark(roots: CoreRoots, mark: Mark, multiplicity: number): CoreRoots {
  const before = roots.marks.find(([own]) => own === mark)?.[1] ?? 0;
  return { ...roots, marks: [...roots.marks.filter(([own]) => own !== mark), [mark, before + multiplicity]] };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, m) => total + m, 0);

/** The roots that are listed, with multiplicity. */
export const rootCount = (roots: CoreRoots): number => sum(roots.positive) + sum(roots.negative) + 2 * sum(roots.pairs) + sum(roots.marks.map(([, m]) => m)) + 2 * roots.atPairs.length;

const ones = (count: number): number[] => Array.from({ length: Math.max(0, count) }, () => 1);

/**
 * Root pattern of F(x, y) p(x^m, y^m) for the roots of p: above a root X/Y > 0 there are two real roots and (m − 2)/2 pairs if m is even, above
 * X/Y < 0 m/2 pairs; above a real root one real root and (m − 1)/2 pairs if m is odd; above a pair m pairs. Roots of F add to them.
 */
export function patternAbove({ stride, marks, idle, pairs, core }: SpecialSlice, roots: CoreRoots): RootPattern {
  const [real, complex]: [number[], number[]] = [[], []];
  const add = (to: number[], multiplicity: number, count: number): void => {
    for (let i = 0; i < count; i++) to.push(multiplicity);
  };
  const even = stride % 2 === 0;
  for (const m of roots.positive) {
    add(real, m, even ? 2 : 1);
    add(complex, m, even ? (stride - 2) / 2 : (stride - 1) / 2);
  }
  for (const m of roots.negative) add(complex, m, stride / 2);
  for (const m of roots.pairs) add(complex, m, stride);
  add(complex, 1, (stride * (core.origin.length - 1 - rootCount(roots))) / 2);
  const addAbove = ({ weight, roots: above }: HyperrootPlace, multiplicity: number): void => {
    for (const { real: onLine, multiplicity: fixed } of above) if (fixed + weight * multiplicity > 0) (onLine ? real : complex).push(fixed + weight * multiplicity);
  };
  for (const mark of marks) addAbove(mark, roots.marks.find(([own]) => own === mark)?.[1] ?? 0);
  for (const place of idle) addAbove(place, 0);
  for (const pair of pairs) addAbove(pair, roots.atPairs.includes(pair) ? 1 : 0);
  return { real: real.sort(ascending), complex: complex.sort(ascending) };
}

/** The pattern above the roots; null if there are more of them than the forms of the slice have: rounding next to a root of high multiplicity. */
export function possiblePatternAbove(special: SpecialSlice, roots: CoreRoots): RootPattern | null {
  const pattern = patternAbove(special, roots);
  const degree = special.factor.length - 1 + special.stride * (special.core.origin.length - 1);
  return sum(pattern.real) + 2 * sum(pattern.complex) === degree ? pattern : null;
}

const ascending = (a: number, b: number): number => a - b;
