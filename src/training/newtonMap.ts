import type { Architecture } from '../network/architecture.ts';
import { programBuilder, type Program, type ProgramBuilder, type Value } from '../program/ir.ts';

/** Newton's step for the loss of an architecture, and where its outputs stand. */
export interface NewtonMap {
  /** Inputs: θ, first layer first; A, k × k, rows first; b. As those of `descentMap`. */
  readonly program: Program;
  /** p, the length of θ. */
  readonly states: number;
  /** θ', p numbers, is output 0; h∇L(θ), p numbers, comes from here on. */
  readonly gradient: number;
  /** Rows i of hH, columns j = i, …, p − 1, come from here on: ∂²(hL)/∂θ_i∂θ_j. */
  readonly hessian: number;
  /** Positive if H is positive definite across the fiber, NaN if not. */
  readonly definite: number;
}

/** Coefficients of a polynomial, lowest exponent first; null where strides leave a gap. */
type Sparse = readonly (Value | null)[];

/**
 * Newton's step for L(θ) = (w − u)ᵀ Σ (w − u), w = μ(θ), across the rescalings of the layers, on which L is constant.
 *
 * With A = 2hΣ, b = 2hΣu and r = A w − b: h∇L = Jᵀ r and hH = Jᵀ A J + Σ_i r_i ∂²w_i. The step is θ' = θ − (hH + Σ_l n_l n_lᵀ)⁻¹ h∇L with
 * n_l = (…, 0, θ_l, −θ_{l+1}, 0, …), the directions of the rescalings: ∇L is orthogonal to them, and at a critical point H vanishes on them.
 *
 * @source GeoLCN, Proposition A.2 (cofactors); second derivatives and step derived here
 */
export function newtonMap({ filterSizes, cumulativeStrides, ambientDimension: k }: Architecture): NewtonMap {
  const p = filterSizes.reduce((sum, size) => sum + size, 0);
  const builder = programBuilder(p + k * k + k);
  let next = 0;
  const take = (count: number): Value[] => Array.from({ length: count }, () => builder.input(next++));
  const layers = filterSizes.map(take);
  const A = Array.from({ length: k }, () => take(k));
  const b = take(k);
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
  const matrix = hessian.map((row, i) => row.map((entry, d) => normals.reduce((sum, n) => (n[i] == null || n[i + d] == null ? sum : builder.add(sum, builder.multiply(n[i]!, n[i + d]!))), entry)));
  const { solution, pivots } = solved(builder, matrix, gradient);
  const theta = layers.flat();
  const outputs = [...theta.map((value, i) => builder.subtract(value, solution[i]!)), ...gradient, ...hessian.flat(), builder.sum(pivots.map((pivot) => builder.squareRoot(pivot)))];
  return { program: builder.build(outputs), states: p, gradient: p, hessian: 2 * p, definite: outputs.length - 1 };
}

const spread = (filter: readonly Value[], stride: number): Sparse => Array.from({ length: (filter.length - 1) * stride + 1 }, (_, i) => (i % stride === 0 ? filter[i / stride]! : null));

const shifted = (c: Sparse, shift: number, length: number): Sparse => Array.from({ length }, (_, i) => c[i - shift] ?? null);

function sparseDot(builder: ProgramBuilder, dense: readonly Value[], sparse: Sparse): Value {
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

function product(builder: ProgramBuilder, one: Sparse, other: Sparse): Sparse {
  const terms: Value[][] = Array.from({ length: one.length + other.length - 1 }, () => []);
  one.forEach((c, i) => other.forEach((d, j) => (c === null || d === null ? undefined : terms[i + j]!.push(builder.multiply(c, d)))));
  return terms.map((values) => (values.length === 0 ? null : builder.sum(values)));
}

/** (…, 0, θ_l, −θ_{l+1}, 0, …): layer l grows, the next one shrinks. */
function scalingDirection(builder: ProgramBuilder, layers: readonly (readonly Value[])[], l: number, above: readonly Value[]): Sparse {
  const zero = builder.constant(0);
  return layers.flatMap((filter, m): Sparse => (m === l ? filter : m === l + 1 ? above.map((value) => builder.subtract(zero, value)) : filter.map(() => null)));
}

/** Solution of M x = y by M = U ᵀ D U, U upper triangular with diagonal 1; M by its rows from the diagonal on. The pivots are D. */
function solved(builder: ProgramBuilder, upper: readonly (readonly Value[])[], y: readonly Value[]): { solution: Value[]; pivots: Value[] } {
  const p = y.length;
  const rows = upper.map((row) => [...row]);
  const x = [...y];
  const one = builder.constant(1);
  const inverses: Value[] = [];
  for (let i = 0; i < p; i++) {
    const row = rows[i]!;
    const inverse = builder.divide(one, row[0]!);
    inverses.push(inverse);
    for (let j = i + 1; j < p; j++) {
      const share = builder.multiply(row[j - i]!, inverse);
      for (let m = j; m < p; m++) rows[j]![m - j] = builder.subtract(rows[j]![m - j]!, builder.multiply(share, row[m - i]!));
      x[j] = builder.subtract(x[j]!, builder.multiply(share, x[i]!));
    }
  }
  for (let i = p - 1; i >= 0; i--) {
    for (let j = i + 1; j < p; j++) x[i] = builder.subtract(x[i]!, builder.multiply(rows[i]![j - i]!, x[j]!));
    x[i] = builder.multiply(x[i]!, inverses[i]!);
  }
  return { solution: x, pivots: rows.map((row) => row[0]!) };
}
