import type { Architecture, Filter } from '../../network/architecture.ts';
import type { Box, Picture } from '../mesh.ts';
import type { Slice } from '../slice.ts';

/** Where a filter stands in a chart. Every number in it is finite. */
export interface ChartPoint {
  /** Its place; where `missing` is given there is none, and the position is the origin and must not be drawn. */
  readonly position: [number, number, number];
  /** How far the filter is from what the chart can show at its place: 0 if it is shown exactly. */
  readonly distance: number;
  /** Why the chart has no place for the filter, as the end of a sentence: "at infinity: its leading coefficient is 0". */
  readonly missing?: string;
  /** Curves of filters are to be broken where this number changes: they pass through infinity there. Absent if they never do. */
  readonly branch?: number;
}

/** One way to show filters as positions in space; `C` is what a person chooses, `{ kind, … }`, plain JSON. */
export interface ChartDefinition<C> {
  readonly id: string;
  /** Two or three words, for the chooser. */
  readonly title: string;
  readonly faithful: Picture['faithful'];
  applies(architecture: Architecture): boolean;
  /** Charts of smaller rank come first in the chooser; 0 if absent. Charts of equal rank keep the order of the registry. */
  rank?(architecture: Architecture): number;
  /** The chart of this kind that an architecture starts with. */
  defaultChart(architecture: Architecture): C;
  /** Why a chart of this kind does not fit the architecture (sizes disagree, directions depend on each other); null if it does. */
  refusal(architecture: Architecture, chart: C): string | null;
  /** One sentence: what the chart forgets. */
  honesty(architecture: Architecture, chart: C): string;
  /** TeX of the axes. */
  axes(architecture: Architecture, chart: C): readonly [string, string, string];
  defaultBox(architecture: Architecture, chart: C): Box;
  /** @throws RangeError for a filter of the wrong size or with entries that are not finite, and for a chart that has such. */
  toPosition(chart: C, filter: Filter): ChartPoint;
  /** A filter that stands at the position; null if there is none. Absent if positions do not determine filters. */
  toFilter?(chart: C, position: readonly number[]): number[] | null;
  /** For charts whose positions are the coordinates of an affine slice: that slice. */
  slice?(chart: C): Slice;
}

/** @throws RangeError unless the filter has `size` finite coefficients. */
export function checkFilter(name: string, filter: Filter, size: number): void {
  if (filter.length !== size || !filter.every(Number.isFinite))
    throw new RangeError(`${name}: (${filter.join(', ')}) is not a filter of ${size} finite coefficients`);
}

/** @throws RangeError unless the position is three finite numbers. */
export function checkPosition(name: string, position: readonly number[]): void {
  if (position.length !== 3 || !position.every(Number.isFinite))
    throw new RangeError(`${name}: (${position.join(', ')}) is not a position of three finite coordinates`);
}

/** Positions farther out than this have no meaning in single precision, in which pictures are drawn. */
const farthest = 1e30;

/** A filter without a place. */
export const nowhere = (missing: string): ChartPoint => ({ position: [0, 0, 0], distance: 0, missing });

/** A filter at a place, if that is not too far out to be drawn. */
export function placed(position: [number, number, number], distance = 0, branch?: number): ChartPoint {
  if (!(Math.max(...position.map(Math.abs), distance) <= farthest)) return nowhere('too far out to be shown');
  return branch === undefined ? { position, distance } : { position, distance, branch };
}

/** Cube about the origin. */
export const cube = (half: number): Box => ({ min: [-half, -half, -half], max: [half, half, half] });
