import { evaluateForm } from '../../polynomial/form.ts';
import { formatRootPattern } from '../../polynomial/formatRootPattern.ts';
import { partialEquations } from '../discriminantRulings.ts';
import { doubleRootQuotient, zeroOfPencil } from '../quotient.ts';
import { lineOf, type CurvePlace, type RulingFamily, type SheetLabel } from '../ruling.ts';
import { displacement, formAt } from '../slice.ts';
import { scaled, unit, type Vector3 } from '../vector3.ts';
import { zeroOf } from '../zeroOf.ts';
import { vanishingAt } from './conditions.ts';
import { noRoots, possiblePatternAbove, withReal, withSimple, type CoreRoots } from './patterns.ts';
import { pencilBreakpoints, signsAt, type Reference } from './pencilBreakpoints.ts';
import { countRoots, isNegative, labelOf, readLabel } from './rootCounts.ts';
import { rootsOnPiece, simpleBeside } from './pieces.ts';
import { turningCondition } from './turningCondition.ts';
import { settledFamily } from './settledFamily.ts';
import { isSigned, type SpecialSlice } from './specialSlice.ts';

/**
 * The discriminant of the core of a special slice as a family of lines: ℓ_θ holds the forms F p(x^m, y^m) with a double root of p at
 * (X : Y) = (cos θ : sin θ). Besides the breakpoints of rulings in general there are those at which p vanishes at a mark. If m is even the
 * two parts θ < π/2 and θ > π/2 are sheets of their own: above a negative hyperroot there are no real roots.
 *
 * Labels hold the numbers of real roots of the quotient; on a cone also its signs at the marks, which turn from ruling to ruling.
 *
 * @source derived, see positionOf
 */
export function coreRulings(special: SpecialSlice): RulingFamily {
  const { core, marks } = special;
  const signed = isSigned(special);
  const forms = [core.origin, ...core.directions];
  // rounding must not hide on some lines of a cone that they meet
  const zero = zeroOf(core);
  const turning = turningCondition(special);
  const fixed = marks.map(({ angle, order }): Reference => ({ kind: 'fixed', angle, order }));
  // forms change their sign where they vanish at these, but their label need not change
  const odd = fixed.filter(({ order }) => order % 2 === 1);
  const sheets = new Map<number, SheetLabel>();
  const family: RulingFamily = {
    from: 0,
    to: Math.PI,
    closed: true,
    reverses: turning.reverses,
    equations: partialEquations(forms),
    twisted: false,
    at(theta) {
      const [x, y] = [Math.cos(theta), Math.sin(theta)];
      const tangent = vanishingAt(forms, x, y);
      const second = turning.at(theta);
      const found = second === null ? null : lineOf(tangent, second);
      if (found === null) return null;
      const line = zero === null ? found : { base: zero, direction: found.direction };
      const slope = doubleRootQuotient(displacement(core, line.direction), x, y);
      const constant = zero === null ? doubleRootQuotient(formAt(core, line.base), x, y) : slope.map(() => 0);
      const [c, m] = [evaluateForm(constant, x, y), evaluateForm(slope, x, y)];
      const passing = odd.map(({ angle }) => [constant, slope].map((form) => evaluateForm(form, Math.cos(angle), Math.sin(angle))) as [number, number]);
      const isCone = zeroOfPencil(constant, slope) !== null;
      const normal = unit(tangent.normal);
      const side = signed && isNegative(theta) ? 1 : 0;
      return {
        theta,
        ...line,
        breakpoints: pencilBreakpoints(constant, slope, [{ kind: 'triple', angle: theta, order: 1, moves: true }, ...fixed], signed),
        parityAt: (s) => (c + s * m > 0) !== (passing.filter(([at, change]) => at + s * change > 0).length % 2 === 1),
        labelAt: (s) => labelOf(countRoots(isCone ? slope : constant.map((value, k) => value + s * slope[k]!), signed), side + (isCone ? 2 * signsAt(slope, fixed) : 0)),
        curveLabel: ({ kind, angle }) => (kind === 'fixed' ? String(marks.findIndex((mark) => mark.angle === angle)) : ''),
        normalAt: (_s, inside): Vector3 => (c + inside * m > 0 ? scaled(normal, -1) : normal),
      };
    },
    sheet(label) {
      let sheet = sheets.get(label);
      if (sheet === undefined) {
        const pattern = possiblePatternAbove(special, withSimple(doubleOn(label), readLabel(label)));
        sheet = { id: pattern === null ? 'none' : formatRootPattern(pattern), pattern };
        sheets.set(label, sheet);
      }
      return sheet;
    },
    keeps: () => true,
    curvePattern(curve) {
      const roots = rootsOnCurve(special, curve);
      return roots === null ? null : possiblePatternAbove(special, roots);
    },
  };
  return settledFamily(family, special);
}

const isOnNegativeSide = (label: number): boolean => readLabel(label).signs % 2 === 1;

const doubleOn = (label: number): CoreRoots => withReal(noRoots, 2, isOnNegativeSide(label));

/** The roots of the forms on a curve of breakpoints, or on a ruling of a cone at which the pattern changes; null if it is no stratum of its own. */
function rootsOnCurve({ marks }: SpecialSlice, { kind, below, above, label }: CurvePlace): CoreRoots | null {
  const negative = isOnNegativeSide(below);
  // the rulings at 0 and π/2 are lines of another kind
  if (kind === 'zero' || negative !== isOnNegativeSide(above)) return null;
  if (kind === 'fixed') return rootsOnPiece(doubleOn(below), marks[Number(label)]!, below, above);
  if (kind === 'triple') return withSimple(withReal(noRoots, 3, negative), simpleBeside(below, above, negative));
  const [one, other] = [readLabel(below), readLabel(above)];
  const turned = Math.floor(one.signs / 4) ^ Math.floor(other.signs / 4);
  if (one.positive + one.negative === other.positive + other.negative) {
    const mark = marks[Math.log2(turned)];
    return mark === undefined ? null : rootsOnPiece(doubleOn(below), mark, below, above);
  }
  return withSimple(withReal(doubleOn(below), 2, one.negative !== other.negative), simpleBeside(below, above, false));
}
