import { euclideanNorm, isZeroForm, type Form } from '../../polynomial/form.ts';
import type { Vector3 } from '../vector3.ts';

/**
 * Orthonormal frame (e₁, e₂, e₃, p) of R⁴ that belongs to a pole p of S³: with quaternion units, −pi, pk, −pj and p.
 * It turns with the pole continuously and has the pole's own coordinates as its entries.
 *
 * @throws RangeError for the zero filter or one that has not four coefficients.
 */
export function stereographicFrame(pole: Form): readonly [Form, Form, Form, Form] {
  const [a, b, c, d] = onSphere('stereographicFrame', pole) as [number, number, number, number];
  return [
    [b, 0 - a, 0 - d, c],
    [0 - d, c, 0 - b, a],
    [c, d, 0 - a, 0 - b],
    [a, b, c, d],
  ];
}

/**
 * Stereographic projection from the pole p: with w on S³, position e_i · w / (1 − p · w); −p is the origin, and the great sphere
 * between the poles is the unit sphere. The length of the filter does not matter. Not finite at the pole itself.
 *
 * @throws RangeError for a filter or pole that is zero or has not four coefficients.
 */
export function stereographicPosition(filter: Form, pole: Form): Vector3 {
  const frame = stereographicFrame(pole);
  const w = onSphere('stereographicPosition', filter);
  const gap = gapToPole(w, frame[3]);
  return [inner(frame[0], w) / gap, inner(frame[1], w) / gap, inner(frame[2], w) / gap];
}

/** The unit filter that stands at a position: the exact inverse, (2 z_i e_i + (|z|² − 1) p) / (|z|² + 1). */
export function stereographicFilter(position: Vector3, pole: Form): number[] {
  const [e1, e2, e3, p] = stereographicFrame(pole);
  const [x, y, z] = position;
  const square = x * x + y * y + z * z;
  return p.map((c, k) => (2 * (x * e1[k]! + y * e2[k]! + z * e3[k]!) + (square - 1) * c) / (square + 1));
}

/**
 * Image of a tangent vector v of S³ at w (v · w = 0, |w| = 1) under the differential of the projection:
 * e_i · v / (1 − p · w) + (e_i · w)(p · v) / (1 − p · w)². The projection is conformal, so normals of surfaces go to normals.
 */
export function stereographicDerivative(filter: Form, pole: Form, tangent: Form): Vector3 {
  const frame = stereographicFrame(pole);
  const gap = gapToPole(filter, frame[3]);
  const along = inner(frame[3], tangent) / gap;
  const component = (e: Form): number => (inner(e, tangent) + inner(e, filter) * along) / gap;
  return [component(frame[0]), component(frame[1]), component(frame[2])];
}

/** 1 − p · w = |w − p|²/2 on the sphere, without cancellation next to the pole. */
const gapToPole = (w: Form, pole: Form): number => w.reduce((sum, c, k) => sum + (c - pole[k]!) ** 2, 0) / 2;

const inner = (a: Form, b: Form): number => a.reduce((sum, c, k) => sum + c * b[k]!, 0);

function onSphere(name: string, filter: Form): number[] {
  if (filter.length !== 4 || isZeroForm(filter) || !filter.every(Number.isFinite))
    throw new RangeError(`${name}: (${filter.join(', ')}) is not a nonzero filter of four finite coefficients`);
  const size = Math.max(...filter.map(Math.abs));
  const moderate = filter.map((c) => c / size);
  const length = euclideanNorm(moderate);
  return moderate.map((c) => c / length);
}
