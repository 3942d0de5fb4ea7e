import { type Chart, toPosition } from '../../src/strata/index.ts';
import type { RunRecord } from './computed.ts';

/** Where the recorded filters of a run stand in a chart: computed once, then only for the rows that were added. */
export interface TrajectoryPositions {
  /** Flat x, y, z; the first `count` points are valid. A filter without a place has that of the one before it. */
  readonly positions: Float32Array;
  /** Distance of each filter from what the chart can show. */
  readonly distances: Float32Array;
  /** 1 where the segment before this point must not be drawn: a filter has no place, or the run has passed through infinity. */
  readonly breaks: Uint8Array;
  readonly count: number;
  readonly version: number;
}

/** Follows a growing record; a new record or chart starts again. */
export function trajectoryFollower(): (record: RunRecord, chart: Chart, version: number) => TrajectoryPositions {
  let last: { record: RunRecord; chart: Chart } | null = null;
  let line = emptyLine(0);
  let count = 0;
  let pen: Pen = { branch: undefined, lifted: false };
  return (record, chart, version) => {
    if (last?.record !== record || last.chart !== chart) {
      last = { record, chart };
      // fresh buffers: the scene may still read the old ones
      line = emptyLine(Math.max(64, record.count));
      count = 0;
      pen = { branch: undefined, lifted: false };
    }
    if (record.count > line.distances.length) line = grown(line, Math.max(2 * line.distances.length, record.count), count);
    for (; count < record.count; count++) pen = draw(line, count, pen, chart, record.filterAt(count));
    return { ...line, count, version };
  };
}

type Line = Pick<TrajectoryPositions, 'positions' | 'distances' | 'breaks'>;

/** Where the line stands before the next point: `lifted` after a filter without a place. */
interface Pen {
  readonly branch: number | undefined;
  readonly lifted: boolean;
}

function draw({ positions, distances, breaks }: Line, row: number, pen: Pen, chart: Chart, filter: readonly number[]): Pen {
  const { position, distance, missing, branch } = toPosition(chart, filter);
  if (missing !== undefined) {
    if (row > 0) positions.copyWithin(3 * row, 3 * row - 3, 3 * row);
    distances[row] = row > 0 ? distances[row - 1]! : 0;
    breaks[row] = 1;
    return { branch: undefined, lifted: true };
  }
  positions.set(position, 3 * row);
  distances[row] = distance;
  breaks[row] = pen.lifted || (row > 0 && pen.branch !== branch) ? 1 : 0;
  return { branch, lifted: false };
}

const emptyLine = (capacity: number): Line => ({ positions: new Float32Array(3 * capacity), distances: new Float32Array(capacity), breaks: new Uint8Array(capacity) });

function grown(old: Line, capacity: number, used: number): Line {
  const next = emptyLine(capacity);
  next.positions.set(old.positions.subarray(0, 3 * used));
  next.distances.set(old.distances.subarray(0, used));
  next.breaks.set(old.breaks.subarray(0, used));
  return next;
}
