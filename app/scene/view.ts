import type { Position, View } from './sceneProps.ts';

const half = Math.SQRT1_2;

/** Upright double cone: its axis (1, 0, 1) is vertical, A points left, C right, B towards the reader. */
const coneView: View = { up: [half, 0, half], from: viewDirection([half, 0, half], [0, 1, 0], [-half, 0, half], 0.5, 0.28) };

/** Third axis vertical, seen from above at a right-handed three-quarter view. */
const plainView: View = { up: [0, 0, 1], from: viewDirection([0, 0, 1], [0, -1, 0], [1, 0, 0], 0.62, 0.4) };

/** First view of a chart by the names of its axes: the quadratics (A, B, C), in space or on the sphere, stand on the axis of their cone. */
export function defaultView(axes: readonly string[] | undefined): View {
  return axes?.map((name) => name.charAt(0)).join() === 'A,B,C' ? coneView : plainView;
}

/** Unit vector at the given azimuth (from `front` to `side`) and elevation (towards `up`), in radians; the three are orthonormal. */
function viewDirection(up: Position, front: Position, side: Position, azimuth: number, elevation: number): Position {
  const at = (i: 0 | 1 | 2): number =>
    Math.cos(elevation) * (Math.cos(azimuth) * front[i] + Math.sin(azimuth) * side[i]) + Math.sin(elevation) * up[i];
  return [at(0), at(1), at(2)];
}
