import { circleDerivative } from '../../polynomial/circleDerivative.ts';
import { evaluateForm, type Form } from '../../polynomial/form.ts';
import type { Equation, Slice } from '../slice.ts';

/** The linear condition that forms vanish at (x : y), read on a slice given by its origin and its three directions. */
export function vanishingAt(forms: readonly Form[], x: number, y: number): Equation {
  const [constant, a, b, c] = forms.map((form) => evaluateForm(form, x, y));
  return { constant: constant!, normal: [a!, b!, c!] };
}

/** The linear condition that the derivative of some order of a slice's forms along the circle vanishes at an angle. */
export function conditionAt({ origin, directions }: Slice, angle: number, order: number): Equation {
  let forms: readonly Form[] = [origin, ...directions];
  for (let i = 0; i < order; i++) forms = forms.map(circleDerivative);
  return vanishingAt(forms, Math.cos(angle), Math.sin(angle));
}

/** The two linear conditions that forms vanish at a point x / y = re + i im, or y / x if `inverted`. */
export function vanishingAtPair(forms: readonly Form[], re: number, im: number, inverted: boolean): [Equation, Equation] {
  const values = forms.map((form) => {
    let [u, v] = [0, 0];
    for (const c of inverted ? [...form].reverse() : form) [u, v] = [u * re - v * im + c, u * im + v * re];
    return [u, v] as const;
  });
  const part = (i: 0 | 1): Equation => ({ constant: values[0]![i], normal: [values[1]![i], values[2]![i], values[3]![i]] });
  return [part(0), part(1)];
}
