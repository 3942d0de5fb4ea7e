import type { Architecture } from '../network/architecture.ts';
import type { Trainings } from '../training/batchTrainer.ts';

/** The k × k matrix that stands at `from` of a table, by its rows. */
export const rowsOf = (table: Float64Array, from: number, k: number): number[][] => Array.from({ length: k }, (_, i) => Array.from(table.subarray(from + i * k, from + (i + 1) * k)));

/** The filters where the training in a row stands. */
export function filtersAt({ filterSizes }: Architecture, { theta, count }: Trainings, row: number): number[][] {
  let at = (row * theta.length) / count;
  return filterSizes.map((size) => Array.from(theta.subarray(at, (at += size))));
}
