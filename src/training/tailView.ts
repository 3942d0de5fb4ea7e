import type { Architecture } from '../network/architecture.ts';
import type { ProgramBuilder, Value } from '../program/ir.ts';
import { gradientOf } from './descentMap.ts';
import { allPositive, factorization } from './factorization.ts';
import { lineJet } from './lineJet.ts';
import type { LossInputs } from './lossInputs.ts';
import { secondOrder } from './secondOrder.ts';

/** What is to be seen from a critical point θ* of a training near it: H is the Hessian of hL at θ*, δ = θ − θ*, g = h∇L(θ). */
export interface TailView {
  /** |h∇L(θ*)|² */
  readonly gradient: Value;
  /** 1 if H is positive definite across the fiber, −1 if not. */
  readonly definite: Value;
  /** 1 if all eigenvalues of H are below 2 − λ, λ = vᵀ M v / vᵀ v, −1 if not: if so, no swings last longer than the way along v. */
  readonly calm: Value;
  /** |g|², |H δ − g|² */
  readonly size: Value;
  readonly difference: Value;
  /** vᵀ v, vᵀ M v, |M v|² with M = H + Σ_l n_l n_lᵀ; vᵀ H δ. v, |v| arbitrary, is about the direction of the smallest eigenvalue across the fiber. */
  readonly vv: Value;
  readonly vMv: Value;
  readonly MvMv: Value;
  readonly image: Value;
  /** |d|², dᵀ h∇L and dᵀ H d at θ* + d, for the part d of δ along v. */
  readonly distance: Value;
  readonly force: Value;
  readonly slope: Value;
}

/** Solutions with M that v takes: each divides the parts of other eigenvectors by the ratio of their eigenvalues to the smallest one. */
const solutions = 14;

/**
 * Looks from a critical point θ* at a training near it: how linear its gradient is, and the slowest direction by inverse iteration from H δ, which
 * has no part along the fiber.
 *
 * @param inputs θ*, A and b. @param theta θ.
 * @source classical (inverse iteration); derived here (`secondOrder`)
 */
export function tailView(builder: ProgramBuilder, a: Architecture, inputs: LossInputs, theta: readonly Value[]): TailView {
  const { gradient, hessian, across } = secondOrder(builder, a, inputs);
  const factors = factorization(builder, across);
  const g = gradientOf(builder, a, { ...inputs, theta });
  const delta = theta.map((value, i) => builder.subtract(value, inputs.theta[i]!));
  const dot = (x: readonly Value[], y: readonly Value[]): Value => builder.dot(x, y);
  const image = delta.map((_, i) => dot(delta.map((_d, j) => hessian[Math.min(i, j)]![Math.abs(i - j)]!), delta));
  const off = image.map((value, i) => builder.subtract(value, g[i]!));
  let v: readonly Value[] = image;
  let Mv = v;
  for (let i = 0; i < solutions; i++) [v, Mv] = [factors.solve(v), v];
  const [vv, vMv] = [dot(v, v), dot(v, Mv)];
  const highest = builder.subtract(builder.constant(2), builder.divide(vMv, vv));
  const below = factorization(builder, hessian.map((row) => row.map((entry, d) => builder.subtract(d === 0 ? highest : builder.constant(0), entry))));
  const share = builder.divide(dot(v, delta), vv);
  const d = v.map((value) => builder.multiply(value, share));
  const { first, second } = lineJet(builder, a, { ...inputs, theta: inputs.theta.map((value, i) => builder.add(value, d[i]!)) }, d);
  return {
    gradient: dot(gradient, gradient),
    definite: allPositive(builder, factors.pivots),
    calm: allPositive(builder, below.pivots),
    size: dot(g, g),
    difference: dot(off, off),
    vv,
    vMv,
    MvMv: dot(Mv, Mv),
    image: dot(v, image),
    distance: dot(d, d),
    force: first,
    slope: second,
  };
}
