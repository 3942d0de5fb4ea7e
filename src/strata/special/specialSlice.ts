import { circleDerivative } from '../../polynomial/circleDerivative.ts';
import type { Form } from '../../polynomial/form.ts';
import { realRoots } from '../../polynomial/realRoots.ts';
import { rankDrops } from '../rankDrops.ts';
import { planesSine, valueAt } from '../ruling.ts';
import type { Equation, Slice } from '../slice.ts';
import { along, dot, length, scaled } from '../vector3.ts';
import { apart } from './angles.ts';
import { splitCommonFactor } from './commonFactor.ts';
import { conditionAt, vanishingAt } from './conditions.ts';
import { hasStaticRoots } from './degeneracy.ts';
import { compressed, latticeStride } from './lattice.ts';
import { isNegative } from './rootCounts.ts';
import { angleOf, emptyPlace, specialPlaces, type HyperrootPlace } from './marks.ts';
import { arePalindromic, turnedSlice } from './turned.ts';

/** A real hyperroot at which the core's forms vanish on a plane that belongs to the discriminant. */
export interface Mark extends HyperrootPlace {
  /** (X : Y) = (cos : sin), in [0, π). */
  readonly angle: number;
  /** True if X/Y < 0 here and m is even: there are no real roots x : y above. */
  readonly negative: boolean;
  /** Multiplicity with which the forms of the core that vanish here do so: 1 unless the slice is in special position once more. */
  readonly order: number;
  readonly plane: Equation;
}

/**
 * A slice in special position: all its forms are F(x, y) p(x^m, y^m), with a factor F and a stride m that are fixed, and p in a slice of
 * lower degree, the core, that has the same coordinates and no such structure itself.
 */
export interface SpecialSlice {
  readonly factor: Form;
  readonly stride: number;
  readonly core: Slice;
  readonly marks: readonly Mark[];
  /** Other places of roots of the factor, at which no form of the core vanishes. */
  readonly idle: readonly HyperrootPlace[];
  /** Hyperroots of conjugate roots of the factor, if they are not real. */
  readonly pairs: readonly HyperrootPlace[];
  /** True if x and y stand for x + y and x − y in all of this: the forms are palindromic. */
  readonly turned: boolean;
}

/** A slice with nothing taken out of it. */
export const wholeSlice = (slice: Slice): SpecialSlice => ({ factor: [1], stride: 1, core: slice, marks: [], idle: [], pairs: [], turned: false });

/** True if roots X/Y > 0 and X/Y < 0 of the core differ: there are real roots x : y above the former only. */
export const isSigned = ({ stride }: SpecialSlice): boolean => stride % 2 === 0;

/**
 * What a slice is to the ruled-surface engine: in general position, special in a way that is understood, or special in another way. doubled:
 * every form with a double root has a second multiple root; planes: the forms with a root at one mark have one at another, too.
 */
export type SlicePosition = { readonly kind: 'general' } | { readonly kind: 'special'; readonly special: SpecialSlice } | { readonly kind: 'unknown'; readonly reason: 'doubled' | 'planes' };

/** Angles nearer than this are one; relative size below which two equations count as dependent. */
const sameAngle = 1e-6;
const dependent = 1e-10;

/** A condition below this, relative to the forms and for each derivative, is void: some ten roundings. */
const vanishing = 1e-14;

/**
 * Takes out of a slice what all its forms share: their common factor, and that they are forms in x^m, y^m, or in powers of x + y and x − y.
 *
 * @throws RangeError for degree below 2.
 * @source derived: the discriminant of F p(x^m, y^m) is that of p, together with the planes p(ρ^m) = 0 for the roots ρ of F and for 0 and
 *   infinity if m > 1; the discriminant of p holds a plane itself where the two equations of a ruling are dependent
 */
export function positionOf(slice: Slice): SlicePosition {
  const upright = uprightPosition(slice);
  if (upright.kind !== 'unknown' || upright.reason !== 'doubled') return upright;
  if (!arePalindromic(splitCommonFactor([slice.origin, ...slice.directions]).quotients)) return upright;
  const turned = uprightPosition(turnedSlice(slice));
  return turned.kind === 'special' ? { kind: 'special', special: { ...turned.special, turned: true } } : upright;
}

/** The position without regard to forms that are palindromic. */
function uprightPosition(slice: Slice): SlicePosition {
  if (slice.origin.length < 3) throw new RangeError(`positionOf: forms of degree ${slice.origin.length - 1} have no double roots`);
  const { factor, quotients } = splitCommonFactor([slice.origin, ...slice.directions]);
  const stride = latticeStride(quotients);
  const core = factor.length === 1 && stride === 1 ? slice : sliceOf(quotients.map((form) => compressed(form, stride)));
  if (core.origin.length < 3 || hasStaticRoots(core)) return { kind: 'unknown', reason: 'doubled' };
  const { real, pairs } = specialPlaces(factor, stride);
  const places = real.map((place) => ({ ...place, angle: angleOf(place.point) }));
  const drops: number[] = [];
  for (const angle of dependentAngles(core)) if ([...drops, ...places.map((place) => place.angle)].every((other) => Math.abs(apart(angle, other)) >= sameAngle)) drops.push(angle);
  const marks = [...places, ...drops.map((angle) => ({ ...emptyPlace(angle, stride), angle }))].flatMap((place): Mark[] => {
    const condition = planeAt(core, place.angle);
    return condition === null || (drops.includes(place.angle) && condition.order < 2) ? [] : [{ ...place, negative: stride % 2 === 0 && isNegative(place.angle), ...condition }];
  });
  const idle = real.filter(({ point }) => !marks.some((mark) => mark.point === point));
  const size = Math.hypot(...core.origin);
  if (marks.some((mark, i) => marks.slice(0, i).some((other) => areOne(mark.plane, other.plane, size)))) return { kind: 'unknown', reason: 'planes' };
  if (factor.length === 1 && stride === 1 && marks.length === 0) return { kind: 'general' };
  return { kind: 'special', special: { factor, stride, core, marks, idle, pairs, turned: false } };
}

const sliceOf = (forms: readonly Form[]): Slice => ({ origin: forms[0]!, directions: [forms[1]!, forms[2]!, forms[3]!] });

/** Angles at which the two equations of a ruling are dependent: one of them is void, or they are of the same plane. */
function dependentAngles(core: Slice): number[] {
  const forms = [core.origin, ...core.directions];
  const derivatives = forms.map(circleDerivative);
  const sine = (theta: number): number => planesSine(vanishingAt(forms, Math.cos(theta), Math.sin(theta)), vanishingAt(derivatives, Math.cos(theta), Math.sin(theta)));
  return [...realRoots(splitCommonFactor(derivatives).factor), ...rankDrops(sine)];
}

/** The plane of forms that vanish at an angle, and how often all of them do; null if there is no such plane. */
function planeAt(core: Slice, angle: number): { plane: Equation; order: number } | null {
  const first = conditionAt(core, angle, 0);
  if (length(first.normal) <= dependent * Math.max(...core.directions.map((form) => Math.hypot(...form)))) return null;
  const size = Math.hypot(...core.origin);
  const scale = Math.max(size, ...core.directions.map((form) => Math.hypot(...form))) * core.origin.length;
  let plane = first;
  for (let order = 1; order < core.origin.length; order++) {
    const next = conditionAt(core, angle, order);
    const isVoid = Math.hypot(next.constant, ...next.normal) <= vanishing * order * scale;
    if (!isVoid && !areOne(plane, next, size)) return { plane, order };
    // the largest of dependent conditions is the most accurate one
    if (length(next.normal) > length(plane.normal)) plane = next;
    if (dot(plane.normal, first.normal) < 0) plane = { constant: -plane.constant, normal: scaled(plane.normal, -1) };
  }
  return null;
}

/** True if two equations have the same plane of solutions, for constants that are values of forms of a given size. */
function areOne(first: Equation, second: Equation, size: number): boolean {
  const [m, n] = [length(first.normal), length(second.normal)];
  if (m === 0 || n === 0 || planesSine(first, second) > dependent) return false;
  const foot = along([0, 0, 0], first.normal, -first.constant / m / m);
  return Math.abs(valueAt(second, foot)) <= dependent * (n * length(foot) + size);
}
