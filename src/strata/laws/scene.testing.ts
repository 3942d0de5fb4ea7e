import type { Architecture } from '../../network/architecture.ts';
import { euclideanNorm } from '../../polynomial/form.ts';
import { points } from '../meshLaws.testing.ts';
import type { RegionLabel, Stratum } from '../mesh.ts';
import type { Slice } from '../slice.ts';
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

/** Relative accuracy that every point has before it is rounded to single precision. */
const doubleAccuracy = 1e-9;

/** How far, in the space of forms, a point of a stratum may be from the form that its rounded position stands for. */
export function formUncertainty({ slice: { origin, directions } }: Scene, position: Vector3): number {
  const moved = directions.reduce((sum, d, i) => sum + Math.abs(position[i]!) * euclideanNorm(d), 0);
  return 1.01 * singleRounding * moved + doubleAccuracy * (euclideanNorm(origin) + moved);
}

/** At most `count` vertices of a stratum, evenly chosen, with the first and the last. */
export function someVertices({ positions }: Stratum, count: number): { position: Vector3; at: number }[] {
  const all = points(positions).map((position, at) => ({ position, at }));
  if (all.length <= count) return all;
  return Array.from({ length: count }, (_, i) => all[Math.round((i * (all.length - 1)) / (count - 1))]!);
}

/** A position in an offence: enough digits to find the float again. */
export const printed = (position: Vector3): string => `(${position.map((x) => Number(x.toPrecision(9))).join(', ')})`;

export const surfacesOf = ({ strata }: Scene): Stratum[] => strata.filter(({ kind }) => kind === 'surface');
