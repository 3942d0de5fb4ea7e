import { describe, expect, it } from 'vitest';
import { exponential, logarithm } from './elementary.ts';
import { rng } from './rng.ts';

/** Distance of two doubles of the same sign in units in the last place. */
function steps(a: number, b: number): number {
  const bits = (x: number): bigint => new BigInt64Array(new Float64Array([x]).buffer)[0]!;
  return Math.abs(Number(bits(a) - bits(b)));
}

const random = rng(31);
const uniform = (from: number, to: number, count: number): number[] => Array.from({ length: count }, () => from + (to - from) * random.uniform());
const worst = (numbers: readonly number[], ours: (x: number) => number, theirs: (x: number) => number): number =>
  numbers.reduce((most, x) => Math.max(most, steps(ours(x), theirs(x))), 0);

describe('exponential', () => {
  it('is Math.exp within two units in the last place, from the subnormal numbers to the largest', () => {
    expect(worst(uniform(-1, 1, 20_000), exponential, Math.exp)).toBeLessThanOrEqual(2);
    expect(worst(uniform(-745, 709.7, 20_000), exponential, Math.exp)).toBeLessThanOrEqual(2);
    expect(worst(uniform(-1e-8, 1e-8, 2000), exponential, Math.exp)).toBeLessThanOrEqual(2);
    expect(worst([709.78, -708.4, -740, -745.1, 1e-300, -1e-300], exponential, Math.exp)).toBeLessThanOrEqual(2);
  });

  it('knows the values where nothing is rounded, and the ends of the range', () => {
    expect([0, -0, -746, -Infinity, 709.79, Infinity].map(exponential)).toEqual([1, 1, 0, 0, Infinity, Infinity]);
    expect(exponential(NaN)).toBeNaN();
  });

  it('gives the pinned doubles: 1, ½, −20, 300', () => {
    expect([1, 0.5, -20, 300].map(exponential)).toEqual([2.7182818284590455, 1.6487212707001282, 2.061153622438558e-9, 1.9424263952412558e130]);
  });
});

describe('logarithm', () => {
  it('is Math.log within two units in the last place, also next to 1 and for subnormal numbers', () => {
    expect(worst(uniform(0, 1, 20_000), logarithm, Math.log)).toBeLessThanOrEqual(2);
    expect(worst(uniform(0.6, 1.6, 20_000), logarithm, Math.log)).toBeLessThanOrEqual(2);
    expect(worst(uniform(-1e-6, 1e-6, 2000).map((h) => 1 + h), logarithm, Math.log)).toBeLessThanOrEqual(2);
    expect(worst(uniform(-1074, 1023, 20_000).map((e) => 2 ** e), logarithm, Math.log)).toBeLessThanOrEqual(2);
    expect(worst([Number.MIN_VALUE, 2 ** -1022, Number.MAX_VALUE, Math.SQRT1_2, Math.SQRT2, 1 + 2 ** -52, 1 - 2 ** -53], logarithm, Math.log)).toBeLessThanOrEqual(2);
  });

  it('knows 1, 0, infinity and what has no logarithm', () => {
    expect([1, 0, -0, Infinity].map(logarithm)).toEqual([0, -Infinity, -Infinity, Infinity]);
    expect(logarithm(-1)).toBeNaN();
    expect(logarithm(NaN)).toBeNaN();
  });

  it('gives the pinned doubles: 2, 10, 0.1, 1e-310', () => {
    expect([2, 10, 0.1, 1e-310].map(logarithm)).toEqual([0.6931471805599453, 2.302585092994046, -2.3025850929940455, -713.8013788281542]);
  });
});
