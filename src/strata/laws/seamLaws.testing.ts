import { keyOf, pointAt } from '../meshLaws.testing.ts';
import { along, distance, type Vector3 } from '../vector3.ts';
import { distanceToSegment, nearestOf, segmentsOf, type Segment } from './distances.testing.ts';
import { printed, surfacesOf, tellable, type Scene } from './scene.testing.ts';

/**
 * The surfaces close: after merging points that are equal in single precision, every edge that an odd number of triangles has lies on the
 * rim of the view, on another such edge, or on a curve stratum. Returns the largest distance to such a thing, in radii of the view.
 */
export function seamOffences(scene: Scene, tolerance: number): { offences: string[]; open: number; worst: number } {
  const { view } = scene;
  const open = oddEdges(scene);
  const inner = open.filter(({ segment }) => !onRim(scene, segment));
  if (inner.length === 0) return { offences: [], open: 0, worst: 0 };
  const toCurves = nearestOf(scene.strata.filter(({ kind }) => kind === 'curve').flatMap(segmentsOf), distanceToSegment);
  const offences: string[] = [];
  let worst = 0;
  for (const { segment, stratum } of inner) {
    // an edge that is met may run through the view from rim to rim
    const others = open.filter((other) => other.segment !== segment).map((other) => other.segment);
    const gap = Math.max(
      ...[0.25, 0.5, 0.75].map((t) => {
        const point = between(segment, t);
        return Math.min(toCurves(point), ...others.map((other) => distanceToSegment(point, other)), Math.max(0, view.depth(point)));
      }),
    ) / view.radius;
    worst = Math.max(worst, gap);
    if (gap * view.radius > tellable(scene, tolerance)) offences.push(`${scene.name}, ${stratum}: the edge ${printed(segment[0])} – ${printed(segment[1])} is open by ${gap.toExponential(2)} radii`);
  }
  return { offences, open: inner.length, worst };
}

const between = ([a, b]: Segment, t: number): Vector3 => along(a, along(b, a, -1), t);

/** On one face of the box; on the ball, both ends on its rim. */
function onRim(scene: Scene, [a, b]: Segment): boolean {
  const { view } = scene;
  const near = tellable(scene, 1e-6);
  if (view.clip === 'ball') return Math.abs(view.depth(a)) < near && Math.abs(view.depth(b)) < near;
  const { min, max } = view.box;
  return [0, 1, 2].some((i) => [min, max].some((corner) => Math.abs(a[i]! - corner[i]!) < near && Math.abs(b[i]! - corner[i]!) < near));
}

/** Edges of an odd number of triangles of all surfaces together. */
function oddEdges(scene: Scene): { segment: Segment; stratum: string }[] {
  const edges = new Map<string, { segment: Segment; stratum: string; uses: number }>();
  for (const { id, positions, index } of surfacesOf(scene))
    for (let t = 0; t < index!.length; t += 3)
      for (let i = 0; i < 3; i++) {
        const [a, b] = [pointAt(positions, index![t + i]!), pointAt(positions, index![t + ((i + 1) % 3)]!)];
        const key = [keyOf(a), keyOf(b)].sort().join(' | ');
        const known = edges.get(key);
        if (known === undefined) edges.set(key, { segment: [a, b], stratum: id, uses: 1 });
        else known.uses++;
      }
  return [...edges.values()].filter(({ uses, segment: [a, b] }) => uses % 2 === 1 && distance(a, b) > 0);
}

/** Curves end at the rim, at a special point, at another end, or where another curve passes: not in the middle of nothing. */
export function curveEndOffences(scene: Scene, tolerance: number): string[] {
  const { view, strata } = scene;
  const curves = strata.filter(({ kind }) => kind === 'curve');
  const special = strata.filter(({ kind }) => kind === 'points').flatMap(({ positions }) => Array.from({ length: positions.length / 3 }, (_, i) => pointAt(positions, i)));
  return curves.flatMap((curve) => {
    const degree = new Map<string, { point: Vector3; uses: number }>();
    for (const segment of segmentsOf(curve))
      for (const point of segment) {
        const known = degree.get(keyOf(point));
        if (known === undefined) degree.set(keyOf(point), { point, uses: 1 });
        else known.uses++;
      }
    const others = nearestOf(curves.filter((other) => other !== curve).flatMap(segmentsOf), distanceToSegment);
    const ends = [...degree.values()].filter(({ uses }) => uses % 2 === 1).map(({ point }) => point);
    return ends.flatMap((point) => {
      const meets = [...special, ...ends.filter((other) => other !== point)];
      const gap = Math.min(Math.abs(view.depth(point)), ...meets.map((p) => distance(p, point)), others(point)) / view.radius;
      return gap * view.radius <= tellable(scene, tolerance) ? [] : [`${scene.name}, ${curve.id} ends at ${printed(point)}, ${gap.toExponential(2)} radii from the rim, special points and other curves`];
    });
  });
}
