import { describe, expect, it } from 'vitest';
import { architecture, type Architecture } from '../network/architecture.ts';
import { endToEndFilter } from '../network/endToEndFilter.ts';
import { expectNear } from '../testing/near.ts';
import {
  chartKinds, charts, chartsFor, defaultBox, defaultChart, missingPicture, picture, stratumKinds, toFilter, toPosition,
  type Box, type Chart, type Clip, type Picture, type Quality, type Stratum,
} from './index.ts';
import { definitionOf } from './charts/index.ts';
import { edges, points, segmentKeys, windingCosines } from './meshLaws.testing.ts';
import { length, type Vector3 } from './vector3.ts';

const build = (filterSizes: number[], strides: number[]): Architecture => architecture({ filterSizes, strides });
const twoTwo = build([2, 2], [1, 1]);
const three = build([3], [1]);
const even = build([1, 2], [2, 1]);

/** All architectures with up to three layers, sizes and strides up to three. */
const architectures: Architecture[] = [1, 2, 3].flatMap((layers) =>
  tuples(layers).flatMap((sizes) => tuples(layers).map((strides) => build(sizes, strides))),
);
const quadraticCharts = ['ambient', 'sphere'] as const;
const quadratic = architectures.filter(({ degree }) => degree === 2);

function tuples(size: number): number[][] {
  if (size === 0) return [[]];
  return [1, 2, 3].flatMap((first) => tuples(size - 1).map((rest) => [first, ...rest]));
}

const discriminantOf = ([A, B, C]: Vector3): number => B * B - 4 * A * C;
const draw = (a: Architecture, chart: Chart, clip: Clip = 'ball', quality: Quality = 'draft', box: Box = defaultBox(a, chart)): Picture =>
  picture(a, { chart, quality, box, clip });
const find = (drawn: Picture, id: string): Stratum => drawn.strata.find((stratum) => stratum.id === id)!;
const arraysOf = (stratum: Stratum): (Float32Array | Uint32Array)[] =>
  [stratum.positions, stratum.normals, stratum.index, stratum.rulings, stratum.outline].filter((array) => array !== undefined);

/** Membership for degree 2, independent of the library: real roots, everything, or B = 0. */
function isMember(a: Architecture, [A, B, C]: Vector3): boolean {
  const odd = a.filterSizes.filter((k) => k % 2 === 0).length;
  if (a.reduced.degrees.length > 1) return B === 0;
  return odd < 2 || discriminantOf([A, B, C]) >= 0;
}

describe('every architecture of degree 2 with at most 3 layers, sizes and strides at most 3', () => {
  const cases = quadratic.flatMap((a) => quadraticCharts.map((kind) => ({ a, kind, name: `k = (${a.filterSizes.join(',')}), s = (${a.strides.join(',')}), ${kind}` })));

  it('includes k = (2,2), (3) and (1,2), s = (2,1), all with both charts', () => {
    expect(quadratic.length).toBeGreaterThan(50);
    expect(new Set(quadratic.map(({ reduced }) => `${reduced.degrees.join()} ${reduced.evenFilterCounts.join()}`))).toEqual(
      new Set(['2 2', '2 0', '0,1 0,1']),
    );
    for (const a of quadratic) expect(chartsFor(a)).toEqual(['ambient', 'sphere']);
    for (const a of architectures) expect(missingPicture(a) === null).toBe(a.degree >= 2);
  });

  it('draws finite strata in owned buffers, with unique names, labels and legal indices', () => {
    for (const { a, kind, name } of cases) {
      const drawn = draw(a, { kind });
      expect(new Set(drawn.strata.map(({ id }) => id)).size, `${name}: names`).toBe(drawn.strata.length);
      expect(drawn.strata.length).toBeGreaterThan(1);
      expect(drawn.faithful).toBe(kind === 'ambient' ? 'exact' : 'upToScale');
      expect(drawn.honesty).toBe(definitionOf({ kind }).honesty(a, { kind }));
      for (const stratum of drawn.strata) {
        expect(stratum.label.length * stratum.source.length).toBeGreaterThan(0);
        expect(stratum.positions.length).toBeGreaterThan(0);
        const arrays = arraysOf(stratum);
        expect(new Set(arrays.map(({ buffer }) => buffer)).size).toBe(arrays.length);
        for (const array of arrays) {
          expect(array.buffer.byteLength).toBe(array.byteLength);
          expect(array.every(Number.isFinite), `${name} ${stratum.id}`).toBe(true);
        }
        const count = stratum.positions.length / 3;
        expect(stratum.index?.every((i) => i < count) ?? true).toBe(true);
        expect(stratum.kind === 'points').toBe(stratum.index === undefined);
        expect((stratum.kind === 'surface') === (stratum.normals !== undefined)).toBe(true);
      }
    }
  });

  it('labels strata and regions truly: root pattern from the discriminant, membership from the definition', () => {
    for (const { a, kind, name } of cases) {
      const { strata, regions } = draw(a, { kind }, 'box');
      for (const { id, positions, pattern, inFunctionSpace, kind: shape } of strata) {
        const places = points(positions);
        const interior = shape === 'surface' && pattern !== '2|0' && places.some((p) => discriminantOf(p) !== 0);
        const wrong = places.filter((place) => {
          const value = discriminantOf(place);
          if (pattern === '2|0' && Math.abs(value) > 1e-6 * length(place) ** 2) return true;
          if (pattern === '11|0' && value < -1e-6) return true;
          if (pattern === '0|1' && value > 1e-6) return true;
          const nearBoundary = Math.abs(value) < 1e-5 || Math.abs(place[1]) < 1e-5;
          return interior && !nearBoundary && isMember(a, place) !== inFunctionSpace;
        });
        expect(wrong, `${name} ${id}`).toEqual([]);
      }
      expect(regions.map(({ pattern }) => pattern).sort()).toEqual(['0|1', '0|1', '11|0']);
      for (const { position, pattern, inFunctionSpace, text } of regions) {
        const real = discriminantOf([...position]) > 0;
        expect(pattern).toBe(real ? '11|0' : '0|1');
        expect(inFunctionSpace).toBe(isMember(a, [...position]));
        expect(text).toBe(`${inFunctionSpace ? 'M' : 'outside M'}: ${real ? 'real roots' : 'no real roots'}`);
      }
    }
  });
});

describe('the three pictures of quadratics', () => {
  const roles = (a: Architecture, kind: 'ambient' | 'sphere'): unknown[] =>
    draw(a, { kind }).strata.map(({ id, kind: shape, role, pattern, inFunctionSpace }) => [id, shape, role, pattern ?? '', inFunctionSpace]);

  it('k = (2,2): the cone is the boundary of M (GeoLCN, Example 2.4 and Proposition 4.4)', () => {
    expect(roles(twoTwo, 'ambient')).toEqual([
      ['discriminant-2-0', 'surface', 'boundary', '2|0', true],
      ['zeroFilter', 'points', 'special', '', true],
    ]);
    expect(roles(twoTwo, 'sphere')).toEqual([
      ['sphere-11-0', 'surface', 'functionSpace', '11|0', true],
      ['sphere-0-1', 'surface', 'outside', '0|1', false],
      ['discriminant-2-0', 'curve', 'boundary', '2|0', true],
    ]);
  });

  it('k = (3): M is everything and the cone lies inside it (GeoLCN, Theorem 4.1)', () => {
    expect(roles(three, 'ambient')).toEqual([
      ['discriminant-2-0', 'surface', 'interior', '2|0', true],
      ['zeroFilter', 'points', 'special', '', true],
    ]);
    expect(roles(three, 'sphere')).toEqual([
      ['sphere-11-0', 'surface', 'functionSpace', '11|0', true],
      ['sphere-0-1', 'surface', 'functionSpace', '0|1', true],
      ['discriminant-2-0', 'curve', 'interior', '2|0', true],
    ]);
  });

  it('k = (1,2), s = (2,1): M is the plane B = 0, without boundary', () => {
    expect(roles(even, 'ambient')).toEqual([
      ['evenPlane', 'surface', 'functionSpace', '', true],
      ['doubleRootsOfPlane', 'curve', 'interior', '2|0', true],
      ['zeroFilter', 'points', 'special', '', true],
    ]);
    expect(roles(even, 'sphere')).toEqual([
      ['sphere-outside', 'surface', 'outside', '', false],
      ['evenPlane', 'curve', 'functionSpace', '', true],
      ['doubleRootsOfPlane', 'points', 'interior', '2|0', true],
    ]);
    for (const filters of [[[1.5], [0.3, -2]], [[-1], [1, 1]]]) expect(endToEndFilter(filters, [2, 1])[1]).toBe(0);
  });

  it('keeps meshes watertight, within 1e-6 of the cone and its normals, and below 20,000 triangles in single precision', () => {
    for (const clip of ['box', 'ball'] as const) {
      const drawn = draw(twoTwo, { kind: 'ambient' }, clip, 'default');
      const { positions, normals, index, outline, rulings } = find(drawn, 'discriminant-2-0');
      const { boundary, offences } = edges([{ positions, normals: normals!, index: index! }]);
      expect(offences).toEqual([]);
      expect(boundary.sort()).toEqual(segmentKeys(outline!).sort());
      expect(rulings!.length).toBe(72 * 6);
      expect(Math.min(...windingCosines({ positions, normals: normals!, index: index! }))).toBeGreaterThan(0.99);
      const unitNormals = points(normals!);
      points(positions).forEach((p, i) => {
        expect(Math.abs(length(unitNormals[i]!) - 1)).toBeLessThan(1e-6);
        expect(Math.abs(discriminantOf(p))).toBeLessThanOrEqual(1e-6 * length(p) ** 2);
        const gradient: Vector3 = [-4 * p[2], 2 * p[1], -4 * p[0]];
        const off = unitNormals[i]!.map((x, j) => x - gradient[j]! / length(gradient));
        if (length(p) > 0) expect(Math.hypot(...off)).toBeLessThan(1e-6);
        if (clip === 'ball') expect(length(p)).toBeLessThanOrEqual(1.5 * (1 + 1e-6));
        else for (const x of p) expect(Math.abs(x)).toBeLessThanOrEqual(1.5);
      });
    }
    for (const a of [twoTwo, three, even])
      for (const kind of quadraticCharts) {
        const triangles = draw(a, { kind }, 'box', 'default').strata.reduce(
          (sum, stratum) => sum + (stratum.kind === 'surface' ? stratum.index!.length / 3 : 0),
          0,
        );
        expect(triangles).toBeLessThanOrEqual(20000);
      }
  });

  it('omits strata and names that the box does not show', () => {
    const box: Box = { min: [1, -0.5, 1], max: [2, 0.5, 2] };
    const drawn = draw(twoTwo, { kind: 'ambient' }, 'box', 'draft', box);
    expect(drawn.strata).toEqual([]);
    expect(drawn.regions.map(({ text }) => text)).toEqual(['outside M: no real roots']);
    expect(draw(even, { kind: 'ambient' }, 'box', 'draft', { min: [1, 0.5, 1], max: [2, 1, 2] })).toMatchObject({ strata: [], regions: [] });
  });

  it('keeps region names inside the view and away from the cone in odd boxes', () => {
    for (const box of [
      { min: [-1e-6, -1e-6, -1e-6], max: [1e-6, 1e-6, 1e-6] },
      { min: [-1e6, -1e6, -1e6], max: [1e6, 1e6, 1e6] },
      { min: [0, 0, 0], max: [1, 2, 3] },
      { min: [-5, 1, -2], max: [3, 4, 8] },
    ] as Box[])
      for (const clip of ['box', 'ball'] as const) {
        const { regions } = draw(twoTwo, { kind: 'ambient' }, clip, 'draft', box);
        expect(regions.length).toBeGreaterThan(0);
        if (box.min[0] === -box.max[0]!) expect(regions).toHaveLength(3);
        for (const { position, pattern } of regions) {
          position.forEach((x, i) => expect(x > box.min[i]! && x < box.max[i]!).toBe(true));
          expect(pattern).toBe(discriminantOf([...position]) > 0 ? '11|0' : '0|1');
        }
      }
  });
});

describe('registries', () => {
  it('has kinds with unique names, titles and sources, each drawn for some architecture', () => {
    expect(new Set(stratumKinds.map(({ id }) => id)).size).toBe(stratumKinds.length);
    for (const kind of stratumKinds) {
      const { id, title, source } = kind;
      expect(id).toMatch(/^[a-zA-Z]+$/);
      expect(title.length * source.length).toBeGreaterThan(0);
      expect(architectures.some((a) => kind.applies(a)), id).toBe(true);
      expect(architectures.some((a) => a.degree < 2 && kind.applies(a)), id).toBe(false);
    }
  });

  it('goes filter -> position -> filter in the charts of quadratics, up to a positive factor at least', () => {
    for (const kind of chartKinds) expect(charts[kind].id).toBe(kind);
    for (const kind of quadraticCharts) {
      for (const filter of [[1, -3, 2], [0, 0, -5], [0, 1e-200, 0], [1e200, 1e200, -1e200], [2, 4, 2]]) {
        const { position, distance } = toPosition({ kind }, filter);
        expect(distance).toBe(0);
        const back = toFilter({ kind }, position)!;
        const size = (v: readonly number[]): number => Math.max(...v.map(Math.abs));
        expectNear(back.map((x) => x / size(back)), filter.map((x) => x / size(filter)));
        if (kind === 'sphere') expectNear([Math.hypot(...position)], [1], 1e-14);
        else expect(back).toEqual(filter);
      }
    }
  });

  it('puts the zero filter at the origin, at distance 1 from the sphere, where no filter stands', () => {
    expect(toPosition({ kind: 'ambient' }, [0, 0, 0])).toEqual({ position: [0, 0, 0], distance: 0 });
    expect(toPosition({ kind: 'sphere' }, [0, 0, 0])).toEqual({ position: [0, 0, 0], distance: 1 });
    expect(toFilter({ kind: 'sphere' }, [0, 0, 0])).toBeNull();
  });
});

describe('wrong calls', () => {
  const good: Box = { min: [-1, -1, -1], max: [1, 1, 1] };

  it('refuses empty, reversed and infinite boxes', () => {
    for (const box of [
      { ...good, max: [1, -1, 1] },
      { ...good, min: [1, 1, 1] },
      { ...good, min: [NaN, -1, -1] },
      { ...good, max: [1, 1, Infinity] },
      { ...good, max: [1e-40, 1, 1], min: [0, -1, -1] },
      { ...good, max: [1e39, 1, 1] },
      { ...good, max: [1, 1] as unknown as Box['max'] },
    ] as Box[])
      for (const clip of ['box', 'ball'] as const) expect(() => draw(twoTwo, { kind: 'ambient' }, clip, 'draft', box)).toThrow(RangeError);
  });

  it('refuses a chart that does not apply or does not exist, an unknown quality or clip, and filters of the wrong size', () => {
    const five = build([3, 2, 2], [1, 1, 1]);
    for (const kind of quadraticCharts.slice(0, 1)) {
      expect(() => draw(five, { kind }, 'box', 'draft', good)).toThrow(/chart ".*" does not apply to k = \(3,2,2\)/);
      expect(() => defaultBox(five, { kind })).toThrow(RangeError);
      expect(() => toPosition({ kind }, [1, 2])).toThrow(RangeError);
      expect(() => toPosition({ kind }, [1, NaN, 2])).toThrow(RangeError);
      expect(() => toFilter({ kind }, [1, 2])).toThrow(RangeError);
    }
    const wrong = 'toString' as 'ambient';
    expect(() => draw(twoTwo, { kind: wrong }, 'box', 'draft', good)).toThrow(RangeError);
    expect(() => draw(twoTwo, { kind: 'ambient' }, 'box', 'best' as Quality)).toThrow(RangeError);
    expect(() => draw(twoTwo, { kind: 'ambient' }, 'cylinder' as Clip)).toThrow(RangeError);
  });

  it('says in words why there is no picture', () => {
    expect(missingPicture(build([2, 1], [1, 3]))).toBe('The function space of k = (2,1) lives in R²; there is no surface in it to draw. Facts, training and roots work.');
    expect(missingPicture(build([3, 2], [2, 1]))).toBeNull();
  });
});

describe('every architecture with up to three layers, sizes and strides up to three, in every chart it has', () => {
  const named = (a: Architecture): string => `k = (${a.filterSizes.join(',')}), s = (${a.strides.join(',')})`;
  const representatives = [...new Map(architectures.filter(({ degree }) => degree >= 3 && degree <= 10).map((a) => [`${a.reduced.degrees.join()} ${a.reduced.cumulativeStrides.join()} ${a.reduced.evenFilterCounts.join()}`, a])).values()];

  it('draws finite strata with unique names, legal indices, owned buffers, and words', () => {
    expect(representatives.length).toBeGreaterThan(20);
    let drawnStrata = 0;
    for (const a of representatives)
      for (const kind of chartsFor(a)) {
        const chart = defaultChart(a, kind);
        const drawn = draw(a, chart, 'box', 'draft', defaultBox(a, chart));
        const name = `${named(a)}, ${kind}`;
        drawnStrata += drawn.strata.length;
        expect(new Set(drawn.strata.map(({ id }) => id)).size, name).toBe(drawn.strata.length);
        expect(drawn.honesty.length * drawn.axes.join('').length, name).toBeGreaterThan(0);
        if (drawn.strata.length === 0) expect(drawn.notes.length, `${name}: an empty picture says why`).toBeGreaterThan(0);
        for (const stratum of drawn.strata) {
          expect(stratum.label.length * stratum.source.length, `${name} ${stratum.id}`).toBeGreaterThan(0);
          expect(stratum.label.charAt(0), stratum.label).toBe(stratum.label.charAt(0).toUpperCase());
          const arrays = arraysOf(stratum);
          expect(new Set(arrays.map(({ buffer }) => buffer)).size, `${name} ${stratum.id}`).toBe(arrays.length);
          for (const array of arrays) expect(array.every(Number.isFinite), `${name} ${stratum.id}`).toBe(true);
          const count = stratum.positions.length / 3;
          expect(count, `${name} ${stratum.id}`).toBeGreaterThan(0);
          expect(stratum.index?.every((i) => i < count) ?? true, `${name} ${stratum.id}`).toBe(true);
        }
      }
    expect(drawnStrata).toBeGreaterThan(100);
  }, 120_000);
});
