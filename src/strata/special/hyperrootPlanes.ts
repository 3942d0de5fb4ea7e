import type { Form } from '../../polynomial/form.ts';
import { commonZeros, hyperrootLine, hyperrootQuotient, sectionSizes, type FurtherHyperroot } from '../hyperrootLine.ts';
import { hyperrootRulings } from '../hyperrootRulings.ts';
import { valueAt, type RulingFamily } from '../ruling.ts';
import { displacement, formAt, type Slice } from '../slice.ts';
import { along, cross, length, unit, type Vector3 } from '../vector3.ts';
import { directionAcross } from './directionAcross.ts';
import { splitCommonFactor } from './commonFactor.ts';
import { conditionsOf } from './hyperrootConditions.ts';
import type { HyperrootPlane } from './hyperrootPosition.ts';

/**
 * A plane of forms with one fixed hyperroot, where one of the two equations of a ruling follows from the other; it is ruled by parallel lines,
 * the parameter is their distance.
 *
 * Curves in which it crosses the moving rulings are taken from those, lines in which it crosses another plane from the plane of the smaller angle.
 *
 * @param others The hyperroots of the other planes, and whether there are moving rulings besides.
 * @param reach The lines reach this far to both sides of the point of the plane next to `centre`.
 */
export function hyperrootPlane(slice: Slice, { theta, plane }: HyperrootPlane, { others, moving }: { readonly others: readonly number[]; readonly moving: boolean }, neededRoots: number, centre: Vector3, reach: number): RulingFamily {
  const normal = unit(plane.normal);
  const foot = along(centre, normal, -valueAt(plane, centre) / length(plane.normal));
  const direction = directionAcross(normal, []);
  const across = cross(normal, direction);
  const quotients = [formAt(slice, foot), displacement(slice, direction), displacement(slice, across)].map((form) => hyperrootQuotient(form, Math.cos(theta), Math.sin(theta)));
  const common = splitCommonFactor(quotients).factor;
  const sizes = sectionSizes(conditionsOf(slice));
  const further = (constant: Form, slope: Form): FurtherHyperroot[] => {
    const { angles, valueAt: meeting } = commonZeros(constant, slope, others);
    const mark = meeting(theta) > 0;
    return [...others.map((angle) => ({ angle, mark, fixed: true, own: theta < angle })), ...(moving ? angles : []).map((angle) => ({ angle, mark, fixed: false, own: false }))];
  };
  return {
    ...hyperrootRulings(slice, neededRoots),
    from: -reach,
    to: reach,
    closed: false,
    reverses: false,
    twisted: false,
    at: (distance) => hyperrootLine({ slice, line: { base: along(foot, across, distance), direction }, theta, neededRoots, sizes, common, normalAt: () => normal, further }),
  };
}
