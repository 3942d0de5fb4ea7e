import { describe, expect, it } from 'vitest';
import { tasks } from '../tasks.ts';
import type { Counts } from './counts.ts';
import { countsOfReport, type CountableReport } from './countsOfReport.ts';
import { advanceLandscape, type LandscapeProblem } from './landscape.ts';
import { coefficientSlice, figureOneSlice } from './targetSlice.ts';

const problem: LandscapeProblem = { architecture: { filterSizes: [2, 2], strides: [1, 1] }, metric: 'euclidean', slice: figureOneSlice, window: { s: [-0.15, 1.15], t: [-1.05, 1.05] }, columns: 64, rows: 96 };
const never = () => (): Counts => {
  throw new Error('not to be asked');
};

describe('a map in portions', () => {
  it('carries the curves with its first portion only, and ends', () => {
    const first = advanceLandscape({ problem, map: null, most: 50 }, never);
    expect(first.curves?.curves.map(({ kind }) => kind)).toEqual(['discriminant', 'caustic', 'passage']);
    expect([first.map.asked, first.map.finished]).toEqual([50, false]);
    let { map } = first;
    for (let portions = 0; !map.finished && portions < 200; portions++) {
      const next = advanceLandscape({ problem, map, most: 200 }, never);
      expect(next.curves).toBeNull();
      expect(next.progress).toBeLessThanOrEqual(1);
      ({ map } = next);
    }
    expect(map.finished).toBe(true);
    expect(new Set(map.classes.map(({ reached, minima, saddles }) => `${reached} ${minima}+${saddles}`))).toEqual(new Set(['true 2+0', 'false 2+0', 'false 1+1', 'false 2+2']));
  });

  it('asks the solver for other networks, as the worker does', async () => {
    const target = [1, 0.5, -1, 0.3, 2];
    const strided: LandscapeProblem = { ...problem, architecture: { filterSizes: [3, 2], strides: [2, 1] }, slice: coefficientSlice(target, 0, 4), window: { s: [-2, 2], t: [-2, 2] }, columns: 32, rows: 32 };
    const { map, curves } = await tasks.landscape({ problem: strided, map: null, most: 12 });
    expect(curves).toEqual({ curves: [], complete: false });
    expect(map.asked).toBe(12);
    for (const { minima, incomplete } of map.classes) expect([minima > 0, incomplete]).toEqual([true, false]);
  });

  it('refuses a plane of targets of another length', () => {
    expect(() => advanceLandscape({ problem: { ...problem, architecture: { filterSizes: [3, 2], strides: [1, 1] } }, map: null, most: 1 }, never)).toThrow(/have 4/);
  });
});

describe('counts of a report', () => {
  type Point = CountableReport['strata'][number]['points'][number];
  const point = (index: readonly [number, number, number], kind: 'minimum' | 'saddle' | 'degenerate', reachable = true, real = true): Point => ({ real, reachable, index: real ? index : null, parameters: reachable ? [{ kind }] : [] });

  it('tell the target, minima, saddles and undecided points apart, and leave out what is not real or not reached', () => {
    const report: CountableReport = {
      strata: [
        { dimension: 4, status: 'complete', points: [point([4, 0, 0], 'minimum')] },
        { dimension: 3, status: 'complete', points: [point([3, 0, 0], 'minimum'), point([3, 0, 0], 'saddle'), point([2, 0, 1], 'saddle'), point([2, 1, 0], 'saddle'), point([3, 0, 0], 'minimum', false), point([3, 0, 0], 'minimum', true, false)] },
      ],
    };
    expect(countsOfReport(report, 4)).toEqual({ reached: true, minima: 2, saddles: 1, degenerate: 1, endings: 2, incomplete: false });
  });

  it('do not know where training can end if a point is degenerate, and say if points are missing', () => {
    const report: CountableReport = { strata: [{ dimension: 3, status: 'incomplete', points: [point([3, 0, 0], 'degenerate')] }] };
    expect(countsOfReport(report, 4)).toEqual({ reached: false, minima: 1, saddles: 0, degenerate: 0, endings: null, incomplete: true });
  });
});
