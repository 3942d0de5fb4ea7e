import type { Architecture } from '../network/architecture.ts';
import { programBuilder, type Program, type Value } from '../program/ir.ts';
import { factorization } from './factorization.ts';
import { lossInputs, secondOrder } from './secondOrder.ts';

/** What a program tells about the end of a training near a critical point θ*, and where its outputs stand. */
export interface TailMap {
  /** Inputs: θ*, A and b as those of `newtonMap`; then δ = θ − θ* and g = h∇L(θ), p numbers each. */
  readonly program: Program;
  /** First place of δ among the inputs. */
  readonly delta: number;
  /** Places of outputs. H is the Hessian of hL at θ*; v, |v| arbitrary, is about the direction of its smallest eigenvalue across the fiber. */
  readonly at: {
    /** |h∇L(θ*)|² */
    readonly gradient: number;
    /** Positive if H is positive definite across the fiber, NaN if not. */
    readonly definite: number;
    /** Positive if all eigenvalues of H are below 2 − λ, λ = vᵀ M v / vᵀ v, NaN if not: then no swings last longer than the way along v. */
    readonly calm: number;
    /** |g|², |H δ − g|² */
    readonly size: number;
    readonly difference: number;
    /** vᵀ v, vᵀ M v, |M v|² with M = H + Σ_l n_l n_lᵀ; vᵀ H δ. */
    readonly vv: number;
    readonly vMv: number;
    readonly MvMv: number;
    readonly image: number;
    /** |d|², dᵀ h∇L and dᵀ H d at θ* + d, for the part d of δ along v. */
    readonly distance: number;
    readonly force: number;
    readonly slope: number;
    /** H δ, p numbers; then rows i of H, columns j = i, …, p − 1. */
    readonly matrix: number;
  };
}

/** Solutions with M that v takes: each divides the parts of other eigenvectors by the ratio of their eigenvalues to the smallest one. */
const solutions = 10;

/**
 * Looks from a critical point θ* at a training near it: how linear its gradient is, and the slowest direction by inverse iteration from H δ, which
 * has no part along the fiber.
 *
 * @source classical (inverse iteration); derived here (`secondOrder`)
 */
export function tailMap(a: Architecture): TailMap {
  const { filterSizes, ambientDimension: k } = a;
  const p = filterSizes.reduce((sum, size) => sum + size, 0);
  const first = p + k * k + k;
  const builder = programBuilder(first + 2 * p);
  const inputs = lossInputs(builder, a);
  const { gradient, hessian, across } = secondOrder(builder, a, inputs);
  const factors = factorization(builder, across);
  const [delta, g] = [first, first + p].map((from) => Array.from({ length: p }, (_, i) => builder.input(from + i))) as [Value[], Value[]];
  const dot = (x: readonly Value[], y: readonly Value[]): Value => builder.dot(x, y);
  const times = (upper: readonly (readonly Value[])[], x: readonly Value[]): Value[] => x.map((_, i) => dot(x.map((_x, j) => upper[Math.min(i, j)]![Math.abs(i - j)]!), x));
  const image = times(hessian, delta);
  const off = image.map((value, i) => builder.subtract(value, g[i]!));
  let v: readonly Value[] = image;
  let Mv = v;
  for (let i = 0; i < solutions; i++) [v, Mv] = [factors.solve(v), v];
  const [vv, vMv] = [dot(v, v), dot(v, Mv)];
  const highest = builder.subtract(builder.constant(2), builder.divide(vMv, vv));
  const below = factorization(builder, hessian.map((row) => row.map((entry, d) => builder.subtract(d === 0 ? highest : builder.constant(0), entry))));
  const definite = (pivots: readonly Value[]): Value => builder.sum(pivots.map((pivot) => builder.squareRoot(pivot)));
  const share = builder.divide(dot(v, delta), vv);
  const d = v.map((value) => builder.multiply(value, share));
  const there = secondOrder(builder, a, { ...inputs, theta: inputs.theta.map((value, i) => builder.add(value, d[i]!)) });
  const outputs = [
    dot(gradient, gradient), definite(factors.pivots), definite(below.pivots),
    dot(g, g), dot(off, off),
    vv, vMv, dot(Mv, Mv), dot(v, image),
    dot(d, d), dot(d, there.gradient), dot(d, times(there.hessian, d)),
    ...image, ...hessian.flat(),
  ];
  const at = { gradient: 0, definite: 1, calm: 2, size: 3, difference: 4, vv: 5, vMv: 6, MvMv: 7, image: 8, distance: 9, force: 10, slope: 11, matrix: 12 };
  return { program: builder.build(outputs), delta: first, at };
}
