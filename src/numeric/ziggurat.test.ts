import { describe, expect, it } from 'vitest';
import { expectNumberNear } from '../testing/near.ts';
import { layerArea, layers, normalZiggurat, tailStart } from './ziggurat.ts';

const { widths, shares, heights } = normalZiggurat();

/** ∫_a^b e^(−x²/2) dx by Simpson's rule. */
function area(a: number, b: number): number {
  const n = 4000;
  let sum = 0;
  for (let i = 0; i <= n; i++) sum += (i === 0 || i === n ? 1 : i % 2 === 1 ? 4 : 2) * Math.exp(-((a + ((b - a) * i) / n) ** 2) / 2);
  return (sum * (b - a)) / n / 3;
}

describe('normalZiggurat', () => {
  it('has 128 layers of one area, the lowest one with the tail', () => {
    expect([widths.length, shares.length, heights.length]).toEqual([layers, layers, layers + 1]);
    expectNumberNear((tailStart * heights[1]! + area(tailStart, 14)) / layerArea, 1, 1e-11);
    expectNumberNear((widths[0]! * heights[1]!) / layerArea, 1, 1e-15);
    for (let i = 1; i < layers; i++) expectNumberNear((widths[i]! * (heights[i + 1]! - heights[i]!)) / layerArea, 1, 1e-12);
  });

  it('descends along e^(−x²/2), and closes at height 1 without being told to', () => {
    for (let i = 1; i < layers; i++) {
      expectNumberNear(heights[i]!, Math.exp(-(widths[i]! ** 2) / 2), 1e-14);
      expect(widths[i]!).toBeLessThan(widths[i - 1]!);
      expect(shares[i - 1]).toBe(widths[i]! / widths[i - 1]!);
    }
    expectNumberNear(heights[layers - 1]! + layerArea / widths[layers - 1]!, 1, 1e-14);
    expect([heights[0], heights[layers], shares[layers - 1]]).toEqual([0, 1, 0]);
  });
});
