import { distance, type Vector3 } from '../vector3.ts';
import type { View } from '../view.ts';

/** Halvings of a step of the first grid. */
const deepestHalving = 12;

/** Bisections for the point at the rim: as many as a parameter has bits. */
const bisections = 53;

/**
 * The curve u ↦ at(u), 0 ≤ u ≤ count, as segments inside a view: unit steps halved until they are no longer than the view's
 * share of a closed curve and flat, cut exactly at the rim. Points that are not finite are outside.
 */
export function clippedPolyline(at: (u: number) => Vector3, count: number, view: View): [Vector3, Vector3][] {
  const longest = (9 / count) * view.radius;
  const depthAt = (point: Vector3): number => {
    const depth = view.depth(point);
    return Number.isFinite(depth) ? depth : -view.radius;
  };
  const rim = (inner: number, outer: number): Vector3 => {
    let [inside, outside] = [inner, outer];
    for (let i = 0; i < bisections; i++) {
      const middle = (inside + outside) / 2;
      if (depthAt(at(middle)) >= 0) inside = middle;
      else outside = middle;
    }
    return at(inside);
  };
  const segments: [Vector3, Vector3][] = [];
  const add = (from: number, to: number, depth: number): void => {
    const [start, end, middle] = [at(from), at(to), at((from + to) / 2)];
    const reach = distance(start, middle) + distance(middle, end);
    const [startDepth, endDepth, middleDepth] = [depthAt(start), depthAt(end), depthAt(middle)];
    const far = Number.isFinite(reach) && Math.max(startDepth, endDepth, middleDepth) < -reach;
    if (far) return;
    const coarse = !(reach <= longest) || (startDepth < 0 && endDepth < 0);
    if (coarse && depth > 0) {
      add(from, (from + to) / 2, depth - 1);
      add((from + to) / 2, to, depth - 1);
    } else if (startDepth >= 0 && endDepth >= 0) segments.push([start, end]);
    else if (startDepth >= 0) segments.push([start, rim(from, to)]);
    else if (endDepth >= 0) segments.push([rim(to, from), end]);
  };
  for (let i = 0; i < count; i++) add(i, i + 1, deepestHalving);
  return segments;
}
