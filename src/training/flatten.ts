import type { Theta } from '../network/architecture.ts';

/** Filters one after the other in one vector. */
export const flatten = (theta: Theta): Float64Array => Float64Array.from(theta.flat());

/** The filters of given sizes from one vector. */
export function unflatten(vector: ArrayLike<number>, filterSizes: readonly number[]): number[][] {
  let offset = 0;
  return filterSizes.map((size) => {
    const filter = Array.from({ length: size }, (_, j) => vector[offset + j]!);
    offset += size;
    return filter;
  });
}
