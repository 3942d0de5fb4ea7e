import type { Architecture, Filter } from '../../network/architecture.ts';
import type { Box, Picture } from '../mesh.ts';
import type { Slice } from '../slice.ts';

/** A position in a chart and how far the filter is from what the chart can show there (0 if exact). */
export interface ChartPoint {
  readonly position: [number, number, number];
  readonly distance: number;
}

/** One way to show filters as positions in space; `C` is what a person chooses, `{ kind, … }`, plain JSON. */
export interface ChartDefinition<C> {
  readonly id: string;
  /** Two or three words, for the chooser. */
  readonly title: string;
  readonly faithful: Picture['faithful'];
  applies(architecture: Architecture): boolean;
  /** The chart of this kind that an architecture starts with. */
  defaultChart(architecture: Architecture): C;
  /** One sentence: what the chart forgets. */
  honesty(architecture: Architecture, chart: C): string;
  /** TeX of the axes. */
  axes(architecture: Architecture, chart: C): readonly [string, string, string];
  defaultBox(architecture: Architecture, chart: C): Box;
  /** @throws RangeError for a filter of the wrong size or with entries that are not finite. */
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
