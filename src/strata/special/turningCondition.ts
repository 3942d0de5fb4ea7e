import { circleDerivative } from '../../polynomial/circleDerivative.ts';
import type { Form } from '../../polynomial/form.ts';
import { divideByRoot } from '../quotient.ts';
import { scaled } from '../vector3.ts';
import type { Equation } from '../slice.ts';
import { apart } from './angles.ts';
import { conditionAt, vanishingAt } from './conditions.ts';
import type { SpecialSlice } from './specialSlice.ts';

/** Nearer to a mark of higher order than this the forms of a ruling are in too special a position for breakpoints to have digits. */
const tooNear = 5e-7;

/** The second of the two linear conditions of a ruling, beside P(cos θ, sin θ) = 0. */
export interface TurningCondition {
  /** null next to a mark of higher order. */
  at(theta: number): Equation | null;
  /** True if it changes its sign when θ has gone round. */
  readonly reverses: boolean;
}

/**
 * The condition dP/dθ = 0 in a form that stays independent of P = 0 at marks φ of higher order: there dP/dθ = λ P for all forms of the slice,
 * so that dP/dθ − λ P has the root φ in all of them, by which it is divided.
 */
export function turningCondition({ core, marks }: SpecialSlice): TurningCondition {
  const forms = [core.origin, ...core.directions];
  const derivatives = forms.map(circleDerivative);
  const higher = marks.flatMap(({ angle, order }) => (order < 2 ? [] : [{ angle, divided: dividedForms(forms, derivatives, ratioAt(conditionAt(core, angle, 0), conditionAt(core, angle, 1)), angle) }]));
  return {
    reverses: higher.length % 2 === 1,
    at(theta) {
      const [x, y] = [Math.cos(theta), Math.sin(theta)];
      let nearest: (typeof higher)[number] | null = null;
      for (const mark of higher) if (nearest === null || Math.abs(apart(theta, mark.angle)) < Math.abs(apart(theta, nearest.angle))) nearest = mark;
      if (nearest === null) return vanishingAt(derivatives, x, y);
      if (Math.abs(apart(theta, nearest.angle)) < tooNear) return null;
      const { constant, normal } = vanishingAt(nearest.divided, x, y);
      // divided by the roots of the other marks too, up to a positive number
      const sign = higher.reduce((product, mark) => (mark === nearest || Math.sin(mark.angle - theta) > 0 ? product : -product), 1);
      return { constant: sign * constant, normal: scaled(normal, sign) };
    },
  };
}

/** λ with second = λ first, for dependent equations. */
function ratioAt(first: Equation, second: Equation): number {
  const [p, q] = [[first.constant, ...first.normal], [second.constant, ...second.normal]];
  return p.reduce((sum, value, i) => sum + value * q[i]!, 0) / p.reduce((sum, value) => sum + value * value, 0);
}

function dividedForms(forms: readonly Form[], derivatives: readonly Form[], ratio: number, angle: number): Form[] {
  const [x, y] = [Math.cos(angle), Math.sin(angle)];
  return forms.map((form, i) => divideByRoot(derivatives[i]!.map((c, k) => c - ratio * form[k]!), x, y));
}
