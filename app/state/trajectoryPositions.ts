import { type Chart, toPosition } from '../../src/strata/index.ts';
import type { RunRecord } from './computed.ts';

/** Positions of the recorded filters of a run in a chart: computed once, then only for the rows that were added. */
export interface TrajectoryPositions {
  readonly positions: Float32Array;
  readonly count: number;
  readonly version: number;
}

/** Follows a growing record; a new record or chart starts again. */
export function trajectoryFollower(): (record: RunRecord, chart: Chart['kind'], version: number) => TrajectoryPositions {
  let last: { record: RunRecord; chart: Chart['kind'] } | null = null;
  let positions = new Float32Array(0);
  let count = 0;
  return (record, chart, version) => {
    if (last?.record !== record || last.chart !== chart) {
      last = { record, chart };
      // a fresh buffer: the scene may still read the old one
      positions = new Float32Array(3 * Math.max(64, record.count));
      count = 0;
    }
    if (3 * record.count > positions.length) {
      const grown = new Float32Array(Math.max(2 * positions.length, 3 * record.count));
      grown.set(positions.subarray(0, 3 * count));
      positions = grown;
    }
    for (; count < record.count; count++) positions.set(toPosition({ kind: chart }, record.filterAt(count)).position, 3 * count);
    return { positions, count, version };
  };
}
