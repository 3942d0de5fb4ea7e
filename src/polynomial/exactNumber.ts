/** A number as it may be given exactly: an integer, "p/q", or a double (which is a dyadic rational). */
export type ExactInput = bigint | string | number;

/** Rational p/q with q > 0, not necessarily in lowest terms. */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/**
 * Reads an integer, a fraction "p/q" or a finite double without rounding.
 * @throws RangeError for anything else.
 */
export function toRational(input: ExactInput): Rational {
  if (typeof input === 'bigint') return { numerator: input, denominator: 1n };
  if (typeof input === 'number') return fromDouble(input);
  const match = /^\s*([+-]?\d+)\s*(?:\/\s*(\d+))?\s*$/.exec(input);
  const denominator = match?.[2] === undefined ? 1n : BigInt(match[2]);
  if (match === null || denominator === 0n) throw new RangeError(`toRational: "${input}" is neither an integer nor p/q`);
  return { numerator: BigInt(match[1]!.replace(/^\+/, '')), denominator };
}

/** Mantissa and exponent of a double: value = mantissa · 2^exponent with an odd integer mantissa (0 for zero). */
export function splitDouble(value: number): { mantissa: bigint; exponent: number } {
  if (!Number.isFinite(value)) throw new RangeError(`splitDouble: ${value} is not a finite number`);
  if (value === 0) return { mantissa: 0n, exponent: 0 };
  let exponent = 0;
  let mantissa = value;
  // multiplication by powers of two is exact while the result stays normal, so large steps first
  while (!Number.isInteger(mantissa)) {
    const step = Math.abs(mantissa) < 2 ** -500 ? 500 : Math.abs(mantissa) < 2 ** -50 ? 50 : 1;
    mantissa *= 2 ** step;
    exponent -= step;
  }
  let odd = BigInt(mantissa);
  const trailing = trailingZeros(odd);
  odd >>= BigInt(trailing);
  return { mantissa: odd, exponent: exponent + trailing };
}

/** Number of significant bits of |n|. */
export const bitLength = (n: bigint): number => (n === 0n ? 0 : (n < 0n ? -n : n).toString(2).length);

/** n · 2^shift as the nearest double up to one unit, for any size of n. */
export function toDouble(n: bigint, shift = 0): number {
  const bits = bitLength(n);
  const drop = Math.max(0, bits - 64);
  return scaleByPower(Number(n >> BigInt(drop)), drop + shift);
}

/** value · 2^exponent without overflow on the way. */
export function scaleByPower(value: number, exponent: number): number {
  let scaled = value;
  let left = exponent;
  while (left !== 0 && scaled !== 0 && Number.isFinite(scaled)) {
    const step = Math.max(-1000, Math.min(1000, left));
    scaled *= 2 ** step;
    left -= step;
  }
  return scaled;
}

function fromDouble(value: number): Rational {
  const { mantissa, exponent } = splitDouble(value);
  return exponent >= 0
    ? { numerator: mantissa << BigInt(exponent), denominator: 1n }
    : { numerator: mantissa, denominator: 1n << BigInt(-exponent) };
}

function trailingZeros(n: bigint): number {
  let zeros = 0;
  let rest = n < 0n ? -n : n;
  while ((rest & 0xffffffffn) === 0n) {
    rest >>= 32n;
    zeros += 32;
  }
  while ((rest & 1n) === 0n) {
    rest >>= 1n;
    zeros += 1;
  }
  return zeros;
}
