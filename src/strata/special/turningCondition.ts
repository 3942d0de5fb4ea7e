import { circleDerivative } from '../../polynomial/circleDerivative.ts';
import { evaluateForm, type Form } from '../../polynomial/form.ts';
import { divideByRoot } from '../quotient.ts';
import { scaled } from '../vector3.ts';
import type { Equation } from '../slice.ts';
import { apart } from './angles.ts';
import { vanishingAt } from './conditions.ts';
import type { Mark, SpecialSlice } from './specialSlice.ts';

/** Nearer to a mark of higher order than this the forms of a ruling are in too special a position for breakpoints to have digits. */
const tooNear = 5e-7;

/** Nearer to a mark of higher order than this the condition is divided, unless the form that is one at the mark is smaller than that. */
const near = 0.2;
const smallest = 0.3;

/** The second of the two linear conditions of a ruling, beside P(cos θ, sin θ) = 0. */
export interface TurningCondition {
  /** null next to a mark of higher order. */
  at(theta: number): Equation | null;
  /** True if it changes its sign when θ has gone round. */
  readonly reverses: boolean;
}

/** A mark of higher order: P = P(φ) E + l^k R for all forms of the slice, with l(θ) = sin(φ − θ). */
interface HigherMark {
  readonly angle: number;
  readonly order: number;
  readonly unit: Form;
  readonly unitDerivative: Form;
  readonly rests: readonly Form[];
  readonly restDerivatives: readonly Form[];
}

/**
 * The condition dP/dθ = 0 in a form that stays independent of P = 0 at marks φ of order k > 1: there P = P(φ) E + l^k R for all forms P of the
 * slice, with a form E that is one at φ, so that E P′ − E′ P = l^(k−1) ((k l′ R + l R′) E − l R E′), and the last factor is the condition.
 */
export function turningCondition({ core, marks }: SpecialSlice): TurningCondition {
  const forms = [core.origin, ...core.directions];
  const derivatives = forms.map(circleDerivative);
  const higher = marks.filter(({ order }) => order > 1).map((mark) => higherMark(forms, mark));
  /** Sign of the powers l^(k−1) by which the condition is divided. */
  const signAt = (theta: number): number => higher.reduce((sign, { angle, order }) => (order % 2 === 1 || Math.sin(angle - theta) > 0 ? sign : -sign), 1);
  return {
    reverses: higher.filter(({ order }) => order % 2 === 0).length % 2 === 1,
    at(theta) {
      const [x, y] = [Math.cos(theta), Math.sin(theta)];
      for (const mark of higher) {
        const off = apart(theta, mark.angle);
        if (Math.abs(off) < tooNear) return null;
        const unit = evaluateForm(mark.unit, x, y);
        // E changes its sign with odd degree when θ has gone round, as l does
        if (Math.abs(off) >= near || Math.abs(unit) < smallest) continue;
        const [l, slope] = [Math.sin(mark.angle - theta), -Math.cos(mark.angle - theta)];
        const turn = evaluateForm(mark.unitDerivative, x, y);
        const [constant, ...normal] = mark.rests.map((rest, i) => {
          const value = evaluateForm(rest, x, y);
          return (mark.order * slope * value + l * evaluateForm(mark.restDerivatives[i]!, x, y)) * unit - l * value * turn;
        });
        // l^(k−1) times this is E P′ − E′ P
        const sign = signAt(theta) * (mark.order % 2 === 1 || l > 0 ? 1 : -1) * Math.sign(unit);
        return { constant: sign * constant!, normal: scaled([normal[0]!, normal[1]!, normal[2]!], sign) };
      }
      const { constant, normal } = vanishingAt(derivatives, x, y);
      const sign = signAt(theta);
      return { constant: sign * constant, normal: scaled(normal, sign) };
    },
  };
}

function higherMark(forms: readonly Form[], { angle, order }: Mark): HigherMark {
  const [x, y] = [Math.cos(angle), Math.sin(angle)];
  const values = forms.map((form) => evaluateForm(form, x, y));
  const square = values.reduce((sum, value) => sum + value * value, 0);
  const unit = forms[0]!.map((_, k) => forms.reduce((sum, form, i) => sum + (values[i]! / square) * form[k]!, 0));
  const rests = forms.map((form, i) => {
    let rest: Form = form.map((c, k) => c - values[i]! * unit[k]!);
    for (let j = 0; j < order; j++) rest = divideByRoot(rest, x, y);
    return rest;
  });
  return { angle, order, unit, unitDerivative: circleDerivative(unit), rests, restDerivatives: rests.map(circleDerivative) };
}
