import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseNumber } from './parseNumber.ts';
import { parseRational, printRational, rational, toNumber } from './rational.ts';

describe('parseNumber', () => {
  it.each([
    ['1/3', 1 / 3], ['-2.5e-3', -0.0025], ['−1', -1], ['–1', -1], [' 7 ', 7], ['+4', 4], ['- 3', -3], ['.5', 0.5], ['5.', 5], ['1 / 4', 0.25], ['-1/-2', 0.5], ['0', 0], ['1e300', 1e300], ['5e-324', 5e-324], ['0.1e1/3e-1', 10 / 3],
  ])('reads %s', (text, value) => {
    expect(parseNumber(text)).toBe(value);
  });

  it.each(['', 'x', '1/0', '1/2/3', '1e400', '1e999999999', '--1', '1 2', '1,5', 'NaN', 'Infinity', '0x10', '.', '1e', '/2', '1/', '1_000'])('refuses %s', (text) => {
    expect(parseNumber(text)).toBeNull();
  });

  it('gives back every double from its decimal digits', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e300, max: 1e300 }), (value) => {
        fc.pre(value === 0 || Math.abs(value) > 1e-300);
        expect(parseNumber(String(value))).toBe(value + 0);
      }),
      { seed: 3, numRuns: 500 },
    );
  });

  it('rounds quotients like the division of doubles', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.maxSafeInteger(), (p, q) => {
        fc.pre(q !== 0);
        expect(toNumber(rational(BigInt(p), BigInt(q)))).toBe(p / q + 0);
      }),
      { seed: 4, numRuns: 500 },
    );
  });
});

describe('rational numbers', () => {
  it('are kept in lowest terms with a positive denominator', () => {
    expect(printRational(rational(6n, -4n))).toBe('-3/2');
    expect(printRational(parseRational('0.250')!)).toBe('1/4');
    expect(printRational(parseRational('-8/4')!)).toBe('-2');
    expect(() => rational(1n, 0n)).toThrow(RangeError);
  });
});
