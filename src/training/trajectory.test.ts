import { describe, expect, it } from 'vitest';
import { recordInterval, recordedUpTo } from './trajectory.ts';

describe('recorded steps', () => {
  it('are all steps in the beginning, and as many as counted', () => {
    for (const k of [3, 5, 40, 1025]) {
      let count = 0;
      for (let step = 1; step <= 30_000; step++) {
        if (step % recordInterval(step, k) === 0) count++;
        if (step % 997 === 0) expect(recordedUpTo(step, k)).toBe(count);
      }
      expect(recordInterval(64, k)).toBe(1);
    }
    expect(recordInterval(4096, 5)).toBe(1);
  });

  it('are about 20,000 for a million steps, and bounded in memory for long filters', () => {
    expect(recordedUpTo(1e6, 5)).toBeLessThan(21_000);
    expect(recordedUpTo(1e9, 5)).toBeLessThan(42_000);
    expect(recordedUpTo(1e6, 1025) * 1025).toBeLessThan(1e6);
  });
});
