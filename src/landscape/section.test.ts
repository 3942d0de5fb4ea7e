import { describe, expect, it } from 'vitest';
import { architecture } from '../network/architecture.ts';
import { membership } from '../network/membership.ts';
import { rng } from '../numeric/rng.ts';
import { toFilter, type Chart } from '../strata/index.ts';
import type { Vector3 } from '../strata/vector3.ts';
import { expectNumberNear } from '../testing/near.ts';
import { coverageOf } from './coverage.ts';
import { section, type SectionPlane } from './section.ts';

const ambient: Chart = { kind: 'ambient' };
const quadratics = architecture({ filterSizes: [2, 2], strides: [1, 1] });
const share = (coverage: Uint8Array): number => coverage.reduce((sum, value) => sum + value, 0) / (255 * coverage.length);

describe('coverage', () => {
  it('is the area of a disc, to the size of a ninth of the cells on its edge', () => {
    const disc = coverageOf((s, t) => Math.hypot(s - 0.52, t - 0.47) < 0.31, 200, 160);
    expectNumberNear(share(disc), Math.PI * 0.31 ** 2, 2e-4);
  });

  it('follows a cusp into the thin end that no block would find', () => {
    // |t − ½| < (s − 0.1)³: less than a cell wide until s = 0.25
    const columns = 256;
    const inside = (s: number, t: number): boolean => s > 0.1 && Math.abs(t - 0.5) < (s - 0.1) ** 3;
    const coverage = coverageOf(inside, columns, columns);
    const plain = Uint8Array.from({ length: columns ** 2 }, (_, at) => (inside(((at % columns) + 0.5) / columns, (Math.floor(at / columns) + 0.5) / columns) ? 1 : 0));
    const missed = plain.findIndex((value, at) => value === 1 && coverage[at] === 0);
    const invented = plain.findIndex((value, at) => value === 0 && coverage[at] === 255);
    expect([missed, invented]).toEqual([-1, -1]);
  });

  it('is all or nothing where there is no edge, at any size', () => {
    for (const [columns, rows] of [[1, 1], [7, 3], [33, 8]] as const) {
      expect(share(coverageOf(() => true, columns, rows))).toBe(1);
      expect(share(coverageOf(() => false, columns, rows))).toBe(0);
    }
  });
});

describe('sections of M', () => {
  it('cut the cone B² ≥ 4AC at B = 0 in two quadrants (GeoLCN, Example 2.4)', () => {
    const plane: SectionPlane = { corner: [-1, 0, -1], u: [2, 0, 0], v: [0, 0, 2] };
    const { coverage } = section(quadratics, { chart: ambient, plane, columns: 64, rows: 64 });
    expectNumberNear(share(coverage), 0.5, 1e-3);
    const at = (i: number, j: number): number => coverage[i + 64 * j]!;
    expect([at(5, 60), at(60, 5), at(5, 5), at(60, 60)]).toEqual([255, 255, 0, 0]);
  });

  it('agree with membership in every cell that is not on the edge, in skew planes', () => {
    const random = rng(31);
    const vector = (): Vector3 => [random.normal(), random.normal(), random.normal()];
    for (const filterSizes of [[2, 2], [3], [1, 3]]) {
      const a = architecture({ filterSizes, strides: filterSizes.map(() => 1) });
      const plane: SectionPlane = { corner: vector(), u: vector(), v: vector() };
      const size = 24;
      const { coverage } = section(a, { chart: ambient, plane, columns: size, rows: size });
      for (let at = 0; at < size ** 2; at++) {
        if (coverage[at] !== 0 && coverage[at] !== 255) continue;
        const [s, t] = [((at % size) + 0.5) / size, (Math.floor(at / size) + 0.5) / size];
        const filter = toFilter(ambient, plane.corner.map((c, k) => c + s * plane.u[k]! + t * plane.v[k]!))!;
        expect(membership(a, filter).inFunctionSpace).toBe(coverage[at] === 255);
      }
    }
  });

  it('are all of M where it fills the space, and on a plane of squares too', () => {
    const plane: SectionPlane = { corner: [1, 0, 0], u: [2, 0, 0], v: [-0.5, 0, 0] };
    // A x² has a double root everywhere
    expect(share(section(quadratics, { chart: ambient, plane, columns: 9, rows: 9 }).coverage)).toBe(1);
    expect(share(section(architecture({ filterSizes: [3], strides: [1] }), { chart: ambient, plane: { corner: [-1, -1, 1], u: [2, 0, 0], v: [0, 2, 0] }, columns: 9, rows: 9 }).coverage)).toBe(1);
  });

  it('refuse a thin M, and sizes that are none', () => {
    const plane: SectionPlane = { corner: [0, 0, 0], u: [1, 0, 0], v: [0, 1, 0] };
    expect(() => section(architecture({ filterSizes: [1, 2], strides: [2, 1] }), { chart: ambient, plane, columns: 8, rows: 8 })).toThrow(/thin/);
    expect(() => section(quadratics, { chart: ambient, plane, columns: 0, rows: 8 })).toThrow(RangeError);
  });
});
