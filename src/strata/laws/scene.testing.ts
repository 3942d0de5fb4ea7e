import type { Architecture } from '../../network/architecture.ts';
import { euclideanNorm, maxNorm } from '../../polynomial/form.ts';
import { points } from '../meshLaws.testing.ts';
import type { RegionLabel, Stratum } from '../mesh.ts';
import { formAt, type Slice } from '../slice.ts';
import type { Vector3 } from '../vector3.ts';
import type { View } from '../view.ts';

/** A picture in a chart with an affine slice, as the laws see it: what is claimed (strata, regions) and of what (architecture, slice, view). */
export interface Scene {
  readonly name: string;
  readonly architecture: Architecture;
  readonly slice: Slice;
  readonly view: View;
  readonly strata: readonly Stratum[];
  readonly regions: readonly RegionLabel[];
}

/** Half a unit in the last place of single precision. */
const singleRounding = 2 ** -24;

/** Accuracy that every point has before it is rounded to single precision, relative to the forms of the view. */
const doubleAccuracy = 1e-9;

/**
 * How far, in the space of forms, a point of a stratum may be from the form that its rounded position stands for: rounding to
 * single precision, and `doubleAccuracy` of the largest form of the view before.
 */
export function formUncertainty({ slice: { origin, directions }, view: { box } }: Scene, position: Vector3): number {
  const moved = (by: (i: number) => number): number => directions.reduce((sum, d, i) => sum + by(i) * euclideanNorm(d), 0);
  const largest = moved((i) => Math.max(Math.abs(box.min[i]!), Math.abs(box.max[i]!)));
  return 1.01 * singleRounding * moved((i) => Math.abs(position[i]!)) + doubleAccuracy * (euclideanNorm(origin) + largest);
}

/** A length in chart coordinates, `relative` to the view, but not less than what single precision can tell apart there. */
export function tellable({ view: { radius, box } }: Scene, relative: number): number {
  const farthest = Math.max(...[...box.min, ...box.max].map(Math.abs));
  return Math.max(relative * radius, 4 * singleRounding * farthest);
}

/** At most `count` vertices of a stratum, evenly chosen, with the first and the last. */
export function someVertices({ positions }: Stratum, count: number): { position: Vector3; at: number }[] {
  const all = points(positions).map((position, at) => ({ position, at }));
  if (all.length <= count) return all;
  return Array.from({ length: count }, (_, i) => all[Math.round((i * (all.length - 1)) / (count - 1))]!);
}

/** Coefficients below this, relative to the largest, are what rounding made of zeros in the point next to a given one. */
const roundedZero = 1e-13;

/** The form at a computed position; its coefficients at the ends are zero if rounding may have made them different: they are roots at 0 and infinity. */
export function exactFormAt(slice: Slice, position: Vector3): number[] {
  const form = formAt(slice, position);
  const size = maxNorm(form);
  return form.map((c) => (Math.abs(c) <= roundedZero * size ? 0 : c));
}

/** A position in an offence: enough digits to find the float again. */
export const printed = (position: Vector3): string => `(${position.map((x) => Number(x.toPrecision(9))).join(', ')})`;

export const surfacesOf = ({ strata }: Scene): Stratum[] => strata.filter(({ kind }) => kind === 'surface');
