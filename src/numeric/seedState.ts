/**
 * State of a generator xoroshiro128+ from a seed: four words from the two halves of the seed, mixed so that neighbouring seeds are unrelated.
 * A bijection of the seed fills the first two words, so no two seeds share a state and none is zero.
 *
 * @param seed Any safe integer.
 */
export function stateFromSeed(seed: number): number[] {
  const low = seed | 0;
  const high = Math.floor(seed / 2 ** 32) | 0;
  const a = mix(low ^ 0x9e3779b9);
  const b = mix(high ^ a);
  const c = mix(a + 0x85ebca6b);
  return [a, b, c, mix(b ^ c) | 1];
}

/** Finaliser of MurmurHash3: a bijection of 32-bit words. */
function mix(word: number): number {
  let h = word | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
