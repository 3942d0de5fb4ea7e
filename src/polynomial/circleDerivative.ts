import type { Form } from './form.ts';

/**
 * Derivative of a form along the circle: DP = −y P_x + x P_y, so that d/dθ P(cos θ, sin θ) = (DP)(cos θ, sin θ).
 * P has a root of multiplicity m at (cos θ : sin θ) exactly if P, DP, …, D^{m−1}P vanish there.
 *
 * @returns A form of the same degree.
 * @source derived (chain rule)
 */
export function circleDerivative(form: Form): number[] {
  const n = form.length - 1;
  return Array.from({ length: n + 1 }, (_, k) => (k < n ? (k + 1) * form[k + 1]! : 0) - (k > 0 ? (n - k + 1) * form[k - 1]! : 0));
}
