import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import { stateFromSeed } from './seedState.ts';

/** A seeded source of random numbers. Two sources with the same seed give the same numbers on every platform. */
export interface Rng {
  /** Uniform on [0, 1): a multiple of 2^-53. */
  readonly uniform: () => number;
  /** Standard normal N(0, 1). */
  readonly normal: () => number;
  /** Uniform on 0, …, n − 1. */
  readonly integer: (n: number) => number;
}

/**
 * Seeded random numbers: xoroshiro128+ with its state filled from the seed by a mixing function, so that neighbouring seeds are unrelated.
 *
 * Everything is built from integer operations, comparisons and + − × /, which IEEE 754 rounds in one way only. Math.log, Math.cos and Math.exp
 * may differ in the last bit between engines and are not used: the normals come from Karney's exact rejection method, whose Bernoulli
 * trials of probability e^-p compare uniform numbers (von Neumann) instead of evaluating an exponential.
 *
 * @param seed Any safe integer.
 * @throws RangeError if the seed is not a safe integer.
 * @source C. F. F. Karney, Sampling exactly from the normal distribution, ACM Trans. Math. Softw. 42 (2016), algorithms N and B
 */
export function rng(seed: number): Rng {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`rng: seed ${seed} is not an integer`);
  const generator = xoroshiro128plusFromState(stateFromSeed(seed));
  // the upper bits of each word: the lowest bits of xoroshiro128+ are its weakest
  const uniform = (): number => (generator.next() >>> 6) * 2 ** -26 + (generator.next() >>> 5) * 2 ** -53;
  return {
    uniform,
    normal: () => normal(uniform),
    integer: (n) => {
      if (!Number.isSafeInteger(n) || n < 1) throw new RangeError(`rng: integer(${n}) needs an integer n ≥ 1`);
      return uniformInt(generator, 0, n - 1);
    },
  };
}

/** |N(0,1)| = k + x: k with probability ∝ e^(−k²/2), then x uniform on [0, 1), kept with probability e^(−x(2k+x)/2). */
function normal(uniform: () => number): number {
  for (;;) {
    let k = 0;
    while (bernoulliExp(uniform, 0.5)) k++;
    if (!succeeds(k * (k - 1), () => bernoulliExp(uniform, 0.5))) continue;
    const x = uniform();
    const p = (x * (2 * k + x)) / (2 * k + 2);
    if (!succeeds(k + 1, () => bernoulliExp(uniform, p))) continue;
    return uniform() < 0.5 ? k + x : -(k + x);
  }
}

/** True if all of `count` trials succeed. */
function succeeds(count: number, trial: () => boolean): boolean {
  for (let i = 0; i < count; i++) if (!trial()) return false;
  return true;
}

/** True with probability e^−p, 0 ≤ p ≤ 1: the longest run p > u₁ > u₂ > … has even length with this probability (von Neumann 1951). */
function bernoulliExp(uniform: () => number, p: number): boolean {
  let bound = p;
  for (let even = true; ; even = !even) {
    const u = uniform();
    if (u >= bound) return even;
    bound = u;
  }
}
