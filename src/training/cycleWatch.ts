/** Where trainings stood when they were looked at last. */
export interface CycleWatch {
  /** Entry i of θ of row r stands at r · p + i. */
  readonly theta: Float64Array;
  readonly p: number;
  /** The same, as it was; NaN where nothing is known. */
  readonly before: Float64Array;
  /** How often in a row each has come back. */
  readonly returns: Uint8Array;
  /** Most steps' lengths between looks at which a training counts as come back. */
  readonly drift: number;
}

/** Steps between looks: cycles of 1, 2, 4, …, 1024 steps are seen. */
const interval = 1024;

/** Steps' lengths that a training which counts as come back may drift altogether until it is given up. */
const mostDrift = 0.05;

/**
 * Notices trainings that swing about a critical point, or around in a longer cycle, and will do so until they are given up.
 *
 * A training whose single steps are long, and which yet stands where it stood an interval ago, goes round in a cycle. What it drifts meanwhile is
 * so small a part of a step that it does not end it before it is given up.
 *
 * @param theta Rows of p numbers. @param maxSteps Steps after which a training is given up.
 * @source derived here
 */
export function cycleWatch(theta: Float64Array, p: number, maxSteps: number): CycleWatch {
  return { theta, p, before: new Float64Array(theta.length), returns: new Uint8Array(theta.length / p), drift: (mostDrift * interval) / Math.max(interval, maxSteps) };
}

/** Steps that a training which has made so many makes until it is looked at. */
export const untilLook = (steps: number): number => interval - (steps % interval);

/** A training has come to where it stands otherwise than by steps. */
export function forget({ before, p, returns }: CycleWatch, row: number): void {
  returns[row] = 0;
  for (let i = 0; i < p; i++) before[row * p + i] = NaN;
}

/** Other trainings have come. */
export function forgetAll({ before, returns }: CycleWatch): void {
  returns.fill(0);
  before.fill(NaN);
}

/**
 * Looks at a training.
 *
 * @param squaredStep Square of the length of its last step but one.
 * @returns True if it has come back to where it was, twice in a row.
 */
export function goesRound({ theta, before, p, returns, drift }: CycleWatch, row: number, squaredStep: number): boolean {
  let way = 0;
  for (let at = row * p; at < (row + 1) * p; at++) {
    way += (theta[at]! - before[at]!) ** 2;
    before[at] = theta[at]!;
  }
  returns[row] = way <= drift * drift * squaredStep ? returns[row]! + 1 : 0;
  return returns[row]! >= 2;
}
