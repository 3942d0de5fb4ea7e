import type { Program } from '../program/ir.ts';
import { unknownsOf, type ProductCoordinates } from './productCoordinates.ts';

/**
 * A square system F(x; p) = 0 for products of forms, made ready for path tracking: F is linear in the parameters, p(τ) = p_end + τ p_change.
 *
 * The program has the inputs x (pairs re, im), τ, the numbers a of the charts (pairs), p_end, p_change, and numbers that do not move; and the
 * outputs Newton's step −(∂F/∂x)⁻¹ F, the velocity dx/dτ = −(∂F/∂x)⁻¹ ∂F/∂τ, and squares of the pivots of ∂F/∂x.
 */
export interface PathProgram {
  readonly coordinates: ProductCoordinates;
  /** Length of p, real and imaginary parts. */
  readonly parameters: number;
  /** How many numbers do not move. */
  readonly constants: number;
  readonly program: Program;
}

/** Where the inputs of a path program begin. */
export interface PathInputs {
  /** Number of unknowns. */
  readonly n: number;
  readonly tau: number;
  readonly charts: number;
  readonly end: number;
  readonly change: number;
  readonly constants: number;
  readonly count: number;
}

export function pathInputs(coordinates: ProductCoordinates, parameters: number, constants: number): PathInputs {
  const n = unknownsOf(coordinates);
  const [tau, charts] = [2 * n, 2 * n + 1];
  const end = charts + 2 * (n - 1);
  return { n, tau, charts, end, change: end + parameters, constants: end + 2 * parameters, count: end + 2 * parameters + constants };
}
