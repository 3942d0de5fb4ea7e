/** Notices trainings that swing about a critical point, or around in a longer cycle, and will do so until they are given up. */
export interface CycleWatch {
  /** A training has come to where it stands otherwise than by steps. */
  begin(row: number): void;
  /** Steps that a training makes until it is looked at, when it has made so many. */
  untilLook(steps: number): number;
  /**
   * Looks at it then.
   *
   * @param squaredStep Square of the length of its last step but one.
   * @returns True if it has come back to where it was, twice in a row.
   */
  look(row: number, squaredStep: number): boolean;
}

/** Steps between looks: cycles of 1, 2, 4, …, 1024 steps are seen. */
const interval = 1024;

/** Steps' lengths that a training which counts as come back may drift altogether until it is given up. */
const mostDrift = 0.05;

/**
 * A training whose single steps are long, and which yet stands where it stood an interval ago, goes round in a cycle. What it drifts meanwhile is
 * so small a part of a step that it does not end it before it is given up.
 *
 * @param table Entry i of the state in row r stands at r · width + i. @param p Numbers of the state. @param maxSteps Steps after which a training is given up.
 * @source derived here
 */
export function cycleWatch(table: Float64Array, width: number, p: number, maxSteps: number): CycleWatch {
  const rows = table.length / width;
  const drift = (mostDrift * interval) / Math.max(interval, maxSteps);
  const before = new Float64Array(rows * p);
  const returns = new Uint8Array(rows);
  return {
    begin(row) {
      returns[row] = 0;
      before.fill(NaN, row * p, (row + 1) * p);
    },
    untilLook: (steps) => interval - (steps % interval),
    look(row, squaredStep) {
      let way = 0;
      for (let i = 0; i < p; i++) {
        const here = table[row * width + i]!;
        way += (here - before[row * p + i]!) ** 2;
        before[row * p + i] = here;
      }
      returns[row] = way <= drift * drift * squaredStep ? returns[row]! + 1 : 0;
      return returns[row]! >= 2;
    },
  };
}
