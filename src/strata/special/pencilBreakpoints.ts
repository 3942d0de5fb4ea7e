import { circleDerivative } from '../../polynomial/circleDerivative.ts';
import { evaluateForm, type Form } from '../../polynomial/form.ts';
import { divideByRoot, meetingAngles, rootsGained, wronskian, zeroOfPencil } from '../quotient.ts';
import type { Breakpoint } from '../ruling.ts';
import { apart } from './angles.ts';
import { isNegative, oneNegative, onePositive } from './rootCounts.ts';

/** A place that roots of a pencil's forms pass: the root of multiplicity two or more that all of them stand beside, or a mark. */
export interface Reference {
  readonly kind: 'triple' | 'fixed';
  readonly angle: number;
  /** Multiplicity with which forms of the pencil vanish here if they do. */
  readonly order: number;
  /** True if the place is another one on the next ruling: then it is neither 0 nor infinity, however near it is. */
  readonly moves?: boolean;
}

/** Nearer to a reference than this a double root is ordered against it by theory: below, its distance squared is lost in rounding. */
const near = 1e-4;

/** Breakpoints farther apart than this, relative to the numbers on the line, are told apart: by the distance squared, and cubed. */
const nearGap = 1e-9;
const tripleGap = 1e-11;

/** Breakpoints of roots that have nothing to do with each other are at one place if they are nearer than this: some thousand roundings. */
const coincident = 2e-12;

/** A value below this, relative to the form, is 0: then no form of the pencil vanishes at the reference, or all do. */
const noSlope = 1e-13;

/** A derivative below this, relative to the terms that it is the sum of, vanishes. */
const vanishingDerivative = 1e-10;

/** Angles nearer than this to 0 or π/2 are there. */
const atSeam = 1e-12;

/**
 * The breakpoints of a pencil c + s m of forms that stand beside fixed roots: where a form vanishes at a reference, and where it has a
 * double root; a single 'zero' if all forms are multiples of one. Changes are those of labels, see rootCounts.
 *
 * @param signed True if roots X/Y > 0 and X/Y < 0 are counted apart.
 */
export function pencilBreakpoints(constant: Form, slope: Form, references: readonly Reference[], signed: boolean): Breakpoint[] {
  const zero = zeroOfPencil(constant, slope);
  if (zero !== null) return [{ s: zero, kind: 'zero', angle: references[0]?.angle ?? 0, change: 0, mark: signsAt(slope, references) % 2 === 1 }];
  const meeting = deflated(wronskian(constant, slope), references);
  const found: Breakpoint[] = [];
  for (const reference of references) {
    const passing = passage(constant, slope, reference, signed);
    if (passing === null) continue;
    const { kind, angle } = reference;
    const mark = meeting.length > 0 && evaluateForm(meeting, Math.cos(angle), Math.sin(angle)) > 0;
    found.push({ ...passing, kind, angle, mark });
  }
  for (const angle of meetingAngles(meeting)) {
    const [x, y] = [Math.cos(angle), Math.sin(angle)];
    const s = -evaluateForm(constant, x, y) / evaluateForm(slope, x, y) + 0;
    if (!Number.isFinite(s)) continue;
    const gained = rootsGained(constant, slope, s, x, y);
    found.push({ s, kind: 'double', angle, change: gained * (signed && isNegative(angle) ? oneNegative : onePositive), mark: false });
  }
  found.sort((a, b) => a.s - b.s);
  const size = Math.hypot(...constant) / Math.hypot(...slope);
  orderCoincident(found, size);
  // a double root at distance δ from a reference and the passage of that reference are K δ² apart, where K has the sign of the double root's
  // gain; and a root that passes moves away from the double root if roots are gained
  for (let i = 1; i < found.length; i++) orderByTheory(found, i, references, signed, size);
  return found;
}

/** The Wronskian without the roots that it has because forms vanish at a reference with higher multiplicity. */
function deflated(form: number[], references: readonly Reference[]): number[] {
  let rest = form;
  for (const { angle, order } of references) for (let i = 1; i < order && rest.length > 1; i++) rest = divideByRoot(rest, Math.cos(angle), Math.sin(angle));
  return rest;
}

/** Signs of a form at the references, as bits, and as the lowest bit their product. */
export function signsAt(form: Form, references: readonly Reference[]): number {
  let [bits, parity] = [0, 0];
  references.forEach(({ angle }, i) => {
    if (!(evaluateForm(form, Math.cos(angle), Math.sin(angle)) > 0)) return;
    bits += 2 ** (i + 1);
    parity = 1 - parity;
  });
  return bits + parity;
}

/**
 * The references with the multiplicity with which the forms of a family of pencils vanish there: more than one if it is so in all the given
 * pencils, which are to be in general position within the family.
 */
export function withOrders(references: readonly Reference[], pencils: readonly (readonly [Form, Form])[]): Reference[] {
  return references.map((reference) => ({ ...reference, order: Math.max(reference.order, Math.min(...pencils.map(([constant, slope]) => orderAt(constant, slope, reference.angle)))) }));
}

/** Multiplicity with which the form of a pencil that vanishes at an angle does so; 1 if none or all vanish. */
function orderAt(constant: Form, slope: Form, angle: number): number {
  const [x, y] = [Math.cos(angle), Math.sin(angle)];
  const [c, m] = [evaluateForm(constant, x, y), evaluateForm(slope, x, y)];
  if (Math.abs(m) <= noSlope * Math.hypot(...slope)) return 1;
  const s = -c / m;
  const size = Math.hypot(...constant) + Math.abs(s) * Math.hypot(...slope);
  let form: number[] = constant.map((value, k) => value + s * slope[k]!);
  if (Math.hypot(...form) <= noSlope * size) return 1;
  for (let order = 1; order < form.length; order++) {
    form = circleDerivative(form);
    if (Math.abs(evaluateForm(form, x, y)) > vanishingDerivative * size) return order;
  }
  return 1;
}

/** Where a form of the pencil vanishes at a reference, and what its label gains there; null if none does, or all do. */
function passage(constant: Form, slope: Form, reference: Reference, signed: boolean): { s: number; change: number } | null {
  const { angle, order } = reference;
  const [x, y] = [Math.cos(angle), Math.sin(angle)];
  const [c, m] = [evaluateForm(constant, x, y), evaluateForm(slope, x, y)];
  const s = -c / m + 0;
  if (!Number.isFinite(s) || Math.abs(m) <= noSlope * Math.hypot(...slope)) return null;
  let form: number[] = constant.map((value, k) => value + s * slope[k]!);
  for (let i = 0; i < order; i++) form = circleDerivative(form);
  // near the reference the form is m (s − s₀) + curve φ^order
  const curve = evaluateForm(form, x, y);
  const seam = signed ? seamOf(reference) : null;
  if (order % 2 === 1) return { s, change: seam === null ? 0 : crossing(seam, m < 0 === curve < 0 ? -1 : 1) };
  const gained = m < 0 === curve < 0 ? -1 : 1;
  return { s, change: gained * (seam === null ? 2 * (signed && isNegative(angle) ? oneNegative : onePositive) : onePositive + oneNegative) };
}

/** 0 for infinity, where angles grow from X/Y < 0 to X/Y > 0, 1 for the hyperroot 0; null elsewhere. */
const seamOf = ({ angle, moves }: Reference): 0 | 1 | null =>
  moves === true ? null : Math.abs(apart(angle, 0)) < atSeam ? 0 : Math.abs(angle - Math.PI / 2) < atSeam ? 1 : null;

/** What a label gains when a root passes infinity or 0 towards larger angles (+1) or smaller ones (−1). */
const crossing = (seam: 0 | 1, towards: number): number => (seam === 0 ? towards : -towards) * (onePositive - oneNegative);

/**
 * Where breakpoints of roots that have nothing to do with each other are at one place on all rulings, as in symmetric slices, they keep their order:
 * references before double roots, and by their angles.
 */
function orderCoincident(found: Breakpoint[], size: number): void {
  const rank = ({ kind, angle }: Breakpoint): number => (kind === 'double' ? angle : angle - Math.PI);
  for (let i = 1; i < found.length; i++)
    for (let j = i; j > 0; j--) {
      const [first, second] = [found[j - 1]!, found[j]!];
      const isOnePlace = second.s - first.s <= coincident * (Math.abs(first.s) + size) && Math.abs(apart(first.angle, second.angle)) >= near;
      if (!isOnePlace || rank(first) <= rank(second)) break;
      [found[j - 1], found[j]] = atOnePlace(second, first);
    }
}

/** Puts two neighbouring breakpoints into the order that theory gives them, where they are so near that rounding decides. */
function orderByTheory(found: Breakpoint[], i: number, references: readonly Reference[], signed: boolean, size: number): void {
  const [first, second] = [found[i - 1]!, found[i]!];
  const gap = (second.s - first.s) / (Math.abs(first.s) + size);
  if (gap > nearGap || Math.abs(apart(first.angle, second.angle)) >= near) return;
  const isHigher = ({ kind, angle }: Breakpoint): boolean => kind !== 'double' && references.some((reference) => reference.angle === angle && reference.order > 1);
  if ((first.kind === 'double' || isHigher(first)) && (second.kind === 'double' || isHigher(second))) {
    // next to a triple root of the pencil two double roots stand at s = ±K δ³, and there are more roots between them
    if (first.change < 0 && second.change > 0 && gap < tripleGap) [found[i - 1], found[i]] = atOnePlace(second, first);
    return;
  }
  if ((first.kind === 'double') === (second.kind === 'double')) return;
  const [double, passing] = first.kind === 'double' ? [first, second] : [second, first];
  const gains = double.change > 0;
  const reference = references.find(({ kind, angle }) => kind === passing.kind && angle === passing.angle)!;
  const seam = signed ? seamOf(reference) : null;
  const passed = { ...passing, change: seam === null ? 0 : crossing(seam, apart(passing.angle, double.angle) > 0 === gains ? 1 : -1) };
  const [one, other] = gains ? [double, passed] : [passed, double];
  [found[i - 1], found[i]] = gains === (first === double) ? [one, other] : atOnePlace(one, other);
}

/** Two breakpoints in the middle between them. */
function atOnePlace(first: Breakpoint, second: Breakpoint): [Breakpoint, Breakpoint] {
  const s = (first.s + second.s) / 2;
  return [
    { ...first, s },
    { ...second, s },
  ];
}
