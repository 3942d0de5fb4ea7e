import { describe, expect, it } from 'vitest';
import { membership } from '../../network/membership.ts';
import { discriminant } from '../../polynomial/discriminant.ts';
import { rootPattern } from '../../polynomial/rootPattern.ts';
import { formatRootPattern } from '../../polynomial/formatRootPattern.ts';
import type { Stratum } from '../mesh.ts';
import { area, edges, points, segmentKeys, windingCosines, type Mesh } from '../meshLaws.testing.ts';
import { contextOf, type Scene } from '../patches/context.testing.ts';
import { patchMesh } from '../patches/patchMesh.ts';
import { stereographicFilter, stereographicPosition } from '../patches/stereographic.ts';
import { torusPatch } from '../patches/torusPatch.ts';
import { distance, dot, unit, type Vector3 } from '../vector3.ts';
import { cliffordTorus, torusMultipleRoots } from './cliffordTorus.ts';
import { cubeCircle } from './cubeCircle.ts';

const sphereFrom = (pole: readonly number[]): Scene['chart'] & { readonly pole: readonly number[] } => ({ kind: 'sphere', pole });
const pole0 = [0, Math.SQRT1_2, Math.SQRT1_2, 0];
const scene = (more: Partial<Scene> = {}): Scene => ({ filterSizes: [2, 2], strides: [2, 1], chart: sphereFrom(pole0), ...more });
const meshOf = ({ positions, normals, index }: Stratum): Mesh => ({ positions, normals: normals!, index: index! });

describe.each(['draft', 'default'] as const)('the Clifford torus, %s', (quality) => {
  const context = contextOf(scene({ quality }));
  const pole = pole0;
  const sheets = cliffordTorus.build(context);
  const [curve, cubes] = torusMultipleRoots.build(context) as [Stratum, Stratum];
  const mesh = patchMesh(torusPatch(pole, quality), context.view, quality);

  it('is A D = B C, the torus of revolution with radii √2 and 1, with exact normals', () => {
    for (const { position, normal } of mesh.vertices) {
      const [A, B, C, D] = stereographicFilter(position, pole) as [number, number, number, number];
      expect(Math.abs(A * D - B * C)).toBeLessThan(1e-15);
      const [x, y, z] = position;
      const ring = Math.hypot(x, y);
      const outward: Vector3 = unit([(x * (ring - Math.SQRT2)) / ring, (y * (ring - Math.SQRT2)) / ring, z]);
      expect(Math.abs((ring - Math.SQRT2) ** 2 + z * z - 1)).toBeLessThan(1e-14);
      expect(Math.abs(Math.abs(dot(outward, normal)) - 1)).toBeLessThan(1e-12);
    }
    for (const sheet of sheets) expect(Math.min(...windingCosines(meshOf(sheet)))).toBeGreaterThan(0.7);
  });

  it('is closed: two sheets of area 4√2π² in all that end in the curves of double roots', () => {
    expect(new Set(sheets.map(({ pattern }) => pattern))).toEqual(new Set(['111|0', '1|1']));
    const whole = edges(sheets.map(meshOf));
    expect(whole).toEqual({ boundary: [], offences: [] });
    const sum = sheets.reduce((total, sheet) => total + area(meshOf(sheet)), 0);
    expect(Math.abs(sum / (4 * Math.SQRT2 * Math.PI ** 2) - 1)).toBeLessThan(quality === 'draft' ? 0.01 : 0.003);
    const keys = segmentKeys([...curve.index!].flatMap((i) => Array.from(curve.positions.slice(3 * i, 3 * i + 3))));
    for (const sheet of sheets) for (const key of edges([meshOf(sheet)]).boundary) expect(keys).toContain(key);
  });

  it('has the root pattern and the membership that its labels say', () => {
    for (const sheet of sheets)
      for (const triangle of [...sheet.index!.filter((_, i) => i % 3 === 0).keys()].filter((i) => i % 23 === 0)) {
        const corners = [0, 1, 2].map((i) => points(sheet.positions)[sheet.index![3 * triangle + i]!]!);
        const middle = [0, 1, 2].map((axis) => corners.reduce((s, p) => s + p[axis]!, 0) / 3) as unknown as Vector3;
        const [A, B, C] = stereographicFilter(middle, pole) as [number, number, number, number];
        if (Math.abs(A) < 0.2) continue;
        const onTorus = [A, B, C, (B * C) / A];
        if (Math.abs(discriminant(onTorus)) < 1e-4) continue;
        expect(formatRootPattern(rootPattern(onTorus))).toBe(sheet.pattern);
        expect(membership(context.architecture, onTorus)).toMatchObject({ inFunctionSpace: true, onBoundary: false });
      }
  });

  it('has multiple roots along its curves and triple roots at x³, y³ and their negatives', () => {
    for (const position of points(curve.positions)) expect(Math.abs(discriminant(stereographicFilter(position, pole)))).toBeLessThan(1e-6);
    for (const cube of [[1, 0, 0, 0], [-1, 0, 0, 0], [0, 0, 0, 1], [0, 0, 0, -1]]) {
      const wanted = stereographicPosition(cube, pole);
      expect(Math.min(...points(cubes.positions).map((p) => distance(p, wanted)))).toBeLessThan(1e-6);
      expect(Math.min(...points(curve.positions).map((p) => distance(p, wanted)))).toBeLessThan(1e-6);
    }
    // (a x + b y)² (a x − b y), x² (a x + b y) and (a x + b y) y²: three closed curves, each reached everywhere
    const step = quality === 'draft' ? 0.16 : 0.08;
    for (let t = 0; t < 6.28; t += 0.1) {
      const [a, b] = [Math.cos(t), Math.sin(t)];
      for (const filter of [[a ** 3, a * a * b, -a * b * b, -(b ** 3)], [a, b, 0, 0], [0, 0, a, b]]) {
        const wanted = stereographicPosition(filter, pole);
        expect(Math.min(...points(curve.positions).map((p) => distance(p, wanted)))).toBeLessThan(step);
      }
    }
  });

  it('draws circles of both families', () => {
    const rulings = sheets.flatMap(({ rulings: flat }) => points(flat!));
    const ratios = rulings.map((p) => {
      const [A, B, C, D] = stereographicFilter(p, pole) as [number, number, number, number];
      return [Math.atan2(Math.hypot(B, D), Math.hypot(A, C)), Math.atan2(Math.hypot(C, D), Math.hypot(A, B))];
    });
    const isMultiple = (angle: number): boolean => Math.abs((angle * 12) / Math.PI - Math.round((angle * 12) / Math.PI)) < 1e-5;
    for (const [first, second] of ratios) expect(isMultiple(first!) || isMultiple(second!)).toBe(true);
    expect(ratios.some(([first, second]) => !isMultiple(first!) && isMultiple(second!))).toBe(true);
    expect(ratios.some(([first, second]) => isMultiple(first!) && !isMultiple(second!))).toBe(true);
  });
});

describe('a view of part of the torus', () => {
  it('is cut at the rim', () => {
    const context = contextOf(scene({ size: 0.4, centre: [1.5, 0, 1], clip: 'ball' }));
    const sheets = cliffordTorus.build(context);
    expect(sheets.length).toBeGreaterThan(0);
    for (const { positions, outline } of sheets) {
      expect(outline!.length).toBeGreaterThan(0);
      for (const p of points(positions)) expect(context.view.depth(p)).toBeGreaterThan(-1e-6);
    }
  });
});

describe('forms in x³ and y³ on S³', () => {
  it('are a circle with four triple roots, a line if the pole lies on it', () => {
    const circleScene = (more: Partial<Scene> = {}): Scene => scene({ filterSizes: [1, 2], strides: [3, 1], size: 4, chart: sphereFrom([1, 0, 1, 0]), ...more });
    const context = contextOf(circleScene());
    expect(cubeCircle.applies(context.architecture)).toBe(true);
    const pole = [1, 0, 1, 0];
    const [circle, cubes] = cubeCircle.build(context) as [Stratum, Stratum];
    for (const p of points(circle.positions)) {
      const [, B, C] = stereographicFilter(p, pole);
      expect(Math.hypot(B!, C!)).toBeLessThan(1e-6);
    }
    expect(new Set(circle.index).size).toBe(circle.index!.length / 2);
    expect(cubes.positions).toHaveLength(12);
    const [line] = cubeCircle.build(contextOf(circleScene({ chart: sphereFrom([1, 0, 0, 2]) }))) as [Stratum];
    const ends = points(line.positions);
    const direction = unit(ends.reduce((far, p) => (distance(p, [0, 0, 0]) > distance(far, [0, 0, 0]) ? p : far)));
    for (const p of ends) expect(Math.hypot(...p) ** 2 - dot(p, direction) ** 2).toBeLessThan(1e-5);
    expect(Math.max(...ends.map((p) => Math.hypot(...p)))).toBeGreaterThan(4 - 1e-6);
  });
});
