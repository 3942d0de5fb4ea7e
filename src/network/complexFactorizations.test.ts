import { describe, expect, it } from 'vitest';
import { complexFactorizations } from './complexFactorizations.ts';

describe('complex factorizations without repeated roots in a filter', () => {
  it('are those of k = (3, 2, 2): 12 + 5 · 10 + 2 · 13 + 12 = 100 critical parameters (mathematics.md E3)', () => {
    const of = (...multiplicities: number[]): number => complexFactorizations(multiplicities, [2, 1, 1]);
    expect([of(1, 1, 1, 1), of(2, 1, 1), of(2, 2), of(3, 1), of(4)]).toEqual([12, 5, 2, 1, 0]);
    expect(of(1, 1, 1, 1) + 10 * of(2, 1, 1) + 13 * of(2, 2) + 12 * of(3, 1)).toBe(100);
  });

  it.each([
    [[1, 1], 6, [[[1, 1], 1], [[2], 4]]],
    [[2, 1], 10, [[[1, 1, 1], 1], [[2, 1], 7]]],
    [[3, 1], 14, [[[1, 1, 1, 1], 1], [[2, 1, 1], 10]]],
    [[1, 1, 1], 34, [[[1, 1, 1], 1], [[2, 1], 7], [[3], 7]]],
    [[2, 2], 39, [[[1, 1, 1, 1], 1], [[2, 1, 1], 10], [[2, 2], 13]]],
    [[1, 1, 1, 1], 280, [[[1, 1, 1, 1], 1], [[2, 1, 1], 10], [[2, 2], 13], [[3, 1], 12], [[4], 10]]],
  ] as const)('of degrees %j: Σ N(λ) gED(λ) = %i, the number of critical parameters (mathematics.md E2, E3; GeoLCN, Example 5.10)', (degrees, all, strata) => {
    expect(strata.reduce((sum, [multiplicities, count]) => sum + count * complexFactorizations(multiplicities, degrees), 0)).toBe(all);
  });

  it('do not depend on the order of roots and layers; none where the degrees do not fit', () => {
    expect(complexFactorizations([1, 3, 2], [3, 1, 2])).toBe(complexFactorizations([3, 2, 1], [1, 2, 3]));
    expect(complexFactorizations([1, 1], [1, 1, 1])).toBe(0);
    expect(complexFactorizations([], [])).toBe(1);
  });
});
