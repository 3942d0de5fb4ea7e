import { coefficientText } from '../../network/coefficientName.ts';
import type { Filter } from '../../network/architecture.ts';
import { maxNorm } from '../../polynomial/form.ts';
import { completed, inner } from '../charts/orthonormal.ts';
import type { SliceChart } from '../charts/slice.ts';
import { listed } from './words.ts';

/** Vectors whose part off the others is smaller than this, relative to their length, span nothing new: differences of filters have lost digits. */
export const spanTolerance = 1e-9;

/** Difference of two filters divided by the larger of them, so that nothing overflows; null if it is nothing but roundings. */
export function differenceOf(to: Filter, from: Filter): number[] | null {
  const size = Math.max(maxNorm(to), maxNorm(from));
  if (size === 0) return null;
  const difference = to.map((c, k) => c / size - from[k]! / size);
  return maxNorm(difference) > equalFilters ? difference : null;
}

/** Filters whose coefficients differ by less than this, relative to the largest, are one filter: some hundred roundings. */
const equalFilters = 2 ** -45;

/** A slice through the origin along orthonormal vectors, completed to three by coordinate directions; `made` says which, as a sentence or ''. */
export function completedSlice(origin: Filter, basis: readonly Filter[]): { readonly chart: SliceChart; readonly made: string } {
  const { vectors, added } = completed(basis, origin.length, 3);
  const [a, b, c] = vectors;
  const chart: SliceChart = { kind: 'slice', origin: [...origin], directions: [a!, b!, c!] };
  if (added.length === 0) return { chart, made: '' };
  const which = added.length === 3 ? 'The three directions are' : added.length === 2 ? 'Two directions are' : 'The third direction is';
  const from = `completed from ${added.length === 1 ? 'the coordinate' : 'the coordinates'} ${listed(added.map(coefficientText))}`;
  return { chart, made: `${which} ${from}.` };
}

/** Axes keep the orientation of the frame before; without one, the largest entry of each is positive (the first of equals). */
export function oriented(axes: readonly Filter[], previous: SliceChart | undefined): number[][] {
  return axes.map((axis, i) => {
    const before = previous?.directions[i];
    const towards = before !== undefined && before.length === axis.length ? inner(axis, before) : 0;
    return axis.map((c) => (towards === 0 ? signOfLargest(axis) : Math.sign(towards)) * c + 0);
  });
}

function signOfLargest(axis: Filter): number {
  const largest = maxNorm(axis);
  // a rounding less does not make an entry smaller
  return Math.sign(axis.find((c) => Math.abs(c) >= largest * (1 - 1e-9)) ?? 1);
}
