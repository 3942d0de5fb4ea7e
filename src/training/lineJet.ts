import type { Architecture } from '../network/architecture.ts';
import type { ProgramBuilder, Value } from '../program/ir.ts';
import type { LossInputs } from './lossInputs.ts';
import { product, sparseDot, spread, type Sparse } from './secondOrder.ts';

/**
 * First and second derivative of hL along a line: f′(1) and f″(1) of f(t) = hL(θ + t d).
 *
 * With w(t) = μ(θ + t d) and r = A w − b: f′ = rᵀ w′ and f″ = w′ᵀ A w′ + rᵀ w″, where w is a product of polynomials F_l + t D_l.
 *
 * @param theta θ + d.
 * @source derived here
 */
export function lineJet(builder: ProgramBuilder, { filterSizes, cumulativeStrides }: Architecture, { theta, A, b }: LossInputs, d: readonly Value[]): { first: Value; second: Value } {
  let next = 0;
  const layers = filterSizes.map((size, l): [Sparse, Sparse] => {
    const [from, to, stride] = [next, (next += size), size === 1 ? 1 : cumulativeStrides[l]!];
    return [spread(theta.slice(from, to), stride), spread(d.slice(from, to), stride)];
  });
  const times = (one: Sparse, other: Sparse): Sparse => product(builder, one, other);
  const plus = (one: Sparse, other: Sparse): Sparse => one.map((value, i) => (value === null ? null : builder.add(value, other[i]!)));
  const [first, ...others] = layers as [[Sparse, Sparse], ...[Sparse, Sparse][]];
  let [w, w1]: [Sparse, Sparse] = first;
  let w2: Sparse | null = null;
  for (const [F, D] of others) {
    const twice = times(plus(w1, w1), D);
    [w, w1, w2] = [times(w, F), plus(times(w1, F), times(w, D)), w2 === null ? twice : plus(times(w2, F), twice)];
  }
  const r = A.map((row, i) => builder.subtract(sparseDot(builder, row, w), b[i]!));
  const image = A.map((row) => sparseDot(builder, row, w1));
  const flat = sparseDot(builder, image, w1);
  return { first: sparseDot(builder, r, w1), second: w2 === null ? flat : builder.add(flat, sparseDot(builder, r, w2)) };
}
