/** Notices trainings that swing about a critical point, or around in a longer cycle, and will do so until they are given up. */
export interface CycleWatch {
  /** A training that has made so many steps comes to a place. */
  begin(lane: number, steps: number): void;
  /** Steps that it makes until it is looked at. */
  untilLook(lane: number, steps: number): number;
  /**
   * Looks at it after these steps.
   *
   * @param squaredStep Square of the length of its last step but one.
   * @returns True if it has come back to where it was, twice in a row.
   */
  look(lane: number, squaredStep: number): boolean;
}

/** Steps between looks: cycles of 1, 2, 4, …, 1024 steps are seen. */
const interval = 1024;

/** Steps' lengths that a training which counts as come back may drift altogether until it is given up. */
const mostDrift = 0.05;

/**
 * A training whose single steps are long, and which yet stands where it stood an interval ago, goes round in a cycle. What it drifts meanwhile is
 * so small a part of a step that it does not end it before it is given up.
 *
 * @param states Entry i of the state of the training in place l stands at i · lanes + l. @param maxSteps Steps after which a training is given up.
 * @source derived here
 */
export function cycleWatch(states: Float64Array, lanes: number, maxSteps: number): CycleWatch {
  const drift = (mostDrift * interval) / Math.max(interval, maxSteps);
  const before = new Float64Array(states.length);
  const nextLook = new Int32Array(lanes);
  const returns = new Uint8Array(lanes);
  return {
    begin(lane, steps) {
      nextLook[lane] = steps - (steps % interval) + interval;
      returns[lane] = 0;
      for (let at = lane; at < states.length; at += lanes) before[at] = NaN;
    },
    untilLook: (lane, steps) => nextLook[lane]! - steps,
    look(lane, squaredStep) {
      let way = 0;
      for (let at = lane; at < states.length; at += lanes) {
        way += (states[at]! - before[at]!) ** 2;
        before[at] = states[at]!;
      }
      nextLook[lane]! += interval;
      returns[lane] = way <= drift * drift * squaredStep ? returns[lane]! + 1 : 0;
      return returns[lane]! >= 2;
    },
  };
}
