import { describe, expect, it } from 'vitest';
import { jacobian } from '../../network/jacobian.ts';
import { membership } from '../../network/membership.ts';
import { architecture } from '../../network/architecture.ts';
import { rng } from '../../numeric/rng.ts';
import { singularValues } from '../../numeric/singularValues.ts';
import { rootPattern } from '../../polynomial/rootPattern.ts';
import { expectNear } from '../../testing/near.ts';
import { discriminant } from '../../polynomial/discriminant.ts';
import { edges, points, segmentKeys, windingCosines, type Mesh } from '../meshLaws.testing.ts';
import type { Stratum } from '../mesh.ts';
import { contextOf, type Scene } from '../patches/context.testing.ts';
import { doubleRootFamilies, functionSpaceFamily, seededTheta, singularFamilies } from '../patches/imageFamilies.ts';
import { imagePatch, type LinearImage } from '../patches/imagePatch.ts';
import { patchMesh } from '../patches/patchMesh.ts';
import { principalDirections } from '../patches/principalDirections.ts';
import { productJet, productOf } from '../patches/productJet.ts';
import { along, cross, distance, dot, unit, type Vector3 } from '../vector3.ts';
import { imageOfDoubleRoots, imageOfFunctionSpace, imageOfSingularLocus } from './imagePatches.ts';

const random = rng(11);
const normals = (n: number): number[] => Array.from({ length: n }, () => random.normal());
const thetaOf = (sizes: readonly number[]): number[][] => sizes.map(normals);
const meshOf = ({ positions, normals: n, index }: Stratum): Mesh => ({ positions, normals: n!, index: index! });
const imageFor = (size: number): LinearImage => ({ origin: normals(size), rows: [normals(size), normals(size), normals(size)] });
const project = ({ origin, rows }: LinearImage, w: readonly number[]): Vector3 => rows.map((row) => row.reduce((s, c, k) => s + c * (w[k]! - origin[k]!), 0)) as unknown as Vector3;

const cases = [
  { filterSizes: [2, 2, 2], strides: [1, 1, 1] },
  { filterSizes: [2, 2], strides: [2, 1] },
  { filterSizes: [3, 2], strides: [2, 1] },
  { filterSizes: [3, 2], strides: [3, 1] },
  { filterSizes: [3, 3], strides: [2, 1] },
  { filterSizes: [2, 2, 2], strides: [2, 2, 1] },
  { filterSizes: [2, 1, 2], strides: [2, 1, 1] },
  { filterSizes: [4, 3, 2], strides: [2, 1, 1] },
  { filterSizes: [1, 2], strides: [4, 1] },
  { filterSizes: [2, 2, 2, 2], strides: [1, 1, 1, 1] },
];

describe('products of factors', () => {
  it('have the derivatives of the parameterization, and of squares', () => {
    for (const choice of cases) {
      const a = architecture(choice);
      const { kinds, factors } = functionSpaceFamily(a, thetaOf(a.filterSizes));
      const directions = [thetaOf(a.filterSizes), thetaOf(a.filterSizes)] as [number[][], number[][]];
      const jet = productJet(kinds, factors, directions);
      const J = jacobian(factors as number[][], a.strides);
      for (const i of [0, 1] as const) expectNear(jet.along[i], J.map((row) => row.reduce((s, c, j) => s + c * directions[i].flat()[j]!, 0)), 1e-11);
    }
    const square = [{ degree: 1, stride: 2, power: 2 }, { degree: 1, stride: 1, power: 1 }];
    const [f, e] = [[[1, 2], [3, 4]], [[0.5, -1], [2, 0]]];
    const h = 1e-6;
    const moved = (t: number): readonly number[] => productOf(square, f.map((form, i) => form.map((c, j) => c + t * e[i]![j]!)));
    expectNear(productJet(square, f, [e, e]).along[0], moved(h).map((c, i) => (c - moved(-h)[i]!) / (2 * h)), 1e-8);
  });

  it('move the image most along the first two right singular vectors', () => {
    for (let i = 0; i < 50; i++) {
      const columns = Array.from({ length: 2 + random.integer(6) }, () => normals(3) as unknown as Vector3);
      const { directions, speeds } = principalDirections(columns)!;
      const wanted = singularValues(columns.length < 3 ? [...columns, [0, 0, 0]] : columns);
      expectNear(speeds, wanted.slice(0, 2), 1e-7);
      const images = directions.map((e) => columns.reduce<Vector3>((s, c, j) => along(s, c, e[j]!), [0, 0, 0]));
      expectNear(images.map((v) => Math.hypot(...v)), wanted.slice(0, 2), 1e-7);
      expectNear([dot(images[0]!, images[1]!), directions[0].reduce((s, c, j) => s + c * directions[1][j]!, 0)], [0, 0], 1e-7);
    }
    expect(principalDirections([[0, 0, 0], [0, 0, 0]])).toBeNull();
    const { speeds } = principalDirections([[1, 2, 3], [2, 4, 6]])!;
    expect(speeds[1]).toBeLessThan(1e-6);
  });
});

describe.each(cases)('the projected patch of M, k = $filterSizes, s = $strides', ({ filterSizes, strides }) => {
  const a = architecture({ filterSizes, strides });
  const theta = thetaOf(filterSizes);
  const image = imageFor(a.ambientDimension);
  const scene: Scene = { filterSizes, strides, chart: { kind: 'projection', ...image, theta } as Scene['chart'], size: 6, centre: project(image, productOf(functionSpaceFamily(a, theta).kinds, theta)) };
  const context = contextOf(scene);
  const [sheet] = imageOfFunctionSpace.build(context) as [Stratum];

  it('consists of images of end-to-end filters, through that of θ, with exact normals', () => {
    const family = functionSpaceFamily(a, theta);
    const { patch, factorsAt } = imagePatch(family, image, context.view, 'draft')!;
    const mesh = patchMesh(patch, context.view, 'draft');
    expectNear(patch.at(patch.columns / 2, patch.rows / 2).position, context.view.centre, 1e-9);
    mesh.triangles.filter((_, i) => i % 11 === 0).forEach(([{ u, v, vertex }]) => {
      const w = productOf(family.kinds, factorsAt(u, v));
      const { position, normal } = mesh.vertices[vertex]!;
      expectNear(position, project(image, w), 1e-10);
      const h = 1e-5;
      const tangents = [[h, 0], [0, h]].map(([du, dv]) => along(patch.at(u + du!, v + dv!).position, patch.at(u - du!, v - dv!).position, -1));
      const turn = cross(unit(tangents[0]!), unit(tangents[1]!));
      if (Math.hypot(...turn) > 0.05) expect(dot(unit(turn), normal)).toBeGreaterThan(0.9999);
    });
    expect(sheet).toMatchObject({ role: 'functionSpace', inFunctionSpace: true });
    expect(sheet.label).toContain('projected');
  });

  it('is one sheet without cracks, wound as its normals say, that ends where its outline says', () => {
    const { boundary } = edges([meshOf(sheet)]);
    const outline = new Set(segmentKeys(sheet.outline!));
    expect(boundary.filter((key) => !outline.has(key))).toEqual([]);
    const cosines = windingCosines(meshOf(sheet)).sort((p, q) => p - q);
    expect(cosines[Math.floor(cosines.length / 50)]).toBeGreaterThan(0.7);
    for (const p of points(sheet.positions)) expect(context.view.depth(p)).toBeGreaterThan(-1e-5);
  });
});

describe('singular loci and shared roots', () => {
  it.each(cases)('lie in the closure and have the membership of their labels: k = $filterSizes, s = $strides', ({ filterSizes, strides }) => {
    const a = architecture({ filterSizes, strides });
    const theta = seededTheta(a);
    const image = imageFor(a.ambientDimension);
    const context = contextOf({ filterSizes, strides, chart: { kind: 'projection', ...image }, size: 6 });
    for (const { degrees, family } of singularFamilies(a, theta)) {
      expect(degrees.reduce((s, d, g) => s + d * a.reduced.cumulativeStrides[g]!, 0)).toBe(a.degree);
      const { factorsAt } = imagePatch(family, image, context.view, 'draft')!;
      for (let i = 0; i < 10; i++) {
        const w = productOf(family.kinds, factorsAt(random.uniform() * 36, random.uniform() * 36));
        expect(membership(a, w)).toMatchObject({ inClosure: true, singular: true });
      }
    }
    for (const { stride, family } of doubleRootFamilies(a, theta)) {
      const { factorsAt, patch } = imagePatch(family, image, context.view, 'draft')!;
      const sheets = imageOfDoubleRoots.build(context).filter(({ id }) => id.startsWith(`image-doubleRoots-${stride}`));
      const known = new Map<string, boolean>();
      for (let i = 0; i < 30; i++) {
        const [u, v] = [random.uniform() * 36, random.uniform() * 36];
        const factors = factorsAt(u, v);
        const w = productOf(family.kinds, factors);
        if (stride === 1) expect(Math.abs(discriminant(w.map((c) => c / Math.max(...w.map(Math.abs)))))).toBeLessThan(1e-9);
        if (Math.min(1, ...patch.cuts.map((cut) => Math.abs(cut(u, v)))) < 1e-3) continue;
        const found = membership(a, w);
        const label = patch.label(u, v);
        expect(known.get(label) ?? found.inFunctionSpace).toBe(found.inFunctionSpace);
        known.set(label, found.inFunctionSpace);
      }
      expect(sheets.length).toBeGreaterThan(0);
    }
  });

  it('are boundary, inside and outside of M as for forms with a double root (GeoLCN, Proposition 4.4)', () => {
    const roles = new Set<string>();
    for (const filterSizes of [[2, 2, 2, 2], [3, 2, 2], [3, 3]])
      for (let i = 0; i < 6; i++) {
        const rows = [[1, 0, 0, 0, 0], [0, 0, 1, 0, 0], [0, 0, 0, 0, 1]];
        const chart = { kind: 'projection', origin: [0, 0, 0, 0, 0], rows, theta: thetaOf(filterSizes) } as Scene['chart'];
        const strata = imageOfDoubleRoots.build(contextOf({ filterSizes, chart, size: 6 }));
        for (const { role, pattern, inFunctionSpace } of strata) {
          const besides = Array.from(pattern!.split('|')[0]!, Number).reduce((s, m) => s + m, 0) - 2;
          const e = filterSizes.filter((k) => k % 2 === 0).length;
          expect(role).toBe(besides < e - 2 ? 'outside' : besides === e - 2 ? 'boundary' : 'interior');
          expect(inFunctionSpace).toBe(role !== 'outside');
          roles.add(role);
        }
      }
    expect([...roles].toSorted((p, q) => p.localeCompare(q))).toEqual(['boundary', 'interior', 'outside']);
  });

  it('have the even forms as singular locus for k = (3,2), s = (2,1), next to the filters', () => {
    const a = architecture({ filterSizes: [3, 2], strides: [2, 1] });
    const [{ degrees, family }] = singularFamilies(a, [[1, 0.01, 0.5], [1, 2]]) as [ReturnType<typeof singularFamilies>[number]];
    expect(degrees).toEqual([0, 2]);
    const w = productOf(family.kinds, family.factors);
    expectNear([w[1]!, w[3]!], [0, 0], 1e-12);
    expect(distance(w.slice(0, 3) as unknown as Vector3, [1, 0, 2.5])).toBeLessThan(0.05);
  });

  it('are drawn for strided architectures only where there is a singular locus', () => {
    const of = (filterSizes: number[], strides: number[]): readonly Stratum[] => {
      const k = architecture({ filterSizes, strides }).ambientDimension;
      return imageOfSingularLocus.build(contextOf({ filterSizes, strides, chart: { kind: 'projection', ...imageFor(k) }, size: 6 }));
    };
    expect(of([2, 2], [2, 1])).toEqual([]);
    expect(of([3, 3], [2, 1]).map(({ role }) => role)).toEqual(['singular']);
    expect(of([4, 2], [3, 1])).toHaveLength(1);
  });

  it('need nonzero filters; M itself is drawn through a zero filter too', () => {
    const chart = { kind: 'projection', ...imageFor(7), theta: [[0, 0, 0], [1, 2, 3]] } as Scene['chart'];
    const context = contextOf({ filterSizes: [3, 3], strides: [2, 1], chart, size: 6 });
    expect(imageOfSingularLocus.build(context)).toEqual([]);
    expect(imageOfFunctionSpace.build(context)).toHaveLength(1);
    expect(rootPattern([1, 0, 0]).real).toEqual([2]);
  });
});
