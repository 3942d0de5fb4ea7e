import { leastSquares } from '../numeric/solve.ts';
import { isZeroForm, maxNorm } from '../polynomial/form.ts';
import { formAt, type Slice } from './slice.ts';
import type { Vector3 } from './vector3.ts';

/** Coefficients below this, relative to those of the slice's origin, are zero: some hundred roundings. */
const zeroTolerance = 1e-13;

/** Where the slice passes through the zero filter; null if it does not. */
export function zeroOf(slice: Slice): Vector3 | null {
  const { origin, directions } = slice;
  if (isZeroForm(origin)) return [0, 0, 0];
  const solved = leastSquares(origin.map((_, k) => directions.map((form) => form[k]!)), origin.map((c) => -c));
  if (solved.status !== 'solved') return null;
  const position: Vector3 = [solved.solution[0]!, solved.solution[1]!, solved.solution[2]!];
  return maxNorm(formAt(slice, position)) <= zeroTolerance * maxNorm(origin) ? position : null;
}
