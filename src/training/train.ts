import type { Architecture } from '../network/architecture.ts';
import { endToEndFilter } from '../network/endToEndFilter.ts';
import { factorPattern } from '../network/factorPattern.ts';
import type { RootPattern } from '../polynomial/formatRootPattern.ts';
import { trainedRootTolerance } from '../numeric/tolerance.ts';
import type { TrainingProblem, TrainingStatus } from './problem.ts';
import { advanceTraining, startTraining } from './trainer.ts';

export type TrainOptions = Omit<TrainingProblem, 'architecture'>;

/** A whole run. */
export interface TrainingRun {
  readonly status: Exclude<TrainingStatus, 'running'>;
  readonly steps: number;
  /** Filters at the end, first layer first. */
  readonly theta: number[][];
  /** μ(θ) at the end. */
  readonly filter: number[];
  readonly loss: number;
  readonly gradientNorm: number;
  /** Root pattern reached, from the roots of the filters; null for the zero filter. */
  readonly pattern: RootPattern | null;
  /** End-to-end filters of the recorded steps in flat order, k numbers a row. */
  readonly trajectory: Float64Array;
  /** Loss, number of the step and time for each row. */
  readonly losses: Float64Array;
  readonly recordedSteps: Float64Array;
  readonly times: Float64Array;
}

/**
 * One training run from start to end.
 *
 * The pattern comes from the roots of the filters, not of the end-to-end filter: two filters that converge to a common root
 * agree much better than a double root can be read off a product.
 *
 * @throws RangeError naming what is wrong with the options.
 * @source GeoLCN, section 7.1
 */
export function train(architecture: Architecture, options: TrainOptions): TrainingRun {
  const problem: TrainingProblem = { ...options, architecture };
  const { state, filters, ...rows } = advanceTraining(problem, startTraining(problem), problem.maxSteps);
  const { status, steps, loss, gradientNorm } = state;
  if (status === 'running') throw new Error('train: the run did not end within maxSteps');
  const { strides } = architecture;
  const theta = state.theta.map((w) => [...w]);
  return {
    status,
    steps,
    theta,
    filter: endToEndFilter(theta, strides),
    loss,
    gradientNorm,
    pattern: factorPattern(theta, strides, trainedRootTolerance),
    trajectory: filters,
    ...rows,
  };
}
