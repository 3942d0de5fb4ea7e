import { expect, it } from 'vitest';
import { rng } from '../numeric/rng.ts';
import { expectNear, expectNumberNear } from '../testing/near.ts';
import { differ, roundingOf, shareOf } from './shares.ts';

it('Wilson intervals: known values, and the ends', () => {
  // 10 of 100: 5.52 % to 17.44 %
  expectNear(shareOf(10, 100).interval, [0.0552, 0.1744], 1e-4);
  expect(shareOf(0, 50).interval[0]).toBe(0);
  expectNumberNear(shareOf(0, 50).interval[1], 0.0713, 1e-4);
  expect(shareOf(50, 50).interval[1]).toBe(1);
  expect(shareOf(0, 0)).toMatchObject({ share: 0, interval: [0, 1] });
  expect(() => shareOf(3, 2)).toThrow(RangeError);
});

it('intervals hold the true share in about 95 % of samples', () => {
  const random = rng(4);
  let held = 0;
  for (let run = 0; run < 2000; run++) {
    let count = 0;
    for (let i = 0; i < 200; i++) if (random.uniform() < 0.2) count++;
    const [low, high] = shareOf(count, 200).interval;
    if (low <= 0.2 && 0.2 <= high) held++;
  }
  expect(held / 2000).toBeGreaterThan(0.93);
  expect(held / 2000).toBeLessThan(0.97);
});

it('two samples of one share differ in about one case of a thousand', () => {
  const random = rng(5);
  const sample = (share: number): number => {
    let count = 0;
    for (let i = 0; i < 300; i++) if (random.uniform() < share) count++;
    return count / 300;
  };
  let different = 0;
  for (let run = 0; run < 4000; run++) if (differ(sample(0.3), 300, sample(0.3), 300, 0)) different++;
  expect(different).toBeLessThan(14);
  expect(differ(0.3, 10_000, 0.35, 10_000, 0)).toBe(true);
  expect(differ(1, 20, 0.97, 10_000, 0)).toBe(false);
  expect(differ(0, 0, 0.5, 100, 0)).toBe(false);
});

it('printed digits: 72.6, 1.36, 0.886, 100', () => {
  expect([0.726, 0.0136, 0.00886, 1].map(roundingOf)).toEqual([0.0005, 0.00005, 0.000005, 0.005]);
});
