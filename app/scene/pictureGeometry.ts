import { Vector3 } from 'three';
import type { Box, Picture, Stratum } from '../../src/strata/mesh.ts';

export const emptyBox: Box = { min: [-1, -1, -1], max: [1, 1, 1] };

/** How far the axes reach past the box, as a share of their length. */
const overhang = 0.07;

export const boxCentre = ({ min, max }: Box): Vector3 => new Vector3(...min).add(new Vector3(...max)).multiplyScalar(0.5);

/** Half the diagonal. */
export const boxExtent = ({ min, max }: Box): number => new Vector3(...max).distanceTo(new Vector3(...min)) / 2 || 1;

/** Both ends of axis i: through the origin, or through the point of the box nearest to it. */
export function axisEnds({ min, max }: Box, i: 0 | 1 | 2): readonly [Vector3, Vector3] {
  const at = (value: number): Vector3 => {
    const place = [0, 1, 2].map((k) => Math.min(Math.max(0, min[k]!), max[k]!)) as [number, number, number];
    place[i] = value;
    return new Vector3(...place);
  };
  const more = overhang * (max[i] - min[i]);
  return [at(min[i] - more), at(max[i] + more)];
}

/** Points that a fitted view has to hold: all strata and the axes, flat x, y, z. */
export function fitPoints(picture: Picture | null, box: Box): Float32Array {
  const ends = ([0, 1, 2] as const).flatMap((i) => axisEnds(box, i).flatMap((end) => end.toArray()));
  return joined([...(picture?.strata ?? []).map(({ positions }) => positions), Float32Array.from(ends)]);
}

/** Arrays one after another. */
export function joined(arrays: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(arrays.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const array of arrays) {
    all.set(array, at);
    at += array.length;
  }
  return all;
}

/** Points spread evenly over a stratum (by area or length), so that the labels know where the picture is crowded; flat x, y, z. */
export function spreadPoints(stratum: Stratum, wanted: number): Float32Array {
  const { kind, positions, index } = stratum;
  if (kind === 'points' || index === undefined) return positions;
  const corners = kind === 'surface' ? 3 : 2;
  const pieces = Math.floor(index.length / corners);
  const [a, b, c, side, other] = [new Vector3(), new Vector3(), new Vector3(), new Vector3(), new Vector3()];
  const load = (piece: number): void => {
    a.fromArray(positions, 3 * index[corners * piece]!);
    b.fromArray(positions, 3 * index[corners * piece + 1]!);
    c.fromArray(positions, 3 * index[corners * piece + corners - 1]!);
  };
  const size = (): number => (corners === 3 ? side.subVectors(b, a).cross(other.subVectors(c, a)).length() : b.distanceTo(a));
  let total = 0;
  for (let piece = 0; piece < pieces; piece++) {
    load(piece);
    total += size();
  }
  const points: number[] = [];
  let due = 0;
  for (let piece = 0; piece < pieces; piece++) {
    load(piece);
    for (due += (wanted * size()) / total; due >= 1; due--) {
      // Golden-ratio offsets fill a triangle evenly without a random source.
      const [s, t] = [(points.length * 0.2549) % 1, (points.length * 0.1903) % 1];
      const [u, v] = corners === 2 ? [s, 0] : s + t > 1 ? [1 - s, 1 - t] : [s, t];
      points.push(a.x + u * (b.x - a.x) + v * (c.x - a.x), a.y + u * (b.y - a.y) + v * (c.y - a.y), a.z + u * (b.z - a.z) + v * (c.z - a.z));
    }
  }
  return Float32Array.from(points);
}
