/** Runs in a block: enough that idle places of the kernel at its end do not matter, few enough to stop soon. */
export const blockSize = 500;

/** Largest number of blocks of one experiment. */
const mostBlocks = 2 ** 21;

/**
 * Seed of a block: blocks of experiments with seeds below 2^32 have seeds of their own.
 *
 * @throws RangeError for seeds and blocks out of range.
 */
export function blockSeed(seed: number, block: number): number {
  if (!Number.isInteger(seed) || seed < 0 || seed >= 2 ** 32) throw new RangeError(`experiment: seed ${seed}`);
  if (!Number.isInteger(block) || block < 0 || block >= mostBlocks) throw new RangeError(`experiment: block ${block}`);
  return seed * mostBlocks + block;
}

/** Seconds since some moment; the library itself knows no time. */
export type Clock = () => number;

/** Where the time went. */
export interface Seconds {
  readonly data: number;
  readonly kernel: number;
  readonly classes: number;
}

export const noSeconds: Seconds = { data: 0, kernel: 0, classes: 0 };
