import { isZeroForm, euclideanNorm, maxNorm, type Form } from '../../polynomial/form.ts';
import { singularPivotTolerance } from '../../numeric/tolerance.ts';
import type { Slice } from '../slice.ts';
import { binaryScale, inner, nextUnitVector } from './orthonormal.ts';

/** Least-squares foot of a filter on a slice and its Euclidean distance from it. */
export interface SliceFoot {
  readonly position: [number, number, number];
  readonly distance: number;
}

/** Residual, relative to the numbers it is the difference of, below which a filter lies in the slice: some sixty roundings. */
const exactResidual = 2 ** -47;

/** QR decomposition of three directions, each divided by its length: direction_j / lengths_j = Σ_i rows_ij basis_i. */
interface Frame {
  readonly basis: readonly Form[];
  readonly rows: readonly (readonly number[])[];
  readonly lengths: readonly number[];
}

/** Frames by their directions: a trajectory asks for the same one thousands of times. */
const frames = new WeakMap<Slice['directions'], Frame>();

/** Why three vectors do not span a three-dimensional space through the origin, or disagree in size; null if they do span one. */
export function sliceRefusal({ origin, directions }: Slice, name = 'direction'): string | null {
  if (directions.length !== 3) return `three ${name}s are needed, not ${(directions as readonly Form[]).length}`;
  for (const form of [origin, ...directions]) {
    if (form.length !== origin.length) return `the origin has ${origin.length} coefficients, but a ${name} has ${form.length}`;
    if (!form.every(Number.isFinite)) return `(${form.join(', ')}) has a coefficient that is not finite`;
  }
  if (directions.some(isZeroForm)) return `a ${name} is zero`;
  return frameOf(directions) === null ? `the ${name}s depend on each other linearly` : null;
}

/**
 * Foot of the perpendicular from a filter to a slice in the slice's coordinates (X, Y, Z): the least-squares solution of
 * origin + X a + Y b + Z c = w, and |w − origin − X a − Y b − Z c|, which is 0 for filters in the slice.
 *
 * Directions of any lengths and angles; nothing overflows on the way, but coordinates may be infinite if they are too large.
 *
 * @throws RangeError if the directions are linearly dependent or sizes disagree.
 */
export function footOnSlice(slice: Slice, filter: Form): SliceFoot {
  const { basis, rows, lengths } = frames.get(slice.directions) ?? checkedFrame(slice);
  if (filter.length !== basis[0]!.length || slice.origin.length !== filter.length)
    throw new RangeError(`slice: a filter of ${filter.length} coefficients in a slice of filters of ${slice.origin.length}`);
  const largest = Math.max(maxNorm(filter), maxNorm(slice.origin));
  if (largest === 0) return { position: [0, 0, 0], distance: 0 };
  const size = binaryScale(largest);
  const rest = filter.map((c, k) => c / size - slice.origin[k]! / size);
  const along = [0, 0, 0];
  // twice: the second round takes away what the roundings of the first have left in the slice
  for (let round = 0; round < 2; round++)
    for (let i = 0; i < 3; i++) {
      const u = basis[i]!;
      const part = inner(rest, u);
      along[i]! += part;
      for (let k = 0; k < rest.length; k++) rest[k]! -= part * u[k]!;
    }
  const [x, y, z] = backSubstitution(rows, along);
  const residual = euclideanNorm(rest);
  const scale = Math.max(1, Math.abs(x), Math.abs(y), Math.abs(z));
  return {
    position: [(x / lengths[0]!) * size + 0, (y / lengths[1]!) * size + 0, (z / lengths[2]!) * size + 0],
    distance: residual <= exactResidual * scale ? 0 : residual * size,
  };
}

function checkedFrame(slice: Slice): Frame {
  const refusal = sliceRefusal(slice);
  if (refusal !== null) throw new RangeError(`slice: ${refusal}`);
  return frameOf(slice.directions)!;
}

function backSubstitution(rows: Frame['rows'], right: readonly number[]): [number, number, number] {
  const z = right[2]! / rows[2]![2]!;
  const y = (right[1]! - rows[1]![2]! * z) / rows[1]![1]!;
  return [(right[0]! - rows[0]![1]! * y - rows[0]![2]! * z) / rows[0]![0]!, y, z];
}

/** null if the directions are dependent. */
function frameOf(directions: Slice['directions']): Frame | null {
  const known = frames.get(directions);
  if (known) return known;
  const lengths = directions.map(euclideanNorm);
  const units = directions.map((d, i) => d.map((c) => c / lengths[i]!));
  const basis: Form[] = [];
  for (const u of units) {
    const next = nextUnitVector(u, basis, singularPivotTolerance);
    if (next === null) return null;
    basis.push(next);
  }
  const frame = { basis, rows: basis.map((u) => units.map((d) => inner(u, d))), lengths };
  frames.set(directions, frame);
  return frame;
}
