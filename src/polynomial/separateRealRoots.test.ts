import { describe, expect, it } from 'vitest';
import { rng } from '../numeric/rng.ts';
import { affineValue, finitePoint, isUpper } from './projectiveRoot.ts';
import { separateRealRoots } from './separateRealRoots.ts';

const points = (...values: readonly (readonly [number, number])[]): ReturnType<typeof finitePoint>[] => values.map(([re, im]) => finitePoint(re, im));

describe('separateRealRoots', () => {
  it('takes the closest points for real when they are, and for a pair when they are not', () => {
    const close = points([1, 1e-9], [1 + 2e-9, -1e-9], [5, 1e-12]);
    expect(separateRealRoots(close, 3).onLine.map((p) => affineValue(p).re)).toHaveLength(3);
    const { upper, onLine } = separateRealRoots(close, 1);
    expect(onLine.map((p) => Math.round(affineValue(p).re))).toEqual([5]);
    expect(upper.map((p) => Math.round(affineValue(p).re))).toEqual([1]);
  });

  it('matches each point with its own mirror image, not with a neighbour', () => {
    const { upper, onLine } = separateRealRoots(points([1, 1], [1.1, 1], [1, -1], [1.1, -1], [1.05, 0]), 1);
    expect(onLine).toHaveLength(1);
    expect(upper.map((p) => affineValue(p).re.toFixed(6)).sort()).toEqual(['1.000000', '1.100000']);
    for (const p of upper) expect(isUpper(p)).toBe(true);
  });

  it.each([10, 14, 15, 31])('recovers the numbers of real roots and pairs of %i noisy points, in any order', (count) => {
    const random = rng(count);
    for (let n = 0; n < 10; n++) {
      const pairs = random.integer(Math.floor(count / 2) + 1);
      const real = Array.from({ length: count - 2 * pairs }, (): [number, number] => [3 * random.normal(), 0]);
      const upper = Array.from({ length: pairs }, (): [number, number] => [random.normal(), 0.01 + random.uniform()]);
      const noisy = [...real, ...upper, ...upper.map(([re, im]): [number, number] => [re, -im])].map(([re, im]): [number, number] => [re + 1e-6 * random.normal(), im + 1e-6 * random.normal()]);
      const shuffled = noisy.map((p) => ({ p, key: random.uniform() })).sort((a, b) => a.key - b.key).map(({ p }) => p);
      const found = separateRealRoots(points(...shuffled), real.length);
      expect(found.onLine).toHaveLength(real.length);
      expect(found.upper).toHaveLength(pairs);
      for (const p of found.onLine) expect(real.some(([re]) => Math.abs(affineValue(p).re - re) < 1e-4 * (1 + re * re))).toBe(true);
      for (const p of found.upper) expect(upper.some(([re, im]) => Math.hypot(affineValue(p).re - re, affineValue(p).im - im) < 1e-4)).toBe(true);
    }
  });

  it('puts a pair that rounding left on the real line above it', () => {
    const { upper } = separateRealRoots(points([2, 0], [2, 0], [0.3, 0], [0.3, 0]), 0);
    expect(upper).toHaveLength(2);
    for (const p of upper) expect(isUpper(p)).toBe(true);
  });
});
