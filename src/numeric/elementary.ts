/*
 * Exponential and logarithm that are the same, bit by bit, on every platform: + − × / and comparisons only, which IEEE 754 rounds in one way.
 * The errors of Math.exp and Math.log are left to the engine.
 */

/** log 2 = logTwoHead + logTwoTail; the head has 32 bits, so that its products with exponents are exact. */
export const logTwoHead = 0.6931471803691238;
export const logTwoTail = 1.9082149292705877e-10;
export const inverseLogTwo = 1.4426950408889634;

/** 1/13!, …, 1/2!: the next term of the series at log(2)/2 is below 2^-57. */
export const inverseFactorials = [
  1 / 6227020800, 1 / 479001600, 1 / 39916800, 1 / 3628800, 1 / 362880, 1 / 40320, 1 / 5040, 1 / 720, 1 / 120, 1 / 24, 1 / 6, 1 / 2,
] as const;

/** 2/21, 2/19, …, 2/3: the next term of the series at the largest s² = 0.0294… is below 2^-53 of what it is added to. */
const oddReciprocals = [2 / 21, 2 / 19, 2 / 17, 2 / 15, 2 / 13, 2 / 11, 2 / 9, 2 / 7, 2 / 5, 2 / 3] as const;

const word = new DataView(new ArrayBuffer(8));

/**
 * e^x to within two units in the last place: x = k log 2 + r with |r| ≤ log(2)/2, and the Taylor series of e^r.
 *
 * @returns 0 and Infinity outside the range of doubles, NaN for NaN.
 * @source derived (Taylor)
 */
export function exponential(x: number): number {
  if (!(x > -746)) return x < 0 ? 0 : x;
  if (x > 710) return Infinity;
  const k = Math.floor(x * inverseLogTwo + 0.5);
  const r = x - k * logTwoHead - k * logTwoTail;
  let sum = 0;
  for (let i = 0; i < inverseFactorials.length; i++) sum = sum * r + inverseFactorials[i]!;
  // two factors: 2^k alone may leave the range where the product does not
  const half = k >> 1;
  return (1 + (r + r * r * sum)) * powerOfTwo(half) * powerOfTwo(k - half);
}

/**
 * log x to within two units in the last place: x = 2^k (1 + f) with √½ < 1 + f ≤ √2, s = f/(2 + f), and log(1 + f) = 2 artanh s.
 * With 2s = f − s f the large term f is free of rounding.
 *
 * @returns −Infinity for 0, NaN for negative numbers and NaN.
 * @source derived (series of artanh)
 */
export function logarithm(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return x;
  const subnormal = x < 2 ** -1022;
  word.setFloat64(0, subnormal ? x * 2 ** 54 : x);
  const head = word.getUint32(0);
  let k = (head >>> 20) - 1023 - (subnormal ? 54 : 0);
  word.setUint32(0, (head & 0xfffff) | 0x3ff00000);
  let m = word.getFloat64(0);
  if (m > Math.SQRT2) {
    m /= 2;
    k++;
  }
  const f = m - 1;
  const s = f / (2 + f);
  const z = s * s;
  let sum = 0;
  for (let i = 0; i < oddReciprocals.length; i++) sum = sum * z + oddReciprocals[i]!;
  return k * logTwoHead - (s * (f - sum * z) - k * logTwoTail - f);
}

/** 2^k for −1022 ≤ k ≤ 1023. */
function powerOfTwo(k: number): number {
  word.setUint32(0, (k + 1023) << 20);
  word.setUint32(4, 0);
  return word.getFloat64(0);
}
