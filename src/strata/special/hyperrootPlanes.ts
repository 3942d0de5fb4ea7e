import { hyperrootLine, hyperrootRulings } from '../hyperrootRulings.ts';
import { valueAt, type RulingFamily } from '../ruling.ts';
import type { Slice } from '../slice.ts';
import { along, cross, length, unit, type Vector3 } from '../vector3.ts';
import { directionAcross } from './directionAcross.ts';
import type { HyperrootPlane } from './hyperrootPosition.ts';

/**
 * A plane of forms with one fixed hyperroot, where one of the two equations of a ruling follows from the other; it is ruled by parallel lines,
 * the parameter is their distance.
 *
 * @param reach The lines reach this far to both sides of the point of the plane next to `centre`.
 */
export function hyperrootPlane(slice: Slice, { theta, plane }: HyperrootPlane, neededRoots: number, centre: Vector3, reach: number): RulingFamily {
  const normal = unit(plane.normal);
  const foot = along(centre, normal, -valueAt(plane, centre) / length(plane.normal));
  const direction = directionAcross(normal, []);
  const across = cross(normal, direction);
  return {
    ...hyperrootRulings(slice, neededRoots),
    from: -reach,
    to: reach,
    closed: false,
    reverses: false,
    twisted: false,
    at: (distance) => hyperrootLine(slice, { base: along(foot, across, distance), direction }, theta, neededRoots, () => normal),
  };
}
