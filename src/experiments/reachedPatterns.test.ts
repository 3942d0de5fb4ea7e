import { describe, expect, it } from 'vitest';
import { architecture } from '../network/architecture.ts';
import { factorPattern } from '../network/factorPattern.ts';
import { normalSource } from '../numeric/normals.ts';
import { codeOfPattern, noPattern } from '../polynomial/patternCode.ts';
import { squareLoss } from '../loss/squareLoss.ts';
import { expectNear, expectNumberNear } from '../testing/near.ts';
import { loss } from '../loss/loss.ts';
import { endToEndFilter } from '../network/endToEndFilter.ts';
import { trainingsFor } from '../training/batchTrainer.ts';
import { blockSeed, blockSize } from './blocks.ts';
import { gaussianData } from './gaussianData.ts';
import { lossReader } from './lossReader.ts';
import { networkPatterns } from './networkPattern.ts';
import { mergeReached, paperProtocol, reachedBlocks, reachedPatternsRunner, type ReachedCounts, type ReachedPatternsSettings } from './reachedPatterns.ts';
import { publishedRows, reachedTable } from './reachedTable.ts';

const settingsOf = (filterSizes: readonly number[], runs: number, change: Partial<ReachedPatternsSettings> = {}): ReachedPatternsSettings => ({ filterSizes, strides: filterSizes.map(() => 1), runs, seed: 1, ...paperProtocol, ...change });

function runAll(settings: ReachedPatternsSettings, order: (blocks: number[]) => number[] = (blocks) => blocks): ReachedCounts {
  const run = reachedPatternsRunner(settings);
  return mergeReached(order(Array.from({ length: reachedBlocks(settings) }, (_, block) => block)).map((block) => run(block)));
}

const byText = (a: unknown, b: unknown): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
const sorted = ({ cells }: ReachedCounts): unknown[] => [...cells].map(({ lossSum, limits, ...cell }) => ({ ...cell, limits: [...limits].sort(byText), loss: Number(lossSum.toPrecision(9)) })).sort(byText);

describe('gaussian data', () => {
  const a = architecture({ filterSizes: [3, 2], strides: [2, 1] });

  it('give the losses and targets of the data themselves', () => {
    const k = a.ambientDimension;
    const trainings = trainingsFor(a, 4);
    const targets = new Float64Array(4 * k);
    gaussianData(a, 9).draw(trainings, targets, normalSource(3));
    const normals = new Float64Array(4 * (k * 9 + 9 + 5));
    normalSource(3).fill(normals, 0, normals.length);
    for (let row = 0; row < 4; row++) {
      const at = row * (k * 9 + 9 + 5);
      const line = (i: number): number[] => Array.from(normals.subarray(at + i * 9, at + (i + 1) * 9));
      const wanted = squareLoss({ inputs: Array.from({ length: k }, (_, i) => line(i)), outputs: [line(k)], architecture: architecture({ filterSizes: [k], strides: [1] }) });
      expectNear(targets.subarray(row * k, (row + 1) * k), wanted.target, 1e-10);
      expectNear(trainings.losses.subarray(row * (k * k + k), row * (k * k + k) + k * k), wanted.metric.flat(), 1e-12);
      expectNear(trainings.theta.subarray(row * 5, row * 5 + 5), normals.subarray(at + k * 9 + 9, at + k * 9 + 14), 0);
      const theta = [Array.from(trainings.theta.subarray(row * 5, row * 5 + 3)), Array.from(trainings.theta.subarray(row * 5 + 3, row * 5 + 5))];
      expectNumberNear(lossReader(a)(trainings, targets, row), loss(endToEndFilter(theta, a.strides), wanted), 1e-9);
    }
  });

  it('refuse data that do not determine a target', () => expect(() => gaussianData(a, 4)).toThrow(RangeError));
});

it('patterns of networks are those of their filters, with strides and without', () => {
  for (const [filterSizes, strides] of [
    [[3, 2, 2], [1, 1, 1]],
    [[3, 2], [2, 1]],
    [[2, 1, 2, 2], [1, 2, 1, 1]],
  ] as const) {
    const reader = networkPatterns(architecture({ filterSizes, strides }));
    const source = new Float64Array(40);
    for (let seed = 1; seed <= 20; seed++) {
      normalSource(seed).fill(source, 0, 40);
      let at = 7;
      const theta = filterSizes.map((size) => Array.from(source.subarray(at, (at += size))));
      expect(reader.read(source, 7)).toBe(true);
      expect(reader.code(1e-4)).toBe(codeOfPattern(factorPattern(theta, strides)!));
    }
    source.fill(0, 7, 10);
    expect(reader.read(source, 7)).toBe(false);
    expect(reader.code(1e-4)).toBe(noPattern);
  }
});

describe('patterns reached', () => {
  it('are the same for blocks in any order, and more runs only add to them', () => {
    const settings = settingsOf([3, 2, 2], 2 * blockSize + 70, { maxSteps: 4000 });
    const forwards = runAll(settings);
    expect(sorted(runAll(settings, (blocks) => [...blocks].reverse()))).toEqual(sorted(forwards));
    expect(forwards.runs).toBe(settings.runs);
    expect(forwards.cells.reduce((sum, { count }) => sum + count, 0)).toBe(settings.runs);
    const first = reachedPatternsRunner({ ...settings, runs: blockSize })(0);
    expect(first.cells).toEqual(reachedPatternsRunner(settings)(0).cells);
    expect(runAll({ ...settings, seed: 2 }).cells).not.toEqual(forwards.cells);
  });

  it('lie in the function space, and are the target where that lies inside it: GeoLCN, Example 4.6', () => {
    const table = reachedTable(runAll(settingsOf([2, 2], 1500)), publishedRows([2, 2], [1, 1]));
    expect(table.targets.map(({ target }) => target)).toEqual(['11|0', '0|1']);
    const outside = table.targets[1]!.starts[0]!.solutions;
    expect(outside.map(({ solution }) => solution)).toEqual(['2|0']);
    expect(outside[0]!.meanLoss).toBeGreaterThan(0.1);
    const inside = table.targets[0]!.starts[0]!.solutions[0]!;
    expect(inside.solution).toBe('11|0');
    expect(inside.share.share).toBeGreaterThan(0.98);
    expect(inside.meanLoss).toBeLessThan(1e-10);
    // 64.87 % of random quadratics have real roots
    expect(table.targets[0]!.share.share).toBeGreaterThan(0.6);
    expect(table.targets[0]!.share.share).toBeLessThan(0.7);
    expect(table.targetDifference).toBeLessThan(0.04);
    expect(table.totalVariation).toBeLessThan(0.02);
  });

  it('do not differ from the paper by what its rounding hides: one run of 300 beside a printed 100 %', () => {
    const cell = { target: '11|0', start: '11|0', status: 'converged', lossSum: 0, first: 0, limits: [] } as const;
    const table = (other: number) => reachedTable({ runs: 300, cells: [{ ...cell, solution: '11|0', count: 300 - other }, { ...cell, solution: '2|0', count: other }] }, publishedRows([2, 2], [1, 1])).targets[0]!.starts[0]!.solutions;
    expect(table(1).map(({ share }) => share.differs)).toEqual([false, false]);
    expect(table(30).map(({ share }) => share.differs)).toEqual([true, true]);
  });

  it('run for architectures with strides, where nothing is published', () => {
    const settings = settingsOf([3, 2], 300, { strides: [2, 1], maxSteps: 3000 });
    const table = reachedTable(runAll(settings), publishedRows([3, 2], [2, 1]));
    expect(table.converged).toBeGreaterThan(100);
    expect(table.targetDifference).toBeNull();
    // quartics with a factor d x² + e y² that were reached: at most two real roots or a pair beside it
    const patterns = new Set(table.targets.flatMap(({ starts }) => starts.flatMap(({ solutions }) => solutions.map(({ solution }) => solution))));
    for (const pattern of patterns) expect(['0|11', '11|1', '1111|0']).toContain(pattern);
  });

  it('say what was dropped, and why', () => {
    const { dropped, converged, runs } = reachedTable(runAll(settingsOf([2, 2, 2, 2], 500, { maxSteps: 500 })), []);
    expect(dropped.diverged.count + dropped.maxSteps.count + converged).toBe(runs);
    expect(dropped.diverged.count).toBeGreaterThan(50);
    expect(dropped.maxSteps.count).toBeGreaterThan(50);
  });

  it('refuse seeds that are out of range', () => {
    expect(() => blockSeed(-1, 0)).toThrow(RangeError);
    expect(() => blockSeed(1.5, 0)).toThrow(RangeError);
    expect(() => blockSeed(2 ** 32, 0)).toThrow(RangeError);
    expect(blockSeed(2 ** 32 - 1, 2 ** 21 - 1)).toBeLessThanOrEqual(Number.MAX_SAFE_INTEGER);
  });
});
