import { describe, expect, it } from 'vitest';
import { type ProjectivePoint, finitePoint, infinity, origin } from '../polynomial/projectiveRoot.ts';
import { type Hyperroot, mergeHyperroots, oddRealCount, pairCount, pushDown, realCount, selections, take, totalDegree } from './hyperroots.ts';

const real = (point: ProjectivePoint | number, multiplicity = 1): Hyperroot => ({ point: typeof point === 'number' ? finitePoint(point, 0) : point, weight: 1, multiplicity });
const pair = (re: number, im: number, multiplicity = 1): Hyperroot => ({ point: finitePoint(re, im), weight: 2, multiplicity });

describe('hyperroots', () => {
  it('push down: positive to real roots, negative to pairs, 0 and infinity to multiplicities', () => {
    const counts = (roots: readonly Hyperroot[]): [number, number, number] => [realCount(roots), roots.filter((r) => r.weight === 2).length, totalDegree(roots)];
    expect(counts(pushDown([real(4)], 2))).toEqual([2, 0, 2]);
    expect(counts(pushDown([real(-4)], 2))).toEqual([0, 1, 2]);
    expect(counts(pushDown([real(4, 3)], 3))).toEqual([3, 1, 9]);
    expect(counts(pushDown([real(-4)], 3))).toEqual([1, 1, 3]);
    expect(counts(pushDown([real(-4)], 4))).toEqual([0, 2, 4]);
    expect(counts(pushDown([pair(1, 1, 2)], 3))).toEqual([0, 3, 12]);
    expect(pushDown([real(infinity, 2), real(origin)], 3).map((r) => r.multiplicity)).toEqual([6, 3]);
  });

  it('merge where they are the same', () => {
    expect(mergeHyperroots([real(1), pair(0, 1)], [real(1 + 1e-9, 2), pair(0, 1), real(2)]).map((r) => r.multiplicity)).toEqual([3, 2, 1]);
  });

  it('are selected in all ways closed under conjugation', () => {
    const roots = [real(1, 2), pair(0, 1, 2), real(3)];
    expect(new Set([...selections(roots, 3)].map((m) => m.join()))).toEqual(new Set(['0,1,1', '1,1,0', '2,0,1']));
    expect([...selections(roots, 3)]).toHaveLength(3);
    expect([...selections(roots, 0)]).toEqual([[0, 0, 0]]);
    expect([...selections(roots, 8)]).toEqual([]);
    expect([...selections([pair(0, 1)], 1)]).toEqual([]);
    // three interchangeable simple roots: one way to take two of them
    expect([...selections([real(1), real(2), real(3)], 2, ['a', 'a', 'a'])]).toEqual([[1, 1, 0]]);
    expect([...selections([real(1), real(2), real(3)], 2, ['a', 'b', 'a'])]).toEqual([[1, 1, 0], [1, 0, 1]]);
    const { taken, left } = take(roots, [1, 1, 0]);
    expect([taken.map((r) => r.multiplicity), left.map((r) => r.multiplicity)]).toEqual([[1, 1], [1, 1, 1]]);
  });

  it('are counted: real ones with multiplicity, odd ones once, pairs that can leave the real line', () => {
    const roots = [real(1, 3), real(2, 2), real(5), pair(0, 1, 2)];
    expect([totalDegree(roots), realCount(roots), oddRealCount(roots), pairCount(roots)]).toEqual([10, 6, 2, 1 + 1 + 0 + 2]);
  });
});
