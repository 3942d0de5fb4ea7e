import type { Stratum } from '../mesh.ts';
import { along, cross, distance, dot, type Vector3 } from '../vector3.ts';
import { pointAt } from '../meshLaws.testing.ts';

export type Triangle = readonly [Vector3, Vector3, Vector3];
export type Segment = readonly [Vector3, Vector3];

const difference = (a: Vector3, b: Vector3): Vector3 => along(a, b, -1);

export const trianglesOf = ({ positions, index }: Stratum): Triangle[] =>
  Array.from({ length: (index?.length ?? 0) / 3 }, (_, t) => [0, 1, 2].map((i) => pointAt(positions, index![3 * t + i]!)) as unknown as Triangle);

export const segmentsOf = ({ positions, index }: Stratum): Segment[] =>
  Array.from({ length: (index?.length ?? 0) / 2 }, (_, t) => [pointAt(positions, index![2 * t]!), pointAt(positions, index![2 * t + 1]!)]);

export function distanceToSegment(point: Vector3, [a, b]: Segment): number {
  const along_ = difference(b, a);
  const square = dot(along_, along_);
  const t = square === 0 ? 0 : Math.min(1, Math.max(0, dot(difference(point, a), along_) / square));
  return distance(point, along(a, along_, t));
}

export function distanceToTriangle(point: Vector3, [a, b, c]: Triangle): number {
  const [u, v, w] = [difference(b, a), difference(c, a), difference(point, a)];
  const normal = cross(u, v);
  const square = dot(normal, normal);
  if (square > 0) {
    const s = dot(cross(w, v), normal) / square;
    const t = dot(cross(u, w), normal) / square;
    if (s >= 0 && t >= 0 && s + t <= 1) return Math.abs(dot(w, normal)) / Math.sqrt(square);
  }
  return Math.min(distanceToSegment(point, [a, b]), distanceToSegment(point, [b, c]), distanceToSegment(point, [c, a]));
}

/** Answers "how far is the nearest item?" for many points: items are passed over by their bounding boxes. */
export function nearestOf<T extends readonly Vector3[]>(items: readonly T[], measure: (point: Vector3, item: T) => number): (point: Vector3, within?: number) => number {
  const boxes = new Float64Array(items.length * 6);
  items.forEach((item, i) => {
    for (let axis = 0; axis < 3; axis++) {
      boxes[6 * i + axis] = Math.min(...item.map((p) => p[axis]!));
      boxes[6 * i + 3 + axis] = Math.max(...item.map((p) => p[axis]!));
    }
  });
  return (point, within = Infinity) => {
    let best = within;
    for (let i = 0; i < items.length; i++) {
      let out = 0;
      for (let axis = 0; axis < 3; axis++) out = Math.max(out, boxes[6 * i + axis]! - point[axis]!, point[axis]! - boxes[6 * i + 3 + axis]!);
      if (out < best) best = Math.min(best, measure(point, items[i]!));
    }
    return best;
  };
}

/** Distance to a stratum of any kind. */
export function distanceToStratum(stratum: Stratum): (point: Vector3, within?: number) => number {
  if (stratum.kind === 'surface') return nearestOf(trianglesOf(stratum), distanceToTriangle);
  if (stratum.kind === 'curve') return nearestOf(segmentsOf(stratum), distanceToSegment);
  const places = Array.from({ length: stratum.positions.length / 3 }, (_, i): readonly [Vector3] => [pointAt(stratum.positions, i)]);
  return nearestOf(places, (point, [place]) => distance(point, place));
}
