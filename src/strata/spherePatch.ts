import type { Stratum } from './mesh.ts';
import { along, cross, dot, scaled, unit, type Vector3 } from './vector3.ts';

/** Points of the unit sphere; closed: the last is followed by the first. */
export type Ring = readonly Vector3[];

type Patch = Required<Pick<Stratum, 'positions' | 'normals' | 'index'>>;

/**
 * The two ovals B² = 4AC of the unit sphere. The first holds w/|w| for w = (β², −2αβ, α²), (α:β) = (cos θ : sin θ), the unit
 * forms (βx − αy)², at even steps of θ in [0, π); point by point the second faces it: (A, B, C) -> (−C, B, −A) turns A + C
 * round and keeps A − C and B.
 */
export function doubleRootOvals(count: number): [Vector3[], Vector3[]] {
  const oval = evenAngles(count, Math.PI).map((theta): Vector3 => {
    const [alpha, beta] = [Math.cos(theta), Math.sin(theta)];
    return unit([beta * beta, 0 - 2 * alpha * beta, alpha * alpha]);
  });
  return [oval, oval.map(([a, b, c]) => [0 - c, b, 0 - a])];
}

/** The unit forms A x² + C y²: the circle B = 0. */
export const evenCircle = (count: number): Vector3[] =>
  evenAngles(count, 2 * Math.PI).map((angle) => [Math.cos(angle), 0, Math.sin(angle)]);

const evenAngles = (count: number, turn: number): number[] => Array.from({ length: count }, (_, i) => (turn * i) / count);

/** The form −w. */
export const opposite = ([a, b, c]: Vector3): Vector3 => [0 - a, 0 - b, 0 - c];

/** Closed curves through the rings' points. */
export function ringOf(rings: readonly Ring[]): Pick<Stratum, 'positions'> & { readonly index: Uint32Array } {
  const index: number[] = [];
  let first = 0;
  for (const ring of rings) {
    ring.forEach((_, i) => index.push(first + i, first + ((i + 1) % ring.length)));
    first += ring.length;
  }
  return { positions: new Float32Array(rings.flat(2)), index: new Uint32Array(index) };
}

/** The part of the sphere between a pole and a ring around it: great-circle meridians in `rows` steps. */
export function cap(pole: Vector3, ring: Ring, rows: number): Patch {
  const points = [pole];
  for (let row = 1; row <= rows; row++) for (const rim of ring) points.push(row === rows ? rim : between(pole, rim, row / rows));
  const triangles: number[] = [];
  const count = ring.length;
  for (let i = 0; i < count; i++) triangles.push(0, 1 + i, 1 + ((i + 1) % count));
  for (let row = 0; row + 1 < rows; row++) addRow(triangles, 1 + row * count, 1 + (row + 1) * count, count);
  return patch(points, triangles);
}

/** The part of the sphere between two rings whose points face each other: great-circle arcs in `rows` steps. */
export function band(from: Ring, to: Ring, rows: number): Patch {
  const points: Vector3[] = [...from];
  for (let row = 1; row <= rows; row++)
    from.forEach((start, i) => points.push(row === rows ? to[i]! : between(start, to[i]!, row / rows)));
  const triangles: number[] = [];
  for (let row = 0; row < rows; row++) addRow(triangles, row * from.length, (row + 1) * from.length, from.length);
  return patch(points, triangles);
}

/** Patches in one: the same stratum may have several pieces. */
export function union(patches: readonly Patch[]): Patch {
  const index: number[] = [];
  let first = 0;
  for (const piece of patches) {
    for (const vertex of piece.index) index.push(first + vertex);
    first += piece.positions.length / 3;
  }
  const positions = new Float32Array(patches.flatMap((piece) => [...piece.positions]));
  return { positions, normals: new Float32Array(positions), index: new Uint32Array(index) };
}

function addRow(triangles: number[], upper: number, lower: number, count: number): void {
  for (let i = 0; i < count; i++) {
    const next = (i + 1) % count;
    triangles.push(upper + i, lower + i, lower + next, upper + i, lower + next, upper + next);
  }
}

/** The point at a share t of the great-circle arc between two points less than half a turn apart. */
function between(a: Vector3, b: Vector3, t: number): Vector3 {
  const angle = Math.atan2(Math.hypot(...cross(a, b)), dot(a, b));
  return unit(along(scaled(a, Math.sin((1 - t) * angle)), b, Math.sin(t * angle)));
}

/** On the unit sphere the normal of a point is the point itself; triangles are turned outwards. */
function patch(points: readonly Vector3[], triangles: readonly number[]): Patch {
  const positions = new Float32Array(points.flat());
  return { positions, normals: new Float32Array(positions), index: new Uint32Array(outwards(points, triangles)) };
}

function outwards(points: readonly Vector3[], triangles: readonly number[]): number[] {
  const [a, b, c] = [points[triangles[0]!]!, points[triangles[1]!]!, points[triangles[2]!]!];
  if (dot(a, cross(b, c)) > 0) return [...triangles];
  const turned: number[] = [];
  for (let i = 0; i < triangles.length; i += 3) turned.push(triangles[i]!, triangles[i + 2]!, triangles[i + 1]!);
  return turned;
}
