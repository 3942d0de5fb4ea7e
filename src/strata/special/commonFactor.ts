import { leastSquares } from '../../numeric/solve.ts';
import { approximateRoots } from '../../polynomial/approximateRoots.ts';
import { affordableExactForm, exactFormGcd, isWrittenExactly, toDoubles } from '../../polynomial/exactForm.ts';
import { isZeroForm, maxNorm, multiplyForms, type Form } from '../../polynomial/form.ts';
import { numericalGcd } from '../../polynomial/gcd.ts';
import { affineValue } from '../../polynomial/projectiveRoot.ts';

/** Forms of one degree as a common factor times quotients. */
export interface CommonFactor {
  readonly factor: Form;
  readonly quotients: readonly Form[];
}

/** A value below this, relative to the sum of the moduli of its terms, may be that of a common root: multiple roots are known to a few digits only. */
const perhapsZero = 1e-2;

/** Largest residual of a division that rounding explains, relative to the form. */
const exactDivision = 1e-12;

/**
 * Splits off the greatest common divisor of forms, common powers of x and y included: exactly where coefficients are written numbers,
 * numerically (and only if the quotients are exact to rounding) where they were computed. Zero forms are multiples of every factor.
 *
 * @returns The factor 1 if the forms have none in common.
 */
export function splitCommonFactor(forms: readonly Form[]): CommonFactor {
  const size = forms[0]!.length;
  const nonzero = forms.filter((form) => !isZeroForm(form));
  const first = Math.min(...nonzero.map((form) => form.findIndex((c) => c !== 0)));
  const last = Math.max(...nonzero.map((form) => form.findLastIndex((c) => c !== 0)));
  const powers = [...zeros(first), 1, ...zeros(size - 1 - last)];
  const stripped = forms.map((form) => form.slice(first, last + 1));
  const factor = gcdWithoutPowers(stripped.filter((form) => !isZeroForm(form)));
  if (factor.length > 1) {
    const quotients = stripped.map((form) => quotientBy(form, factor));
    if (quotients.every((quotient) => quotient !== null)) return { factor: multiplyForms(powers, factor), quotients };
  }
  return { factor: powers, quotients: stripped };
}

const zeros = (count: number): number[] => Array.from({ length: count }, () => 0);

function gcdWithoutPowers(forms: readonly Form[]): readonly number[] {
  if (!mayShareRoot(forms)) return [1];
  const exact = forms.every(isWrittenExactly) ? forms.map(affordableExactForm) : [null];
  if (exact.every((form) => form !== null)) return toDoubles(exactFormGcd(exact));
  return numericalGcd(forms)?.form ?? [1];
}

/** A quick look: at some root of one form all the others are small. */
function mayShareRoot([one, ...others]: readonly Form[]): boolean {
  const first = one!.findIndex((c) => c !== 0);
  const last = one!.findLastIndex((c) => c !== 0);
  // roots at 0 and infinity that all forms nearly share are found by the gcd only
  const nearPower = [0, one!.length - 1].some((end) => [one!, ...others].every((form) => Math.abs(form[end]!) < perhapsZero * maxNorm(form)));
  return nearPower || approximateRoots(one!.slice(first, last + 1), 0).some(({ point }) => others.every((form) => isSmallAt(form, point)));
}

function isSmallAt(form: Form, point: Parameters<typeof affineValue>[0]): boolean {
  const given = point.inverted ? [...form].reverse() : form;
  let [re, im, sum] = [0, 0, 0];
  const modulus = Math.hypot(point.re, point.im);
  for (const c of given) {
    [re, im] = [re * point.re - im * point.im + c, re * point.im + im * point.re];
    sum = sum * modulus + Math.abs(c);
  }
  return Math.hypot(re, im) <= perhapsZero * sum;
}

/** Quotient of a form by a factor that divides it up to rounding, by least squares over all its coefficients. */
export function leastSquaresQuotient(form: Form, factor: Form): number[] {
  const size = form.length - factor.length + 1;
  const solved = leastSquares(form.map((_, k) => Array.from({ length: size }, (_c, i) => factor[k - i] ?? 0)), form);
  return solved.status === 'solved' ? [...solved.solution] : zeros(size);
}

/** The quotient if the factor divides the form; else null. */
function quotientBy(form: Form, factor: Form): number[] | null {
  const quotient = leastSquaresQuotient(form, factor);
  const rest = multiplyForms(factor, quotient).map((c, k) => c - form[k]!);
  return maxNorm(rest) <= exactDivision * maxNorm(form) ? quotient : null;
}
