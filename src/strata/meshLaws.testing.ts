import type { Vector3 } from './vector3.ts';

/** What the laws of a triangle mesh need to know. */
export interface Mesh {
  readonly positions: ArrayLike<number>;
  readonly normals: ArrayLike<number>;
  readonly index: ArrayLike<number>;
}

export const pointAt = (flat: ArrayLike<number>, i: number): Vector3 => [flat[3 * i]!, flat[3 * i + 1]!, flat[3 * i + 2]!];

/** Points that agree in single precision have one key; +0 and −0 are equal. */
export const keyOf = (point: Vector3): string => point.map((x) => Math.fround(x) + 0).join(' ');

export const points = (flat: ArrayLike<number>): Vector3[] => Array.from({ length: flat.length / 3 }, (_, i) => pointAt(flat, i));

/** Segments of a flat list, as sorted pairs of keys. */
export const segmentKeys = (flat: ArrayLike<number>): string[] => {
  const ends = points(flat);
  return Array.from({ length: ends.length / 2 }, (_, i) => [keyOf(ends[2 * i]!), keyOf(ends[2 * i + 1]!)].sort().join(' | '));
};

/**
 * Edges after merging equal points: those of one triangle only, and offences: directed edges that occur twice (an edge of
 * three triangles, or two triangles of opposite winding) and triangles without three different corners.
 */
export function edges(meshes: readonly Mesh[]): { boundary: string[]; offences: string[] } {
  const directed = new Map<string, [string, string]>();
  const offences: string[] = [];
  for (const { positions, index } of meshes)
    for (let t = 0; t < index.length; t += 3) {
      const corners = [0, 1, 2].map((i) => keyOf(pointAt(positions, index[t + i]!)));
      if (new Set(corners).size < 3) offences.push(`triangle ${t / 3}: ${corners.join(' | ')}`);
      for (let i = 0; i < 3; i++) {
        const edge: [string, string] = [corners[i]!, corners[(i + 1) % 3]!];
        const name = edge.join(' | ');
        if (directed.has(name)) offences.push(`edge ${name}`);
        directed.set(name, edge);
      }
    }
  const boundary = [...directed.values()].filter(([a, b]) => !directed.has(`${b} | ${a}`)).map((edge) => [...edge].sort().join(' | '));
  return { boundary, offences };
}

/** Cosine between each triangle's winding normal and the mean of its corners' normals; triangles without area are left out. */
export function windingCosines({ positions, normals, index }: Mesh): number[] {
  const cosines: number[] = [];
  for (let t = 0; t < index.length; t += 3) {
    const [a, b, c] = [0, 1, 2].map((i) => pointAt(positions, index[t + i]!)) as [Vector3, Vector3, Vector3];
    const [u, v] = [b.map((x, i) => x - a[i]!), c.map((x, i) => x - a[i]!)] as [number[], number[]];
    const turn = [u[1]! * v[2]! - u[2]! * v[1]!, u[2]! * v[0]! - u[0]! * v[2]!, u[0]! * v[1]! - u[1]! * v[0]!];
    const area = Math.hypot(...turn);
    if (area <= 1e-6 * Math.max(Math.hypot(...u), Math.hypot(...v)) ** 2) continue;
    const mean = [0, 1, 2].map((axis) => [0, 1, 2].reduce((sum, i) => sum + normals[3 * index[t + i]! + axis]!, 0));
    cosines.push(turn.reduce((sum, x, i) => sum + x * mean[i]!, 0) / area / Math.hypot(...mean));
  }
  return cosines;
}

/** Sum of the triangles' areas. */
export function area({ positions, index }: Mesh): number {
  let sum = 0;
  for (let t = 0; t < index.length; t += 3) {
    const [a, b, c] = [0, 1, 2].map((i) => pointAt(positions, index[t + i]!)) as [Vector3, Vector3, Vector3];
    const [u, v] = [b.map((x, i) => x - a[i]!), c.map((x, i) => x - a[i]!)] as [number[], number[]];
    sum += Math.hypot(u[1]! * v[2]! - u[2]! * v[1]!, u[2]! * v[0]! - u[0]! * v[2]!, u[0]! * v[1]! - u[1]! * v[0]!) / 2;
  }
  return sum;
}
