import type { Architecture } from '../network/architecture.ts';
import { programBuilder, type Program } from '../program/ir.ts';
import { allPositive, factorization } from './factorization.ts';
import { lossInputCount, lossInputs } from './lossInputs.ts';
import { secondOrder } from './secondOrder.ts';

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
  /** 1 if H is positive definite across the fiber, −1 if not. */
  readonly definite: number;
  /** |h∇L|² */
  readonly size: number;
}

/**
 * Newton's step for L(θ) = (w − u)ᵀ Σ (w − u), w = μ(θ), across the rescalings of the layers, on which L is constant:
 * θ' = θ − (H + Σ_l n_l n_lᵀ)⁻¹ h∇L, with the directions n_l of the rescalings.
 *
 * @source derived here (`secondOrder`)
 */
export function newtonMap(a: Architecture): NewtonMap {
  const builder = programBuilder(lossInputCount(a));
  const inputs = lossInputs(builder, a);
  const { gradient, hessian, across } = secondOrder(builder, a, inputs);
  const { pivots, solve } = factorization(builder, across);
  const way = solve(gradient);
  const outputs = [...inputs.theta.map((value, i) => builder.subtract(value, way[i]!)), ...gradient, ...hessian.flat(), allPositive(builder, pivots), builder.dot(gradient, gradient)];
  const p = gradient.length;
  return { program: builder.build(outputs), states: p, gradient: p, hessian: 2 * p, definite: outputs.length - 2, size: outputs.length - 1 };
}
