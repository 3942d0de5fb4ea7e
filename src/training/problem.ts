import type { Metric } from '../loss/metrics.ts';
import type { Architecture, Theta } from '../network/architecture.ts';
import { divergenceFactor } from '../numeric/tolerance.ts';
import type { GradientField } from './gradientField.ts';
import { gradientField } from './gradientField.ts';

export type TrainingMethod = 'descent' | 'flow';

/** Everything that determines a training run: plain data, the same problem gives the same run, bit by bit. */
export interface TrainingProblem {
  readonly architecture: Architecture;
  readonly target: readonly number[];
  readonly metric: Metric;
  readonly start: Theta;
  /** η of gradient descent; for the flow the first step to try. */
  readonly stepSize: number;
  /** Gradient descent with a fixed step, or the gradient flow θ′ = −grad 𝓛 by an adaptive Runge–Kutta method. */
  readonly method: TrainingMethod;
  /** The run has converged when |grad 𝓛|² ≤ stop. Default 1e-14 (GeoLCN, section 7.1). */
  readonly stop?: number;
  readonly maxSteps: number;
  /** The flow ends at this time. */
  readonly timeLimit?: number;
}

/**
 * converged: |grad 𝓛|² ≤ stop. diverged: the next step leaves the range of sensible numbers; the state is the last good one.
 * stepTooSmall: the flow cannot be followed with any step.
 */
export type TrainingStatus = 'running' | 'converged' | 'maxSteps' | 'timeLimit' | 'diverged' | 'stepTooSmall';

/** A run between two steps, as plain JSON: with the problem it is all that is needed to continue. */
export interface TrainingState {
  readonly theta: readonly (readonly number[])[];
  readonly steps: number;
  /** η · steps for gradient descent, the time of the flow. */
  readonly time: number;
  readonly status: TrainingStatus;
  /** 𝓛(θ) */
  readonly loss: number;
  /** |grad 𝓛(θ)| */
  readonly gradientNorm: number;
  /** Step of the flow to try next (descent: η), and the error of its last step. */
  readonly stepSize: number;
  readonly previousError: number;
  /** Number of the last recorded step, −1 before the start is recorded. */
  readonly lastRecorded: number;
}

export const defaultStop = 1e-14;

/**
 * The loss of a problem as a field on parameter vectors.
 *
 * @throws RangeError naming what is wrong with the problem.
 */
export function problemField(problem: TrainingProblem): GradientField {
  const { architecture, start, stepSize, maxSteps, timeLimit, stop = defaultStop } = problem;
  const { filterSizes, strides } = architecture;
  if (start.length !== filterSizes.length || start.some((w, l) => w.length !== filterSizes[l]))
    throw new RangeError(`training: start with filter sizes ${start.map((w) => w.length).join(', ')}, the architecture has ${filterSizes.join(', ')}`);
  if (!start.every((w) => w.every(Number.isFinite))) throw new RangeError('training: a coefficient of the start is not a finite number');
  if (!(stepSize > 0) || !Number.isFinite(stepSize)) throw new RangeError(`training: step size ${stepSize} is not a positive number`);
  if (!(stop >= 0)) throw new RangeError(`training: stop ${stop} is not a number ≥ 0`);
  if (!Number.isSafeInteger(maxSteps) || maxSteps < 0) throw new RangeError(`training: maxSteps ${maxSteps} is not an integer ≥ 0`);
  if (!Number.isFinite(stepSize * maxSteps)) throw new RangeError(`training: ${maxSteps} steps of ${stepSize} are beyond the range of a double`);
  if (timeLimit !== undefined && !(timeLimit > 0)) throw new RangeError(`training: time limit ${timeLimit} is not positive`);
  return gradientField(filterSizes, strides, problem);
}

/** Parameters beyond this count as diverged. */
export function divergenceBound({ start, target }: TrainingProblem): number {
  const largest = [...start.flat(), ...target].reduce((max, c) => Math.max(max, Math.abs(c)), 1);
  return Math.min(divergenceFactor * largest, Number.MAX_VALUE);
}
