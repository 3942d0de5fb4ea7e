import { maxNorm, type Form } from '../../polynomial/form.ts';

/** A coefficient below this, relative to the largest of its form, is zero: some hundred roundings. */
const vanishing = 1e-14 * 100;

/**
 * The largest m such that all forms are forms in x^m, y^m: the greatest common divisor of the places of their coefficients. It is the
 * degree at most, and 1 for forms without structure.
 *
 * @param forms Forms of one degree without a common factor.
 */
export function latticeStride(forms: readonly Form[]): number {
  let stride = forms[0]!.length - 1;
  for (const form of forms) {
    const least = vanishing * maxNorm(form);
    form.forEach((c, k) => {
      if (Math.abs(c) > least) stride = greatestDivisor(stride, k);
    });
  }
  return stride;
}

const greatestDivisor = (a: number, b: number): number => (b === 0 ? a : greatestDivisor(b, a % b));

/** The form p with p(x^m, y^m) = P. */
export const compressed = (form: Form, stride: number): number[] => form.filter((_, k) => k % stride === 0);
