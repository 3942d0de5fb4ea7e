import fc from 'fast-check';
import type { RootPattern } from '../polynomial/formatRootPattern.ts';
import { type BigForm, multiplyExact, powerExact } from './exact.ts';

/** A form built from known factors, with the pattern it has by construction. */
export interface FormOfPattern {
  readonly form: bigint[];
  readonly pattern: RootPattern;
}

/** Linear factors q x − p y of a rational root p/q, infinity (q = 0) and 0 included. */
export const linearFactor = (bound = 6): fc.Arbitrary<bigint[]> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.tuple(fc.integer({ min: 1, max: bound }), fc.integer({ min: -bound, max: bound })) },
    { weight: 1, arbitrary: fc.constant<[number, number]>([0, 1]) },
  ).map(([q, p]) => [BigInt(q), BigInt(-p)]);

/** Definite quadratics a x² + 2 b x y + c y², b² < a c: one pair of conjugate roots. */
export const definiteQuadratic = (bound = 4): fc.Arbitrary<bigint[]> =>
  fc.tuple(fc.integer({ min: 1, max: bound }), fc.integer({ min: -bound, max: bound }), fc.integer({ min: 1, max: bound }))
    .map(([a, b, c]) => [BigInt(a * a), BigInt(2 * a * b), BigInt(b * b + c)]);

/** True if the forms are not proportional. */
const apart = (p: BigForm, q: BigForm): boolean => p.some((a, i) => p.some((b, j) => a * q[j]! !== b * q[i]!));

/** A root pattern with Σ real + 2 Σ complex = degree. */
export const rootPatternOfDegree = (degree: number): fc.Arbitrary<RootPattern> =>
  fc.constantFrom(...allPatterns(degree));

/** Every pattern of a degree. */
export function allPatterns(degree: number): RootPattern[] {
  const patterns: RootPattern[] = [];
  for (let half = 0; 2 * half <= degree; half++)
    for (const complex of partitions(half)) for (const real of partitions(degree - 2 * half)) patterns.push({ real, complex });
  return patterns;
}

/** Partitions of n into ascending parts. */
export function partitions(n: number, least = 1): number[][] {
  if (n === 0) return [[]];
  const all: number[][] = [];
  for (let part = least; part <= n; part++) for (const rest of partitions(n - part, part)) all.push([part, ...rest]);
  return all;
}

/** Forms of a wanted pattern with rational real roots (0 and infinity among them) and rational definite quadratics. */
export function formOfPattern(pattern: RootPattern): fc.Arbitrary<FormOfPattern> {
  const distinct = (factor: fc.Arbitrary<bigint[]>, count: number): fc.Arbitrary<bigint[][]> =>
    fc.uniqueArray(factor, { minLength: count, maxLength: count, comparator: (p, q) => !apart(p, q) });
  return fc
    .tuple(distinct(linearFactor(), pattern.real.length), distinct(definiteQuadratic(), pattern.complex.length), fc.constantFrom(1n, -1n, 3n, -7n))
    .map(([lines, quadratics, factor]) => ({
      form: multiplyExact(
        [factor],
        ...lines.map((f, i) => powerExact(f, pattern.real[i]!)),
        ...quadratics.map((f, i) => powerExact(f, pattern.complex[i]!)),
      ),
      pattern,
    }));
}

/** Forms of a random pattern of degree 1 … largest. */
export const formOfSomePattern = (largest: number): fc.Arbitrary<FormOfPattern> =>
  fc.integer({ min: 1, max: largest }).chain(rootPatternOfDegree).chain(formOfPattern);

/** Forms with integer coefficients, not all zero; leading and trailing zeros are common. */
export const integerForm = (degree: number, bound = 9): fc.Arbitrary<number[]> =>
  fc.array(fc.oneof({ weight: 3, arbitrary: fc.integer({ min: -bound, max: bound }) }, { weight: 1, arbitrary: fc.constant(0) }), { minLength: degree + 1, maxLength: degree + 1 })
    .filter((form) => form.some((c) => c !== 0));

/** Filter sizes 1 … 4 and strides 1 … 3 of one to `layers` layers. */
export const architectureChoice = (layers = 3): fc.Arbitrary<{ filterSizes: number[]; strides: number[] }> =>
  fc.integer({ min: 1, max: layers }).chain((n) =>
    fc.record({
      filterSizes: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: n, maxLength: n }),
      strides: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: n, maxLength: n }),
    }),
  );

/** Filters of the given sizes with entries 0 or ±[0.01, 2], none of them all small. */
export const theta = (filterSizes: readonly number[]): fc.Arbitrary<number[][]> =>
  fc.tuple(...filterSizes.map((k) => fc.array(fc.double({ min: -2, max: 2, noNaN: true }).map((c) => (Math.abs(c) < 0.01 ? 0 : c)), { minLength: k, maxLength: k }).filter((w) => Math.max(...w.map(Math.abs)) > 0.1)));

/** An architecture with filters for it. */
export const network = (layers = 3): fc.Arbitrary<{ filterSizes: number[]; strides: number[]; filters: number[][] }> =>
  architectureChoice(layers).chain((choice) => theta(choice.filterSizes).map((filters) => ({ ...choice, filters })));
