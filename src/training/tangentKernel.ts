import type { Theta } from '../network/architecture.ts';
import { jacobian } from '../network/jacobian.ts';

/**
 * Neural tangent kernel K(θ) = J Jᵀ = Σ_l C_l C_lᵀ: under the gradient flow the end-to-end filter moves by w′ = −K grad ℓ(w).
 *
 * @returns k × k, symmetric positive semidefinite, rows first.
 * @throws RangeError as for `jacobian`.
 * @source GeoLCN, (5.6)
 */
export function tangentKernel(theta: Theta, strides: readonly number[]): number[][] {
  const rows = jacobian(theta, strides);
  return rows.map((row) => rows.map((other) => row.reduce((sum, entry, c) => sum + entry * other[c]!, 0)));
}
