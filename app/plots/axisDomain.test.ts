import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decades, extent, joinExtents, linearDomain, logDomain } from './axisDomain.ts';

describe('logDomain', () => {
  it('stands on powers of ten around the values, and stays while they do not leave', () => {
    expect(logDomain(0.02, 3)).toEqual([0.01, 10]);
    expect(logDomain(0.011, 9.9)).toEqual([0.01, 10]);
    expect(logDomain(1e-3, 1000)).toEqual([1e-3, 1000]);
    expect(logDomain(1, 1)).toEqual([0.1, 1]);
  });

  it('contains its values, whatever their size', () => {
    const size = fc.double({ min: 1e-300, max: 1e300, noNaN: true });
    fc.assert(
      fc.property(size, size, (a, b) => {
        const [low, high] = logDomain(Math.min(a, b), Math.max(a, b));
        // a value less than a billionth of a decade outside is drawn on the edge
        expect(low).toBeLessThanOrEqual(Math.min(a, b) * (1 + 1e-8));
        expect(high).toBeGreaterThanOrEqual(Math.max(a, b) * (1 - 1e-8));
        expect(low).toBeLessThan(high);
      }),
      { seed: 3, numRuns: 300 },
    );
  });

  it('is a decade of its own without positive values', () => {
    expect(logDomain(...extent([0, -1], (y) => y > 0))).toEqual([0.1, 1]);
  });
});

describe('linearDomain', () => {
  it('grows in few steps while a run streams', () => {
    const ends = new Set(Array.from({ length: 1000 }, (_, step) => linearDomain(0, step + 1)[1]));
    expect(ends.size).toBeLessThanOrEqual(31);
    expect(linearDomain(0, 1195)).toEqual([0, 1200]);
    expect(linearDomain(0, 1000)).toEqual([0, 1000]);
    expect(linearDomain(0, 9.5)).toEqual([0, 10]);
  });

  it('takes in zero and negative values, and nothing at all', () => {
    expect(linearDomain(-0.3, 0.7)).toEqual([-0.3, 0.8]);
    expect(linearDomain(0, 0)).toEqual([0, 1]);
    expect(linearDomain(-7, -3)).toEqual([-8, 0]);
    expect(linearDomain(...joinExtents([]))).toEqual([0, 1]);
  });
});

describe('decades', () => {
  it('are powers of ten, at most six', () => {
    expect(decades([1e-2, 10])).toEqual([0.01, 0.1, 1, 10]);
    const many = decades([1e-30, 1]);
    expect(many.length).toBeLessThanOrEqual(6);
    expect(many[0]).toBe(1e-30);
  });
});
