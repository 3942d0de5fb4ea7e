import { describe, expect, it } from 'vitest';
import { architecture, type Architecture, type Filter } from '../../network/architecture.ts';
import { endToEndFilter } from '../../network/endToEndFilter.ts';
import { membership } from '../../network/membership.ts';
import { rng } from '../../numeric/rng.ts';
import { euclideanNorm } from '../../polynomial/form.ts';
import { formatRootPattern } from '../../polynomial/formatRootPattern.ts';
import { rootPattern } from '../../polynomial/rootPattern.ts';
import { expectNear, expectNumberNear } from '../../testing/near.ts';
import { sphere } from './sphere.ts';

const build = (filterSizes: number[], strides: number[] = filterSizes.map(() => 1)): Architecture => architecture({ filterSizes, strides });
const patternOf = (filter: Filter): string => formatRootPattern(rootPattern(filter));
const cubics = build([2, 2, 2]);
const segre = build([2, 2], [2, 1]);
const normals = (seed: number, size: number): number[] => {
  const random = rng(seed);
  return Array.from({ length: size }, random.normal);
};

describe('the sphere S³, projected', () => {
  it('shows AD = BC as the torus of revolution with radii √2 and 1 about the third axis: (√(X² + Y²) − √2)² + Z² = 1', () => {
    const chart = sphere.defaultChart(segre);
    for (let seed = 1; seed <= 200; seed++) {
      const random = rng(seed);
      const filters = [[random.normal(), random.normal()], [random.normal(), random.normal()]];
      const [A, B, C, D] = endToEndFilter(filters, [2, 1]) as [number, number, number, number];
      expectNumberNear(((A + D) ** 2 + (B - C) ** 2) / (A * A + B * B + C * C + D * D), ((A - D) ** 2 + (B + C) ** 2) / (A * A + B * B + C * C + D * D), 1e-14);
      const [X, Y, Z] = sphere.toPosition(chart, [A, B, C, D]).position;
      expectNumberNear((Math.hypot(X, Y) - Math.SQRT2) ** 2 + Z * Z, 1, 1e-12);
      // every point of the torus is a filter of M
      const [u, v] = [2 * Math.PI * random.uniform(), 2 * Math.PI * random.uniform()];
      const round = Math.SQRT2 + Math.cos(u);
      const filter = sphere.toFilter!(chart, [round * Math.cos(v), round * Math.sin(v), Math.sin(u)])!;
      expectNumberNear(filter[0]! * filter[3]!, filter[1]! * filter[2]!, 1e-14);
      expect(membership(segre, filter).inFunctionSpace).toBe(true);
    }
  });

  it('fits that torus and a bounded discriminant of cubics into the first boxes', () => {
    expect(sphere.defaultBox(segre, sphere.defaultChart(segre)).max.every((x) => x > 1 + Math.SQRT2)).toBe(true);
    const chart = sphere.defaultChart(cubics);
    const half = sphere.defaultBox(cubics, chart).max[0];
    let farthest = 0;
    for (let i = 0; i < 200; i++)
      for (let j = 0; j < 200; j++) {
        const [t, s] = [(Math.PI * i) / 200, (2 * Math.PI * j) / 200];
        const [a, b] = [Math.cos(t), Math.sin(t)];
        // (bx − ay)² times any linear form
        const [p, q] = [Math.cos(s), Math.sin(s)];
        const filter = [b * b * p, b * b * q - 2 * a * b * p, a * a * p - 2 * a * b * q, a * a * q];
        farthest = Math.max(farthest, ...sphere.toPosition(chart, filter).position.map(Math.abs));
      }
    expect(farthest).toBeLessThan(half);
    expect(farthest).toBeGreaterThan(0.5 * half);
  });

  it('keeps patterns and membership, forgets the length, and tells w from −w, for any pole', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const pole = seed % 2 ? normals(seed + 1000, 4).map((c) => c * 1e100) : sphere.defaultChart(cubics).pole!;
      const chart = { kind: 'sphere', pole } as const;
      const filter = seed % 3 ? normals(seed, 4) : endToEndFilter([normals(seed, 2), normals(seed + 1, 2)], [2, 1]);
      const { position, distance } = sphere.toPosition(chart, filter);
      expect(distance).toBe(0);
      const back = sphere.toFilter!(chart, position)!;
      expectNumberNear(euclideanNorm(back), 1, 1e-15);
      expect(patternOf(back)).toBe(patternOf(filter));
      for (const a of [cubics, segre]) expect(membership(a, back).inFunctionSpace).toBe(membership(a, filter).inFunctionSpace);
      expectNear(sphere.toPosition(chart, filter.map((c) => c * 1e-200)).position, position, 1e-12);
      // −w is the inversion of w at the unit sphere, turned around
      const square = position.reduce((sum, x) => sum + x * x, 0);
      expectNear(sphere.toPosition(chart, filter.map((c) => -c)).position, position.map((x) => -x / square), 1e-10);
    }
  });

  it('has a default pole with one real root that is farthest from the discriminant of all cubics on S³: 1/√2', () => {
    const pole = sphere.defaultChart(cubics).pole!;
    expect(patternOf(pole)).toBe('1|1');
    const distance = (filter: Filter): number => {
      let least = Infinity;
      for (let i = 0; i < 180; i++) {
        // orthonormal basis of the forms with this double root: Gram–Schmidt on (bx − ay)² x and (bx − ay)² y
        const [a, b] = [Math.cos((Math.PI * i) / 180), Math.sin((Math.PI * i) / 180)];
        const [f, g] = [[b * b, -2 * a * b, a * a, 0], [0, b * b, -2 * a * b, a * a]];
        const dot = (u: Filter, v: Filter): number => u.reduce((sum, c, k) => sum + c * v[k]!, 0);
        const e = f.map((c) => c / Math.hypot(...f));
        const h = g.map((c, k) => c - dot(g, e) * e[k]!);
        const part = [dot(filter, e), dot(filter, h) / Math.hypot(...h)];
        least = Math.min(least, Math.sqrt(Math.max(0, 1 - Math.hypot(...part) ** 2)));
      }
      return least;
    };
    expectNumberNear(distance(pole), Math.SQRT1_2, 1e-12);
    for (let seed = 1; seed <= 300; seed++) {
      const other = normals(seed, 4);
      if (patternOf(other) === '1|1') expect(distance(other.map((c) => c / Math.hypot(...other)))).toBeLessThan(Math.SQRT1_2 + 1e-9);
    }
  });

  it('says that the pole and the zero filter have no place', () => {
    const chart = sphere.defaultChart(segre);
    expect(sphere.toPosition(chart, [0, 2, 2, 0]).missing).toMatch(/infinity.*pole/);
    expect(sphere.toPosition(chart, [0, -2, -2, 0])).toEqual({ position: [0, 0, 0], distance: 0 });
    expect(sphere.toPosition(chart, [0, 0, 0, 0]).missing).toMatch(/zero filter/);
    expect(sphere.toFilter!(chart, [0, 0, 0])).toEqual([0, -Math.SQRT1_2, -Math.SQRT1_2, 0].map((c) => expect.closeTo(c, 14) as number));
  });

  it('refuses poles that are none: missing, zero, of another size, for filters of size 3', () => {
    for (const pole of [[0, 0, 0, 0], [1, 0, 0], [1, NaN, 0, 0]]) {
      expect(sphere.refusal(cubics, { kind: 'sphere', pole })).not.toBeNull();
      expect(() => sphere.toPosition({ kind: 'sphere', pole }, [1, 1, 1, 1])).toThrow(RangeError);
      expect(() => sphere.toFilter!({ kind: 'sphere', pole }, [1, 1, 1])).toThrow(RangeError);
    }
    expect(sphere.refusal(cubics, { kind: 'sphere' })).not.toBeNull();
    expect(() => sphere.toPosition({ kind: 'sphere' }, [1, 1, 1, 1])).toThrow(RangeError);
    expect(sphere.refusal(build([2, 2]), { kind: 'sphere', pole: [1, 0, 1, 0] })).not.toBeNull();
  });
});
