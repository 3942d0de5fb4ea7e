import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ambient } from './charts/ambient.ts';
import { discriminantRulings } from './discriminantRulings.ts';
import { hyperrootRulings } from './hyperrootRulings.ts';
import type { Box } from './mesh.ts';
import { edges, keyOf, pointAt, points, segmentKeys, windingCosines } from './meshLaws.testing.ts';
import { flatnesses, rulingCounts, type Quality } from './quality.ts';
import type { RulingFamily } from './ruling.ts';
import { sweepRulings } from './rulings.ts';
import { joinRulings, type RuledSheet } from './strips.ts';
import { length, type Vector3 } from './vector3.ts';
import { viewOf, type Clip, type View } from './view.ts';

const space = ambient.slice!({ kind: 'ambient' });
const cone = discriminantRulings(space);
const plane = hyperrootRulings(space, 0);

const ruledSurface = (family: RulingFamily, view: View, quality: Quality): RuledSheet[] => joinRulings(sweepRulings(family, view, quality));

const cube = (half: number, centre: Vector3 = [0, 0, 0]): Box => ({
  min: [centre[0] - half, centre[1] - half, centre[2] - half],
  max: [centre[0] + half, centre[1] + half, centre[2] + half],
});

const boxes: Readonly<Record<string, Box>> = {
  'the default box': cube(1.5),
  'a tiny box': cube(1e-6),
  'a huge box': cube(1e6),
  'a box off centre with the apex': cube(1, [0.3, -0.2, 0.5]),
  'a box without the apex': cube(0.5, [1, 1.4, 0.8]),
  'a box on one nappe, far out': cube(1, [10, 20, 10]),
  'a small box far out, between two rulings of the grid': cube(1e-3, [1.7825, -1.2456, 0.2178]),
  'a box with the apex in its corner': { min: [0, 0, 0], max: [1, 1, 1] },
  'a box with the apex in a face': { min: [-1, 0, -1], max: [1, 2, 1] },
  'a box with the apex in an edge': { min: [-1, 0, 0], max: [1, 2, 1] },
  'a flat box': { min: [-1, -0.01, -1], max: [1, 0.01, 1] },
  'a long box': { min: [-0.1, -50, -0.2], max: [0.3, 40, 0.5] },
};
const clips: readonly Clip[] = ['box', 'ball'];
const views: readonly [string, View][] = Object.entries(boxes).flatMap(([name, box]) =>
  clips.map((clip): [string, View] => [`${name}, clip ${clip}`, viewOf(box, clip)]),
);

/** Evenly spread numbers; fc.double prefers those next to 0. */
const evenly = (low: number, high: number): fc.Arbitrary<number> =>
  fc.integer({ min: 0, max: 1e6 }).map((i) => low + ((high - low) * i) / 1e6);

const discriminantOf = ([A, B, C]: Vector3): number => B * B - 4 * A * C;
const sizeOf = ([A, B, C]: Vector3): number => B * B + 4 * Math.abs(A * C);

function expectMeshLaws(sheet: RuledSheet, view: View): void {
  expect([...sheet.positions, ...sheet.normals, ...sheet.rulings, ...sheet.outline].every(Number.isFinite)).toBe(true);
  expect(sheet.normals.length).toBe(sheet.positions.length);
  for (const normal of points(sheet.normals)) expect(Math.abs(length(normal) - 1)).toBeLessThan(1e-12);
  for (const point of points(sheet.positions)) expect(view.depth(point)).toBeGreaterThan(-1e-12 * (view.radius + length(view.centre)));
  expect(Math.min(...windingCosines(sheet))).toBeGreaterThan(0.5);
  const { boundary, offences } = edges([sheet]);
  expect(offences).toEqual([]);
  expect(boundary.sort()).toEqual([...new Set(segmentKeys(sheet.outline))].sort());
  for (const point of points(sheet.outline)) expect(view.depth(point)).toBeLessThan(1e-9 * view.radius);
}

describe.each(views)('the cone B² = 4AC in %s', (_, view) => {
  const sheets = ruledSurface(cone, view, 'draft');

  it('holds every vertex to 1e-9 and has the normals of the discriminant, towards B² > 4AC', () => {
    for (const { positions, normals } of sheets)
      for (let i = 0; i < positions.length / 3; i++) {
        const [point, normal] = [pointAt(positions, i), pointAt(normals, i)];
        expect(Math.abs(discriminantOf(point))).toBeLessThanOrEqual(1e-9 * sizeOf(point));
        if (length(point) === 0) continue;
        const gradient: Vector3 = [-4 * point[2], 2 * point[1], -4 * point[0]];
        const cosine = (normal[0] * gradient[0] + normal[1] * gradient[1] + normal[2] * gradient[2]) / length(gradient);
        expect(cosine).toBeGreaterThan(1 - 1e-9);
        const step = 1e-3 * length(point);
        const moved = (sign: number): Vector3 => [0, 1, 2].map((j) => point[j]! + sign * step * normal[j]!) as unknown as Vector3;
        expect(discriminantOf(moved(1))).toBeGreaterThan(0);
        expect(discriminantOf(moved(-1))).toBeLessThan(0);
      }
  });

  it('is watertight, wound as its normals say, inside the view, and ends only at its outline on the rim', () => {
    for (const sheet of sheets) expectMeshLaws(sheet, view);
    expect(sheets.length).toBeLessThanOrEqual(1);
  });
});

describe.each(views)('the plane B = 0 in %s', (_, view) => {
  it('is watertight, has one normal, and ends only at the rim', () => {
    for (const sheet of ruledSurface(plane, view, 'draft')) {
      expectMeshLaws(sheet, view);
      for (const [A, B, C] of points(sheet.positions)) expect(Math.abs(B)).toBeLessThanOrEqual(1e-15 * Math.hypot(A, C));
      for (const normal of points(sheet.normals)) expect(normal).toEqual([0, 1, 0]);
    }
  });
});

describe('views that must and must not show the cone', () => {
  it('shows both nappes around the apex, at least as many rulings as promised, and the apex as one point', () => {
    for (const quality of Object.keys(rulingCounts) as Quality[])
      for (const clip of clips) {
        const [sheet] = ruledSurface(cone, viewOf(cube(1.5), clip), quality);
        const sums = points(sheet!.positions).map(([A, , C]) => A + C);
        expect(Math.max(...sums)).toBeGreaterThan(1);
        expect(Math.min(...sums)).toBeLessThan(-1);
        // half of the vertices, but for corners of the view at which a strip shrinks to nothing
        expect(sums.filter((sum) => sum === 0).length).toBeGreaterThan(sums.length * 0.48);
        expect(sheet!.positions.length / 12).toBeGreaterThan(rulingCounts[quality]);
        expect(sheet!.index.length / 3).toBeLessThan(20000);
        expect(sheet!.rulings.length / 6).toBe(72);
      }
  });

  it.each([
    ['a box without the apex', 1],
    ['a box on one nappe, far out', 1],
    ['a small box far out, between two rulings of the grid', 1],
    ['a tiny box', 1],
  ])('finds the cone in %s', (name, count) => {
    for (const clip of clips) expect(ruledSurface(cone, viewOf(boxes[name]!, clip), 'draft')).toHaveLength(count);
  });

  it('finds nothing where there is nothing', () => {
    for (const clip of clips)
      for (const centre of [[0, 3, 0], [3, 0, 3], [2, 0, -2]] as Vector3[])
        expect(ruledSurface(cone, viewOf(cube(0.5, centre), clip), 'draft')).toEqual([]);
  });

  it('finds the cone in every small ball and box about one of its points (seed 11)', () => {
    fc.assert(
      fc.property(
        evenly(0, Math.PI),
        evenly(0.2, 5),
        fc.constantFrom(-1, 1),
        evenly(-5, -1),
        fc.constantFrom(...clips),
        (theta, size, sign, exponent, clip) => {
          const [p, q] = [Math.sin(theta), Math.cos(theta)];
          const point: Vector3 = [sign * size * p * p, -2 * sign * size * p * q, sign * size * q * q];
          const view = viewOf(cube(size * 10 ** exponent, point), clip);
          const sheets = ruledSurface(cone, view, 'draft');
          expect(sheets).toHaveLength(1);
          const width = Math.max(...points(sheets[0]!.positions).map((x) => Math.hypot(...x.map((c, i) => c - point[i]!))));
          expect(width).toBeGreaterThan(0.9 * view.radius);
        },
      ),
      { seed: 11, numRuns: 200 },
    );
  });

  it('keeps the corners where the cone passes through an edge of the box (seed 12)', () => {
    const coordinate = evenly(-2, 2);
    fc.assert(
      fc.property(coordinate, coordinate, coordinate, evenly(0.2, 2), (x, y, z, half) => {
        const box = cube(half, [x, y, z]);
        const outline = ruledSurface(cone, viewOf(box, 'box'), 'draft').flatMap((sheet) => points(sheet.outline));
        for (const corner of edgePoints(box)) {
          const nearest = Math.min(...outline.map((p) => Math.hypot(p[0] - corner[0], p[1] - corner[1], p[2] - corner[2])));
          expect(nearest, `corner ${keyOf(corner)}`).toBeLessThan(1e-5 * half);
        }
      }),
      { seed: 12, numRuns: 100 },
    );
  });

  it('keeps flat strips within the promised distance of the cone: every ruling between two neighbours', () => {
    for (const clip of clips)
      for (const quality of Object.keys(rulingCounts) as Quality[]) {
        const view = viewOf(cube(1, [0.3, -0.2, 0.5]), clip);
        const { rulings, at } = sweepRulings(cone, view, quality);
        for (let i = 1; i < rulings.length; i++) {
          const [left, right] = [rulings[i - 1]!, rulings[i]!];
          expect(left.theta).toBeLessThan(right.theta);
          const middle = at((left.theta + right.theta) / 2);
          if (left.signature !== right.signature || middle.signature !== left.signature) continue;
          middle.cuts.forEach(({ point }, cut) => {
            const [a, b] = [left.cuts[cut]!.point, right.cuts[cut]!.point];
            const off = Math.hypot(...point.map((x, axis) => (a[axis]! + b[axis]!) / 2 - x));
            expect(off).toBeLessThan(1.5 * flatnesses[quality] * view.radius);
          });
        }
      }
  });
});

/** The points where B² = 4AC on the twelve edges of a box. */
function edgePoints({ min, max }: Box): Vector3[] {
  const found: Vector3[] = [];
  const inside = (x: number, i: 0 | 1 | 2): boolean => x > min[i] && x < max[i];
  for (const A of [min[0], max[0]])
    for (const B of [min[1], max[1]]) if (A !== 0 && inside((B * B) / (4 * A), 2)) found.push([A, B, (B * B) / (4 * A)]);
  for (const C of [min[2], max[2]])
    for (const B of [min[1], max[1]]) if (C !== 0 && inside((B * B) / (4 * C), 0)) found.push([(B * B) / (4 * C), B, C]);
  for (const A of [min[0], max[0]])
    for (const C of [min[2], max[2]])
      if (A * C > 0) for (const B of [2, -2].map((t) => t * Math.sqrt(A * C))) if (inside(B, 1)) found.push([A, B, C]);
  return found;
}
