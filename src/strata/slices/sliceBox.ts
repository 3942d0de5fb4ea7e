import type { Filter } from '../../network/architecture.ts';
import { euclideanNorm } from '../../polynomial/form.ts';
import { cube } from '../charts/chart.ts';
import type { SliceChart } from '../charts/slice.ts';
import { footOnSlice } from '../charts/sliceCoordinates.ts';
import type { Box } from '../mesh.ts';
import { subjectNames, type SliceSubjects } from './choice.ts';

/** Rows of a trajectory that are looked at: enough to see how far it reaches. */
const mostRows = 200;

/** Room around the outermost subject. */
const margin = 1.25;

/** What a box has to hold. */
interface Reach {
  /** Half the side, relative to |origin|, that shows strata around the origin even if no subject stands far from it. */
  readonly neighbourhood: number;
  /** Filters beside the subjects. */
  readonly filters?: readonly Filter[];
}

/**
 * Cube about the origin of a slice that holds the subjects near the slice, with some room, and a neighbourhood of the origin.
 *
 * A subject is near if its distance from the slice is not larger than the way from the origin to its foot.
 */
export function sliceBox(chart: SliceChart, subjects: SliceSubjects, { neighbourhood, filters = [] }: Reach): Box {
  const { origin, directions } = chart;
  const lengths = directions.map(euclideanNorm);
  const shortest = Math.min(...lengths);
  let farthest = 0;
  for (const filter of [...filters, ...filtersOf(subjects)]) {
    const { position, distance } = footOnSlice(chart, filter);
    const way = euclideanNorm(position.map((x, i) => x * lengths[i]!));
    if (distance <= way && Number.isFinite(way)) farthest = Math.max(farthest, ...position.map(Math.abs));
  }
  const size = euclideanNorm(origin) || Math.max(0, ...filtersOf(subjects).map(euclideanNorm)) || 1;
  return drawable(Math.max(margin * farthest, (neighbourhood * size) / shortest));
}

/** Sides that single precision can hold, whatever the filters are. */
export const drawable = (half: number): Box => cube(Math.min(Math.max(half, 1e-29), 1e29));

/** The subjects that are there, and rows of the trajectory evenly chosen. */
export function filtersOf({ trajectory: { rows, count, size }, ...named }: SliceSubjects): Filter[] {
  const filters = subjectNames.flatMap((name) => (named[name] === null ? [] : [named[name]]));
  const step = Math.max(1, Math.ceil(count / mostRows));
  for (let i = 0; i < count; i += step) filters.push(Array.from(rows.subarray(i * size, (i + 1) * size)));
  return filters;
}
