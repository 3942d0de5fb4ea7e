import { describe, expect, it } from 'vitest';
import { architecture, type Architecture, type Filter } from '../../network/architecture.ts';
import { endToEndFilter } from '../../network/endToEndFilter.ts';
import { membership } from '../../network/membership.ts';
import { rng, type Rng } from '../../numeric/rng.ts';
import { discriminant } from '../../polynomial/discriminant.ts';
import { evaluateForm, multiplyForms } from '../../polynomial/form.ts';
import { formatRootPattern } from '../../polynomial/formatRootPattern.ts';
import { rootPattern } from '../../polynomial/rootPattern.ts';
import { expectNear, expectNumberNear } from '../../testing/near.ts';
import { affine } from './affine.ts';
import { depressed } from './depressed.ts';
import { torusQuotient, torusQuotientSlices, type TorusQuotientChart } from './torusQuotient.ts';

const build = (filterSizes: number[], strides: number[] = filterSizes.map(() => 1)): Architecture => architecture({ filterSizes, strides });
const patternOf = (filter: Filter): string => formatRootPattern(rootPattern(filter));
const normals = (random: Rng, size: number): number[] => Array.from({ length: size }, random.normal);
const product = (...forms: Filter[]): number[] => forms.reduce<number[]>((all, form) => multiplyForms(all, form), [1]);
const places = Array.from({ length: 17 }, (_, i) => (i - 8) / 8);

describe('depressed quartics', () => {
  const chart = { kind: 'depressed' } as const;
  const at = (filter: Filter): number[] => depressed.toPosition(chart, filter).position;

  it('removes the factor and the translation: p, q, r as in x⁴ + p x²y² + q xy³ + r y⁴ (formulas in w₁/w₀, …)', () => {
    const random = rng(1);
    for (let i = 0; i < 100; i++) {
      const w = normals(random, 5);
      const [b, c, d, e] = w.slice(1).map((x) => x / w[0]!) as [number, number, number, number];
      const wanted = [c - (3 / 8) * b * b, d - (b * c) / 2 + b ** 3 / 8, e - (b * d) / 4 + (b * b * c) / 16 - (3 * b ** 4) / 256];
      expectNear(at(w), wanted, 1e-12);
      // and it is P(x − (b/4) y, y)/w₀
      const quartic = depressed.toFilter!(chart, at(w))!;
      for (const x of [-1.3, 0.2, 2]) expectNumberNear(evaluateForm(quartic, x, 1), evaluateForm(w, x - b / 4, 1) / w[0]!, 1e-9 * (1 + b ** 4));
    }
  });

  it('puts (x − t)²(x² + 2tx + w) at p = w − 3t², q = 2t(t² − w), r = t²w, with δ = 0 (the swallowtail)', () => {
    for (const t of places)
      for (const w of places) {
        const [p, q, r] = [w - 3 * t * t, 2 * t * (t * t - w), t * t * w];
        for (const shift of [0, 1, -0.75]) {
          const moved = product([1, shift - t], [1, shift - t], [1, 2 * (shift + t), shift * shift + 2 * t * shift + w], [-3]);
          expectNear(at(moved), [p, q, r], 1e-12);
        }
        const delta = 256 * r ** 3 - 128 * p ** 2 * r ** 2 + 144 * p * q ** 2 * r + 16 * p ** 4 * r - 27 * q ** 4 - 4 * p ** 3 * q ** 2;
        expectNumberNear(delta, 0, 1e-12);
        expectNumberNear(discriminant(depressed.toFilter!(chart, [p, q, r])!), 0, 1e-12);
      }
  });

  it('puts 22|0 at (−2t², 0, t⁴), 13|0 at (−6t², 8t³, −3t⁴), 4|0 at the origin and 0|2 at (2c, 0, c²), all inside the first box', () => {
    const { min, max } = depressed.defaultBox(build([3, 2, 2]), chart);
    const seen = (position: readonly number[], pattern: string): void => {
      expect(patternOf(depressed.toFilter!(chart, position)!)).toBe(pattern);
      position.forEach((x, i) => expect(x > min[i]! && x < max[i]!, `${pattern} at ${position.join()}`).toBe(true));
    };
    for (const t of [0.25, 0.5, 0.625]) {
      seen([-2 * t * t, 0, t ** 4], '22|0');
      for (const sign of [1, -1]) seen([-6 * t * t, sign * 8 * t ** 3, -3 * t ** 4], '13|0');
      seen([2 * t, 0, t * t], '0|2');
      seen([-2 * t, 0, -0.25], '11|1');
    }
    seen([0, 0, 0], '4|0');
    seen([-2, 0, 0.5], '1111|0');
    seen([0, 0, 1], '0|11');
    seen([1 - 3 / 16, 0.5 * (1 / 16 - 1), 1 / 16], '2|1');
    seen([-3, 0, 2].map((x) => x * 0.99), '1111|0');
  });

  it('keeps root patterns and membership, for random quartics and for special ones (GeoLCN, Lemma 4.2: only real roots count)', () => {
    const random = rng(2);
    const integer = (bound: number): number => random.integer(2 * bound + 1) - bound;
    const thick = [build([2, 2, 2, 2]), build([3, 2, 2]), build([4, 2]), build([3, 3])];
    let seen = new Set<string>();
    for (let i = 0; i < 150; i++) {
      // special: integer roots with repetition; the fourfold of one root sum is translated away exactly
      const roots = [integer(2), integer(2)];
      const pair = random.integer(2) === 0 ? [1, -2 * integer(1), 2] : product([1, -roots[random.integer(2)]!], [1, -integer(2)]);
      const raw = product([1, -roots[0]!], [1, -roots[1]!], pair);
      const filter = i < 50 ? normals(random, 5) : raw.map((c, k) => c * 4 ** k * (i % 2 ? -2 : 1));
      const normal = depressed.toFilter!(chart, at(filter))!;
      seen = seen.add(patternOf(filter));
      expect(patternOf(normal), filter.join()).toBe(patternOf(filter));
      for (const a of thick) {
        expect(membership(a, normal).inFunctionSpace).toBe(membership(a, filter).inFunctionSpace);
        expect(membership(a, normal).onBoundary).toBe(membership(a, filter).onBoundary);
      }
    }
    expect(seen.size).toBeGreaterThanOrEqual(8);
  });

  it('changes its branch with the sign of the leading coefficient, at infinity if that is 0', () => {
    expect(depressed.toPosition(chart, [2, 0, 1, 1, 1]).branch).toBe(1);
    expect(depressed.toPosition(chart, [-2, 0, -1, -1, -1])).toEqual({ position: [0.5, 0.5, 0.5], distance: 0, branch: -1 });
    expect(depressed.toPosition(chart, [0, 1, 0, 0, 0]).missing).toMatch(/infinity.*leading coefficient/);
    expect(depressed.toPosition(chart, [0, 0, 0, 0, 0]).missing).toMatch(/zero filter/);
    expect(depressed.toPosition(chart, [1e-20, 1, 1, 1, 1]).missing).toMatch(/too far/);
  });
});

describe('affine charts of cubics', () => {
  it('puts (x − t)²(x − s) at (b, c, d) = (−(2t + s), t² + 2ts, −t²s), its cuspidal edge at (−3t, 3t², −t³) (GeoLCN, Figure 2)', () => {
    const chart = { kind: 'affine' } as const;
    for (const t of places)
      for (const s of [...places, t])
        expectNear(affine.toPosition(chart, product([1, -t], [1, -t], [-2, 2 * s])).position, [-(2 * t + s), t * t + 2 * t * s, -t * t * s], 1e-14);
    expect(affine.axes(build([2, 2, 2]), chart)).toEqual(['B/A', 'C/A', 'D/A']);
  });

  it('has its origin at φ/|φ|² and orthonormal axes in the kernel of φ, for any functional and of any size', () => {
    for (let seed = 1; seed <= 30; seed++) {
      const form = normals(rng(seed), 4).map((c) => c * 10 ** (200 * ((seed % 3) - 1)));
      const { origin, directions } = affine.slice!({ kind: 'affine', form });
      const dot = (a: Filter, b: Filter): number => a.reduce((sum, c, k) => sum + c * b[k]!, 0);
      expectNumberNear(dot(form, origin), 1, 1e-13);
      directions.forEach((d, i) => {
        expectNumberNear(dot(form.map((c) => c / Math.hypot(...form)), d), 0, 1e-14);
        expectNear(directions.map((other) => dot(d, other)), directions.map((_, j) => (i === j ? 1 : 0)), 1e-14);
      });
    }
  });

  it('keeps root patterns and membership, and says what is at infinity', () => {
    const form = [1, -2, 0.5, 3];
    const chart = { kind: 'affine', form } as const;
    const random = rng(4);
    for (let i = 0; i < 60; i++) {
      const filter = i % 2 ? normals(random, 4) : endToEndFilter([normals(random, 2), normals(random, 2)], [2, 1]);
      const back = affine.toFilter!(chart, affine.toPosition(chart, filter).position)!;
      expect(patternOf(back)).toBe(patternOf(filter));
      for (const a of [build([2, 2, 2]), build([2, 2], [2, 1])]) expect(membership(a, back).inFunctionSpace).toBe(membership(a, filter).inFunctionSpace);
    }
    expect(affine.toPosition(chart, [2, 1, 0, 0]).missing).toBe('at infinity: its A − 2B + 0.5C + 3D is 0');
    expect(affine.toPosition({ kind: 'affine' }, [0, 1, 1, 1]).missing).toBe('at infinity: its leading coefficient is 0');
    // 0.1 + 0.2 − 0.3 is a rounding, not a number
    expect(affine.toPosition({ kind: 'affine', form: [0.1, 0.2, -0.3, 0] }, [1, 1, 1, 1]).missing).toMatch(/infinity/);
    expect(affine.toPosition(chart, [1, 0, 0, 0]).branch).toBe(1);
    expect(affine.toPosition(chart, [-1, 0, 0, 0]).branch).toBe(-1);
  });

  it('refuses functionals that are none', () => {
    const a = build([2, 2, 2]);
    for (const form of [[0, 0, 0, 0], [1, 2, 3], [1, NaN, 0, 0]]) {
      expect(affine.refusal(a, { kind: 'affine', form })).not.toBeNull();
      expect(() => affine.toPosition({ kind: 'affine', form }, [1, 1, 1, 1])).toThrow(RangeError);
      expect(() => affine.slice!({ kind: 'affine', form })).toThrow(RangeError);
    }
  });
});

describe('torus quotients', () => {
  const umbrella = build([3, 2], [2, 1]);
  const partner = build([2, 2, 2], [1, 2, 1]);
  const surface = ([A, B, C, D, E]: Filter): number => A! * D! * D! + B! * B! * E! - B! * C! * D!;
  const charts = torusQuotientSlices(umbrella);
  const chart = (c: number, e: 1 | -1): TorusQuotientChart => ({ kind: 'torusQuotient', c, e });

  it('shows (m x² + y²)((c − m) x² + D xy + y²) at A = m(c − m), B = mD, and B² = A D² for C = 0, E = −1 (GeoLCN, Example 4.12)', () => {
    for (const m of places)
      for (const D of places) {
        for (const c of [-1, 0, 1, 2.5]) {
          const point = torusQuotient.toPosition(chart(c, 1), product([m, 0, 1], [c - m, D, 1]));
          expectNear(point.position, [m * (c - m), m * D, D], 1e-14);
          expectNumberNear(point.distance, 0, 1e-15);
        }
        const [A, B] = torusQuotient.toPosition(chart(0, -1), product([m, 0, 1], [m, D, -1])).position;
        expectNear([A, B], [m * m, m * D], 1e-14);
      }
  });

  it('takes every filter with E ≠ 0 and the right sign of CE into the slice; pattern, membership and the surface stay', () => {
    const random = rng(7);
    const used = charts.map(() => 0);
    for (let i = 0; i < 200; i++) {
      const filter = i % 4 === 0 ? normals(random, 5) : endToEndFilter([normals(random, 3), normals(random, 2)], [2, 1]);
      charts.forEach((one, j) => {
        const { position, distance } = torusQuotient.toPosition(one, filter);
        if (distance > 0) return;
        used[j]!++;
        const normal = torusQuotient.toFilter!(one, position)!;
        expect([normal[2], normal[4]]).toEqual([one.c, one.e]);
        expect(patternOf(normal), filter.join()).toBe(patternOf(filter));
        if (i % 4 !== 0) expectNumberNear(surface(normal) / Math.max(...normal.map((x) => Math.abs(x) ** 3)), 0, 1e-9);
        for (const a of [umbrella, partner]) {
          const [there, here] = [membership(a, normal), membership(a, filter)];
          expect([there.inFunctionSpace, there.onBoundary, there.inClosure]).toEqual([here.inFunctionSpace, here.onBoundary, here.inClosure]);
        }
      });
    }
    // every orbit with C ≠ 0 is exact in one of the two slices C = ±1; C = 0 has probability 0
    expect([used[0]! + used[2]!, used[1]]).toEqual([200, 0]);
    expect(used[0]! * used[2]!).toBeGreaterThan(0);
  });

  it('is constant on orbits: (t λ⁴ A, t λ³ B, t λ² C, t λ D, t E) for λ > 0', () => {
    const filter = [0.3, -1, 2, 0.7, 1.5];
    const { position } = torusQuotient.toPosition(chart(1, 1), filter);
    for (const t of [3, -0.2])
      for (const l of [0.1, 2, 7]) {
        const moved = [t * l ** 4, t * l ** 3, t * l * l, t * l, t].map((factor, k) => factor * filter[k]!);
        expectNear(torusQuotient.toPosition(chart(1, 1), moved).position, position, 1e-12);
      }
  });

  it('never draws a filter of another slice as if it were here: its distance is |C/E − c| > 0', () => {
    expect(torusQuotient.toPosition(chart(1, 1), [4, 2, -3, 6, 2])).toMatchObject({ position: [2, 1, 3], distance: 2.5 });
    expect(torusQuotient.toPosition(chart(0, -1), [4, 2, -3, 6, -2])).toMatchObject({ position: [2, 1, 3], distance: 1.5 });
    expect(torusQuotient.toPosition(chart(0, -1), [4, 2, 0, 6, -2])).toMatchObject({ position: [2, 1, 3], distance: 0 });
    expect(torusQuotient.toPosition(chart(1, 1), [4, 2, 0, 6, 2])).toMatchObject({ position: [2, 1, 3], distance: 1 });
    expect(torusQuotient.toPosition(chart(1, 1), [1, 1, 1, 1, 0]).missing).toMatch(/infinity.*E is 0/);
  });

  it('changes its branch exactly where C or E changes sign', () => {
    const branch = (C: number, E: number): number => torusQuotient.toPosition(chart(1, 1), [1, 1, C, 1, E]).branch!;
    expect(new Set([branch(1, 1), branch(-1, 1), branch(1, -1), branch(-1, -1), branch(0, 1), branch(0, -1)]).size).toBe(6);
    expect(branch(0.1, 2)).toBe(branch(5, 0.3));
  });

  it('starts with C = E = 1 for k = (3,2), and with C = −1, E = 1 where the quadratic factor must have real roots', () => {
    expect(torusQuotient.defaultChart(umbrella)).toEqual(chart(1, 1));
    expect(torusQuotient.defaultChart(partner)).toEqual(chart(-1, 1));
    expect(torusQuotientSlices(umbrella)).toContainEqual(chart(0, -1));
    // the double line B = D = 0 of the partner: interior for 0 < A < 1/4, boundary for A ≤ 0, outside for A > 1/4
    const line = (A: number): boolean[] => {
      const { inFunctionSpace, onBoundary } = membership(partner, torusQuotient.toFilter!(chart(-1, 1), [A, 0, 0])!);
      return [inFunctionSpace, onBoundary];
    };
    expect([line(-1), line(0), line(0.125), line(0.25), line(0.5)]).toEqual([[true, true], [true, true], [true, false], [true, true], [false, false]]);
  });

  it('refuses slices that are none', () => {
    for (const wrong of [chart(NaN, 1), chart(1, 0 as 1), chart(Infinity, 1), chart(1, 2 as 1)]) {
      expect(torusQuotient.refusal(umbrella, wrong)).not.toBeNull();
      expect(() => torusQuotient.toPosition(wrong, [1, 1, 1, 1, 1])).toThrow(RangeError);
      expect(() => torusQuotient.slice!(wrong)).toThrow(RangeError);
    }
  });
});
