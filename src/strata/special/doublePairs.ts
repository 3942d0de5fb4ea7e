import type { RootPattern } from '../../polynomial/formatRootPattern.ts';
import { circleDerivative } from '../../polynomial/circleDerivative.ts';
import { evaluateForm, type Form } from '../../polynomial/form.ts';
import { realRoots } from '../../polynomial/realRoots.ts';
import { conjugatePairs } from '../conjugatePairs.ts';
import { divideByRoot, doubleRootQuotient } from '../quotient.ts';
import type { Quality } from '../quality.ts';
import type { Vector3 } from '../vector3.ts';
import type { View } from '../view.ts';
import { zeroOf } from '../zeroOf.ts';
import { conePairs } from './conePairs.ts';
import { noRoots, patternAbove, rootCount, withMark, withReal, withSimple, type CoreRoots } from './patterns.ts';
import { signsAt, type Reference } from './pencilBreakpoints.ts';
import { simpleBeside } from './pieces.ts';
import { countRoots, isNegative, labelOf, readLabel } from './rootCounts.ts';
import type { PatternPoint } from './specialLines.ts';
import { isSigned, type SpecialSlice } from './specialSlice.ts';

/** A curve of one root pattern, in double precision: segments are pairs of vertices. */
export interface PatternCurve {
  readonly pattern: RootPattern;
  readonly positions: readonly number[];
  readonly index: readonly number[];
}

/** What a special slice holds of forms whose core has a pair of conjugate double roots, away from the sheets of the discriminant. */
export interface DoublePairs {
  readonly curves: readonly PatternCurve[];
  readonly points: readonly PatternPoint[];
  readonly everywhere: boolean;
}

const doublePair: CoreRoots = { ...noRoots, pairs: [2] };

/**
 * The curves of forms F g(x^m, y^m)² r(x^m, y^m) with a definite quadratic form g, and their points at which two real roots of r meet or r
 * vanishes at a mark.
 *
 * @param flatness Largest distance between a segment and the true curve.
 */
export function doublePairs(special: SpecialSlice, view: View, quality: Quality, flatness: number): DoublePairs {
  const { core, marks } = special;
  if (core.origin.length < 5) return { curves: [], points: [], everywhere: false };
  const signed = isSigned(special);
  const references = marks.map(({ angle, order }): Reference => ({ kind: 'fixed', angle, order }));
  const { curves, meetings, everywhere } = conjugatePairs(core, 'square', view, quality, flatness, (rest) => quotientLabel(rest, signed, references));
  const zero = everywhere ? zeroOf(core) : null;
  const lines = zero === null ? null : conePairs(core, 'square');
  if (zero !== null && lines !== null) return { curves: lines.flatMap(({ direction, quotient }) => wholeLine(special, view, zero, direction, quotient)), points: [], everywhere: false };
  return {
    curves: curves.map(({ label, positions, index }) => ({ pattern: patternAbove(special, rootsOn(special, label)), positions, index })),
    points: meetings.flatMap(({ position, labels }) => {
      const roots = rootsAtMeeting(special, ...labels);
      return roots === null || rootCount(roots) > core.origin.length - 1 ? [] : [{ position, pattern: patternAbove(special, roots) }];
    }),
    everywhere,
  };
}

/** A form this small at a zero of its derivative, or at a mark, relative to its norm, has a double root, or a root, there. */
const doubleRoot = 1e-9;

/**
 * The label of a quotient r: its numbers of roots and signs at the marks, and at which of these it vanishes, without the roots there. If r has a double root, on all of a curve or where two roots meet, the
 * label is that of r without this root, as a negative number, with the side of the root as its lowest bit.
 */
function quotientLabel(rest: Form, signed: boolean, references: readonly Reference[]): number {
  const at = references.map(({ angle, order }) => order < rest.length && Math.abs(evaluateForm(rest, Math.cos(angle), Math.sin(angle))) < doubleRoot * Math.hypot(...rest));
  if (at.includes(true)) {
    const left = references.reduce<Form>((form, { angle, order }, i) => (at[i]! ? dividedAt(form, angle, order) : form), rest);
    const places = at.reduce((sum, here, i) => sum + (here ? 2 ** i : 0), 0);
    return labelOf(countRoots(left, signed), signsAt(left, references) + places * 2 ** (references.length + 1));
  }
  const double = rest.length < 3 ? undefined : realRoots(circleDerivative(rest)).find((angle) => Math.abs(evaluateForm(rest, Math.cos(angle), Math.sin(angle))) < doubleRoot * Math.hypot(...rest));
  if (double === undefined) return labelOf(countRoots(rest, signed), signsAt(rest, references));
  const left = doubleRootQuotient(rest, Math.cos(double), Math.sin(double));
  return -1 - 2 * labelOf(countRoots(left, signed), signsAt(left, references)) - (signed && isNegative(double) ? 1 : 0);
}

const dividedAt = (form: Form, angle: number, times: number): Form =>
  Array.from({ length: Math.min(times, form.length - 1) }).reduce<Form>((rest) => divideByRoot(rest, Math.cos(angle), Math.sin(angle)), form);

/** The roots of the core on a stretch of a curve. */
function rootsOn({ marks }: SpecialSlice, label: number): CoreRoots {
  if (label >= 0) {
    const places = placesOf(marks.length, label);
    return withSimple(marks.reduce((roots, mark, i) => (Math.floor(places / 2 ** i) % 2 === 1 ? withMark(roots, mark, mark.order) : roots), doublePair), readLabel(label));
  }
  const code = -1 - label;
  return withSimple(withReal(doublePair, 2, code % 2 === 1), readLabel(Math.floor(code / 2)));
}

/** At which marks r vanishes, as bits of a label that is not negative. */
const placesOf = (marks: number, label: number): number => Math.floor(readLabel(label).signs / 2 ** (marks + 1));

/** What the view shows of a line through the zero filter. */
function wholeLine(special: SpecialSlice, view: View, zero: Vector3, direction: Vector3, quotient: Form): PatternCurve[] {
  const chord = view.chord(zero, direction);
  if (chord === null) return [];
  const pattern = patternAbove(special, withSimple(doublePair, countRoots(quotient, isSigned(special))));
  return [{ pattern, positions: [...chord.start, ...chord.end], index: [0, 1] }];
}

/** What happens between two neighbouring stretches of a curve: a root passes a mark, or two meet; null if it is not known. */
function rootsAtMeeting(special: SpecialSlice, below: number, above: number): CoreRoots | null {
  if (below < 0 || above < 0) return below < 0 && above < 0 ? null : rootsOn(special, Math.min(below, above));
  const { marks } = special;
  if (placesOf(marks.length, below) !== placesOf(marks.length, above)) return null;
  const [one, other] = [readLabel(below), readLabel(above)];
  const turned = Math.floor(one.signs / 2) ^ Math.floor(other.signs / 2);
  const mark = marks[Math.log2(turned)];
  const change = one.positive + one.negative - other.positive - other.negative;
  if (mark !== undefined && change === 0) {
    const counts = { positive: one.positive, negative: one.negative };
    const same = one.positive === other.positive;
    return withSimple(withMark(doublePair, mark, mark.order), same ? simpleBeside(labelOf(counts), labelOf(counts), mark.negative) : simpleBeside(below, above, false));
  }
  // where all forms that vanish at a mark do so twice, two roots meet there
  if (mark !== undefined && mark.order % 2 === 0 && Math.abs(change) === 2) return withSimple(withMark(doublePair, mark, mark.order), simpleBeside(below, above, false));
  if (turned !== 0 || Math.abs(change) !== 2) return null;
  return withSimple(withReal(doublePair, 2, one.negative !== other.negative), simpleBeside(below, above, false));
}
