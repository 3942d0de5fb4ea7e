import { describe, expect, it } from 'vitest';
import { endToEndFilter } from '../../src/network/endToEndFilter.ts';
import { architecture } from '../../src/network/architecture.ts';
import { membership } from '../../src/network/membership.ts';
import { formatRootPattern } from '../../src/polynomial/formatRootPattern.ts';
import { rootPattern } from '../../src/polynomial/rootPattern.ts';
import { defaultChart, picture, defaultBox, toPosition, type Chart } from '../../src/strata/index.ts';
import { expectNear, expectNumberNear } from '../../src/testing/near.ts';
import { readFilter, readPlace, readStratum, startAt } from './placeReading.ts';
import type { Position } from './sceneProps.ts';

const stride1 = (filterSizes: number[]) => architecture({ filterSizes, strides: filterSizes.map(() => 1) });
const ambient: Chart = { kind: 'ambient' };
const quadratics = stride1([2, 2]);

/** Middle of a triangle of a surface: a chord, so not quite on it. */
function chordPoint(positions: Float32Array, index: Uint32Array, triangle: number): Position {
  const at = (k: 0 | 1 | 2): number => [0, 1, 2].reduce((sum, corner) => sum + positions[3 * index[3 * triangle + corner]! + k]! / 3, 0);
  return [at(0), at(1), at(2)];
}

describe('a place of the picture', () => {
  it('tells the pattern and the membership of the filter there (GeoLCN, Example 2.4)', () => {
    expect(readPlace(quadratics, ambient, [1, 3, 1])).toMatchObject({ pattern: '11|0', inFunctionSpace: true, filter: [1, 3, 1], where: 'In M, not on its boundary.' });
    expect(readPlace(quadratics, ambient, [1, 0, 1])).toMatchObject({ pattern: '0|1', inFunctionSpace: false });
    expect(readPlace(quadratics, ambient, [0, 0, 0])).toMatchObject({ title: 'The zero filter', pattern: null, inFunctionSpace: true });
  });

  it('says of a filter off the slice how far it is off, and nothing of one on it', () => {
    expect(readFilter(quadratics, 'Target', [1, 0, 1], 0.3127).off).toBe('0.31 off the slice: the mark stands at its foot, the nearest place of the slice.');
    expect(readFilter(quadratics, 'Target', [1, 0, 1], 0).off).toBe('');
  });
});

describe('a stratum', () => {
  it.each([
    ['cone', [2, 2], 'ambient'],
    ['wedge', [2, 2, 2], 'affine'],
    ['swallowtail', [3, 2, 2], 'depressed'],
    ['tail alone', [2, 2, 2, 2], 'depressed'],
  ] as const)('of the %s is read on the stratum itself, not on the chord of its mesh', (_, filterSizes, kind) => {
    const a = stride1([...filterSizes]);
    const chart = defaultChart(a, kind);
    const { strata } = picture(a, { chart, quality: 'draft', box: defaultBox(a, chart) });
    let read = 0;
    for (const stratum of strata) {
      if (stratum.kind !== 'surface' || stratum.pattern === undefined) continue;
      const triangles = stratum.index!.length / 3;
      for (let triangle = 3; triangle < triangles; triangle += Math.ceil(triangles / 12)) {
        const position = chordPoint(stratum.positions, stratum.index!, triangle);
        const reading = readStratum(a, chart, stratum, position, true);
        if (reading.rough) continue;
        read++;
        expect(formatRootPattern(rootPattern(reading.filter!))).toBe(stratum.pattern);
        expect(membership(a, reading.filter!).inFunctionSpace).toBe(stratum.inFunctionSpace);
        expectNumberNear(toPosition(chart, reading.filter!).distance, 0);
      }
    }
    expect(read).toBeGreaterThan(8);
  });

  it('under a passing pointer is read to the accuracy of the pointer', () => {
    const { strata } = picture(quadratics, { chart: ambient, quality: 'draft', box: defaultBox(quadratics, ambient) });
    const cone = strata.find(({ kind }) => kind === 'surface')!;
    const reading = readStratum(quadratics, ambient, cone, [0.25, 0.51, 0.25], false);
    expect(reading).toMatchObject({ rough: true, filter: [0.25, 0.51, 0.25], title: cone.label, source: cone.source, inFunctionSpace: true });
  });
});

describe('a start at a place', () => {
  it('is a network that makes the filter there', () => {
    for (const position of [[1, 3, 1], [-0.4, 0.1, 0.7], [1, 2, 1]] as const) {
      const found = startAt(quadratics, ambient, readPlace(quadratics, ambient, position), position);
      expect(found).toHaveProperty('theta');
      if ('theta' in found) expectNear(endToEndFilter(found.theta, [1, 1]), position, 1e-7);
    }
  });

  it('is refused outside M, and at zero, with a sentence', () => {
    for (const position of [[1, 0, 1], [0, 0, 0]] as const) {
      const found = startAt(quadratics, ambient, readPlace(quadratics, ambient, position), position);
      expect('refusal' in found && found.refusal.endsWith('.')).toBe(true);
    }
  });
});
