import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bitLength, scaleByPower, splitDouble, toDouble, toRational } from './exactNumber.ts';

describe('exact numbers', () => {
  it('split every double into an odd mantissa and a power of two', () => {
    const anyDouble = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constantFrom(5e-324, -5e-324, 2 ** 1023, Number.MAX_VALUE, 2.2250738585072014e-308, 0.1));
    fc.assert(
      fc.property(anyDouble, (value) => {
        const { mantissa, exponent } = splitDouble(value);
        expect(scaleByPower(Number(mantissa), exponent) === value).toBe(true);
        expect(value === 0 ? mantissa : mantissa % 2n === 0n).toBe(value === 0 ? 0n : false);
        expect(bitLength(mantissa)).toBeLessThanOrEqual(53);
        const { numerator, denominator } = toRational(value);
        expect(denominator > 0n).toBe(true);
        expect(exponent >= 0 ? numerator : numerator * (1n << BigInt(-exponent))).toBe(exponent >= 0 ? mantissa << BigInt(exponent) : mantissa * denominator);
      }),
      { seed: 101, numRuns: 500 },
    );
    expect(() => splitDouble(NaN)).toThrow(RangeError);
  });

  it.each([['12', 12n, 1n], [' -3 / 4 ', -3n, 4n], ['+5', 5n, 1n], ['0/7', 0n, 7n]])('read "%s" as %s/%s', (text, numerator, denominator) => {
    expect(toRational(text)).toEqual({ numerator, denominator });
  });

  it.each(['', '1/0', '1.5', 'x', '1/-2', '1e3', '1//2'])('refuse "%s"', (text) => {
    expect(() => toRational(text)).toThrow(RangeError);
  });

  it('come back as the nearest double, whatever their size', () => {
    expect(toDouble(3n << 2000n, -2000)).toBe(3);
    expect(toDouble(-(1n << 2000n), -1990)).toBe(-1024);
    expect(Math.abs(toDouble((1n << 100n) + 1n, -100) - 1)).toBeLessThan(1e-15);
    expect(toDouble(1n, -2000)).toBe(0);
    expect(scaleByPower(3, 5000)).toBe(Infinity);
    expect(scaleByPower(2 ** -1000, 2000)).toBe(2 ** 1000);
  });
});
