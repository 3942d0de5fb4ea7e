import type { ProgramBuilder, Value } from '../program/ir.ts';
import { complexRing, type ComplexValue } from './ring.ts';

/** Solutions of a linear system in a program. */
export interface LinearSolutions {
  /** One for each right side. */
  readonly solutions: readonly (readonly ComplexValue[])[];
  /** Square of the length of each column after its projections on those before are taken away. */
  readonly lengths: readonly Value[];
}

/**
 * Solves A x = y for several right sides without choosing pivots, so that it is a straight-line program: modified Gram–Schmidt on the
 * columns of A, with the right sides taken along, which is backward stable.
 *
 * @param columns Columns of A.
 * @source Å. Björck, Solving linear least squares problems by Gram–Schmidt orthogonalization, BIT 7 (1967)
 */
export function solveByOrthogonalization(builder: ProgramBuilder, columns: readonly (readonly ComplexValue[])[], rightSides: readonly (readonly ComplexValue[])[]): LinearSolutions {
  const ring = complexRing(builder);
  const n = columns.length;
  const one = builder.constant(1);
  /** ⟨q, a⟩, linear in a. */
  const inner = (q: readonly ComplexValue[], a: readonly ComplexValue[]): ComplexValue => ({
    re: builder.sum(q.flatMap(({ re, im }, i) => [builder.multiply(re, a[i]!.re), builder.multiply(im, a[i]!.im)])),
    im: alternating(builder, q.map(({ re, im }, i) => [builder.multiply(re, a[i]!.im), builder.multiply(im, a[i]!.re)])),
  });
  const scaled = (s: Value, { re, im }: ComplexValue): ComplexValue => ({ re: builder.multiply(s, re), im: builder.multiply(s, im) });
  const without = (a: readonly ComplexValue[], factor: ComplexValue, q: readonly ComplexValue[]): ComplexValue[] => a.map((value, i) => ring.subtract(value, ring.multiply(factor, q[i]!)));

  const rest: (readonly ComplexValue[])[] = [...columns, ...rightSides];
  const lengths: Value[] = [];
  const factors: (readonly ComplexValue[])[] = [];
  for (let j = 0; j < n; j++) {
    const q = rest[j]!;
    const square = builder.sum(q.flatMap(({ re, im }) => [builder.multiply(re, re), builder.multiply(im, im)]));
    const inverse = builder.divide(one, square);
    lengths.push(square);
    factors.push(rest.map((a, k) => (k > j ? scaled(inverse, inner(q, a)) : { re: one, im: one })));
    for (let k = j + 1; k < rest.length; k++) rest[k] = without(rest[k]!, factors[j]![k]!, q);
  }
  const solutions = rightSides.map((_, s) => {
    const x: ComplexValue[] = [];
    for (let j = n - 1; j >= 0; j--) x[j] = factors[j]!.slice(j + 1, n).reduce((value, r, k) => ring.subtract(value, ring.multiply(r, x[j + 1 + k]!)), factors[j]![n + s]!);
    return x;
  });
  return { solutions, lengths };
}

/** Σ (a_i − b_i) */
const alternating = (builder: ProgramBuilder, pairs: readonly (readonly [Value, Value])[]): Value =>
  pairs.slice(1).reduce((sum, [a, b]) => builder.subtract(builder.add(sum, a), b), builder.subtract(...pairs[0]!));
