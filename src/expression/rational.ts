import type { Rational } from '../polynomial/exactNumber.ts';
import { bitLength, scaleByPower } from '../polynomial/exactNumber.ts';

/** Numbers with more digits than this in numerator or denominator (in bits) are refused: a double has 1,100 at most. */
export const mostBits = 4096;

/** Decimal exponents beyond this are refused before a huge power of ten is formed. */
const largestExponent = 400;

export const zero: Rational = { numerator: 0n, denominator: 1n };
export const one: Rational = { numerator: 1n, denominator: 1n };

/**
 * Rational number p/q in lowest terms, q > 0.
 *
 * @throws RangeError if q is zero.
 */
export function rational(p: bigint, q: bigint): Rational {
  if (q === 0n) throw new RangeError('rational: denominator zero');
  const divisor = gcd(p, q) * (q < 0n ? -1n : 1n);
  return { numerator: p / divisor, denominator: q / divisor };
}

export const add = (a: Rational, b: Rational): Rational =>
  rational(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);

export const multiply = (a: Rational, b: Rational): Rational => rational(a.numerator * b.numerator, a.denominator * b.denominator);

export const negative = (a: Rational): Rational => ({ numerator: -a.numerator, denominator: a.denominator });

/** 1/a; a RangeError for zero. */
export const inverse = (a: Rational): Rational => rational(a.denominator, a.numerator);

/** Bits of the longer of numerator and denominator. */
export const size = ({ numerator, denominator }: Rational): number => Math.max(bitLength(numerator), bitLength(denominator));

/** "p" or "p/q" in lowest terms. */
export const printRational = ({ numerator, denominator }: Rational): string =>
  denominator === 1n ? String(numerator) : `${numerator}/${denominator}`;

/**
 * The value of a decimal number ("-2.5e-3") or of a quotient of two ("1/3"), without rounding; null for anything else, also for a zero denominator.
 * Typographic minus signs are read, spaces around the sign and the slash are allowed.
 */
export function parseRational(text: string): Rational | null {
  const [above, below, ...rest] = text.replace(/[−–]/g, '-').split('/');
  const p = parseDecimal(above!.trim());
  if (p === null || rest.length > 0) return null;
  if (below === undefined) return p;
  const q = parseDecimal(below.trim());
  return q === null || q.numerator === 0n ? null : multiply(p, inverse(q));
}

function parseDecimal(text: string): Rational | null {
  const match = /^([+-]?)\s*(?:(\d+)\.?(\d*)|\.(\d+))(?:[eE]([+-]?\d+))?$/.exec(text);
  if (match === null) return null;
  const [, sign, whole = '', part = '', onlyPart = '', exponentText = '0'] = match;
  const decimals = part + onlyPart;
  const exponent = Number(exponentText) - decimals.length;
  if (text.length > 1000 || Math.abs(exponent) > largestExponent + 1000 || Math.abs(Number(exponentText)) > largestExponent) return null;
  const digits = BigInt(whole + decimals) * (sign === '-' ? -1n : 1n);
  return exponent >= 0 ? rational(digits * 10n ** BigInt(exponent), 1n) : rational(digits, 10n ** BigInt(-exponent));
}

/** The nearest double (numbers below 2^-1022 may be off by one unit); null beyond the range of doubles. */
export function toNumber({ numerator, denominator }: Rational): number | null {
  const n = numerator < 0n ? -numerator : numerator;
  if (n === 0n) return 0;
  // a quotient of at least 66 bits with a last bit that says whether something was cut off: then one rounding is the right one
  const shift = 66 - bitLength(n) + bitLength(denominator);
  const [p, q] = shift >= 0 ? [n << BigInt(shift), denominator] : [n, denominator << BigInt(-shift)];
  const quotient = p / q;
  const value = scaleByPower(Number(p % q === 0n ? quotient : quotient | 1n), -shift);
  if (!Number.isFinite(value)) return null;
  return numerator < 0n ? -value : value;
}

function gcd(a: bigint, b: bigint): bigint {
  let [p, q] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (q !== 0n) [p, q] = [q, p % q];
  return p;
}
