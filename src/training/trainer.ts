import { descent } from './descent.ts';
import { flatten, unflatten } from './flatten.ts';
import { flow } from './flow.ts';
import type { GradientField } from './gradientField.ts';
import type { TrainingProblem, TrainingState, TrainingStatus } from './problem.ts';
import { defaultStop, divergenceBound, problemField } from './problem.ts';
import type { Stepper } from './stepper.ts';
import type { Trajectory } from './trajectory.ts';
import { recordInterval, recordedUpTo, trajectoryRecorder } from './trajectory.ts';

/** A stretch of a run: the state after it and the rows recorded on the way. */
export interface TrainingChunk extends Trajectory {
  readonly state: TrainingState;
}

/**
 * State of a run before its first step.
 *
 * A start where the gradient vanishes has converged at once; in particular every start with two zero filters is critical.
 *
 * @throws RangeError naming what is wrong with the problem, also if the loss at the start is beyond the range of a double.
 */
export function startTraining(problem: TrainingProblem): TrainingState {
  const memory = { theta: problem.start, steps: 0, time: 0, stepSize: problem.stepSize, previousError: 1 };
  const stepper = makeStepper(problemField(problem), problem, memory);
  if (!Number.isFinite(stepper.loss) || !Number.isFinite(stepper.squaredGradient))
    throw new RangeError('startTraining: the loss or its gradient at the start is beyond the range of a double');
  return stateOf(stepper, problem, 0, statusAt(stepper, problem, 0), -1);
}

/**
 * The next `steps` steps of a run, fewer if it ends. A pure function: the same problem and state give the same chunk, and splitting a run
 * into chunks changes nothing, bit by bit. To rewind, keep an earlier state or start again.
 *
 * Recorded are the start, the steps that `recordInterval` names and the last state of the run.
 *
 * @throws RangeError if the problem is wrong or `steps` is not a number ≥ 0.
 * @source GeoLCN, section 7.1 (protocol of the descent)
 */
export function advanceTraining(problem: TrainingProblem, state: TrainingState, steps: number): TrainingChunk {
  if (!(steps >= 0)) throw new RangeError(`advanceTraining: ${steps} steps`);
  const field = problemField(problem);
  const stepper = makeStepper(field, problem, state);
  const end = Math.min(problem.maxSteps, state.steps + Math.floor(steps));
  const k = problem.architecture.ambientDimension;
  // and the start and the end
  const recorder = trajectoryRecorder(k, Math.max(0, recordedUpTo(end, k) - recordedUpTo(state.steps, k)) + 2);
  let { status, steps: made, lastRecorded } = state;
  const record = (): void => {
    if (lastRecorded !== made) recorder.record(field.filter, stepper.loss, made, stepper.time);
    lastRecorded = made;
  };

  if (made === 0) record();
  while (status === 'running' && made < end) {
    const outcome = stepper.advance();
    if (outcome === 'moved') status = statusAt(stepper, problem, ++made);
    else status = outcome;
    if (made % recordInterval(made, k) === 0) record();
  }
  if (status !== 'running') record();
  return { state: stateOf(stepper, problem, made, status, lastRecorded), ...recorder.finish() };
}

function statusAt({ squaredGradient, time }: Stepper, { stop = defaultStop, maxSteps, timeLimit }: TrainingProblem, steps: number): TrainingStatus {
  if (squaredGradient <= stop) return 'converged';
  if (timeLimit !== undefined && time >= timeLimit) return 'timeLimit';
  return steps >= maxSteps ? 'maxSteps' : 'running';
}

type Memory = Pick<TrainingState, 'theta' | 'steps' | 'time' | 'stepSize' | 'previousError'>;

function makeStepper(field: GradientField, problem: TrainingProblem, memory: Memory): Stepper {
  const theta = flatten(memory.theta);
  if (theta.length !== field.parameterCount) throw new RangeError(`training: a state of ${theta.length} parameters, the network has ${field.parameterCount}`);
  const bound = divergenceBound(problem);
  if (problem.method === 'descent') return descent(field, theta, problem.stepSize, memory.steps, bound);
  return flow(field, theta, memory, memory.time, problem.timeLimit ?? Infinity, bound);
}

const stateOf = (stepper: Stepper, { architecture }: TrainingProblem, steps: number, status: TrainingStatus, lastRecorded: number): TrainingState => ({
  theta: unflatten(stepper.theta, architecture.filterSizes),
  steps,
  time: stepper.time,
  status,
  loss: stepper.loss,
  gradientNorm: Math.sqrt(stepper.squaredGradient),
  stepSize: stepper.stepSize,
  previousError: stepper.previousError,
  lastRecorded,
});
