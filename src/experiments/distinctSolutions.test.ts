import { describe, expect, it } from 'vitest';
import { normalSource } from '../numeric/normals.ts';
import { rng } from '../numeric/rng.ts';
import { multiplyForms } from '../polynomial/form.ts';
import { rootPattern } from '../polynomial/rootPattern.ts';
import { expectNumberNear } from '../testing/near.ts';
import { blockSeed } from './blocks.ts';
import { distinctFilters } from './distinctFilters.ts';
import { distinctBlocks, distinctProtocol, distinctSolutionsRunner, mergeDistinct, type DistinctCounts, type DistinctSolutionsSettings } from './distinctSolutions.ts';
import { distinctTable, publishedHistogram } from './distinctTable.ts';
import { distinctSolutions } from './index.ts';

const settingsOf = (filterSizes: readonly number[], targets: number, change: Partial<DistinctSolutionsSettings> = {}): DistinctSolutionsSettings => ({ ...distinctProtocol, filterSizes, strides: filterSizes.map(() => 1), metric: 'euclidean', seed: 1, targets, ...change });

function runAll(settings: DistinctSolutionsSettings, order: (blocks: number[]) => number[] = (blocks) => blocks): DistinctCounts {
  const run = distinctSolutionsRunner(settings);
  return mergeDistinct(order(Array.from({ length: distinctBlocks(settings) }, (_, block) => block)).map((block) => run(block)));
}

describe('distinct filters', () => {
  it('are told apart coefficient by coefficient, against the largest value of each', () => {
    expect(distinctFilters([], 1e-4)).toEqual({ count: 0, chained: false });
    expect(distinctFilters([[1, 2]], 1e-4).count).toBe(1);
    expect(distinctFilters([[1, 0], [1, 0.9e-4]], 1e-4).count).toBe(1);
    expect(distinctFilters([[1, 0], [1, 1.1e-4]], 1e-4).count).toBe(2);
    // the second coefficient is compared with 10, the first one is not
    expect(distinctFilters([[1, -10], [1, -10.0009]], 1e-4).count).toBe(1);
    expect(distinctFilters([[1, -10], [1.0009, -10]], 1e-4).count).toBe(2);
    // a third filter makes it large
    expect(distinctFilters([[1, -10], [1.0009, -10], [-50, 0]], 1e-4).count).toBe(2);
  });

  it('are counted with chains as one, and chains are told', () => {
    const chain = [[0], [0.9e-4], [1.8e-4], [5]];
    expect(distinctFilters(chain, 1e-5)).toEqual({ count: 4, chained: false });
    expect(distinctFilters(chain.slice(0, 2), 1e-4)).toEqual({ count: 1, chained: false });
    expect(distinctFilters([[0], [1.8e-4], [0.9e-4]], 1e-4)).toEqual({ count: 1, chained: true });
    expect(distinctFilters([[0], [1.8e-4]], 1e-4).count).toBe(2);
  });

  it('do not depend on the order', () => {
    const random = rng(7);
    for (let run = 0; run < 50; run++) {
      const filters = Array.from({ length: 25 }, () => [Math.floor(20 * random.uniform()) / 20, Math.floor(3 * random.uniform())]);
      const shuffled = [...filters].map((w) => ({ w, key: random.uniform() })).sort((a, b) => a.key - b.key).map(({ w }) => w);
      expect(distinctFilters(shuffled, 0.06)).toEqual(distinctFilters(filters, 0.06));
      // single linkage by hand: sorted along the line, a gap of two places begins another one
      const lines = [0, 1, 2].map((line) => [...new Set(filters.filter((w) => w[1] === line).map((w) => Math.round(20 * w[0]!)))].sort((a, b) => a - b));
      const wanted = lines.reduce((sum, places) => sum + places.filter((place, i) => i === 0 || place - places[i - 1]! > 1).length, 0);
      // the scale of a coefficient is its largest value, at most 2 for the second one: 0.06 joins neighbours and nothing else
      expect(distinctFilters(filters, 0.06).count).toBe(wanted);
    }
  });
});

/** Critical points of the distance of u to the cone b² = 4ac are the real λ of 4 (u₁ + λu₃)(λu₁ + u₃)(1 + λ/2)² = u₂² (1 − λ²)²; with four of them, two are minima. */
function minimaOfQuadratic([a, b, c]: Float64Array): 1 | 2 {
  if (b! * b! >= 4 * a! * c!) return 1;
  const ends = [4 * a! * c!, 4 * (a! * a! + c! * c!), 4 * a! * c!];
  const quartic = multiplyForms(ends, [0.25, 1, 1]).map((entry, i) => entry - b! * b! * [1, 0, -2, 0, 1][i]!);
  return rootPattern(quartic)!.real.length === 4 ? 2 : 1;
}

describe('distinct solutions', () => {
  it('are the same for blocks in any order, and more targets only add to them', () => {
    const settings = settingsOf([2, 2, 2], 25, { maxSteps: 4000 });
    expect(distinctBlocks(settings)).toBe(3);
    const forwards = runAll(settings);
    expect(runAll(settings, (blocks) => [...blocks].reverse())).toEqual(forwards);
    expect(distinctSolutionsRunner({ ...settings, targets: 10 })(0)).toEqual(distinctSolutionsRunner(settings)(0));
    expect(runAll({ ...settings, seed: 2 })).not.toEqual(forwards);
    const runs = forwards.cells.reduce((sum, { converged, maxSteps, diverged }) => sum + converged + maxSteps + diverged, 0);
    expect(runs).toBe(25 * 50);
    expect(forwards.cells.reduce((sum, { targets }) => sum + targets, 0)).toBe(25);
    for (const { distinct, converged } of forwards.cells) expect(converged > 0).toBe(distinct > 0);
  });

  it('are one for quadratics and the Bombieri metric, at most two for the Euclidean one: GeoLCN, Example 6.5', () => {
    const { rows, totalVariation } = distinctSolutions({ filterSizes: [2, 2], targets: 60, starts: 30, metric: 'bombieri' });
    expect(rows.map(({ distinct }) => distinct)).toEqual([1]);
    expect(rows[0]!.share.share).toBe(1);
    expect(totalVariation).toBe(0);
    const euclidean = distinctSolutions({ filterSizes: [2, 2], targets: 200, starts: 30 });
    expect(euclidean.rows.map(({ distinct }) => distinct)).toEqual([1, 2]);
    expect(euclidean.rows[1]!.share.count).toBeGreaterThan(0);
    expect(euclidean.rows[1]!.share.share).toBeLessThan(0.15);
  });

  it('are two for quadratics inside the caustic, one elsewhere: GeoLCN, Example 6.5', () => {
    const settings = settingsOf([2, 2], 1000, { starts: 251, seed: 3 });
    expect(distinctBlocks(settings)).toBe(1000);
    const blocks: Record<1 | 2, number[]> = { 1: [], 2: [] };
    for (let block = 0; block < 1000; block++) {
      const u = new Float64Array(3);
      normalSource(blockSeed(settings.seed, block)).fill(u, 0, 3);
      blocks[minimaOfQuadratic(u)].push(block);
    }
    expect(blocks[2].length).toBeGreaterThan(10);
    const run = distinctSolutionsRunner(settings);
    const found = (many: readonly number[]): (number | undefined)[] => many.map((block) => run(block).cells[0]!.distinct).filter((distinct) => distinct > 0);
    expect(new Set(found(blocks[1].slice(0, 20)))).toEqual(new Set([1]));
    expect(new Set(found(blocks[2].slice(0, 10)))).toEqual(new Set([2]));
  });

  it('follow the metric: diag(1, 1/2, 1) is Bombieri of quadratics, and its multiples change only the pace', () => {
    const matrix = [[1, 0, 0], [0, 0.5, 0], [0, 0, 1]];
    const settings = settingsOf([2, 2], 20, { starts: 20, metric: 'bombieri' });
    expect(runAll({ ...settings, metric: matrix })).toEqual(runAll(settings));
    const slow = runAll({ ...settings, metric: matrix.map((row) => row.map((entry) => entry / 2)), stepSize: 0.02, stop: 1e-14 / 4 });
    expect(slow).toEqual(runAll(settings));
    expect(() => distinctSolutionsRunner({ ...settings, metric: [[1, 0], [0, 1]] })).toThrow(RangeError);
  });

  it('run for targets of data and for architectures with strides, where nothing is published', () => {
    const settings = settingsOf([3, 2], 10, { strides: [2, 1], targetSource: 'data', maxSteps: 8000 });
    expect(publishedHistogram([3, 2], [2, 1], 'euclidean')).toBeNull();
    const table = distinctTable(runAll(settings), null);
    expect(table.converged).toBeGreaterThan(100);
    expect(table.totalVariation).toBeNull();
    expect(runAll(settings)).not.toEqual(runAll({ ...settings, targetSource: 'gaussian' }));
    expect(() => distinctSolutionsRunner({ ...settings, samples: 4 })).toThrow(RangeError);
  });

  it('say what was dropped: runs, and targets without any solution', () => {
    const table = distinctTable(runAll(settingsOf([2, 2, 2, 2], 10, { maxSteps: 300 })), publishedHistogram([2, 2, 2, 2], [1, 1, 1, 1], 'euclidean'));
    expect(table.dropped.diverged.count + table.dropped.maxSteps.count + table.converged).toBe(table.runs);
    expect(table.dropped.maxSteps.count).toBeGreaterThan(50);
    expect(table.withoutSolution.count).toBeGreaterThan(0);
    expect(table.rows.reduce((sum, { share }) => sum + share.count, 0) + table.withoutSolution.count).toBe(10);
    expect(() => distinctSolutionsRunner(settingsOf([2, 2], 10, { starts: 0 }))).toThrow(RangeError);
    expect(() => distinctSolutionsRunner(settingsOf([2, 2], 0))).toThrow(RangeError);
  });

  it('stand beside the printed shares; numbers that were not printed are zero there', () => {
    const cell = (distinct: number, targets: number): DistinctCounts['cells'][number] => ({ distinct, targets, chained: 0, converged: targets, maxSteps: 0, diverged: 0, first: 7 });
    const { rows, totalVariation, withoutSolution } = distinctTable({ targets: 500, cells: [cell(0, 20), cell(1, 300), cell(3, 180)] }, [95.8, 4.2]);
    expect(rows.map(({ first }) => first)).toEqual([7, null, 7]);
    expect(rows.map(({ distinct, share }) => [distinct, share.count, share.of, share.published, share.differs])).toEqual([
      [1, 300, 480, 0.958, true],
      [2, 0, 480, 0.042, true],
      [3, 180, 480, 0, true],
    ]);
    expectNumberNear(totalVariation!, 180 / 480);
    expect(withoutSolution.share).toBe(0.04);
  });
});
