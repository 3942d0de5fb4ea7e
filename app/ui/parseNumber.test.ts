import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldText, formatNumber, parseNumber, readNumber } from './parseNumber.ts';

describe('parseNumber', () => {
  it.each([
    ['1/3', 1 / 3],
    ['−1/4', -0.25],
    ['–2', -2],
    [' 1e-3 ', 1e-3],
    ['1E+2', 100],
    ['.5', 0.5],
    ['5.', 5],
    ['+7', 7],
    ['2^10', 1024],
    ['10^-4', 1e-4],
    ['3×10^−4', 3e-4],
    ['3 · 10^-4', 3e-4],
    ['-2^2', -4],
    ['1 / 3', 1 / 3],
  ])('reads %s', (text, value) => {
    expect(parseNumber(text)).toBeCloseTo(value, 15);
  });

  it.each(['', '-', 'abc', '1/0', '1/2/3', '1,5', '1 2', '--1', '1e', '0x10', '1e999', '2^', '2^0.5', 'NaN', 'Infinity', '1e308*10'])('refuses “%s”', (text) => {
    expect(parseNumber(text)).toBeNull();
  });

  it('is short in a field', () => {
    expect([8.91e-5, 0.001, 1 / 3, -0, 1e21, NaN].map((value) => fieldText(value, 7))).toEqual(['8.91e-5', '0.001', '0.3333333', '0', '1e+21', '']);
  });

  it('reads back what a field shows, to twelve digits', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const back = parseNumber(fieldText(value));
        expect(back).not.toBeNull();
        expect(Math.abs((back ?? NaN) - value)).toBeLessThanOrEqual(1e-11 * Math.abs(value) + Number.MIN_VALUE);
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});

describe('readNumber', () => {
  it('says what is wrong, with the input', () => {
    expect(readNumber('abc', {})).toContain('“abc” is not a number');
    expect(readNumber('1,5', {})).toContain('1.5');
    expect(readNumber('2.5', { integer: true })).toBe('“2.5” is not a whole number.');
    expect(readNumber('7', { max: 5 })).toBe('7 is above 5, the largest value here.');
    expect(readNumber('-1', { min: 0 })).toBe('−1 is below 0, the smallest value here.');
    expect(readNumber('  ', { integer: true })).toBe('A whole number is needed here.');
  });

  it('takes values at the ends and through a parser of its owner', () => {
    expect(readNumber('5', { min: 1, max: 5 })).toBe(5);
    expect(readNumber('pi', { parse: (text) => (text === 'pi' ? Math.PI : null) })).toBe(Math.PI);
  });
});

describe('formatNumber', () => {
  it.each([
    [-1.5, '−1.5'],
    [0, '0'],
    [-0, '0'],
    [1 / 3, '0.333333'],
    [3.2e-5, '3.2 × 10⁻⁵'],
    [-1.25e12, '−1.25 × 10¹²'],
    [1_000_000, '1000000'],
    [Infinity, '∞'],
    [NaN, 'not known'],
  ])('prints %d', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });
});
