import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimate } from './decimate.ts';

describe('decimate', () => {
  it('keeps both ends, the order and the extremes, within the limit', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1, maxLength: 3000 }), fc.integer({ min: 4, max: 400 }), (ys, limit) => {
        const kept = decimate(ys.map((_, i) => i), ys, limit);
        const values = kept.map((i) => ys[i]!);
        expect(kept.length).toBeLessThanOrEqual(limit);
        expect(kept[0]).toBe(0);
        expect(kept.at(-1)).toBe(ys.length - 1);
        expect(kept.every((i, k) => k === 0 || i > kept[k - 1]!)).toBe(true);
        expect(Math.max(...values)).toBe(Math.max(...ys));
        expect(Math.min(...values)).toBe(Math.min(...ys));
      }),
      { seed: 2, numRuns: 200 },
    );
  });

  it('keeps all of a short curve, and none of an empty one', () => {
    expect(decimate([0, 1, 2], [3, 1, 2], 400)).toEqual([0, 1, 2]);
    expect(decimate([], [], 400)).toEqual([]);
  });

  it('leaves out what cannot be drawn', () => {
    expect(decimate([0, 1, 2, 3], [1, NaN, 0, 2], 400)).toEqual([0, 2, 3]);
    expect(decimate([0, 1, 2, 3], [1, -1, 0, 2], 400, (y) => y > 0)).toEqual([0, 3]);
  });

  it('refuses arrays of different lengths and too small a limit', () => {
    expect(() => decimate([0, 1], [0], 400)).toThrow('decimate: 2 abscissas, 1 values');
    expect(() => decimate([], [], 3)).toThrow(RangeError);
  });
});
