import type { Architecture } from '../network/architecture.ts';

/** Whether the minimal move d_m −= S_{m+1}/S_m, d_{m+1} += 1 keeps the degrees nonnegative (m from 0). */
export const canMove = (d: readonly number[], S: readonly number[], m: number): boolean =>
  m + 1 < d.length && d[m]! >= S[m + 1]! / S[m]!;

/** The degrees after the minimal move at m; the degree Σ d_i S_i of the end-to-end form stays. */
export const moved = (d: readonly number[], S: readonly number[], m: number): number[] =>
  d.map((value, i) => (i === m ? value - S[m + 1]! / S[m]! : i === m + 1 ? value + 1 : value));

/**
 * Whether the reduced filters do not overlap, d̃_g < S̃_{g+1}/S̃_g for all g < r: then every coefficient of an end-to-end filter is one
 * product of filter entries or 0, and the closure is the cone of rank-one tensors (r = 1: the whole space).
 * @source Convariety notes A6
 */
export const isNonOverlapping = ({ reduced: { degrees: d, cumulativeStrides: S } }: Architecture): boolean =>
  d.every((_, m) => !canMove(d, S, m));
