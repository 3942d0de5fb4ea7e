import { describe, expect, it } from 'vitest';
import { criticalPoints } from '../../src/critical/index.ts';
import { architecture } from '../../src/network/architecture.ts';
import { listedPoints } from '../state/criticalReading.ts';
import { presetById } from './index.ts';

/** What the captions and titles of examples say on critical points, computed. */
function readExample(id: string) {
  const { view } = presetById(id)!;
  const report = criticalPoints(architecture(view), view);
  const points = listedPoints(report, view).filter(({ place }) => place !== 'target');
  const count = (of: (listed: (typeof points)[number]) => boolean): number => points.filter(of).length;
  return { report, points, counts: Object.fromEntries(report.strata.map((stratum) => [stratum.id, stratum.found])), minima: count(({ mark }) => mark === 'minimum'), saddles: count(({ mark }) => mark === 'saddle'), spurious: count(({ mark }) => mark === 'spurious') };
}

describe('examples of critical points', () => {
  it.each([
    ['figure-1', { '2': 4, '1.1': 1 }, [2, 2, 0]],
    ['cone', { '2': 4, '1.1': 1 }, [2, 2, 0]],
    ['one-minimum', { '2': 4, '1.1': 1 }, [1, 1, 0]],
    ['second-minimum', { '2': 4, '1.1': 1 }, [1, 1, 0]],
    ['covariance', { '2': 2, '1.1': 1 }, [1, 1, 0]],
    ['bombieri', { '2': 2, '1.1': 1 }, [1, 1, 0]],
    ['spurious-minimum', { '2.1': 7, '1.1.1': 1 }, [0, 0, 3]],
    ['compatible-4-2', { '2.1.1': 10, '1.1.1.1': 1 }, [2, 2, 0]],
  ] as const)('%s: complex points %j; minima, saddles and spurious ones %j', (id, complex, [minima, saddles, spurious]) => {
    expect(readExample(id)).toMatchObject({ counts: complex, minima, saddles, spurious });
  });

  it.each([
    ['compatible-3-2-2', { '1.1.1.1': 1, '2.1.1': 10, '2.2': 13, '3.1': 12 }],
    ['distance-degrees', { '1.1.1.1': 1, '2.1.1': 10, '2.2': 13, '3.1': 12, '4': 10 }],
    ['special-distance-degrees', { '1.1.1.1': 1, '2.1.1': 4, '2.2': 7, '3.1': 4, '4': 4 }],
  ] as const)('%s: complex points %j', (id, complex) => {
    expect(readExample(id).counts).toEqual(complex);
  });

  it('of which one has a second minimum along the boundary that is a saddle of the network', () => {
    const { points } = readExample('second-minimum');
    expect(points.map(({ point, kind }) => [point.index, kind])).toEqual([[[2, 0, 0], 'minimum'], [[2, 0, 0], 'saddle']]);
  });

  it('of which one has the 17 real points of section 7.3, and a single minimum, 5x²y²', () => {
    const { points, counts } = readExample('seventeen');
    expect(Object.values(counts).reduce((sum, found) => sum + found, -1)).toBe(45);
    expect(points).toHaveLength(17);
    const minima = points.filter(({ place, kind }) => place !== 'elsewhere' && kind === 'minimum');
    expect(minima.map(({ filter }) => filter.map((c) => Math.round(1e6 * c) / 1e6 + 0))).toEqual([[0, 0, 5, 0, 0]]);
  });
});
