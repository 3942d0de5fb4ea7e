import { isZeroForm, type Form } from '../../polynomial/form.ts';
import { numericalGcd } from '../../polynomial/gcd.ts';
import { polyphaseSections } from '../../polynomial/polyphase.ts';
import { realRoots } from '../../polynomial/realRoots.ts';
import { hyperrootQuotient } from '../hyperrootRulings.ts';
import { zeroOfPencil } from '../quotient.ts';
import { rankDrops } from '../rankDrops.ts';
import { lineOf } from '../ruling.ts';
import { displacement, formAt, type Equation, type Slice } from '../slice.ts';
import { length } from '../vector3.ts';
import { apart } from './angles.ts';
import { splitCommonFactor } from './commonFactor.ts';
import { vanishingAt } from './conditions.ts';

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

/** Hyperroots at which a slice is tried. */
const probes = [0.4321, 1.2345, 2.3456];

/** Hyperroots nearer than this are one. */
const sameAngle = 1e-6;

/** Relative size below which numbers that were computed are zero. */
const vanishing = 1e-10;

/**
 * Whether the even and odd parts of a slice's forms are in special position to each other.
 *
 * @throws RangeError for degree below 2.
 * @source derived
 */
export function hyperrootPositionOf(slice: Slice): HyperrootPosition {
  const sections = [slice.origin, ...slice.directions].map((form) => polyphaseSections(form, 2));
  const halves = [sections.map((section) => section[0]!), sections.map((section) => section[1]!)] as const;
  if (slice.origin.length < 4) return { kind: 'general', planes: [], fixedHalf: false };
  if (halves.some((half) => half.every(isZeroForm))) return { kind: 'inside' };
  const factors = halves.map((half) => splitCommonFactor(half).factor);
  if (factors.every((factor) => factor.length > 1) && (numericalGcd(factors)?.form.length ?? 1) > 1) return { kind: 'inside' };
  const fixed = halves.find(([, ...directions]) => directions.every(isZeroForm));
  if (fixed === undefined && probes.every((theta) => hasSecondFactor(slice, halves, theta))) return { kind: 'crossing' };
  // one condition is void at the roots that all forms of a half share; elsewhere it may follow from the other
  const angles = fixed === undefined ? [...factors.flatMap(realRoots), ...rankDrops(augmentedSine(halves))] : realRoots(fixed[0]!);
  const distinct = angles.filter((theta, i) => angles.slice(0, i).every((other) => Math.abs(apart(theta, other)) > sameAngle));
  return { kind: 'general', planes: distinct.flatMap((theta) => planeAt(halves, theta)), fixedHalf: fixed !== undefined };
}


/** True if on the ruling at θ all forms have two factors in x², y²; false where there is no ruling. */
function hasSecondFactor(slice: Slice, halves: readonly [readonly Form[], readonly Form[]], theta: number): boolean {
  const [x, y] = [Math.cos(theta), Math.sin(theta)];
  const line = lineOf(vanishingAt(halves[0], x, y), vanishingAt(halves[1], x, y));
  if (line === null) return false;
  const constant = hyperrootQuotient(formAt(slice, line.base), x, y);
  const slope = hyperrootQuotient(displacement(slice, line.direction), x, y);
  const isCone = zeroOfPencil(constant, slope) !== null;
  const size = Math.hypot(...constant, ...slope);
  const parts = (isCone ? [slope] : [constant, slope]).flatMap((form) => polyphaseSections(form, 2));
  const nonzero = parts.filter((part) => Math.hypot(...part) > vanishing * size);
  // one half vanishes on the whole ruling: the other one has roots
  if (parts.some((_, i) => i < 2 && [i, i + 2].every((k) => parts[k] === undefined || Math.hypot(...parts[k]) <= vanishing * size))) return true;
  return (numericalGcd(nonzero, undefined, { largest: 1 })?.form.length ?? 1) > 1;
}

/** Sine of the angle between the conditions of the two halves at θ, constants included: 0 where one follows from the other. */
function augmentedSine(halves: readonly [readonly Form[], readonly Form[]]): (theta: number) => number {
  return (theta) => {
    const [p, q] = halves.map((half) => {
      const { constant, normal } = vanishingAt(half, Math.cos(theta), Math.sin(theta));
      return [constant, ...normal];
    }) as [number[], number[]];
    const [m, n] = [Math.hypot(...p), Math.hypot(...q)];
    if (m === 0 || n === 0) return 0;
    const cosine = p.reduce((sum, value, i) => sum + (value / m) * (q[i]! / n), 0);
    return Math.hypot(...p.map((value, i) => value / m - (cosine * q[i]!) / n));
  };
}

function planeAt(halves: readonly [readonly Form[], readonly Form[]], theta: number): HyperrootPlane[] {
  const equations = halves.map((half) => vanishingAt(half, Math.cos(theta), Math.sin(theta)));
  const plane = length(equations[0]!.normal) >= length(equations[1]!.normal) ? equations[0]! : equations[1]!;
  return length(plane.normal) > vanishing * Math.hypot(...halves.flatMap(([, ...directions]) => directions.flat())) ? [{ theta, plane }] : [];
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
