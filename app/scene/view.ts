import type { Chart } from '../../src/strata/index.ts';
import type { Position, View } from './sceneProps.ts';

const half = Math.SQRT1_2;

/** Upright double cone: its axis (1, 0, 1) is vertical, A points left, C right, B towards the reader. */
const coneView: View = { up: [half, 0, half], from: viewDirection([half, 0, half], [0, 1, 0], [-half, 0, half], 0.5, 0.28) };

/** Third axis vertical, seen from above at a right-handed three-quarter view. */
const plainView: View = { up: [0, 0, 1], from: viewDirection([0, 0, 1], [0, -1, 0], [1, 0, 0], 0.62, 0.4) };

/** Third axis vertical; azimuth from the first axis towards the second, and elevation, in degrees, as figures in print are described. */
const printed = (azimuth: number, elevation: number): View => ({
  up: [0, 0, 1],
  from: viewDirection([0, 0, 1], [1, 0, 0], [0, 1, 0], (azimuth * Math.PI) / 180, (elevation * Math.PI) / 180),
});

/** The cuspidal wedge: along its edge, into the mouth of M. */
const wedgeView = printed(-152, 15);
/** The swallowtail from its tail, the bowl behind it. */
const swallowtailView = printed(-158, 17);
/** Whitney umbrellas: the handle towards the back, right or left. */
const umbrellaView = printed(40, 20);
const turnedUmbrellaView = printed(140, 20);
/** The saddle A D = B C, and the torus that it becomes on the sphere. */
const saddleView = printed(-52, 24);
const torusView = printed(-60, 36);
const sliceView = printed(30, 20);

/**
 * First view of a chart: the one from which its best known picture is understood at a glance.
 *
 * @param degree Degree of the forms.
 * @param thin True if M is of smaller dimension than the space of filters.
 */
export function chartView(chart: Chart | null, degree: number, thin: boolean): View {
  switch (chart?.kind) {
    case 'affine':
      return thin ? saddleView : wedgeView;
    case 'depressed':
      return swallowtailView;
    case 'torusQuotient':
      return chart.e < 0 ? umbrellaView : turnedUmbrellaView;
    case 'slice':
    case 'projection':
      return sliceView;
    case 'sphere':
      return degree === 2 ? coneView : torusView;
    case 'ambient':
      return coneView;
    case undefined:
      return plainView;
  }
}

/** The same by the names of the axes alone: the quadratics (A, B, C), in space or on the sphere, stand on the axis of their cone. */
export const defaultView = (axes: readonly string[] | undefined): View => (axes?.map((name) => name.charAt(0)).join() === 'A,B,C' ? coneView : plainView);

/** Unit vector at the given azimuth (from `front` to `side`) and elevation (towards `up`), in radians; the three are orthonormal. */
function viewDirection(up: Position, front: Position, side: Position, azimuth: number, elevation: number): Position {
  const at = (i: 0 | 1 | 2): number =>
    Math.cos(elevation) * (Math.cos(azimuth) * front[i] + Math.sin(azimuth) * side[i]) + Math.sin(elevation) * up[i];
  return [at(0), at(1), at(2)];
}
