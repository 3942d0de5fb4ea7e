import { isZeroForm } from '../../polynomial/form.ts';
import { numericalGcd } from '../../polynomial/gcd.ts';
import { realRoots } from '../../polynomial/realRoots.ts';
import { sectionSizes } from '../hyperrootRulings.ts';
import type { Equation, Slice } from '../slice.ts';
import { length } from '../vector3.ts';
import { zeroOf } from '../zeroOf.ts';
import { splitCommonFactor } from './commonFactor.ts';
import { conditionOn, conditionsOf, dependentAngles, independent, type Conditions } from './hyperrootConditions.ts';
import { hyperrootMeetings } from './hyperrootMeetings.ts';

/**
 * What a slice is to the hypersurface of forms with a factor in x², y². inside: all its forms have one. crossing: every ruling holds forms with
 * two such factors only. general: neither; `planes` are the hyperroots (cos θ : sin θ) whose forms fill a plane.
 */
export type HyperrootPosition =
  | { readonly kind: 'general'; readonly planes: readonly HyperrootPlane[]; readonly fixedHalf: boolean }
  | { readonly kind: 'inside' }
  | { readonly kind: 'crossing' };

export interface HyperrootPlane {
  readonly theta: number;
  readonly plane: Equation;
}

/** Relative size below which numbers that were computed are zero. */
const vanishing = 1e-10;

/**
 * Whether the even and odd parts of a slice's forms are in special position to each other.
 *
 * @throws RangeError for degree below 2.
 * @source derived
 */
export function hyperrootPositionOf(slice: Slice): HyperrootPosition {
  if (slice.origin.length < 4) return { kind: 'general', planes: [], fixedHalf: false };
  const conditions = conditionsOf(slice);
  if (conditions.some((condition) => condition.every(isZeroForm))) return { kind: 'inside' };
  const factors = conditions.map((condition) => splitCommonFactor(condition).factor);
  if (factors.every((factor) => factor.length > 1) && (numericalGcd(factors)?.form.length ?? 1) > 1) return { kind: 'inside' };
  const fixed = conditions.find(([, ...directions]) => directions.every(isZeroForm));
  const angles = fixed === undefined ? dependentAngles(conditions) : realRoots(fixed[0]!);
  if (fixed === undefined && zeroOf(slice) === null && hyperrootMeetings(independent(conditions, angles)) === null) return { kind: 'crossing' };
  return { kind: 'general', planes: angles.flatMap((theta) => planeAt(conditions, theta)), fixedHalf: fixed !== undefined };
}

function planeAt(conditions: Conditions, theta: number): HyperrootPlane[] {
  const equations = conditions.map((condition) => conditionOn(condition, theta));
  const plane = length(equations[0]!.normal) >= length(equations[1]!.normal) ? equations[0]! : equations[1]!;
  const size = Math.max(...sectionSizes(conditions));
  return length(plane.normal) > vanishing * size ? [{ theta, plane }] : [];
}

/** A sentence on what is special, for the legend. */
export function hyperrootNotes(position: HyperrootPosition): string[] {
  if (position.kind === 'inside') return ['All forms of this slice have a factor in x², y²: the whole slice lies in the Zariski closure of M. What of it is in M is not drawn.'];
  if (position.kind === 'crossing') return ['This slice is in special position: wherever a form has one factor in x², y² it has two. Its strata are not drawn.'];
  const count = position.planes.length;
  return [
    ...(position.fixedHalf ? ['The even or the odd part is the same for all forms of this slice: it meets the Zariski closure of M in planes and, perhaps, in lines that are not drawn.'] : []),
    ...(count > 0 && !position.fixedHalf ? [`This slice holds ${count === 1 ? 'a plane' : `${count} planes`} of forms with one fixed factor in x², y².`] : []),
  ];
}
