import { evaluateForm, maxNorm, multiplyForms, type Form } from '../polynomial/form.ts';
import { polyphaseSections } from '../polynomial/polyphase.ts';
import { realRootCount, realRoots } from '../polynomial/realRoots.ts';
import { divideByRoot, meetingAngles, rootsGained, wronskian, zeroOfPencil } from './quotient.ts';
import type { Breakpoint, Ruling } from './ruling.ts';
import { displacement, formAt, type Slice } from './slice.ts';
import { leastSquaresQuotient } from './special/commonFactor.ts';
import { sizeOf, type Conditions } from './special/hyperrootConditions.ts';
import { resultant } from './special/hyperrootMeetings.ts';

/** A half of the slope below this, relative to its size elsewhere in the slice, is rounding: there the half stands still. */
const rounding = 1e-13;

/** A further hyperroot that a form of a line has. */
export interface FurtherHyperroot {
  readonly angle: number;
  /** A sign that turns where it passes the line's own hyperroot. */
  readonly mark: boolean;
  /** True if it is the same on the neighbouring lines. */
  readonly fixed: boolean;
  /** True if the curve of such forms is taken from this line, not from the line of the other hyperroot. */
  readonly own: boolean;
  /** Where on the line, if that is known without the forms. */
  readonly s?: number;
}

/** Largest coefficients of the even and odd sections in a slice's directions. */
export const sectionSizes = (conditions: Conditions): [number, number] => [sizeOf(conditions[0].slice(1)), sizeOf(conditions[1].slice(1))];

/** A line in a slice, all of whose forms have the hyperroot (cos θ : sin θ). */
export interface HyperrootLine {
  readonly slice: Slice;
  readonly line: Pick<Ruling, 'base' | 'direction'>;
  readonly theta: number;
  readonly neededRoots: number;
  /** See sectionSizes. */
  readonly sizes: readonly [number, number];
  /** A divisor that the quotients c + s m of the line's forms by their factor in x², y² have in common with those on the neighbouring lines. */
  readonly common: Form;
  readonly normalAt: Ruling['normalAt'];
  /** Further hyperroots of forms on the line. */
  readonly further: (constant: Form, slope: Form) => readonly FurtherHyperroot[];
}

/** The line cut where the rest has further hyperroots or real double roots. */
export function hyperrootLine({ slice, line, theta, neededRoots, sizes, common, normalAt, further }: HyperrootLine): Ruling {
  const [alpha, beta] = [Math.cos(theta), Math.sin(theta)];
  const constant = hyperrootQuotient(formAt(slice, line.base), alpha, beta);
  const slope = hyperrootQuotient(displacement(slice, line.direction), alpha, beta);
  const zero = zeroOfPencil(constant, slope);
  const others = zero === null && slope.length > 1 ? further(constant, slope) : [];
  const rest: Pencil = common.length === 1 ? [constant, slope] : [leastSquaresQuotient(constant, common), leastSquaresQuotient(slope, common)];
  const always = common.length === 1 ? 0 : realRoots(common).length;
  const crossings = others.flatMap((other) => crossingAt(constant, slope, sizes, other));
  const breakpoints = (): Breakpoint[] => {
    // on a cone forms have a further hyperroot on whole lines
    if (zero !== null) return [{ s: zero, kind: 'zero', angle: theta, change: 0, mark: resultantOf(slope) > 0 }];
    const seams = crossings.filter(({ angle }) => isSeam(angle) && others.some((other) => other.fixed && other.angle === angle));
    const meetings = neededRoots >= 2 ? rootMeetings(rest, seams) : { before: [], after: [] };
    const scale = Math.hypot(...constant) / Math.hypot(...slope);
    return settled([...meetings.before, ...ordered(crossings, scale), ...meetings.after].sort((a, b) => a.s - b.s), scale);
  };
  return {
    theta,
    ...line,
    breakpoints: breakpoints(),
    curveLabel: ({ s, angle, kind }) => {
      if (kind !== 'hyperroot') return '';
      const quotient = hyperrootQuotient(constant.map((c, k) => c + s * slope[k]!), Math.cos(angle), Math.sin(angle));
      return `${signOf(theta)}${signOf(angle)}${realRootCount(quotient)}`;
    },
    owns: ({ kind, angle }) => kind !== 'hyperroot' || others.some((other) => other.angle === angle && other.own),
    labelAt: (s) => (neededRoots < 2 ? neededRoots : always + realRootCount(rest[0].map((c, k) => c + s * rest[1][k]!))),
    normalAt,
  };
}

/**
 * Further hyperroots by ascending s. Some slices hold a curve of forms with three of them: then two come at the same s on every line, and the angle
 * decides about their order, not rounding.
 */
function ordered(crossings: readonly Breakpoint[], scale: number): Breakpoint[] {
  const sorted = [...crossings].sort((a, b) => a.s - b.s);
  const groups: Breakpoint[][] = [];
  for (const one of sorted) {
    const before = groups.at(-1)?.at(-1);
    if (before !== undefined && one.s - before.s <= sameParameter * (Math.abs(one.s) + scale)) groups.at(-1)!.push(one);
    else groups.push([one]);
  }
  return groups.flatMap((group) => group.sort((a, b) => a.angle - b.angle).map((one) => ({ ...one, s: group[0]!.s })));
}

/** Breakpoints nearer than this are one point, relative to the numbers on the line. */
const sameParameter = 1e-10;

/** The same for breakpoints of two kinds; and angles of double roots nearer than this are those of one triple root. */
const sameAcrossKinds = 2e-12;
const sameRoot = 1e-7;

/**
 * Breakpoints where rounding decides on all lines of a slice: a further hyperroot comes before roots that meet at the same form, and two pairs of roots
 * that meet and part in one triple root are none.
 */
function settled(found: readonly Breakpoint[], scale: number): Breakpoint[] {
  const result: Breakpoint[] = [];
  for (const next of found) {
    const last = result.at(-1);
    if (last === undefined || last.kind !== 'rootsMeet' || next.s - last.s > sameAcrossKinds * (Math.abs(last.s) + scale)) result.push(next);
    else if (next.kind === 'hyperroot') result.splice(-1, 1, { ...next, s: last.s }, last);
    else if (Math.abs(Math.sin(next.angle - last.angle)) < sameRoot) result.pop();
    else result.push(next);
  }
  return result;
}

/** Vanishes where the two sections of a form have a common root. */
function resultantOf(form: Form): number {
  const [even, odd] = polyphaseSections(form, 2);
  if (even === undefined || odd === undefined) return 0;
  return even.length + odd.length > 2 ? (odd.length === 1 ? odd[0]! : resultant(even, odd)) : 0;
}

/** The forms c + s m. */
type Pencil = readonly [Form, Form];

const isSeam = (theta: number): boolean => theta === 0 || theta === Math.PI / 2;

/** Whether x² : y² = cos θ : sin θ has two real roots x : y, one twice, or none. */
const signOf = (theta: number): string => (isSeam(theta) ? '0' : theta < Math.PI / 2 ? '+' : '-');

/** Quotient of a form by βx² − αy², for a form that has this factor. */
export function hyperrootQuotient(form: Form, alpha: number, beta: number): number[] {
  const halves = polyphaseSections(form, 2).map((section) => divideByRoot(section, alpha, beta));
  return Array.from({ length: form.length - 2 }, (_, k) => halves[k % 2]![Math.floor(k / 2)]!);
}

/** Below this, relative to the form, a value is 0. */
const vanishing = 1e-9;

/** A coefficient below this, relative to the form, is 0 on all lines. */
const noCoefficient = 1e-12;

/**
 * Real double roots of c + s m. A fixed further hyperroot at 0 or infinity is a root of multiplicity two or more, at exactly the same s = s₀; other double
 * roots may come and pass it. Neither is left to rounding: their t = s − s₀ are those of the pencil (c + s₀ m) + t m, and those with t < 0 are set apart.
 */
function rootMeetings([constant, slope]: Pencil, seams: readonly Breakpoint[]): { before: Breakpoint[]; after: Breakpoint[] } {
  const isDouble = ({ angle }: Breakpoint, form: Form): boolean => Math.abs(evaluateForm(form, Math.cos(angle), Math.sin(angle))) <= vanishing * Math.hypot(...form);
  const seam = slope.length < 3 ? undefined : seams.find((one) => isDouble(one, wronskian(constant, slope)));
  const origin = seam?.s ?? 0;
  const own = seam === undefined ? null : multipleAt(seam.angle, constant.map((c, k) => c + origin * slope[k]!));
  const shifted = own?.form ?? constant;
  let meeting: Form = wronskian(shifted, slope);
  const [before, after]: [Breakpoint[], Breakpoint[]] = [[], []];
  const add = (t: number, angle: number, change: number): void => void (seam !== undefined && t < 0 ? before : after).push({ s: origin + t + 0, kind: 'rootsMeet', angle, change, mark: false });
  if (seam !== undefined && own !== null) {
    const [x, y] = [Math.cos(seam.angle), Math.sin(seam.angle)];
    for (let i = 1; i < own.multiplicity && meeting.length > 1; i++) meeting = divideByRoot(meeting, x, y);
    // of an odd number of roots that meet one goes on
    if (own.multiplicity % 2 === 0) add(0, seam.angle, own.leading * evaluateForm(slope, x, y) < 0 ? 2 : -2);
  }
  for (const angle of meetingAngles(meeting)) {
    const [x, y] = [Math.cos(angle), Math.sin(angle)];
    const t = -evaluateForm(shifted, x, y) / evaluateForm(slope, x, y);
    if (Number.isFinite(t)) add(t, angle, rootsGained(shifted, slope, t, x, y));
  }
  return { before, after };
}

/** The form with zeros in the place of the rounding that keeps it from a root of multiplicity two or more at 0 or infinity, and its first coefficient there that is none. */
function multipleAt(angle: number, form: Form): { form: Form; multiplicity: number; leading: number } {
  const size = Math.hypot(...form);
  const fromThere = angle === 0 ? form : [...form].reverse();
  const first = fromThere.findIndex((c, k) => k >= 2 && Math.abs(c) > noCoefficient * size);
  const multiplicity = first < 0 ? 2 : first;
  const clean = fromThere.map((c, k) => (k < multiplicity ? 0 : c));
  return { form: angle === 0 ? clean : [...clean].reverse(), multiplicity, leading: clean[multiplicity] ?? 0 };
}

/** The s at which both halves of c + s m vanish at a hyperroot. A half that stands still there says nothing about s. */
function crossingAt(constant: Form, slope: Form, sizes: HyperrootLine['sizes'], { angle, mark, s }: FurtherHyperroot): Breakpoint[] {
  if (s !== undefined) return Number.isFinite(s) ? [{ s: s + 0, kind: 'hyperroot', angle, change: 0, mark }] : [];
  const [X, Y] = [Math.cos(angle), Math.sin(angle)];
  const [e, o] = polyphaseSections(slope, 2).map((half) => evaluateForm(half, X, Y));
  const r = Math.abs(e!) * sizes[1] > Math.abs(o!) * sizes[0] ? 0 : 1;
  const change = r === 0 ? e! : o!;
  if (!(Math.abs(change) > rounding * sizes[r]!)) return [];
  return [{ s: -evaluateForm(polyphaseSections(constant, 2)[r]!, X, Y) / change + 0, kind: 'hyperroot', angle, change: 0, mark }];
}

/** The angles at which both halves of some c + s m vanish: s eliminated, the zeros of c₀m₁ − c₁m₀, without those given. */
export function commonZeros(constant: Form, slope: Form, without: readonly number[]): { angles: number[]; valueAt: (theta: number) => number } {
  const [[c0, c1], [m0, m1]] = [polyphaseSections(constant, 2), polyphaseSections(slope, 2)];
  if (c1 === undefined || m1 === undefined) return { angles: [], valueAt: () => 0 };
  const [crossed, other] = [multiplyForms(c0!, m1), multiplyForms(c1, m0!)];
  const meeting = crossed.map((x, k) => x - other[k]!);
  const rest = without.reduce<Form>((form, angle) => (form.length > 1 ? divideByRoot(form, Math.cos(angle), Math.sin(angle)) : form), meeting);
  // in symmetric slices it vanishes at one θ on all lines
  const least = rounding * (maxNorm(c0!) * maxNorm(m1) + maxNorm(c1) * maxNorm(m0!));
  return {
    angles: realRoots(rest),
    valueAt: (theta) => {
      const value = evaluateForm(meeting, Math.cos(theta), Math.sin(theta));
      return Math.abs(value) <= least ? 0 : value;
    },
  };
}
