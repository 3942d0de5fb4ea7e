/**
 * Distance between the recorded steps at a step of a run: 1 in the beginning, then twice as far each time the run has doubled. It depends on the step and on
 * the size of a row alone, so chunks of a run fit together, short runs keep every step and a million steps keep about 20,000 rows.
 *
 * @param k Coefficients of a row; long rows are kept more sparsely, to bound the memory.
 */
export function recordInterval(step: number, k: number): number {
  const dense = denseSteps(k);
  let interval = 1;
  while (step > dense * interval) interval *= 2;
  return interval;
}

/** Number of recorded steps among 1, …, step. */
export function recordedUpTo(step: number, k: number): number {
  const dense = denseSteps(k);
  let rows = 0;
  for (let interval = 1, before = 0; before < step; interval *= 2) {
    const end = Math.min(step, dense * interval);
    rows += Math.floor(end / interval) - Math.floor(before / interval);
    before = end;
  }
  return rows;
}

/** A power of two, so that the doubling intervals divide the places where they change. */
const denseSteps = (k: number): number => 2 ** Math.max(6, Math.min(12, Math.floor(Math.log2(65_536 / k))));

/** Rows of a run in flat order, one per recorded step. */
export interface Trajectory {
  /** End-to-end filters, k numbers a row. */
  readonly filters: Float64Array;
  readonly losses: Float64Array;
  /** Number of the step; the start is step 0. */
  readonly recordedSteps: Float64Array;
  readonly times: Float64Array;
}

export interface TrajectoryRecorder {
  record(filter: Float64Array, loss: number, step: number, time: number): void;
  /** What was recorded, in arrays of exactly that length. */
  finish(): Trajectory;
}

/**
 * Recorder with room for a known number of rows.
 *
 * @param k Number of coefficients of a filter.
 */
export function trajectoryRecorder(k: number, capacity: number): TrajectoryRecorder {
  const filters = new Float64Array(k * capacity);
  const losses = new Float64Array(capacity);
  const recordedSteps = new Float64Array(capacity);
  const times = new Float64Array(capacity);
  let rows = 0;
  return {
    record(filter, loss, step, time) {
      filters.set(filter, k * rows);
      losses[rows] = loss;
      recordedSteps[rows] = step;
      times[rows] = time;
      rows++;
    },
    finish: () => ({
      filters: filters.slice(0, k * rows),
      losses: losses.slice(0, rows),
      recordedSteps: recordedSteps.slice(0, rows),
      times: times.slice(0, rows),
    }),
  };
}
