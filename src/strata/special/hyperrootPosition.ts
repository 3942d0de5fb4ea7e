import { dilateForm, isZeroForm, maxNorm, multiplyForms, type Form } from '../../polynomial/form.ts';
import { numericalGcd } from '../../polynomial/gcd.ts';
import { polyphaseSections } from '../../polynomial/polyphase.ts';
import { realRoots } from '../../polynomial/realRoots.ts';
import { rootDivisor } from '../../polynomial/rootDivisor.ts';
import { sectionSizes } from '../hyperrootLine.ts';
import { lineOf } from '../ruling.ts';
import { displacement, formAt, type Equation, type Slice } from '../slice.ts';
import { along, cross, dot, length, type Vector3 } from '../vector3.ts';
import { zeroOf } from '../zeroOf.ts';
import { leastSquaresQuotient, splitCommonFactor } from './commonFactor.ts';
import { vanishingAtPair } from './conditions.ts';
import { conditionOn, conditionsOf, dependentAngles, independent, type Condition, type Conditions } from './hyperrootConditions.ts';
import { hyperrootMeetings } from './hyperrootMeetings.ts';

/** What a slice is to the hypersurface of forms with a factor in x², y²: inside if all its forms have one. */
export type HyperrootPosition = HyperrootStrata | { readonly kind: 'inside' };

/** The parts of which the hypersurface consists in a slice. */
export interface HyperrootStrata {
  readonly kind: 'general';
  /** True if for every hyperroot, but finitely many, there is one line of forms, and these lines make up a surface that is no plane. */
  readonly moving: boolean;
  /** Planes of forms with a fixed hyperroot. */
  readonly planes: readonly HyperrootPlane[];
  /** Planes of forms h(x², y²) K with a fixed K. */
  readonly multiples: readonly MultiplesPlane[];
  /** Lines of forms with a fixed pair of complex conjugate hyperroots, if there are no others of this kind. */
  readonly pairLines: readonly (readonly [Equation, Equation])[];
  /** True if every line is that of two hyperroots. */
  readonly paired: boolean;
  /** True if the lines of all hyperroots fill a plane of forms that are not of the kind above. */
  readonly unknownPlane: boolean;
}

export interface HyperrootPlane {
  readonly theta: number;
  readonly plane: Equation;
}

export interface MultiplesPlane {
  readonly plane: Equation;
  /** K. */
  readonly factor: Form;
}

/** Relative size below which numbers that were computed are zero. */
const vanishing = 1e-10;

/** Forms are proportional if they are so up to this relative size. */
const proportional = 1e-13;

/** Hyperroots whose lines are tried, when all of them fill a plane. */
const probes = [0.4321, 1.2345, 2.3456];

/** Places in that plane. */
const places: readonly (readonly [number, number])[] = [[0.37, -0.61], [-0.83, 0.29], [0.53, 0.71]];

const nothing: HyperrootStrata = { kind: 'general', moving: true, planes: [], multiples: [], pairLines: [], paired: false, unknownPlane: false };

/**
 * Whether the even and odd parts of a slice's forms are in special position to each other.
 *
 * If one of the two is a form g times a number v that depends on the filter, it vanishes at a hyperroot only for v = 0, on a plane of forms in
 * x², y² (times x, y or xy), or if g does: in planes at its real roots, and in lines at its conjugate pairs of roots.
 *
 * @throws RangeError for degree below 2.
 * @source derived
 */
export function hyperrootPositionOf(slice: Slice): HyperrootPosition {
  if (slice.origin.length < 4) return nothing;
  const conditions = conditionsOf(slice);
  if (conditions.some((condition) => condition.every(isZeroForm))) return { kind: 'inside' };
  const factors = conditions.map((condition) => splitCommonFactor(condition).factor);
  if (factors.every((factor) => factor.length > 1) && (numericalGcd(factors)?.form.length ?? 1) > 1) return { kind: 'inside' };
  const multiples = conditions.map((condition, r) => asMultiple(condition, conditions[1 - r]!));
  if (multiples.some((multiple) => multiple !== null)) return inPlanes(slice, conditions, multiples);
  const angles = dependentAngles(conditions);
  const planes = angles.flatMap((theta) => planeAt(conditions, theta));
  const rest = independent(conditions, angles);
  const isCone = zeroOf(slice) !== null;
  const meetings = isCone ? null : hyperrootMeetings(rest);
  if (meetings !== null) return { ...nothing, planes, paired: meetings.paired };
  const plane = planeOfMultiples(slice, rest);
  if (isCone && plane === null) return { ...nothing, planes };
  return { ...nothing, moving: false, planes, multiples: plane === null ? [] : [plane], unknownPlane: plane === null };
}

/** One of the two sections is v g. */
function inPlanes(slice: Slice, conditions: Conditions, multiples: readonly (Multiple | null)[]): HyperrootStrata {
  const odd = slice.origin.length % 2 === 0;
  // what is left of a form without its even or its odd section
  const factors = odd ? [[0, 1], [1, 0]] : [[0, 1, 0], [1]];
  const size = Math.max(...sectionSizes(conditions));
  const whole = multiples.flatMap((multiple, r): MultiplesPlane[] => (multiple === null || length(multiple.value.normal) <= vanishing * size ? [] : [{ plane: multiple.value, factor: factors[r]! }]));
  const common = { ...nothing, moving: false, multiples: whole };
  if (multiples.every((multiple) => multiple !== null)) return common;
  const r = multiples[0] === null ? 1 : 0;
  const { form } = multiples[r]!;
  const pairs = form.length < 3 ? [] : rootDivisor(form).pairs;
  return {
    ...common,
    planes: realRoots(form).flatMap((theta) => planeAt(conditions, theta)),
    pairLines: pairs.map(({ re, im, inverted }) => vanishingAtPair(conditions[1 - r]!, re, im, inverted)),
  };
}

/** A section v g: v as an equation on the slice. */
interface Multiple {
  readonly value: Equation;
  readonly form: Form;
}

/** The section of a slice's forms as v g; null if it has no such shape, beyond the rounding that the other section explains. */
function asMultiple(condition: Condition, other: Condition): Multiple | null {
  const largest = condition.reduce((best, form) => (maxNorm(form) > maxNorm(best) ? form : best));
  const square = largest.reduce((sum, c) => sum + c * c, 0);
  const shares = condition.map((form) => form.reduce((sum, c, k) => sum + c * largest[k]!, 0) / square);
  const fits = condition.every((form, i) => form.every((c, k) => Math.abs(c - shares[i]! * largest[k]!) <= proportional * Math.max(maxNorm(form), maxNorm(other[i]!))));
  return fits ? { value: { constant: shares[0]!, normal: [shares[1]!, shares[2]!, shares[3]!] }, form: largest } : null;
}

function planeAt(conditions: Conditions, theta: number): HyperrootPlane[] {
  const equations = conditions.map((condition) => conditionOn(condition, theta));
  const plane = length(equations[0]!.normal) >= length(equations[1]!.normal) ? equations[0]! : equations[1]!;
  const size = Math.max(...sectionSizes(conditions));
  return length(plane.normal) > vanishing * size ? [{ theta, plane }] : [];
}

/** The plane that the lines of all hyperroots fill, and the factor K of its forms h(x², y²) K; null if they have none. */
function planeOfMultiples(slice: Slice, conditions: Conditions): MultiplesPlane | null {
  const lines = probes.flatMap((theta) => lineOf(conditionOn(conditions[0], theta), conditionOn(conditions[1], theta)) ?? []);
  if (lines.length < 2) return null;
  const [one, other] = lines as [(typeof lines)[0], (typeof lines)[0]];
  const across = [other.direction, along(other.base, one.base, -1)].reduce((a, b) => (length(cross(one.direction, a)) > length(cross(one.direction, b)) ? a : b));
  const normal = cross(one.direction, across);
  if (length(normal) <= vanishing) return null;
  const at = (s: number, t: number): Vector3 => along(along(one.base, one.direction, s), across, t);
  const forms = places.map(([s, t]) => formAt(slice, at(s, t)));
  const hyperfactor = numericalGcd(polyphaseSections(forms[0]!, 2))?.form ?? [1];
  const factor = leastSquaresQuotient(forms[0]!, dilateForm(hyperfactor, 2));
  const isMultiple = (form: Form): boolean => {
    const even = leastSquaresQuotient(form, factor).map((c, k) => (k % 2 === 0 ? c : 0));
    return maxNorm(multiplyForms(even, factor).map((c, k) => c - form[k]!)) <= vanishing * maxNorm(form);
  };
  const generators = [formAt(slice, one.base), displacement(slice, one.direction), displacement(slice, across)];
  return hyperfactor.length > 1 && generators.every(isMultiple) ? { plane: { normal, constant: -dot(normal, one.base) }, factor } : null;
}

const pairNote = 'Wherever a form of this slice has a factor in x², y² that is not fixed it has two of them; forms with two complex conjugate ones, in the closure of M only, are not drawn.';

/** Sentences on what is special, for the legend. */
export function hyperrootNotes(position: HyperrootPosition): string[] {
  if (position.kind === 'inside') return ['All forms of this slice have a factor in x², y²: the whole slice lies in the Zariski closure of M. What of it is in M is not drawn.'];
  const { moving, planes, multiples, pairLines, paired, unknownPlane } = position;
  const holds = planes.length === 0 ? [] : [`This slice holds ${planes.length === 1 ? 'a plane' : `${planes.length} planes`} of forms with one fixed factor in x², y².`];
  if (paired) return [pairNote, ...holds];
  if (moving) return holds;
  if (unknownPlane) return ['The forms of this slice with a factor in x², y² that is not fixed fill a plane, which is not drawn.', ...holds];
  const parts = [planes.length + multiples.length > 0 ? 'planes' : '', pairLines.length > 0 ? 'lines' : ''].filter((part) => part !== '');
  return parts.length === 0 ? ['This slice does not meet the Zariski closure of M.'] : [`This slice meets the Zariski closure of M in ${parts.join(' and ')} only.`];
}
