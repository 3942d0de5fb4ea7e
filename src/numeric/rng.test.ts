import { describe, expect, it } from 'vitest';
import { expectNear, expectNumberNear } from '../testing/near.ts';
import { rng } from './rng.ts';

const draw = (count: number, next: () => number): number[] => Array.from({ length: count }, next);

/** Φ(b) − Φ(a) for a standard normal, by Simpson's rule. */
function normalProbability(a: number, b: number): number {
  const density = (x: number): number => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  const n = 200;
  let sum = 0;
  for (let i = 0; i <= n; i++) sum += (i === 0 || i === n ? 1 : i % 2 === 1 ? 4 : 2) * density(a + ((b - a) * i) / n);
  return (sum * (b - a)) / n / 3;
}

describe('rng', () => {
  it('gives the pinned numbers: every result with a seed depends on them', () => {
    const random = rng(7);
    expect(draw(4, random.normal)).toEqual([1.3870556631563873, -0.9453848460164422, 0.5448525356033685, 1.6208343356629835]);
    expect(random.integer(10)).toBe(2);
    expect(random.uniform()).toBe(0.45393912721268315);
    expect([0, 1, 2, -1, 2 ** 32].map((seed) => rng(seed).uniform())).toEqual([
      0.8288141594205654, 0.4136922758592303, 0.07335013112253619, 0.6393528893170075, 0.5623781918614128,
    ]);
  });

  it('makes uniform numbers with 53 bits, flat on [0, 1), the first ones of neighbouring seeds unrelated', () => {
    const first = Array.from({ length: 100_000 }, (_, seed) => rng(seed).uniform());
    const later = draw(100_000, rng(5).uniform);
    for (const numbers of [first, later]) {
      expect(numbers.every((u) => u >= 0 && u < 1 && Number.isInteger(u * 2 ** 53))).toBe(true);
      const bins = Array.from({ length: 64 }, () => 0);
      for (const u of numbers) bins[Math.floor(64 * u)]! += 1;
      const expected = numbers.length / 64;
      const chiSquare = bins.reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0);
      // 63 degrees of freedom: mean 63, standard deviation 11.2
      expect(chiSquare).toBeLessThan(63 + 5 * 11.2);
      // correlation of neighbours: standard deviation 1/√n
      const correlation = numbers.slice(1).reduce((sum, u, i) => sum + (u - 0.5) * (numbers[i]! - 0.5), 0) * 12 / numbers.length;
      expect(Math.abs(correlation)).toBeLessThan(5 / Math.sqrt(numbers.length));
    }
    // the last bit is used: odd multiples of 2^-53 are half of all
    expectNumberNear(later.filter((u) => (u * 2 ** 53) % 2 === 1).length / later.length, 0.5, 0.01);
  });

  it('makes normal numbers with the moments and the tail of N(0, 1)', () => {
    const n = 400_000;
    const numbers = draw(n, rng(20261120).normal);
    const moment = (power: number): number => numbers.reduce((sum, z) => sum + z ** power, 0) / n;
    // five standard errors each: 1, √2, √15, √96 divided by √n
    const error = (variance: number): number => 5 * Math.sqrt(variance / n);
    expect(Math.abs(moment(1))).toBeLessThan(error(1));
    expect(Math.abs(moment(2) - 1)).toBeLessThan(error(2));
    expect(Math.abs(moment(3))).toBeLessThan(error(15));
    expect(Math.abs(moment(4) - 3)).toBeLessThan(error(96));
    for (const [a, b] of [[-8, -3], [-3, -1], [-1, -0.1], [-0.1, 0], [0, 0.5], [0.5, 1], [1, 1.5], [1.5, 2], [2, 3], [3, 4], [4, 8]] as const) {
      const p = normalProbability(a, b);
      const found = numbers.filter((z) => z >= a && z < b).length / n;
      expect(Math.abs(found - p), `share between ${a} and ${b}`).toBeLessThan(error(p * (1 - p)));
    }
  });

  it('makes integers below n, each as often', () => {
    const random = rng(3);
    const counts = [0, 0, 0, 0, 0, 0, 0];
    for (let i = 0; i < 70_000; i++) counts[random.integer(7)]! += 1;
    expectNear(counts.map((c) => c / 10_000), [1, 1, 1, 1, 1, 1, 1], 0.05);
    expect(random.integer(1)).toBe(0);
  });

  it('refuses seeds and ranges that are not integers', () => {
    expect(() => rng(0.5)).toThrow(RangeError);
    expect(() => rng(NaN)).toThrow(RangeError);
    expect(() => rng(1).integer(0)).toThrow(RangeError);
    expect(() => rng(1).integer(2.5)).toThrow(RangeError);
  });
});
