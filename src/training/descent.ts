import type { GradientField } from './gradientField.ts';
import type { Stepper } from './stepper.ts';
import { sumOfSquares, within } from './stepper.ts';

/**
 * Gradient descent with a fixed step: θ ← θ − η grad 𝓛(θ).
 *
 * @param theta Start; moved in place.
 * @param steps Steps made before, so that the time is η times their number.
 * @param bound Parameters beyond it count as diverged.
 * @source GeoLCN, section 7.1
 */
export function descent(field: GradientField, theta: Float64Array, stepSize: number, steps: number, bound: number): Stepper {
  let gradient = new Float64Array(theta.length);
  let nextGradient = new Float64Array(theta.length);
  const next = new Float64Array(theta.length);
  let made = steps;
  const loss = field.evaluate(theta, gradient);
  const state = {
    theta,
    loss,
    squaredGradient: sumOfSquares(gradient),
    time: stepSize * made,
    stepSize,
    previousError: 1,
    advance(): 'moved' | 'diverged' {
      for (let i = 0; i < next.length; i++) next[i] = theta[i]! - stepSize * gradient[i]!;
      if (!within(next, bound)) return 'diverged';
      const nextLoss = field.evaluate(next, nextGradient);
      const squared = sumOfSquares(nextGradient);
      if (!Number.isFinite(nextLoss) || !Number.isFinite(squared)) {
        // the field describes the last good θ again
        field.evaluate(theta, gradient);
        return 'diverged';
      }
      theta.set(next);
      [gradient, nextGradient] = [nextGradient, gradient];
      state.loss = nextLoss;
      state.squaredGradient = squared;
      state.time = stepSize * ++made;
      return 'moved';
    },
  };
  return state;
}
