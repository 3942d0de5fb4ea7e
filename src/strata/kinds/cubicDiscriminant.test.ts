import { describe, expect, it } from 'vitest';
import { discriminant } from '../../polynomial/discriminant.ts';
import { euclideanNorm } from '../../polynomial/form.ts';
import { expectNumberNear } from '../../testing/near.ts';
import { membership } from '../../network/membership.ts';
import { rng } from '../../numeric/rng.ts';
import type { Stratum } from '../mesh.ts';
import { edges, points, segmentKeys, windingCosines, type Mesh } from '../meshLaws.testing.ts';
import { contextOf, type Scene } from '../patches/context.testing.ts';
import { doubleRootPatch } from '../patches/doubleRootPatch.ts';
import { patchMesh } from '../patches/patchMesh.ts';
import { stereographicFilter, stereographicPosition } from '../patches/stereographic.ts';
import { along, distance, type Vector3 } from '../vector3.ts';
import { cubicDiscriminant, cubicTripleRoots } from './cubicDiscriminant.ts';

const sphereFrom = (pole: readonly number[]): Scene['chart'] & { readonly pole: readonly number[] } => ({ kind: 'sphere', pole });
const pole0 = [Math.SQRT1_2, 0, Math.SQRT1_2, 0];
const sphere = (more: Partial<Scene> = {}): Scene => ({ filterSizes: [2, 2, 2], chart: sphereFrom(pole0), size: 8, ...more });
const build = (scene: Scene): [Stratum, Stratum] => {
  const context = contextOf(scene);
  expect(cubicDiscriminant.applies(context.architecture)).toBe(true);
  return [cubicDiscriminant.build(context)[0]!, cubicTripleRoots.build(context)[0]!];
};
const meshOf = ({ positions, normals, index }: Stratum): Mesh => ({ positions, normals: normals!, index: index! });
const curveKeys = ({ positions, index }: Stratum): string[] => segmentKeys([...index!].flatMap((i) => Array.from(positions.slice(3 * i, 3 * i + 3)))).sort();
const unitOf = (w: number[]): number[] => w.map((c) => c / euclideanNorm(w));

describe.each(['draft', 'default'] as const)('cubics with a double root on S³, %s', (quality) => {
  const pole = pole0;
  const context = contextOf(sphere({ quality }));
  const mesh = patchMesh(doubleRootPatch(pole, quality), context.view, quality);
  const [surface, edge] = build(sphere({ quality }));

  it('has vertices on the discriminant and nowhere else', () => {
    for (const { position } of mesh.vertices) expect(Math.abs(discriminant(stereographicFilter(position, pole)))).toBeLessThan(1e-13);
    expect(surface.outline).toHaveLength(0);
  });

  it('has exact normals that point to the side of three real roots', () => {
    for (const corner of mesh.triangles.filter((_, i) => i % 7 === 0).map(([first]) => first)) {
      if (corner.v === 0 || corner.v === mesh.patch.rows) continue;
      const { position, normal } = mesh.vertices[corner.vertex]!;
      const valueAt = (t: number): number => discriminant(stereographicFilter(along(position, normal, t), pole));
      const h = 1e-6;
      const slope = (valueAt(h) - valueAt(-h)) / (2 * h);
      expect(slope).toBeGreaterThan(0);
      const axes: Vector3[] = [[1, 0, 0], [0, 1, 0], [0, 0, 1]];
      const gradient = axes.map((axis) => {
        const at = (t: number): number => discriminant(stereographicFilter(along(position, axis, t), pole));
        return (at(h) - at(-h)) / (2 * h);
      });
      expectNumberNear(Math.hypot(...gradient) / slope, 1, 1e-5);
    }
  });

  it('is watertight, and ends exactly on the closed curve of triple roots, twice', () => {
    const { boundary, offences } = edges([meshOf(surface)]);
    expect(offences.filter((name) => !curveKeys(edge).includes(name.replace('edge ', '').split(' | ').toSorted().join(' | ')))).toEqual([]);
    expect(boundary.every((key) => curveKeys(edge).includes(key))).toBe(true);
    expect(new Set(edge.index).size).toBe(edge.index!.length / 2);
    const valence = new Map<number, number>();
    for (const i of edge.index!) valence.set(i, (valence.get(i) ?? 0) + 1);
    expect([...valence.values()].every((count) => count === 2)).toBe(true);
    expect(Math.min(...windingCosines(meshOf(surface)))).toBeGreaterThan(0.5);
    const start = new Set(points(edge.positions).map((p) => p.join()));
    expect(start.size).toBe(edge.positions.length / 3);
  });

  it('covers every cubic with a double root, up to the mesh', () => {
    const random = rng(3);
    const all = points(surface.positions);
    for (let i = 0; i < 40; i++) {
      const [t, c, d] = [random.uniform() * Math.PI, random.normal(), random.normal()];
      const [a, b] = [Math.cos(t), Math.sin(t)];
      const w = unitOf([b * b * c, b * b * d - 2 * a * b * c, a * a * c - 2 * a * b * d, a * a * d]);
      const position = stereographicPosition(w, pole);
      expect(Math.min(...all.map((p) => distance(p, position)))).toBeLessThan(quality === 'draft' ? 0.25 : 0.13);
    }
  });
});

describe('roles of cubics with a double root', () => {
  it.each([
    { filterSizes: [2, 2, 2], role: 'boundary' },
    { filterSizes: [3, 2], role: 'interior' },
    { filterSizes: [2, 3], role: 'interior' },
    { filterSizes: [4], role: 'interior' },
  ])('says $role for k = $filterSizes, as membership does', ({ filterSizes, role }) => {
    const [surface, edge] = build(sphere({ filterSizes }));
    expect(surface.role).toBe(role);
    expect(edge.role).toBe('cuspidal');
    const { architecture: a } = contextOf(sphere({ filterSizes }));
    for (const [stratum, filter] of [[surface, [1, -3, 0, 4]], [edge, [1, 6, 12, 8]]] as const) {
      const { inFunctionSpace, onBoundary } = membership(a, filter);
      expect([stratum.inFunctionSpace, stratum.onBoundary]).toEqual([inFunctionSpace, onBoundary]);
    }
  });

  it('has the cubes of both signs on its one edge', () => {
    const [, edge] = build(sphere());
    const pole = pole0;
    for (const filter of [[1, 0, 0, 0], [-1, 0, 0, 0], [0, 0, 0, 1], [0, 0, 0, -1]]) {
      const position = stereographicPosition(filter, pole);
      expect(Math.min(...points(edge.positions).map((p) => distance(p, position)))).toBeLessThan(1e-6);
    }
  });
});

describe('views that cut the surface off', () => {
  const pole = pole0;
  const cube = stereographicPosition([1, 3, 3, 1], pole);

  it.each([
    { size: 1, clip: 'box' as const },
    { size: 0.05, clip: 'box' as const },
    { size: 0.3, clip: 'ball' as const },
  ])('end at the rim: $size $clip', ({ size, clip }) => {
    const scene = sphere({ size, clip, centre: cube });
    const context = contextOf(scene);
    const mesh = patchMesh(doubleRootPatch(pole, 'draft'), context.view, 'draft');
    const used = [...new Set(mesh.triangles.flatMap((triangle) => triangle.map(({ vertex }) => vertex)))].map((vertex) => mesh.vertices[vertex]!.position);
    expect(Math.min(...used.map((position) => context.view.depth(position)))).toBeGreaterThan(-1e-9 * size);
    expect(Math.max(...used.map((position) => Math.abs(discriminant(stereographicFilter(position, pole)))))).toBeLessThan(1e-13);
    const [surface, edge] = build(scene);
    expect(surface.index!.length).toBeGreaterThan(1000);
    expect(surface.outline!.length).toBeGreaterThan(0);
    expect(edge.index!.length).toBeGreaterThan(8);
    const longest = Math.max(...edgeLengths(meshOf(surface)));
    expect(longest).toBeLessThan(0.7 * size);
  });

  it('shows a surface through the pole as far as the view goes', () => {
    const [surface, edge] = build(sphere({ chart: sphereFrom([1, -3, 0, 4]) }));
    expect(surface.outline!.length).toBeGreaterThan(0);
    for (const p of points(surface.positions)) expect(Math.max(...p.map(Math.abs))).toBeLessThan(8 + 1e-5);
    for (const stratum of [surface, edge]) expect(stratum.positions.every(Number.isFinite)).toBe(true);
  });
});

const edgeLengths = ({ positions, index }: Mesh): number[] =>
  Array.from({ length: index.length }, (_, i) => {
    const [p, q] = [index[i]!, index[i % 3 === 2 ? i - 2 : i + 1]!];
    return Math.hypot(...[0, 1, 2].map((axis) => positions[3 * p + axis]! - positions[3 * q + axis]!));
  });
