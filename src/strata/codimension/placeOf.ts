import type { Architecture } from '../../network/architecture.ts';
import { membership } from '../../network/membership.ts';
import { maxNorm } from '../../polynomial/form.ts';
import { formAt, type Slice } from '../slice.ts';
import type { Vector3 } from '../vector3.ts';

/** Relative residual at which a computed point of the closure counts as one: positions have about twelve digits. */
const closureTolerance = 1e-9;

/** Coefficients below this, relative to the largest, are rounding errors of zeros: cos(π/2), say. */
const zeroCoefficient = 1e-14;

/** Whether the form at a position is in M; null if it is not even in the Zariski closure. */
export function placeOf(a: Architecture, slice: Slice, position: Vector3): boolean | null {
  const form = formAt(slice, position);
  const size = maxNorm(form);
  const { inClosure, inFunctionSpace } = membership(a, form.map((c) => (Math.abs(c) <= zeroCoefficient * size ? 0 : c)), { tolerance: closureTolerance });
  return inClosure ? inFunctionSpace : null;
}
