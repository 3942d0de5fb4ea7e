import type { Theta } from '../network/architecture.ts';

/**
 * Invariants of the gradient flow, |w_i|² − |w_{i+1}|² for neighbouring layers: constant for every smooth loss and all strides.
 *
 * @returns L − 1 numbers; none for a single layer.
 * @throws RangeError if there is no filter.
 * @source GeoLCN, Proposition 5.13
 */
export function invariants(theta: Theta): number[] {
  if (theta.length === 0) throw new RangeError('invariants: no filter');
  return theta.slice(1).map((next, i) => differenceOfSquares(theta[i]!, next));
}

/**
 * Drift of the invariants in one step of gradient descent: exactly η² (|g_i|² − |g_{i+1}|²), since ⟨w_i, g_i⟩ is the same number for all layers.
 *
 * @param gradient grad 𝓛 at the start of the step, in the shape of θ.
 * @param stepSize η
 * @source from GeoLCN, Proposition 5.13, by expanding |w_i − η g_i|²
 */
export const descentDrift = (gradient: Theta, stepSize: number): number[] =>
  invariants(gradient).map((difference) => stepSize * stepSize * difference);

const differenceOfSquares = (a: readonly number[], b: readonly number[]): number => sumOfSquares(a) - sumOfSquares(b);

const sumOfSquares = (w: readonly number[]): number => w.reduce((sum, c) => sum + c * c, 0);
