import type { FilterLoss } from '../loss/loss.ts';
import type { Theta } from '../network/architecture.ts';
import { flatten, unflatten } from './flatten.ts';
import { gradientField } from './gradientField.ts';

/**
 * Gradient of the training loss 𝓛(θ) = (μ(θ) − u)ᵀ Σ (μ(θ) − u): (grad_l)_j = Σ_a G_{a + j S_l} c⁽ˡ⁾_a with G = 2 Σ (μ(θ) − u).
 *
 * @param theta One filter per layer, first layer first.
 * @returns The partial derivatives in the shape of θ.
 * @throws RangeError if the shapes disagree, the metric is not positive definite, or a number is beyond the range of a double.
 * @source GeoLCN, Proposition A.2, with the factor 2 and the order of (2.8)
 */
export function gradient(theta: Theta, strides: readonly number[], filterLoss: FilterLoss): number[][] {
  const filterSizes = theta.map((w) => w.length);
  const field = gradientField(filterSizes, strides, filterLoss);
  const result = new Float64Array(field.parameterCount);
  field.evaluate(flatten(theta), result);
  if (!result.every(Number.isFinite)) throw new RangeError('gradient: a parameter is not finite, or the value is beyond the range of a double');
  return unflatten(result, filterSizes);
}
