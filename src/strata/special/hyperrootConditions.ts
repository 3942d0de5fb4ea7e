import { evaluateForm, type Form } from '../../polynomial/form.ts';
import { polyphaseSections } from '../../polynomial/polyphase.ts';
import { realRoots } from '../../polynomial/realRoots.ts';
import { divideByRoot } from '../quotient.ts';
import { rankDrops } from '../rankDrops.ts';
import type { Equation, Slice } from '../slice.ts';
import { apart } from './angles.ts';
import { splitCommonFactor } from './commonFactor.ts';

/**
 * The condition that one polyphase section of a slice's forms vanishes at (X : Y), as four forms in X, Y: that of the origin and those of the
 * three directions.
 */
export type Condition = readonly Form[];

/** The conditions of the even and of the odd section. */
export type Conditions = readonly [Condition, Condition];

/** A value below this, relative to the condition, is rounding. */
const vanishing = 1e-10;

/** Hyperroots nearer than this are one. */
const sameAngle = 1e-6;

/** The even and odd sections of a slice's forms, of degree 2 or more. */
export function conditionsOf({ origin, directions }: Slice): Conditions {
  const sections = [origin, ...directions].map((form) => polyphaseSections(form, 2));
  return [sections.map((section) => section[0]!), sections.map((section) => section[1]!)];
}

/** The condition at an angle, as an equation on the slice. */
export function conditionOn(condition: Condition, theta: number): Equation {
  const [constant, a, b, c] = valuesAt(condition, theta);
  return { constant: constant!, normal: [a!, b!, c!] };
}

const valuesAt = (condition: Condition, theta: number): number[] => condition.map((form) => evaluateForm(form, Math.cos(theta), Math.sin(theta)));

/** Largest coefficient of a condition. */
export const sizeOf = (condition: Condition): number => Math.max(Number.MIN_VALUE, ...condition.flatMap((form) => form.map(Math.abs)));

/** Angles at which the two conditions are dependent: one is void at the roots that all forms of a section share, elsewhere it may follow from the other. */
export function dependentAngles(conditions: Conditions): number[] {
  const angles = [...conditions.flatMap((condition) => realRoots(splitCommonFactor(condition).factor)), ...rankDrops(sineBetween(conditions))];
  return angles.filter((theta, i) => angles.slice(0, i).every((other) => Math.abs(apart(theta, other)) > sameAngle));
}

/** Sine of the angle between the two conditions at θ, constants included: 0 where one follows from the other. */
const sineBetween =
  (conditions: Conditions) =>
  (theta: number): number => {
    const [p, q] = conditions.map((condition) => valuesAt(condition, theta)) as [number[], number[]];
    const [m, n] = [Math.hypot(...p), Math.hypot(...q)];
    if (m === 0 || n === 0) return 0;
    const cosine = p.reduce((sum, value, i) => sum + (value / m) * (q[i]! / n), 0);
    return Math.hypot(...p.map((value, i) => value / m - (cosine * q[i]!) / n));
  };

/**
 * Conditions with the same lines ℓ_θ that do not become dependent at the angles given, although the sections' own conditions do.
 *
 * At θ₀ one condition is void, E(θ₀) = 0, or they are proportional, E(θ₀) = λ O(θ₀). Then sin(θ − θ₀) divides E, or E − λ O cos(θ − θ₀)^k with k
 * the difference of the degrees, and the quotient takes the place of E. This is done as often as it is possible.
 *
 * @param angles Where the conditions are dependent, each once.
 * @source derived
 */
export function independent(conditions: Conditions, angles: readonly number[]): Conditions {
  let [even, odd] = conditions;
  for (const theta of angles)
    for (let times = conditions[0][0]!.length; times > 0; times--) {
      if (isVoid(even, theta)) even = divided(even, theta);
      else if (isVoid(odd, theta)) odd = divided(odd, theta);
      else if (even[0]!.length >= odd[0]!.length) {
        const less = without(even, odd, theta);
        if (!isVoid(less, theta)) break;
        even = divided(less, theta);
      } else {
        const less = without(odd, even, theta);
        if (!isVoid(less, theta)) break;
        odd = divided(less, theta);
      }
    }
  return [even, odd];
}

const isVoid = (condition: Condition, theta: number): boolean => condition[0]!.length > 1 && Math.hypot(...valuesAt(condition, theta)) <= vanishing * sizeOf(condition);

const divided = (condition: Condition, theta: number): Condition => condition.map((form) => divideByRoot(form, Math.cos(theta), Math.sin(theta)));

/** p − λ q cos(φ − θ)^k, where λ makes it least at φ = θ. */
function without(p: Condition, q: Condition, theta: number): Condition {
  const [here, other] = [valuesAt(p, theta), valuesAt(q, theta)];
  const lambda = here.reduce((sum, value, i) => sum + value * other[i]!, 0) / other.reduce((sum, value) => sum + value * value, 0);
  let raised = q;
  while (raised[0]!.length < p[0]!.length) raised = raised.map((form) => timesCosine(form, theta));
  return p.map((form, i) => form.map((c, k) => c - lambda * raised[i]![k]!));
}

/** The form times X cos θ + Y sin θ. */
const timesCosine = (form: Form, theta: number): Form => [...form, 0].map((c, k) => c * Math.cos(theta) + (form[k - 1] ?? 0) * Math.sin(theta));
