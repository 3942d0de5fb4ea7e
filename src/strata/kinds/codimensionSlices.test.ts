import { describe, expect, it } from 'vitest';
import { architecture } from '../../network/architecture.ts';
import { membership } from '../../network/membership.ts';
import { rng } from '../../numeric/rng.ts';
import { multiplyForms } from '../../polynomial/form.ts';
import { cubicFactors } from '../codimension/cubicFactors.ts';
import { curvePieces } from '../codimension/curvePieces.ts';
import { divisorForm } from '../quadraticCurve.ts';
import { equationsAt, hyperrootSystem, solutionOf } from '../codimension/hyperrootSystem.ts';
import { specialHyperroots } from '../codimension/isolatedHyperroots.ts';
import { quadraticPencil } from '../codimension/quadraticPencil.ts';
import { tracedCurve } from '../codimension/tracedCurve.ts';
import { distanceToStrata, normals, randomFilter, randomSlice } from '../codimension/slices.testing.ts';
import { slicedCurve } from '../codimension/slicedCurve.ts';
import type { Stratum } from '../mesh.ts';
import { edges, points, windingCosines, type Mesh } from '../meshLaws.testing.ts';
import { contextOf } from '../patches/context.testing.ts';
import { flatnesses } from '../quality.ts';
import { formAt, type Slice } from '../slice.ts';
import { distance, type Vector3 } from '../vector3.ts';
import { codimensionSlices, quadraticStretches } from './codimensionSlices.ts';
import { curveTolerance } from './swept.ts';

const build = (filterSizes: readonly number[], strides: readonly number[], slice: Slice, size = 2, clip: 'box' | 'ball' = 'box'): { strata: readonly Stratum[]; notes: readonly string[] } => {
  const context = contextOf({ filterSizes, strides, chart: { kind: 'slice' }, slice, size, clip });
  expect(codimensionSlices.applies(context.architecture)).toBe(true);
  return { strata: codimensionSlices.build(context), notes: context.notes };
};
const meshOf = ({ positions, normals: n, index }: Stratum): Mesh => ({ positions, normals: n!, index: index! });
const seeds = [1, 2, 3];

const withOneHyperroot = [
  { filterSizes: [3, 2], strides: [3, 1] },
  { filterSizes: [4, 2], strides: [3, 1] },
  { filterSizes: [6, 2], strides: [3, 1] },
  { filterSizes: [2, 2, 2, 2], strides: [1, 1, 3, 1] },
  { filterSizes: [2, 2, 2], strides: [1, 3, 1] },
  { filterSizes: [1, 2], strides: [3, 1] },
];

describe.each(withOneHyperroot)('the curve of M in a slice: k = $filterSizes, s = $strides, stride 3', ({ filterSizes, strides }) => {
  const a = architecture({ filterSizes, strides });
  const random = rng(filterSizes.length + a.degree);
  const cases = seeds.map((seed) => ({ seed, slice: randomSlice(randomFilter(a, random), random) }));

  it.each(cases)('lies in the closure, with the membership of its label, to 1e-9 before rounding (slice $seed)', ({ slice }) => {
    const { view } = contextOf({ filterSizes, strides, chart: { kind: 'slice' } });
    const curve = slicedCurve(hyperrootSystem(slice, 3))!;
    const pieces = curvePieces(a, slice, curve, view, 1e-4);
    expect(pieces.length).toBeGreaterThan(0);
    for (const { inFunctionSpace, points: chain } of pieces)
      chain.forEach((point, i) => {
        if (i % 9 !== 4) return;
        const found = membership(a, formAt(slice, point), { tolerance: 1e-9 });
        expect(found.inClosure).toBe(true);
        if (i > 9 && i < chain.length - 9) expect(found.inFunctionSpace).toBe(inFunctionSpace);
        expect(view.depth(point)).toBeGreaterThan(-1e-9);
      });
  });

  it.each(cases)('goes through the filter in the slice and misses no solution (slice $seed)', ({ slice }) => {
    for (const clip of ['box', 'ball'] as const) {
      const { strata } = build(filterSizes, strides, slice, 2, clip);
      const inside = strata.filter(({ inFunctionSpace }) => inFunctionSpace === true);
      expect(distanceToStrata(inside, [0, 0, 0])).toBeLessThan(flatnesses.draft * 2);
      const { rows } = hyperrootSystem(slice, 3);
      const { view } = contextOf({ filterSizes, strides, chart: { kind: 'slice' }, size: 2, clip });
      for (let i = 0; i < 150; i++) {
        const point = solutionOf(equationsAt(rows, random.uniform() * Math.PI));
        if (point === null || view.depth(point) < 0) continue;
        expect(distanceToStrata(strata, point)).toBeLessThan(flatnesses.draft * 2);
      }
    }
  });

  it('is cut where membership changes', () => {
    const needed = a.reduced.evenFilterCounts[0]!;
    const places = new Set(cases.flatMap(({ slice }) => build(filterSizes, strides, slice).strata.map(({ role }) => role)));
    expect(places.has('functionSpace')).toBe(true);
    expect(places.has('closureOnly')).toBe(needed >= 2);
  });
});

const withTwoHyperroots = [
  { filterSizes: [3, 3], strides: [2, 1] },
  { filterSizes: [4, 3], strides: [2, 1] },
  { filterSizes: [2, 2, 2], strides: [2, 1, 1] },
  { filterSizes: [2, 2, 3], strides: [1, 2, 1] },
  { filterSizes: [3, 2, 2], strides: [2, 1, 1] },
  { filterSizes: [6, 3], strides: [2, 1] },
];

describe.each(withTwoHyperroots)('the curve of M in a slice: k = $filterSizes, s = $strides, a factor of degree 2 in x², y²', ({ filterSizes, strides }) => {
  const a = architecture({ filterSizes, strides });
  const random = rng(17 + a.degree);
  const cases = seeds.slice(0, 2).map((seed) => ({ seed, slice: randomSlice(randomFilter(a, random), random) }));

  it.each(cases)('lies in the closure, with one membership for each label, before rounding (slice $seed)', ({ slice }) => {
    const context = contextOf({ filterSizes, strides, chart: { kind: 'slice' }, slice });
    const traced = tracedCurve(quadraticStretches(slice), context.view, 'draft', curveTolerance(context));
    const drawn = new Set(codimensionSlices.build(context).map(({ inFunctionSpace }) => inFunctionSpace));
    const found = new Set<boolean>();
    for (const [label, segments] of traced) {
      // where the label changes two roots meet, and membership is decided by rounding
      const others = [...traced].flatMap(([other, part]) => (other === label ? [] : part.flat()));
      const tried = segments.filter((_, i) => i % 11 === 5).map(([point]) => point).filter((point) => others.every((other) => distance(point, other) > 1e-6));
      const places = tried.map((point) => membership(a, formAt(slice, point), { tolerance: 1e-9 }));
      for (const { inClosure } of places) expect(inClosure).toBe(true);
      expect(new Set(places.map(({ inFunctionSpace }) => inFunctionSpace)).size).toBeLessThanOrEqual(1);
      places.forEach(({ inFunctionSpace }) => found.add(inFunctionSpace));
    }
    for (const flag of found) expect(drawn).toContain(flag);
  });

  it.each(cases)('goes through the filter in the slice and misses no solution (slice $seed)', ({ slice }) => {
    const { strata } = build(filterSizes, strides, slice);
    expect(distanceToStrata(strata.filter(({ inFunctionSpace }) => inFunctionSpace === true), [0, 0, 0])).toBeLessThan(flatnesses.draft * 2);
    const { view } = contextOf({ filterSizes, strides, chart: { kind: 'slice' }, size: 2 });
    const pencil = quadraticPencil(slice);
    let found = 0;
    for (let i = 0; i < 25; i++) {
      // quadratics along random arcs of the plane of quadratic forms, independent of the pencil: solutions are sign changes
      const [from, to] = [normals(random, 3), normals(random, 3)];
      const at = (t: number): [number, number, number] => [0, 1, 2].map((k) => from[k]! * Math.cos(t) + to[k]! * Math.sin(t)) as [number, number, number];
      let before = determinantOf(slice, at(0));
      for (let step = 1; step <= 40; step++) {
        const after = determinantOf(slice, at((step * Math.PI) / 40));
        if (before > 0 !== after > 0) {
          let [low, high] = [((step - 1) * Math.PI) / 40, (step * Math.PI) / 40];
          for (let k = 0; k < 60; k++) {
            const middle = (low + high) / 2;
            if (determinantOf(slice, at(middle)) > 0 === before > 0) low = middle;
            else high = middle;
          }
          const point = pencil.pointAt(at(low))!;
          const form = formAt(slice, point.position);
          const { inClosure } = membership(a, form, { tolerance: 1e-9 });
          if (inClosure && view.depth(point.position) > 0) {
            found++;
            expect(distanceToStrata(strata, point.position)).toBeLessThan(flatnesses.draft * 2 * 2);
          }
        }
        before = after;
      }
    }
    expect(found).toBeGreaterThan(2);
  });
});

/** The condition that g(x², y²) divides a form of the slice, by cofactor expansion of nothing: elimination on fresh rows. */
function determinantOf({ origin, directions }: Slice, g: readonly [number, number, number]): number {
  const n = origin.length;
  const factor = divisorForm(g, 'dilated');
  const rows = [...Array.from({ length: n - 4 }, (_, i) => Array.from({ length: n }, (_c, k) => factor[k - i] ?? 0)), [...origin], ...directions.map((d) => [...d])];
  let result = 1;
  for (let c = 0; c < n; c++) {
    const best = rows.reduce((b, row, i) => (i >= c && Math.abs(row[c]!) > Math.abs(rows[b]![c]!) ? i : b), c);
    if (best !== c) [rows[c], rows[best], result] = [rows[best]!, rows[c]!, -result];
    result *= rows[c]![c]!;
    for (let i = c + 1; i < n; i++) {
      const factorOf = rows[i]![c]! / rows[c]![c]!;
      rows[i] = rows[i]!.map((x, k) => x - factorOf * rows[c]![k]!);
    }
  }
  return result;
}

describe('points of M in a slice', () => {
  it.each([
    { filterSizes: [3, 2], strides: [4, 1] },
    { filterSizes: [6, 2], strides: [4, 1] },
    { filterSizes: [3, 2], strides: [5, 1] },
    { filterSizes: [2, 2, 2], strides: [2, 2, 1] },
  ])('are in the closure, and the filter in the slice is one of them: k = $filterSizes, s = $strides', ({ filterSizes, strides }) => {
    const a = architecture({ filterSizes, strides });
    const random = rng(8);
    for (let i = 0; i < 5; i++) {
      const slice = randomSlice(randomFilter(a, random), random);
      const { strata } = build(filterSizes, strides, slice, 20);
      expect(distanceToStrata(strata, [0, 0, 0])).toBeLessThan(1e-9);
      const system = hyperrootSystem(slice, a.reduced.cumulativeStrides.at(-1)!);
      for (const { positions, inFunctionSpace } of strata)
        for (const p of points(positions)) {
          const exact = specialHyperroots(system).map((theta) => solutionOf(equationsAt(system.rows, theta))!);
          const point = exact.reduce((best, q) => (distance(q, p) < distance(best, p) ? q : best));
          expect(distance(point, p)).toBeLessThan(1e-5);
          expect(membership(a, formAt(slice, point), { tolerance: 1e-9 })).toMatchObject({ inClosure: true, inFunctionSpace });
        }
    }
  });

  it('are all found: solutions for 20000 hyperroots come near none that is missing (k = (4,2), s = (4,1))', () => {
    const random = rng(12);
    for (let i = 0; i < 4; i++) {
      const slice = randomSlice(normals(random, 8), random);
      const { strata } = build([4, 2], [4, 1], slice, 6);
      const { rows } = hyperrootSystem(slice, 4);
      const residual = (theta: number): { size: number; point: Vector3 | null } => {
        const equations = equationsAt(rows, theta);
        const point = solutionOf(equations);
        return { point, size: point === null ? Infinity : Math.hypot(...equations.map(({ constant, normal }) => constant + normal[0] * point[0] + normal[1] * point[1] + normal[2] * point[2])) };
      };
      const all = Array.from({ length: 20000 }, (_, k) => residual((k * Math.PI) / 20000));
      const near = all.filter(({ size, point }, k) => size < 5e-4 && point !== null && Math.max(...point.map(Math.abs)) < 5.9 && all[(k + 19999) % 20000]!.size >= size && all[(k + 1) % 20000]!.size >= size);
      expect(near.every(({ point }) => distanceToStrata(strata, point!) < 0.05)).toBe(true);
    }
  });

  it('are none in a slice of codimension 4 in general position: the note says so', () => {
    const random = rng(2);
    const { strata, notes } = build([3, 2], [5, 1], randomSlice(normals(random, 8), random));
    expect(strata).toEqual([]);
    expect(notes).toEqual(['This slice meets the Zariski closure of M in nothing inside the view.']);
  });
});

describe.each([
  { filterSizes: [2, 4], strides: [2, 1] },
  { filterSizes: [3, 4], strides: [2, 1] },
  { filterSizes: [3, 2, 3], strides: [2, 1, 1] },
  { filterSizes: [2, 2, 2, 2, 2], strides: [1, 2, 1, 1, 1] },
  { filterSizes: [4, 4], strides: [2, 1] },
  { filterSizes: [5, 2, 2, 2], strides: [2, 1, 1, 1] },
])('the points of M in a slice: k = $filterSizes, s = $strides, a factor of degree 3 in x², y²', ({ filterSizes, strides }) => {
  const a = architecture({ filterSizes, strides });
  const random = rng(31 + a.degree);

  it.each(seeds)('are all there in a slice laid through four filters of M (slice %i)', () => {
    const through = [0, 1, 2, 3].map(() => randomFilter(a, random));
    const slice: Slice = { origin: through[0]!, directions: [1, 2, 3].map((k) => through[k]!.map((c, i) => c - through[0]![i]!)) as unknown as Slice['directions'] };
    const { strata, notes } = build(filterSizes, strides, slice);
    expect(notes).toEqual([]);
    const inside = strata.filter(({ inFunctionSpace }) => inFunctionSpace === true);
    for (const wanted of [[0, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1]] as const) expect(distanceToStrata(inside, wanted)).toBeLessThan(1e-6);
    const { positions, unknown } = cubicFactors(slice);
    expect(unknown).toBe(0);
    for (const position of positions) expect(membership(a, formAt(slice, position), { tolerance: 1e-9 }).inClosure, position.join()).toBe(true);
    // forms of degree 7: the two sections are proportional, an eigenvalue problem of size 4
    if (a.degree === 7) expect(strata.flatMap(({ positions }) => points(positions))).toHaveLength(4);
  });

  it('do not depend on the units of the slice', () => {
    const slice = randomSlice(randomFilter(a, random), random);
    const scaled: Slice = { origin: slice.origin.map((c) => c * 1e6), directions: slice.directions.map((form, k) => form.map((c) => c * 10 ** (6 - 3 * k))) as unknown as Slice['directions'] };
    const { positions } = cubicFactors(slice);
    expect(positions.some((position) => Math.hypot(...position) < 1e-9)).toBe(true);
    expect(cubicFactors(scaled).positions).toHaveLength(positions.length);
  });
});

describe('special slices', () => {
  const unitSlice = (size: number, ...entries: readonly (readonly number[])[]): Slice => {
    const direction = (places: readonly number[]): number[] => Array.from({ length: size }, (_, k) => (places.includes(k) ? 1 : 0));
    return { origin: new Array<number>(size).fill(0), directions: [direction(entries[0]!), direction(entries[1]!), direction(entries[2]!)] };
  };

  it('the cone of symmetric matrices of rank one: k = (3,2), s = (3,1), w = (X, Y, 0, Y, Z, 0)', () => {
    const slice = unitSlice(6, [0], [1, 3], [4]);
    const { strata } = build([3, 2], [3, 1], slice, 1.5);
    expect(strata.map(({ kind, role }) => `${kind} ${role}`)).toEqual(['surface functionSpace']);
    expectCone(strata[0]!);
  });

  it('the same cone in symmetric matrices times a fixed filter: k = (2,2,2), s = (2,2,1)', () => {
    const { strata, notes } = build([2, 2, 2], [2, 2, 1], unitSlice(8, [0], [1, 2], [3]), 1.5);
    expect(strata.filter(({ kind }) => kind === 'surface').map(({ role }) => role)).toEqual(['functionSpace']);
    expectCone(strata.find(({ kind }) => kind === 'surface')!);
    expect(notes).toHaveLength(1);
  });

  it('the cone B² = 4AC of (x − 2y)(A x⁴ + B x²y² + C y⁴) is the boundary for k = (2,2,2), s = (2,1,1)', () => {
    const at = (k: number): number[] => [0, 1, 2, 3, 4, 5].map((i) => (i === k ? 1 : i === k + 1 ? -2 : 0));
    const slice: Slice = { origin: [0, 0, 0, 0, 0, 0], directions: [at(0), at(2), at(4)] };
    const { strata, notes } = build([2, 2, 2], [2, 1, 1], slice, 1.5);
    const surface = strata.find(({ kind }) => kind === 'surface')!;
    expect(surface.role).toBe('boundary');
    for (const [A, B, C] of points(surface.positions)) expect(Math.abs(B * B - 4 * A * C)).toBeLessThan(1e-5);
    expect(notes[0]).toContain('at least 2 real roots');
    const a = architecture({ filterSizes: [2, 2, 2], strides: [2, 1, 1] });
    expect(membership(a, formAt(slice, [1, 3, 1])).inFunctionSpace).toBe(true);
    expect(membership(a, formAt(slice, [1, 1, 1])).inFunctionSpace).toBe(false);
    expect(membership(a, formAt(slice, [1, 2, 1])).onBoundary).toBe(true);
  });

  it('a plane and a line: matrices [[X, Y, 0], [0, 0, Z]] of rank one', () => {
    const { strata } = build([3, 2], [3, 1], unitSlice(6, [0], [1], [5]), 1.5);
    const plane = strata.find(({ kind }) => kind === 'surface')!;
    const line = strata.find(({ kind }) => kind === 'curve')!;
    expect(strata).toHaveLength(2);
    for (const [, , Z] of points(plane.positions)) expect(Math.abs(Z)).toBeLessThan(1e-7);
    expect(edges([meshOf(plane)]).offences).toEqual([]);
    expect(points(line.positions).map((p) => p.map(Math.abs))).toEqual([[0, 0, 1.5], [0, 0, 1.5]]);
  });

  it('lines through the zero filter in a general linear slice: k = (4,2), s = (3,1)', () => {
    const random = rng(9);
    const a = architecture({ filterSizes: [4, 2], strides: [3, 1] });
    const [p, q] = [randomFilter(a, random), randomFilter(a, random)];
    const slice: Slice = { origin: p.map(() => 0), directions: [p as number[], q as number[], normals(random, 7)] };
    const { strata } = build([4, 2], [3, 1], slice, 2);
    expect(strata.map(({ kind, role }) => `${kind} ${role}`)).toEqual(['curve functionSpace']);
    for (const point of [[1, 0, 0], [-1.5, 0, 0], [0, 1, 0]] as const) expect(distanceToStrata(strata, point)).toBeLessThan(1e-6);
    for (const p3 of points(strata[0]!.positions)) expect(membership(a, formAt(slice, p3), { tolerance: 1e-5 }).inFunctionSpace).toBe(true);
  });

  it.each([
    { filterSizes: [1, 3], strides: [2, 1], needed: 0 },
    { filterSizes: [1, 2, 2], strides: [2, 1, 1], needed: 2 },
  ])('the plane q = 0 of x⁴ + p x²y² + q xy³ + r y⁴ for k = $filterSizes, cut where p² = 4r if M needs real roots', ({ filterSizes, strides, needed }) => {
    const slice: Slice = { origin: [1, 0, 0, 0, 0], directions: [[0, 0, 1, 0, 0], [0, 0, 0, 1, 0], [0, 0, 0, 0, 1]] };
    const { strata, notes } = build(filterSizes, strides, slice);
    expect(notes).toEqual([]);
    expect(new Set(strata.map(({ role }) => role))).toEqual(new Set(needed === 2 ? ['functionSpace', 'closureOnly'] : ['functionSpace']));
    for (const { positions, role, index } of strata) {
      const all = points(positions);
      for (const [, q] of all) expect(Math.abs(q)).toBeLessThan(1e-9);
      for (let i = 0; i < index!.length && needed === 2; i += 3) {
        const [p, , r] = [0, 1, 2].map((axis) => (all[index![i]!]![axis]! + all[index![i + 1]!]![axis]! + all[index![i + 2]!]![axis]!) / 3) as [number, number, number];
        if (Math.abs(p * p - 4 * r) > 0.02) expect(p * p > 4 * r).toBe(role === 'functionSpace');
      }
    }
    expect(edges(strata.map(meshOf)).offences).toEqual([]);
  });

  it('lines of forms whose odd part is fixed: k = (3,3), s = (2,1)', () => {
    const random = rng(21);
    const a = architecture({ filterSizes: [3, 3], strides: [2, 1] });
    const w = randomFilter(a, random);
    const axis = (k: number): number[] => w.map((_, i) => (i === k ? 1 : 0));
    const slice: Slice = { origin: w as number[], directions: [axis(0), axis(2), axis(6)] };
    const { strata } = build([3, 3], [2, 1], slice);
    expect(strata.map(({ kind, role }) => `${kind} ${role}`)).toEqual(['curve functionSpace']);
    expect(distanceToStrata(strata, [0, 0, 0])).toBeLessThan(1e-6);
    const [start, end] = points(strata[0]!.positions) as [Vector3, Vector3];
    expect(distance(start, end)).toBeGreaterThan(1);
    for (const t of [0.2, 0.7]) {
      const point = [0, 1, 2].map((i) => start[i]! * (1 - t) + end[i]! * t) as unknown as Vector3;
      const [A, C, E, G] = [0, 2, 4, 6].map((k) => formAt(slice, point)[k]!) as [number, number, number, number];
      const [B, D, F] = [w[1]!, w[3]!, w[5]!];
      // the remainder of the even part after division by the odd part
      const [a0, a1] = [A / B, (C - (A / B) * D) / B];
      expect(Math.abs(E - a0 * F - a1 * D)).toBeLessThan(1e-5);
      expect(Math.abs(G - a1 * F)).toBeLessThan(1e-5);
    }
  });

  it('lines of forms that share a factor of degree 2 in x², y²: k = (2,3), s = (2,1), coefficients −2, X, 1, Y, Z, 0', () => {
    const { strata, notes } = build([2, 3], [2, 1], { origin: [-2, 0, 1, 0, 0, 0], directions: unitSlice(6, [1], [3], [4]).directions }, 1);
    expect(notes).toEqual([]);
    for (const t of [-0.9, -0.3, 0.4, 0.8]) expect(distanceToStrata(strata, [t, -t / 2, 0])).toBeLessThan(1e-6);
  });

  it.each([[2, 3], [3, 3], [4, 3], [5, 3], [6, 3]])('lines of forms that share a factor of degree 2 in x², y², in slices that hold one: k = (%i,%i), s = (2,1)', (...filterSizes) => {
    const random = rng(29 + filterSizes[0]);
    for (const g of [normals(random, 3), [1, 0.2, 1.3], [0, 1, -0.4]]) {
      const rest = (): number[] => multiplyForms(normals(random, filterSizes[0]), [g[0]!, 0, g[1]!, 0, g[2]!]);
      const origin = rest();
      const slice: Slice = { origin, directions: [rest(), normals(random, origin.length), normals(random, origin.length)] };
      const { strata } = build(filterSizes, [2, 1], slice, 1);
      for (const t of [-0.9, -0.3, 0, 0.4, 0.8]) expect(distanceToStrata(strata, [t, 0, 0])).toBeLessThan(1e-6);
      if (filterSizes[0] < 3) continue;
      const plane = build(filterSizes, [2, 1], { origin, directions: [slice.directions[0], rest(), slice.directions[2]] }, 1).strata.filter(({ kind }) => kind === 'surface');
      expect(plane.length).toBeGreaterThan(0);
      for (const { positions } of plane) for (const [, , z] of points(positions)) expect(Math.abs(z)).toBeLessThan(1e-6);
    }
  });

  it('slices inside M: the note says so', () => {
    const { strata, notes } = build([3, 2], [3, 1], unitSlice(6, [0], [1], [2]), 1.5);
    expect(notes[0]).toContain('lie in M');
    expect(strata.every(({ inFunctionSpace }) => inFunctionSpace)).toBe(true);
  });

  function expectCone(surface: Stratum): void {
    const all = points(surface.positions);
    for (const [X, Y, Z] of all) expect(Math.abs(X * Z - Y * Y)).toBeLessThan(1e-6);
    for (const [i, p] of all.entries()) {
      if (distance(p, [0, 0, 0]) < 1e-6) continue;
      const gradient: Vector3 = [p[2], -2 * p[1], p[0]];
      const n = [0, 1, 2].map((axis) => surface.normals![3 * i + axis]!);
      const cosine = (gradient[0] * n[0]! + gradient[1] * n[1]! + gradient[2] * n[2]!) / Math.hypot(...gradient);
      expect(Math.abs(cosine)).toBeGreaterThan(1 - 1e-5);
    }
    expect(Math.min(...windingCosines(meshOf(surface)))).toBeGreaterThan(0.9);
    // both nappes, all the way round
    for (const t of [0.1, 0.7, 1.3, 1.9, 2.5, 3.0])
      for (const sign of [1, -1]) {
        const wanted: Vector3 = [sign * Math.cos(t) ** 2, sign * Math.cos(t) * Math.sin(t), sign * Math.sin(t) ** 2];
        const chord = all.filter((_, i) => i % 1 === 0).reduce((least, p) => Math.min(least, angleBetween(p, wanted)), Infinity);
        expect(chord).toBeLessThan(0.05);
      }
  }
});

const angleBetween = (p: Vector3, q: Vector3): number => {
  const size = Math.hypot(...p) * Math.hypot(...q);
  return size === 0 ? Infinity : Math.acos(Math.min(1, (p[0] * q[0] + p[1] * q[1] + p[2] * q[2]) / size));
};
