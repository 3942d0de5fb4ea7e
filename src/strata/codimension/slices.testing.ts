import type { Architecture } from '../../network/architecture.ts';
import type { Rng } from '../../numeric/rng.ts';
import type { Stratum } from '../mesh.ts';
import { points } from '../meshLaws.testing.ts';
import { productOf } from '../patches/productJet.ts';
import type { Slice } from '../slice.ts';
import { along, distance, dot, type Vector3 } from '../vector3.ts';

export const normals = (random: Rng, n: number): number[] => Array.from({ length: n }, () => random.normal());

/** A random filter of M. */
export const randomFilter = ({ filterSizes, degrees, cumulativeStrides }: Architecture, random: Rng): readonly number[] =>
  productOf(degrees.map((degree, l) => ({ degree, stride: cumulativeStrides[l]!, power: 1 })), filterSizes.map((k) => normals(random, k)));

/** A random slice through a filter, which stands at the origin. */
export const randomSlice = (origin: readonly number[], random: Rng): Slice => ({ origin, directions: [normals(random, origin.length), normals(random, origin.length), normals(random, origin.length)] });

/** Distance of a point to the curves and points among strata. */
export function distanceToStrata(strata: readonly Stratum[], point: Vector3): number {
  let best = Infinity;
  for (const { kind, positions, index } of strata) {
    const all = points(positions);
    if (kind === 'points') all.forEach((p) => (best = Math.min(best, distance(p, point))));
    if (kind === 'curve') for (let i = 0; i < index!.length; i += 2) best = Math.min(best, distanceToSegment(point, all[index![i]!]!, all[index![i + 1]!]!));
  }
  return best;
}

function distanceToSegment(point: Vector3, a: Vector3, b: Vector3): number {
  const [u, w] = [along(b, a, -1), along(point, a, -1)];
  const square = dot(u, u);
  return distance(point, along(a, u, square === 0 ? 0 : Math.min(1, Math.max(0, dot(u, w) / square))));
}
