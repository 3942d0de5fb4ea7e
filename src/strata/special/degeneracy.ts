import { numericalGcd } from '../../polynomial/gcd.ts';
import { rootPattern } from '../../polynomial/rootPattern.ts';
import { circleDerivative } from '../../polynomial/circleDerivative.ts';
import { multiplyForms } from '../../polynomial/form.ts';
import { doubleRootQuotient, zeroOfPencil } from '../quotient.ts';
import { lineOf } from '../ruling.ts';
import { displacement, formAt, type Slice } from '../slice.ts';
import { vanishingAt } from './conditions.ts';

/** Angles at which a slice is tried. */
const probes = [0.4321, 1.2345, 2.3456];

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
    if (zeroOfPencil(constant, slope) === null) return (numericalGcd([constant, slope], undefined, { largest: 1 })?.form.length ?? 1) > 1;
    const { real, complex } = rootPattern(multiplyForms([y * y, -2 * x * y, x * x], slope), sameRoot);
    return real.some((m) => m > 2) || real.filter((m) => m === 2).length > 1 || complex.some((m) => m > 1);
  });
}
