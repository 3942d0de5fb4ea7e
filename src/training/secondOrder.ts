import type { Architecture } from '../network/architecture.ts';
import type { ProgramBuilder, Value } from '../program/ir.ts';
import type { LossInputs } from './lossInputs.ts';

/** Derivatives of hL at θ; p parameters. */
export interface SecondOrder {
  readonly gradient: readonly Value[];
  /** Rows i of the Hessian H, columns j = i, …, p − 1. */
  readonly hessian: readonly (readonly Value[])[];
  /** The same of H + Σ_l n_l n_lᵀ. */
  readonly across: readonly (readonly Value[])[];
}

/** Coefficients of a polynomial, lowest exponent first; null where strides leave a gap. */
export type Sparse = readonly (Value | null)[];

/**
 * Gradient and Hessian of hL(θ) = h (w − u)ᵀ Σ (w − u), w = μ(θ).
 *
 * With r = A w − b: h∇L = Jᵀ r and H = Jᵀ A J + Σ_i r_i ∂²w_i. L is constant along the rescalings of the layers, whose directions are
 * n_l = (…, 0, θ_l, −θ_{l+1}, 0, …): ∇L is orthogonal to them, and at a critical point H vanishes on them.
 *
 * @source GeoLCN, Proposition A.2 (cofactors); second derivatives derived here
 */
export function secondOrder(builder: ProgramBuilder, { filterSizes, cumulativeStrides, ambientDimension: k }: Architecture, { theta, A, b }: LossInputs): SecondOrder {
  let next = 0;
  const layers = filterSizes.map((size) => theta.slice(next, (next += size)));
  const strides = filterSizes.map((size, l) => (size === 1 ? 1 : cumulativeStrides[l]!));
  const cofactor = cofactors(builder, layers.map((filter, l) => spread(filter, strides[l]!)));

  const w = cofactor([]);
  const r = A.map((row, i) => builder.subtract(sparseDot(builder, row, w), b[i]!));
  const columns = layers.flatMap((filter, l) => filter.map((_, j) => ({ layer: l, shift: j * strides[l]!, column: shifted(cofactor([l]), j * strides[l]!, k) })));
  const gradient = columns.map(({ column }) => sparseDot(builder, r, column));
  const curved = columns.map(({ column }) => A.map((row) => sparseDot(builder, row, column)));
  const hessian = columns.map((one, i) =>
    columns.slice(i).map((other, d) => {
      const flat = sparseDot(builder, curved[i + d]!, one.column);
      if (one.layer === other.layer) return flat;
      return builder.add(flat, sparseDot(builder, r, shifted(cofactor([one.layer, other.layer]), one.shift + other.shift, k)));
    }),
  );

  const normals = layers.slice(1).map((filter, l) => scalingDirection(builder, layers, l, filter));
  const across = hessian.map((row, i) => row.map((entry, d) => normals.reduce((sum, n) => (n[i] == null || n[i + d] == null ? sum : builder.add(sum, builder.multiply(n[i]!, n[i + d]!))), entry)));
  return { gradient, hessian, across };
}

/** The coefficients of π(x^stride). */
export const spread = (filter: readonly Value[], stride: number): Sparse => Array.from({ length: (filter.length - 1) * stride + 1 }, (_, i) => (i % stride === 0 ? filter[i / stride]! : null));

const shifted = (c: Sparse, shift: number, length: number): Sparse => Array.from({ length }, (_, i) => c[i - shift] ?? null);

/** Σ dense_i sparse_i. */
export function sparseDot(builder: ProgramBuilder, dense: readonly Value[], sparse: Sparse): Value {
  const places = dense.flatMap((_, i) => (sparse[i] == null ? [] : [i]));
  return builder.dot(places.map((i) => dense[i]!), places.map((i) => sparse[i]!));
}

/** Products of all factors but those left out; the product of none is 1. */
function cofactors(builder: ProgramBuilder, factors: readonly Sparse[]): (left: readonly number[]) => Sparse {
  const known = new Map<string, Sparse>();
  const range = (from: number, to: number): Sparse => {
    if (from === to) return [builder.constant(1)];
    const key = `${from},${to}`;
    const there = known.get(key) ?? (from + 1 === to ? factors[from]! : product(builder, range(from, to - 1), factors[to - 1]!));
    known.set(key, there);
    return there;
  };
  return (left) => {
    const ends = [...left, factors.length];
    return ends.map((end, i) => range(i === 0 ? 0 : ends[i - 1]! + 1, end)).reduce((one, other) => product(builder, one, other));
  };
}

/** The product of two polynomials. */
export function product(builder: ProgramBuilder, one: Sparse, other: Sparse): Sparse {
  const terms: Value[][] = Array.from({ length: one.length + other.length - 1 }, () => []);
  one.forEach((c, i) => other.forEach((d, j) => (c === null || d === null ? undefined : terms[i + j]!.push(builder.multiply(c, d)))));
  return terms.map((values) => (values.length === 0 ? null : builder.sum(values)));
}

/** (…, 0, θ_l, −θ_{l+1}, 0, …): layer l grows, the next one shrinks. */
function scalingDirection(builder: ProgramBuilder, layers: readonly (readonly Value[])[], l: number, above: readonly Value[]): Sparse {
  const zero = builder.constant(0);
  return layers.flatMap((filter, m): Sparse => (m === l ? filter : m === l + 1 ? above.map((value) => builder.subtract(zero, value)) : filter.map(() => null)));
}
