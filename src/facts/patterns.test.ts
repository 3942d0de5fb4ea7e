import { describe, expect, it } from 'vitest';
import { architecture } from '../network/architecture.ts';
import { formatRootPattern } from '../polynomial/formatRootPattern.ts';
import { facts } from './index.ts';
import { allPatterns, compatiblePatterns, isCompatible, partitions, partitionsBelow } from './patterns.ts';

/** Slow and obvious: deal the roots out one colour at a time, trying every set of bins. */
function canDeal(room: readonly number[], colours: readonly (readonly [multiplicity: number, size: number])[]): boolean {
  if (room.some((free) => free < 0)) return false;
  const [first, ...rest] = colours;
  if (first === undefined) return room.every((free) => free === 0);
  const [multiplicity, size] = first;
  const choose = (from: number, left: number, after: readonly number[]): boolean => {
    if (left === 0) return canDeal(after, rest);
    return after.slice(from).some((_, i) => choose(from + i + 1, left - 1, after.map((free, j) => (j === from + i ? free - size : free))));
  };
  return choose(0, multiplicity, room);
}

const stride1 = (k: readonly number[]) => facts(architecture({ filterSizes: k, strides: k.map(() => 1) }));
const sorted = (list: readonly string[] | null): string[] | null => list?.toSorted() ?? null;

describe('root patterns', () => {
  it('are 2 + 1, 3 + 1, 5 + 3 + 1 … in small degrees', () => {
    expect(allPatterns(0).map(formatRootPattern)).toEqual(['0|0']);
    expect(allPatterns(4).map(formatRootPattern)).toEqual(['4|0', '13|0', '22|0', '112|0', '1111|0', '2|1', '11|1', '0|2', '0|11']);
    expect(allPatterns(16)).toHaveLength(940);
    expect(() => allPatterns(-1)).toThrow(RangeError);
  });

  it('reproduce the table of function spaces, complements and boundaries (GeoLCN, Example 4.6)', () => {
    const table: [number[], string, string, string][] = [
      [[2, 2], '11|0 2|0', '0|1', '2|0'],
      [[2, 2, 2], '111|0 12|0 3|0', '1|1', '12|0 3|0'],
      [[3, 2, 2], '1111|0 112|0 22|0 13|0 4|0 11|1 2|1', '0|2 0|11', '2|1 22|0 4|0'],
      [[4, 2], '1111|0 112|0 22|0 13|0 4|0 11|1 2|1', '0|2 0|11', '2|1 22|0 4|0'],
      [[2, 2, 2, 2], '1111|0 112|0 22|0 13|0 4|0', '11|1 2|1 0|2 0|11', '112|0 13|0 22|0 4|0'],
    ];
    for (const [k, space, complement, boundary] of table) {
      const found = stride1(k);
      expect(sorted(found.functionSpacePatterns)).toEqual(space.split(' ').sort());
      expect(sorted(found.complementPatterns)).toEqual(complement.split(' ').sort());
      expect(sorted(found.boundaryPatterns)).toEqual(boundary.split(' ').sort());
    }
  });

  it('reproduce the table of compatible patterns (GeoLCN, Example 5.6)', () => {
    expect(sorted(stride1([3, 2, 2]).compatiblePatterns)).toEqual(['1111|0', '112|0', '22|0', '13|0', '11|1', '2|1'].sort());
    expect(sorted(stride1([4, 2]).compatiblePatterns)).toEqual(['1111|0', '112|0', '11|1', '2|1'].sort());
    expect(sorted(stride1([3, 3]).compatiblePatterns)).toEqual(['22|0', '112|0', '1111|0', '11|1', '0|2', '0|11'].sort());
    expect(sorted(stride1([5]).compatiblePatterns)).toEqual(['1111|0', '11|1', '0|11'].sort());
  });

  it('agree with dealing out roots in every possible way, for all bins of total at most 7', () => {
    for (let n = 0; n <= 7; n++)
      for (const bins of partitions(n))
        for (const pattern of allPatterns(n)) {
          const colours = [...pattern.complex.map((m) => [m, 2] as const), ...pattern.real.map((m) => [m, 1] as const)];
          expect(isCompatible(pattern, bins), `${formatRootPattern(pattern)} into ${bins.join()}`).toBe(canDeal(bins, colours));
        }
  });

  it('do not depend on the order of the filters, and ignore filters of size 1', () => {
    expect(compatiblePatterns([2, 1, 1])).toEqual(compatiblePatterns([1, 2, 1]));
    expect(stride1([1, 2, 1, 3]).compatiblePatterns).toEqual(stride1([3, 2]).compatiblePatterns);
  });

  it('are compatible only inside the function space: at least e real roots (GeoLCN, Lemma 4.2)', () => {
    for (const k of [[2, 2, 3], [4, 4], [2, 2, 2, 3], [6, 3], [4, 2, 3]]) {
      const found = stride1(k);
      const inside = new Set(found.functionSpacePatterns);
      expect(found.compatiblePatterns!.filter((pattern) => !inside.has(pattern))).toEqual([]);
    }
  });

  it('are null above degree 16', () => {
    expect(compatiblePatterns([8, 8])).not.toBeNull();
    expect(compatiblePatterns([9, 8])).toBeNull();
    expect(stride1([30, 30, 30]).functionSpacePatterns).toBeNull();
  });
});

describe('partitions below the conjugate of the bins', () => {
  it('are those with a 0/1 matrix of the given margins (Gale, Ryser)', () => {
    for (let n = 0; n <= 7; n++)
      for (const bins of partitions(n))
        expect(partitionsBelow(n, bins)).toEqual(partitions(n).filter((lambda) => canDeal(bins, lambda.map((m) => [m, 1] as const))));
  });

  it('number 1, 1, 2, 3, 5, 7, 11, 15, 22 for bins of size 1, and stop at a limit', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 7, 8].map((n) => partitions(n).length)).toEqual([1, 1, 2, 3, 5, 7, 11, 15, 22]);
    expect(partitionsBelow(40, Array.from({ length: 40 }, () => 1), 10)).toHaveLength(10);
  });
});
