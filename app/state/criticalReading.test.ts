import { describe, expect, it } from 'vitest';
import { criticalPoints } from '../../src/critical/index.ts';
import { architecture } from '../../src/network/architecture.ts';
import { type ListedPoint, listedPoints, nearestReached, parametersOver } from './criticalReading.ts';
import type { CriticalSubject } from './criticalStore.ts';

const subject = (filterSizes: readonly number[], target: readonly number[], strides = filterSizes.map(() => 1)): CriticalSubject => ({ filterSizes, strides, target, metric: 'euclidean' });
const listed = (of: CriticalSubject): readonly ListedPoint[] => listedPoints(criticalPoints(architecture(of), of), of);
const brief = (points: readonly ListedPoint[]): string[] => points.map(({ point, place, kind, mark }) => `${point.rootPattern} ${place} ${kind} ${mark}`).sort();

describe('where critical points stand', () => {
  it('for k = (2, 2): two minima and two saddles on the boundary, the target out of reach (GeoLCN, Figure 1)', () => {
    expect(brief(listed(subject([2, 2], [0.68, 0.1, 0.6])))).toEqual([
      '0|1 target minimum minimum',
      '2|0 boundary minimum minimum',
      '2|0 boundary minimum minimum',
      '2|0 boundary saddle saddle',
      '2|0 boundary saddle saddle',
    ]);
  });

  it('for k = (2, 3): a spurious minimum inside M (GeoLCN, Example 5.10)', () => {
    const points = listed(subject([2, 3], [1, 1, 0.1, 0.1]));
    expect(brief(points)).toEqual(['12|0 spurious minimum spurious', '12|0 spurious saddle spurious', '12|0 spurious saddle spurious', '1|1 target minimum minimum']);
    expect(points.find(({ place }) => place === 'target')!.point.reachable).toBe(true);
  });

  it('on the stratum only, where no parameters lead (GeoLCN, Example 5.6)', () => {
    const elsewhere = (sizes: readonly number[]): string[] => [...new Set(listed(subject(sizes, [2, 0, 5, 0, 2])).filter(({ place }) => place === 'elsewhere').map(({ point }) => point.rootPattern!))].sort();
    expect(elsewhere([3, 2, 2])).toEqual(['0|2']);
    expect(elsewhere([2, 2, 2, 2])).toEqual(['0|2', '2|1']);
  });

  it('the target is itself wherever it lies: on the boundary, here', () => {
    const points = listed(subject([2, 2], [1, 2, 1]));
    expect(points.filter(({ place }) => place === 'target')).toHaveLength(1);
    expect(points.find(({ place }) => place === 'target')!.point.reachable).toBe(true);
  });

  it('are pure where the strides are reduced', () => {
    expect(listed(subject([3, 2], [0.5, -0.2, 0.6, 0.4, -0.5], [2, 1])).every(({ place, mark, kind }) => place === 'pure' && mark === (kind === 'minimum' ? 'minimum' : 'saddle'))).toBe(true);
  });
});

describe('critical parameters over the points', () => {
  it.each([
    [[2, 3], [1, 1], 10],
    [[3, 2, 2], [1, 1, 1], 100],
    [[2, 2, 2], [1, 2, 1], 34],
  ])('of k = %j, s = %j: %i in all (mathematics.md E3)', (filterSizes, strides, all) => {
    const a = architecture({ filterSizes, strides });
    const target = Array.from({ length: a.ambientDimension }, (_, i) => Math.cos(3 * i + 1));
    const { strata } = criticalPoints(a, { target, metric: 'euclidean' });
    expect(strata.reduce((sum, stratum) => sum + parametersOver(a, stratum) * stratum.expected!, 0)).toBe(all);
  });
});

describe('the point that a run has reached', () => {
  const points = listed(subject([2, 2], [0.68, 0.1, 0.6]));
  const minimum = points.find(({ loss }) => Math.abs(loss - 0.449165) < 1e-5)!;

  it('is the nearest one within 10⁻⁴', () => {
    const near = minimum.filter.map((c) => c + 5e-5);
    expect(nearestReached(points, near)).toMatchObject({ nearest: { index: minimum.index }, isReached: true });
    const far = minimum.filter.map((c) => c + 2e-4);
    expect(nearestReached(points, far)).toMatchObject({ nearest: { index: minimum.index }, isReached: false });
  });

  it('is never one that the network does not reach', () => {
    expect(nearestReached(points, [0.68, 0.1, 0.6])).toMatchObject({ isReached: false });
    expect(nearestReached(points.filter(({ place }) => place === 'target'), [0.68, 0.1, 0.6])).toBeNull();
  });
});
