import type { Form } from '../../polynomial/form.ts';
import { formatRootPattern, type RootPattern } from '../../polynomial/formatRootPattern.ts';
import { clipRuling } from '../clippedRuling.ts';
import { divideByRoot } from '../quotient.ts';
import { lineOf, type Breakpoint, type Ruling, type RulingFamily } from '../ruling.ts';
import { displacement, formAt, type Equation } from '../slice.ts';
import type { Vector3 } from '../vector3.ts';
import type { View } from '../view.ts';
import { conditionAt, vanishingAtPair } from './conditions.ts';
import { leastSquaresQuotient } from './commonFactor.ts';
import type { HyperrootPlace } from './marks.ts';
import { noRoots, patternAbove, withMark, withReal, withSimple, type CoreRoots } from './patterns.ts';
import { pencilBreakpoints, type Reference } from './pencilBreakpoints.ts';
import { rootsOnPiece, simpleBeside } from './pieces.ts';
import { countRoots, labelOf, readLabel } from './rootCounts.ts';
import { isSigned, type Mark, type SpecialSlice } from './specialSlice.ts';

/** A straight piece of a curve stratum. */
export interface LinePiece {
  readonly pattern: RootPattern;
  readonly start: Vector3;
  readonly end: Vector3;
  /** True if its forms have a pair of conjugate roots of the factor twice: no plane or sheet of the discriminant holds the line. */
  readonly isolated: boolean;
}

/** A point with its root pattern. */
export interface PatternPoint {
  readonly pattern: RootPattern;
  readonly position: Vector3;
}

/** A line of forms with the same roots at marks, and the pencil of their quotients by these. */
interface RootLine {
  readonly first: Equation;
  readonly second: Equation;
  readonly roots: CoreRoots;
  readonly quotient: (form: Form) => Form;
}

/**
 * The lines of a special slice on which two of its fixed places are roots of the core, or one of them with multiplicity one more than in the
 * whole plane, or a pair of conjugate ones; and the points on them where the forms are more special still.
 */
export function specialLines(special: SpecialSlice, view: View): { readonly pieces: readonly LinePiece[]; readonly points: readonly PatternPoint[] } {
  const pieces: LinePiece[] = [];
  const points: PatternPoint[] = [];
  for (const line of linesOf(special)) {
    const family = familyOf(special, line);
    const ruling = family?.at(0) ?? null;
    if (family === null || ruling === null) continue;
    const { cuts, labels } = clipRuling(family, 0, ruling, view);
    labels.forEach((label, i) => {
      pieces.push({ pattern: family.sheet(label).pattern!, start: cuts[i]!.point, end: cuts[i + 1]!.point, isolated: line.roots.atPairs.length > 0 });
    });
    cuts.forEach(({ breakpoint, point }, i) => {
      const roots = breakpoint === null ? null : rootsAt(special, line.roots, breakpoint, labels[i - 1]!, labels[i]!);
      if (roots !== null) points.push({ pattern: patternAbove(special, roots), position: point });
    });
  }
  return { pieces, points };
}

function linesOf({ core, marks, pairs }: SpecialSlice): RootLine[] {
  const forms = [core.origin, ...core.directions];
  const ofMarks = marks.flatMap((mark, i): RootLine[] => [
    {
      first: mark.plane,
      second: conditionAt(core, mark.angle, mark.order),
      roots: withMark(noRoots, mark, mark.order + 1),
      quotient: (form) => divideAt(form, mark, mark.order + 1),
    },
    ...marks.slice(0, i).map((other): RootLine => ({
      first: mark.plane,
      second: other.plane,
      roots: withMark(withMark(noRoots, mark, mark.order), other, other.order),
      quotient: (form) => divideAt(divideAt(form, mark, mark.order), other, other.order),
    })),
  ]);
  const ofPairs = pairs.map((pair): RootLine => {
    const { re, im, inverted } = pair.point;
    const [first, second] = vanishingAtPair(forms, re, im, inverted);
    return { first, second, roots: { ...noRoots, atPairs: [pair] }, quotient: (form) => leastSquaresQuotient(form, quadraticAt(pair)) };
  });
  return [...ofMarks, ...ofPairs].filter(({ roots }) => rootCount(roots) < core.origin.length);
}

const rootCount = ({ marks, atPairs }: CoreRoots): number => marks.reduce((sum, [, m]) => sum + m, 0) + 2 * atPairs.length;

function divideAt(form: Form, { angle }: Mark, times: number): Form {
  let rest = form;
  for (let i = 0; i < times; i++) rest = divideByRoot(rest, Math.cos(angle), Math.sin(angle));
  return rest;
}

/** The definite quadratic form with a pair of roots. */
function quadraticAt({ point: { re, im, inverted } }: HyperrootPlace): Form {
  const form = [1, -2 * re, re * re + im * im];
  return inverted ? form.reverse() : form;
}

/** The line as a family of one ruling; null if its equations are dependent. */
function familyOf(special: SpecialSlice, { first, second, roots, quotient }: RootLine): RulingFamily | null {
  const { core, marks } = special;
  const line = lineOf(first, second);
  if (line === null) return null;
  const [constant, slope] = [quotient(formAt(core, line.base)), quotient(displacement(core, line.direction))];
  const signed = isSigned(special);
  const references = marks.map((mark): Reference => ({ kind: 'fixed', angle: mark.angle, order: roots.marks.some(([own]) => own === mark) ? 1 : mark.order }));
  const ruling: Ruling = {
    theta: 0,
    ...line,
    breakpoints: pencilBreakpoints(constant, slope, references, signed),
    labelAt: (s) => labelOf(countRoots(constant.map((c, k) => c + s * slope[k]!), signed)),
    normalAt: () => line.direction,
  };
  return {
    from: 0,
    to: 0,
    closed: false,
    reverses: false,
    twisted: false,
    at: () => ruling,
    sheet: (label) => {
      const pattern = patternAbove(special, withSimple(roots, readLabel(label)));
      return { id: formatRootPattern(pattern), pattern };
    },
    keeps: () => true,
  };
}

/** The roots of the form at a breakpoint of a line; null for the zero form. */
function rootsAt({ marks }: SpecialSlice, roots: CoreRoots, { kind, angle }: Breakpoint, below: number, above: number): CoreRoots | null {
  if (kind === 'zero') return null;
  const mark = kind === 'fixed' ? marks.find((other) => other.angle === angle) : undefined;
  if (mark !== undefined) return rootsOnPiece(roots, mark, below, above, roots.marks.some(([own]) => own === mark) ? 1 : mark.order);
  return withSimple(withReal(roots, 2, readLabel(below).negative !== readLabel(above).negative), simpleBeside(below, above, false));
}
