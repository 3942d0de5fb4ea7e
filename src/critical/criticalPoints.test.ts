import { describe, expect, it } from 'vitest';
import { gradient } from '../training/gradient.ts';
import { gaussianDataset } from '../loss/dataset.ts';
import { lossGradient } from '../loss/loss.ts';
import type { Metric } from '../loss/metrics.ts';
import { squareLoss } from '../loss/squareLoss.ts';
import { architecture, type Architecture } from '../network/architecture.ts';
import { endToEndFilter } from '../network/endToEndFilter.ts';
import { rng } from '../numeric/rng.ts';
import { rootPattern } from '../polynomial/rootPattern.ts';
import { formatRootPattern } from '../polynomial/formatRootPattern.ts';
import { expectNear, expectNumberNear } from '../testing/near.ts';
import data from './criticalPoints.data.json';
import { criticalPoints, type CriticalPointMemory } from './index.ts';
import type { CriticalPoint, StratumReport } from './report.ts';

const of = (filterSizes: readonly number[], strides: readonly number[] = filterSizes.map(() => 1)): Architecture => architecture({ filterSizes, strides });
const realPoints = ({ points }: StratumReport): CriticalPoint[] => points.filter(({ real }) => real);
const filterOf = ({ filter }: CriticalPoint): number[] => filter.map(([re]) => re);
const summary = ({ parameters }: CriticalPoint): string[] => parameters.map(({ index, kind }) => `${index.join(' ')} ${kind}`).sort();
const distance = (one: readonly number[], other: readonly number[]): number => Math.max(...one.map((c, i) => Math.abs(c - other[i]!))) / Math.max(...other.map(Math.abs));

describe('critical points', () => {
  it.each(data.instances)('agree with an independent computation ($id: k = $filterSizes, s = $strides)', ({ filterSizes, strides, metric, target, strata }) => {
    const report = criticalPoints(of(filterSizes, strides), { target, metric: metric as Metric });
    expect(report.strata.length).toBe(strata.length);
    for (const wanted of strata) {
      const found = report.strata.find(({ partitions }) => partitions.join('|') === wanted.partitions.join('|'))!;
      expect([found.expected, found.found, found.status]).toEqual([wanted.complex, wanted.complex, 'complete']);
      expect(found.real).toBe(wanted.points.length);
      for (const point of wanted.points) {
        const match = realPoints(found).find((p) => distance(filterOf(p), point.filter) < 1e-10)!;
        expect(match).toBeDefined();
        expectNumberNear(match.loss!, point.loss, 1e-10);
        expect(match.certainty).not.toBe('estimate');
        expect([match.index, match.rootPattern, match.reachable]).toEqual([point.index, point.rootPattern, point.reachable]);
        expect(summary(match)).toEqual(point.parameters);
      }
    }
  });

  it('of u = (2, 0, 5, 0, 2): the 17 real points on four strata (GeoLCN, section 7.3), two of them with roots at infinity', () => {
    const { strata } = criticalPoints(of([2, 2, 2, 2]), { target: [2, 0, 5, 0, 2], metric: 'euclidean' });
    const losses = Object.fromEntries(strata.map((stratum) => [stratum.id, realPoints(stratum).map(({ loss }) => loss!)]));
    expect(strata.map(({ id, found, real }) => [id, found, real])).toEqual([
      ['4', 10, 4],
      ['3.1', 12, 4],
      ['2.2', 13, 5],
      ['2.1.1', 10, 4],
      ['1.1.1.1', 1, 1],
    ]);
    expectNear(losses['2.1.1']!, [4, 4, 16.2, 16.2], 1e-12);
    expectNear(losses['3.1']!, Array.from({ length: 4 }, () => 16.3907), 1e-5);
    expectNear(losses['2.2']!, [1 / 3, 8, 248 / 15, 248 / 15, 27], 1e-12);
    expectNear(losses['4']!.slice(2), [29, 29], 1e-12);
    for (const stratum of strata) for (const point of realPoints(stratum)) expect(point.certainty).not.toBe('estimate');
    // eleven of the seventeen are rational
    const fractions = Object.fromEntries(strata.map((stratum) => [stratum.id, realPoints(stratum).filter(({ certainty }) => certainty === 'exact').map((point) => point.fractions!.join(' '))]));
    expect(Object.values(fractions).map((list) => list.length)).toEqual([4, 0, 3, 4, 1]);
    expect(fractions['2.1.1']).toEqual(expect.arrayContaining(['2 0 5 0 0', '0 0 5 0 2']));
    // (7.1) and the irrational pair on (2, 2)
    for (const filter of [[2, 0, 5, 0, 0], [0, 0, 5, 0, 2]]) expect(strata[3]!.points.some((p) => p.real && distance(filterOf(p), filter) < 1e-12)).toBe(true);
    const c = (4 * Math.sqrt(6)) / 5;
    const pair = realPoints(strata[2]!).find((p) => distance(filterOf(p), [8 / 15, c, 43 / 15, c, 8 / 15]) < 1e-12)!;
    expect([pair.rootPattern, pair.reachable]).toEqual(['0|2', false]);
  });

  it('of Example 5.10: three critical parameters with loss 0 over C, seven spurious ones, three of those real; one is a local minimum', () => {
    const { strata, zeroFilters } = criticalPoints(of([2, 3]), { target: [1, 1, 0.1, 0.1], metric: 'euclidean' });
    expect(strata.map(({ id, found, real }) => [id, found, real])).toEqual([['2.1', 7, 3], ['1.1.1', 1, 1]]);
    const [least] = realPoints(strata[0]!);
    expectNumberNear(least!.loss!, 0.00944880363, 1e-11);
    expect(least!.parameters.map(({ kind, pure }) => [kind, pure])).toEqual([['minimum', false]]);
    // u = (x + 1)(x² + 1/10): one way over R
    expect(strata[1]!.points[0]!.parameters.map(({ kind, pure }) => [kind, pure])).toEqual([['minimum', true]]);
    expect(zeroFilters[0]).toMatchObject({ layers: [0], dimension: 0 });
    expectNear(zeroFilters[0]!.others![0]!.map((c) => c / zeroFilters[0]!.others![0]![0]!), [1, 0, -10], 1e-12);
  });

  it('of Example 5.6: (3, 2, 2) is reached over 2|1, 112|0, 13|0 and 22|0 only', () => {
    const random = rng(56);
    const reached = new Set<string>();
    for (let seed = 0; seed < 40; seed++) {
      const { strata } = criticalPoints(of([3, 2, 2]), { target: Array.from({ length: 5 }, random.normal), metric: 'euclidean' });
      for (const { points } of strata) for (const { real, reachable, rootPattern } of points) if (real && reachable) reached.add(rootPattern!);
    }
    for (const pattern of reached) expect(['1111|0', '11|1', '2|1', '112|0', '13|0', '22|0']).toContain(pattern);
    for (const pattern of ['1111|0', '11|1', '2|1', '112|0', '13|0', '22|0']) expect(reached).toContain(pattern);
  });

  it('of Examples 6.6 and 6.7: 36 = 1 + 12 + 13 + 10 for (3, 2, 2), 11 for (4, 2)', () => {
    const total = (filterSizes: readonly number[]): number => criticalPoints(of(filterSizes), { target: [1.2, 0.3, 1.7, -0.4, 0.9], metric: 'euclidean' }).strata.reduce((sum, { found }) => sum + found, 0);
    expect([total([3, 2, 2]), total([4, 2])]).toEqual([36, 11]);
  });

  it('say where their number is known from', () => {
    const by = (metric: Metric): unknown[] => criticalPoints(of([2, 2, 2, 2]), { target: [1, 0.4, 0.9, -0.5, 0.8], metric }).strata.map(({ id, expectedBy }) => [id, expectedBy]);
    expect(by('euclidean')).toEqual([['4', 'formula'], ['3.1', 'remark'], ['2.2', 'remark'], ['2.1.1', 'remark'], ['1.1.1.1', 'theorem']]);
    expect(by('bombieri')).toEqual([['4', 'theorem'], ['3.1', 'theorem'], ['2.2', 'computed'], ['2.1.1', 'theorem'], ['1.1.1.1', 'theorem']]);
  });

  it('of Examples 6.9 and 6.12: for k = (2, 2) one real point at the target, and two or four on the cone; with the Bombieri metric two', () => {
    const cone = (target: readonly number[], metric: Metric): number => criticalPoints(of([2, 2]), { target, metric }).strata[0]!.real;
    // inside the caustic two minima and two saddles, outside of it one of each (Figure 1)
    expect([cone([0.52, 0.05, 0.48], 'euclidean'), cone([0.9, 0.5, 0.2], 'euclidean')]).toEqual([4, 2]);
    const random = rng(69);
    for (let seed = 0; seed < 30; seed++) expect(cone(Array.from({ length: 3 }, random.normal), 'bombieri')).toBe(2);
  });

  it('satisfies the critical equations, with the root pattern, products and gradients that it says (random data)', () => {
    const choices: [number[], number[]][] = [[[3, 2], [1, 1]], [[2, 2, 2], [1, 1, 1]], [[3, 2, 2], [1, 1, 1]], [[2, 2], [2, 1]], [[3, 2], [2, 1]], [[2, 2, 2], [1, 2, 1]], [[2, 2, 2], [2, 1, 1]], [[4, 3], [1, 1]]];
    choices.forEach(([filterSizes, strides], seed) => {
      const a = of(filterSizes, strides);
      const { target, metric } = squareLoss({ ...gaussianDataset({ architecture: a, samples: 12, seed }), architecture: a });
      const { strata } = criticalPoints(a, { target, metric });
      const size = Math.max(...target.map(Math.abs)) * Math.max(...metric.flat().map(Math.abs));
      for (const stratum of strata) {
        expect([stratum.status, stratum.found]).toEqual(['complete', stratum.expected]);
        // solutions that are not real come in pairs
        expect((stratum.found - stratum.real) % 2).toBe(0);
        for (const point of stratum.points) {
          expect(point.residual).toBeLessThan(1e-9);
          if (!point.real) continue;
          const w = filterOf(point);
          expect(point.certainty).not.toBe('estimate');
          expectNumberNear(lossGradient(w, { target, metric }).reduce((sum, g, i) => sum + g * w[i]!, 0), 0, 1e-9 * size);
          expect(point.reachable).toBe(point.parameters.length > 0);
          if (strides.every((s) => s === 1)) expect(formatRootPattern(rootPattern(w, 1e-5))).toBe(point.rootPattern);
          for (const { theta, index } of point.parameters) {
            expect(distance(endToEndFilter(theta, strides), w)).toBeLessThan(1e-12);
            expect(index[0] + index[1] + index[2]).toBe(a.dimension);
            for (const g of gradient(theta, strides, { target, metric }).flat()) expectNumberNear(g, 0, 1e-8 * size);
          }
        }
      }
    });
  });

  it('of a target in the function space: it is critical, with loss 0, and pure there', () => {
    // (x − y)² (x + y)(x + 2y): every real critical parameter over it is a degenerate minimum
    const { strata } = criticalPoints(of([3, 2, 2]), { target: [1, 1, -3, -1, 2], metric: 'euclidean' });
    const [least] = strata.find(({ id }) => id === '2.1.1')!.points;
    expectNumberNear(least!.loss!, 0, 1e-20);
    expect(least!.parameters.length).toBeGreaterThan(0);
    expect(least!.parameters.every(({ pure, kind }) => pure && kind === 'degenerate')).toBe(true);
    expect(strata.find(({ id }) => id === '1.1.1.1')).toMatchObject({ found: 0, lost: { onSmallerStratum: 1 }, status: 'complete' });
  });

  it('says what is lost for targets in special position instead of failing', () => {
    const zero = criticalPoints(of([3, 2, 2]), { target: [0, 0, 0, 0, 0], metric: 'euclidean' });
    expect(zero.strata.map(({ expected, found }) => [expected, found])).toEqual(Array.from({ length: 4 }, () => [null, 0]));
    // (x − y)⁴ is a singular point of the larger strata
    const power = criticalPoints(of([2, 2, 2, 2]), { target: [1, -4, 6, -4, 1], metric: 'euclidean' });
    expect(power.strata[0]).toMatchObject({ id: '4', found: 10, status: 'complete' });
    expect(power.strata[1]!.lost.singular).toBeGreaterThan(0);
    expect(power.strata[1]!.status).toBe('incomplete');
    // (x² + y²)²: whole circles of critical points for a metric that rotations preserve
    const round = criticalPoints(of([3, 2, 2]), { target: [1, 0, 2, 0, 1], metric: 'bombieri' });
    for (const { points } of round.strata) for (const { filter } of points) expect(filter.flat().every(Number.isFinite)).toBe(true);
  });

  it('scales with the target', () => {
    const target = [1.2, 0.3, 1.7, -0.4, 0.9];
    const one = criticalPoints(of([3, 2, 2]), { target, metric: 'euclidean' });
    for (const factor of [1e-9, 1e9]) {
      const other = criticalPoints(of([3, 2, 2]), { target: target.map((u) => u * factor), metric: 'euclidean' });
      other.strata.forEach((stratum, s) => {
        expect([stratum.found, stratum.real]).toEqual([one.strata[s]!.found, one.strata[s]!.real]);
        realPoints(stratum).forEach((point, i) => expectNumberNear(point.loss! / factor ** 2, realPoints(one.strata[s]!)[i]!.loss!, 1e-9));
      });
    }
  });

  it('follows a target that moves: the same points as from the start', () => {
    const random = rng(12);
    const a = of([3, 3]);
    const memory: CriticalPointMemory = new Map();
    let target = Array.from({ length: 5 }, random.normal);
    for (let frame = 0; frame < 25; frame++) {
      const moved = criticalPoints(a, { target, metric: 'euclidean' }, memory);
      const afresh = criticalPoints(a, { target, metric: 'euclidean', seed: 7 });
      moved.strata.forEach((stratum, s) => {
        expect([stratum.status, stratum.real]).toEqual(['complete', afresh.strata[s]!.real]);
        realPoints(stratum).forEach((point, i) => expect(distance(filterOf(point), filterOf(realPoints(afresh.strata[s]!)[i]!))).toBeLessThan(1e-9));
      });
      target = target.map((u) => u + 0.1 * random.normal());
    }
  });

  it('gives the same numbers again, and refuses wrong calls', () => {
    const options = { target: [1.2, 0.3, 1.7, -0.4], metric: 'euclidean', seed: 3 } as const;
    expect(criticalPoints(of([3, 2]), options)).toEqual(criticalPoints(of([3, 2]), options));
    expect(() => criticalPoints(of([3, 2]), { target: [1, 2], metric: 'euclidean' })).toThrow(RangeError);
    expect(() => criticalPoints(of([3, 2]), { target: [1, 2, NaN, 0], metric: 'euclidean' })).toThrow(RangeError);
    expect(() => criticalPoints(of([2, 2]), { target: [1, 2, 3], metric: [[1, 0, 0], [0, -1, 0], [0, 0, 1]] })).toThrow(RangeError);
    expect(criticalPoints(of([1]), { target: [3], metric: 'euclidean' }).strata[0]).toMatchObject({ found: 1, real: 1 });
  });
});
