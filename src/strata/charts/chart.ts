import type { Architecture, Filter } from '../../network/architecture.ts';
import type { Box, Picture } from '../mesh.ts';
import type { Slice } from '../slice.ts';

/** A position in a chart and how far the filter is from what the chart can show there (0 if exact). */
export interface ChartPoint {
  readonly position: [number, number, number];
  readonly distance: number;
}

/** One way to show filters as positions in space; `C` is what a person chooses, `{ kind, … }`. */
export interface ChartDefinition<C> {
  readonly id: string;
  readonly title: string;
  readonly faithful: Picture['faithful'];
  /** One sentence: what the chart forgets. */
  readonly honesty: string;
  /** TeX of the axes. */
  readonly axes: readonly [string, string, string];
  applies(architecture: Architecture): boolean;
  defaultBox(architecture: Architecture): Box;
  /** @throws RangeError for a filter of the wrong size or with entries that are not finite. */
  toPosition(chart: C, filter: Filter): ChartPoint;
  /** A filter that stands at the position; null if there is none. Absent if positions do not determine filters. */
  toFilter?(chart: C, position: readonly number[]): number[] | null;
  /** For linear charts: the slice whose coordinates the positions are. */
  slice?(chart: C): Slice;
}

/** @throws RangeError unless the filter has `size` finite coefficients. */
export function checkFilter(name: string, filter: Filter, size: number): void {
  if (filter.length !== size || !filter.every(Number.isFinite))
    throw new RangeError(`${name}: (${filter.join(', ')}) is not a filter of ${size} finite coefficients`);
}
