import { numericalGcd } from '../../polynomial/gcd.ts';
import { rootPattern } from '../../polynomial/rootPattern.ts';
import { circleDerivative } from '../../polynomial/circleDerivative.ts';
import { evaluateForm, multiplyForms, type Form } from '../../polynomial/form.ts';
import { doubleRootQuotient, zeroOfPencil } from '../quotient.ts';
import { lineOf } from '../ruling.ts';
import { displacement, formAt, type Slice } from '../slice.ts';
import { vanishingAt } from './conditions.ts';

/** Angles at which a slice is tried. */
const probes = [0.4321, 1.2345, 2.3456];

/** A value below this, relative to the form, is 0; Newton's step to a root is shorter than this, in radians, next to one of any multiplicity. */
const vanishing = 1e-15;
const rootStep = 1e-5;

/** Chordal distance below which roots count as one: a triple root is known to about this. */
const sameRoot = 1e-4;

/**
 * True if every form with a double root has a second multiple root, or one at a place that depends on that of the double root only:
 * on each ruling the quotients share a factor. Slices through the zero filter, whose rulings hold multiples of one form each, are no
 * such slices unless that form has a second multiple root.
 */
export function hasStaticRoots(slice: Slice): boolean {
  const forms = [slice.origin, ...slice.directions];
  const derivatives = forms.map(circleDerivative);
  return probes.every((theta) => {
    const [x, y] = [Math.cos(theta), Math.sin(theta)];
    const line = lineOf(vanishingAt(forms, x, y), vanishingAt(derivatives, x, y));
    if (line === null) return false;
    const constant = doubleRootQuotient(formAt(slice, line.base), x, y);
    const slope = doubleRootQuotient(displacement(slice, line.direction), x, y);
    if (zeroOfPencil(constant, slope) === null) return shareRoot(constant, slope);
    const { real, complex } = rootPattern(multiplyForms([y * y, -2 * x * y, x * x], slope), sameRoot);
    return real.some((m) => m > 2) || real.filter((m) => m === 2).length > 1 || complex.some((m) => m > 1);
  });
}

/**
 * True if two forms have a common root. Next to a root of high multiplicity a form is so small that a simple root of the other one seems to be shared, in
 * spite of its distance: Newton's step tells.
 */
function shareRoot(p: Form, q: Form): boolean {
  if ((numericalGcd([p, q], undefined, { largest: 1 })?.form.length ?? 1) === 1) return false;
  const common = numericalGcd([p, q])!.form;
  if (common.length > 2) return true;
  const size = Math.hypot(...common);
  const [x, y] = [common[1]! / size, -common[0]! / size];
  return [p, q].every((form) => {
    const value = Math.abs(evaluateForm(form, x, y));
    return value <= vanishing * Math.hypot(...form) || value <= rootStep * Math.abs(evaluateForm(circleDerivative(form), x, y));
  });
}
