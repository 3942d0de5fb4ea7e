import type { Form } from '../../polynomial/form.ts';
import type { Quality } from '../quality.ts';
import { unit } from '../vector3.ts';
import { circlePoint, modulo } from './circle.ts';
import type { Patch } from './patch.ts';
import { patchColumns } from './patchCells.ts';
import { stereographicDerivative, stereographicPosition } from './stereographic.ts';

/** Circles of each family that are drawn. */
const drawnCircles = 12;

/**
 * The unit cubics (x cos a + y sin a)(x² cos b + y² sin b), the Clifford torus A D = B C, in stereographic projection:
 * 0 ≤ a ≤ 2π (columns), 0 ≤ b ≤ π (rows); adding π to both angles changes nothing.
 *
 * The conormal (D, −C, −B, A) is a unit tangent vector of S³. The lines a = const and b = const are great circles, the Villarceau
 * circles of the torus of revolution. For tan b > 0 the quadratic factor has no real root; for tan b < 0 it has two, one of which
 * is the root of the linear factor where tan b = −tan² a: there the mesh is cut.
 *
 * @source Convariety notes C6 (k = (2,2), s = (2,1))
 */
export function torusPatch(pole: Form, quality: Quality): Patch {
  const columns = patchColumns[quality];
  const rows = columns / 2;
  return {
    columns,
    rows,
    canonical(u, v) {
      const turns = Math.floor(v / rows);
      return [modulo(u - turns * rows, columns), v - turns * rows];
    },
    at(u, v) {
      const filter = torusFilter(u, v, columns);
      const [A, B, C, D] = filter;
      return { position: stereographicPosition(filter, pole), normal: unit(stereographicDerivative(filter, pole, [D, 0 - C, 0 - B, A])) };
    },
    side: 1,
    label: (_, v) => (modulo(v, rows) < rows / 2 ? '1|1' : '111|0'),
    cuts: [(u, v) => meetingRoots(u, v, columns)],
    rulingSteps: { u: columns / (2 * drawnCircles), v: columns / (2 * drawnCircles) },
  };
}

/** The filter (A, B, C, D) at the angles 2πu/columns and 2πv/columns. */
export function torusFilter(u: number, v: number, columns: number): [number, number, number, number] {
  const [a, b] = circlePoint(u, columns);
  const [c, d] = circlePoint(v, columns);
  return [a * c, b * c, a * d, b * d];
}

/** Value of c x² + d y² at the root (x : y) = (b : −a) of the linear factor. */
function meetingRoots(u: number, v: number, columns: number): number {
  const [a, b] = circlePoint(u, columns);
  const [c, d] = circlePoint(v, columns);
  return c * b * b + d * a * a;
}
