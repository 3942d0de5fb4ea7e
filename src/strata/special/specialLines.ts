import { evaluateForm, type Form } from '../../polynomial/form.ts';
import type { RootPattern } from '../../polynomial/formatRootPattern.ts';
import { clipRuling } from '../clippedRuling.ts';
import { divideByRoot, zeroOfPencil } from '../quotient.ts';
import { lineOf, type Breakpoint, type Ruling, type RulingFamily } from '../ruling.ts';
import { displacement, formAt, type Equation } from '../slice.ts';
import { along, cross, length, type Vector3 } from '../vector3.ts';
import type { View } from '../view.ts';
import { conditionAt, vanishingAtPair } from './conditions.ts';
import { leastSquaresQuotient } from './commonFactor.ts';
import type { HyperrootPlace } from './marks.ts';
import { lineFamily } from './lineFamily.ts';
import { noRoots, patternAbove, rootCount, withMark, withReal, withSimple, type CoreRoots } from './patterns.ts';
import { pencilBreakpoints, withOrders, type Reference } from './pencilBreakpoints.ts';
import { rootsOnPiece, simpleBeside } from './pieces.ts';
import { countRoots, labelOf, readLabel } from './rootCounts.ts';
import { isSigned, type Mark, type SpecialSlice } from './specialSlice.ts';
import { staticLine } from './staticLines.ts';
import { staticRulings } from './staticRulings.ts';

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
 * whole plane, or a pair of conjugate ones, and its static rulings; and the points on them where the forms are more special still.
 */
export function specialLines(special: SpecialSlice, view: View): { readonly pieces: readonly LinePiece[]; readonly points: readonly PatternPoint[] } {
  const pieces: LinePiece[] = [];
  const points: PatternPoint[] = [];
  const known: Pick<Ruling, 'base' | 'direction'>[] = [];
  for (const root of linesOf(special)) {
    const pencil = pencilOn(special, root);
    if (pencil === null || known.some((other) => areOne(other, pencil.line, view))) continue;
    known.push(pencil.line);
    const { roots, constant, slope } = pencil;
    const references = withOrders(special.marks.map(({ angle }) => ({ kind: 'fixed', angle, order: 1 })), [[constant, slope]]);
    const family = familyOf(special, pencil, references);
    const { cuts, labels } = clipRuling(family, 0, family.at(0), view);
    labels.forEach((label, i) => {
      pieces.push({ pattern: family.sheet(label).pattern!, start: cuts[i]!.point, end: cuts[i + 1]!.point, isolated: root.roots.atPairs.length > 0 });
    });
    cuts.forEach(({ breakpoint, point }, i) => {
      const more = breakpoint === null ? null : rootsAt(special, roots, references, breakpoint, labels[i - 1]!, labels[i]!);
      if (more !== null) points.push({ pattern: patternAbove(special, more), position: point });
    });
  }
  for (const ruling of staticRulings(special)) {
    if (known.some((other) => areOne(other, ruling.line, view))) continue;
    const line = staticLine(special, ruling, view);
    pieces.push(...line.pieces);
    points.push(...line.points);
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

/** True if two lines agree within the view up to rounding: two of the conditions may have a third one as a consequence. */
function areOne(one: Pick<Ruling, 'base' | 'direction'>, other: Pick<Ruling, 'base' | 'direction'>, { radius }: View): boolean {
  if (length(cross(one.direction, other.direction)) > sameLine) return false;
  return length(cross(one.direction, along(one.base, other.base, -1))) < sameLine * (radius + length(one.base));
}

/** A line with its pencil: all roots at marks that its forms share are taken out. */
interface Pencil {
  readonly line: Pick<Ruling, 'base' | 'direction'>;
  readonly roots: CoreRoots;
  readonly constant: Form;
  readonly slope: Form;
}

/** A value below this, relative to the form, is 0; lines nearer than this, relative to the view, are one. */
const vanishing = 1e-11;
const sameLine = 1e-9;

/** The pencil on a line; null if its equations are dependent, or all its forms are one. */
function pencilOn({ core, marks }: SpecialSlice, { first, second, roots: given, quotient }: RootLine): Pencil | null {
  const line = lineOf(first, second);
  if (line === null) return null;
  let [constant, slope, roots] = [quotient(formAt(core, line.base)), quotient(displacement(core, line.direction)), given];
  const size = Math.hypot(...core.origin) + Math.hypot(...displacement(core, line.direction));
  for (const mark of marks) {
    const [x, y] = [Math.cos(mark.angle), Math.sin(mark.angle)];
    while (constant.length > 1 && [constant, slope].every((form) => Math.abs(evaluateForm(form, x, y)) <= vanishing * size)) {
      [constant, slope, roots] = [divideByRoot(constant, x, y), divideByRoot(slope, x, y), withMark(roots, mark, 1)];
    }
  }
  return { line, roots, constant, slope };
}

/** The line as a family of one ruling. */
function familyOf(special: SpecialSlice, { line, roots, constant, slope }: Pencil, references: readonly Reference[]): RulingFamily {
  const signed = isSigned(special);
  const ruling: Ruling = {
    theta: 0,
    ...line,
    breakpoints: pencilBreakpoints(constant, slope, references, signed),
    labelAt: (s) => labelOf(countRoots(zeroOfPencil(constant, slope) === null ? constant.map((c, k) => c + s * slope[k]!) : slope, signed)),
    normalAt: () => line.direction,
  };
  return lineFamily(ruling, (label) => patternAbove(special, withSimple(roots, readLabel(label))));
}

/** The roots of the form at a breakpoint of a line; null for the zero form. */
function rootsAt({ marks }: SpecialSlice, roots: CoreRoots, references: readonly Reference[], { kind, angle }: Breakpoint, below: number, above: number): CoreRoots | null {
  if (kind === 'zero') return null;
  const i = kind === 'fixed' ? marks.findIndex((other) => other.angle === angle) : -1;
  if (i >= 0) return rootsOnPiece(roots, marks[i]!, below, above, references[i]!.order);
  return withSimple(withReal(roots, 2, readLabel(below).negative !== readLabel(above).negative), simpleBeside(below, above, false));
}
