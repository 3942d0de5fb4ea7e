import type { BatchIteration } from '../program/batch.ts';
import type { Trainings } from './trainings.ts';

/** The places of a kernel and the trainings in them. */
export interface TrainingLanes {
  /** Row of the training in each place, −1 for an idle one, and the steps that it has made. */
  readonly owner: Int32Array;
  readonly steps: Int32Array;
  /** Puts a row's training into a place, from where θ of the row stands. */
  readonly enter: (lane: number, trainings: Trainings, row: number, stepsMade: number) => void;
  /** Writes θ and the steps of a place back to its row, and leaves it idle; the row. */
  readonly leave: (lane: number, trainings: Trainings) => number;
  /** Gives idle places the numbers of an active one, so that they stop no run of their own; the most steps that all active ones may make. */
  readonly keepCompany: (active: number, maxSteps: number) => number;
}

/**
 * The lanes of a kernel that iterates `descentMap`, whose parameters are the rows of `losses` times 2h; further parameters of the kernel are the
 * caller's.
 *
 * @param p Number of parameters of the network. @param width Numbers in a row of `losses`.
 */
export function trainingLanes({ lanes, states, parameters }: BatchIteration, p: number, width: number, stepSize: number, stepsAtOnce: number): TrainingLanes {
  const owner = new Int32Array(lanes).fill(-1);
  const steps = new Int32Array(lanes);
  const copies = parameters.length / lanes;
  return {
    owner,
    steps,
    enter(lane, { losses, theta }, row, stepsMade) {
      for (let i = 0; i < p; i++) states[i * lanes + lane] = theta[row * p + i]!;
      for (let j = 0; j < width; j++) parameters[j * lanes + lane] = 2 * stepSize * losses[row * width + j]!;
      owner[lane] = row;
      steps[lane] = stepsMade;
    },
    leave(lane, trainings) {
      const row = owner[lane]!;
      for (let i = 0; i < p; i++) trainings.theta[row * p + i] = states[i * lanes + lane]!;
      trainings.steps[row] = steps[lane]!;
      owner[lane] = -1;
      return row;
    },
    keepCompany(active, maxSteps) {
      let most = stepsAtOnce;
      for (let lane = 0; lane < lanes; lane++) {
        if (owner[lane]! >= 0) {
          most = Math.min(most, maxSteps - steps[lane]!);
          continue;
        }
        for (let i = 0; i < p; i++) states[i * lanes + lane] = states[i * lanes + active]!;
        for (let j = 0; j < copies; j++) parameters[j * lanes + lane] = parameters[j * lanes + active]!;
      }
      return most;
    },
  };
}
