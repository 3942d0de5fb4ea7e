import { type ExactInput, bitLength, splitDouble, toDouble, toRational } from './exactNumber.ts';
import { type IntegerPolynomial, derivative, integerGcd, polynomialGcd, primitivePart, squareFreeDecomposition, trim, exactQuotient } from './integerPolynomial.ts';

/** A binary form with integer coefficients, highest power of x first, full length (leading zeros are roots at infinity). */
export type ExactForm = readonly bigint[];

/**
 * Integer form proportional to the given one by a positive factor: denominators cleared, content divided out.
 * @throws RangeError for an entry that is no integer, fraction or finite double.
 */
export function toExactForm(form: readonly ExactInput[]): bigint[] {
  const entries = form.map(toRational);
  let common = 1n;
  for (const { denominator } of entries) common = (common / integerGcd(common, denominator)) * denominator;
  const integers = entries.map(({ numerator, denominator }) => numerator * (common / denominator));
  // the zero form keeps its length, which is its degree
  return integers.some((c) => c !== 0n) ? primitivePart(integers) : integers;
}

/** Doubles of a form proportional to the exact one by a power of two, largest coefficient near 1. */
export function toDoubles(form: ExactForm): number[] {
  const bits = form.reduce((most, c) => Math.max(most, bitLength(c)), 0);
  return form.map((c) => toDouble(c, -bits));
}

/**
 * True if the doubles look written rather than computed: at most 44 significant bits each (integers, short dyadic fractions),
 * so that they may be taken at their word and every question be decided over the rationals.
 */
export const isWrittenExactly = (form: readonly number[]): boolean =>
  form.every((c) => Number.isFinite(c) && bitLength(splitDouble(c).mantissa) <= 44);

/** Exact square-free parts and Sturm sequences grow with degree² · bits; above this they take longer than a page may wait. */
const largestExactWork = 100_000;

/** The doubles as an exact form, or null if deciding root questions about it exactly would take longer than a tenth of a second. */
export function affordableExactForm(form: readonly number[]): bigint[] | null {
  // a bound from degree and least bits comes first: the conversion itself is not free
  if (form.length ** 2 > largestExactWork) return null;
  const exact = toExactForm(form);
  const bits = exact.reduce((most, c) => Math.max(most, bitLength(c)), 0);
  return form.length ** 2 * bits <= largestExactWork ? exact : null;
}

/** Multiplicity of the root at infinity (1:0): the number of leading zeros. */
export const leadingZeros = (form: ExactForm): number => {
  const first = form.findIndex((c) => c !== 0n);
  return first < 0 ? form.length : first;
};

/** Homogeneous gcd of forms (zero forms are skipped); [1n] if coprime, [] if all are zero. Common powers of x and y count. */
export function exactFormGcd(forms: readonly ExactForm[]): bigint[] {
  const nonzero = forms.filter((f) => f.some((c) => c !== 0n));
  if (nonzero.length === 0) return [];
  const infinity = Math.min(...nonzero.map(leadingZeros));
  let common: IntegerPolynomial = [];
  for (const f of nonzero) common = polynomialGcd(common, trim(f));
  return [...new Array<bigint>(infinity).fill(0n), ...common];
}

/** Exact quotient of forms, primitive. @throws RangeError if the divisor does not divide. */
export function exactFormQuotient(form: ExactForm, divisor: ExactForm): bigint[] {
  const infinity = leadingZeros(form) - leadingZeros(divisor);
  if (infinity < 0) throw new RangeError('exactFormQuotient: the divisor has a higher root at infinity');
  return [...new Array<bigint>(infinity).fill(0n), ...exactQuotient(trim(form), trim(divisor))];
}

/** Exact form read in x^S, y^S. */
export function dilateExactForm(form: ExactForm, stride: number): bigint[] {
  const dilated = new Array<bigint>((form.length - 1) * stride + 1).fill(0n);
  form.forEach((c, j) => (dilated[j * stride] = c));
  return dilated;
}

/** Number of distinct roots on P¹(C). @throws RangeError for the zero form. */
export function countDistinctRoots(form: ExactForm): number {
  const finite = trim(form);
  if (finite.length === 0) throw new RangeError('countDistinctRoots: the zero form');
  const repeated = polynomialGcd(finite, derivative(finite));
  return finite.length - repeated.length + (leadingZeros(form) > 0 ? 1 : 0);
}

/** Square-free parts on P¹: the finite factors, and the root at infinity as a part of its own (factor null). */
export function exactParts(form: ExactForm): { multiplicity: number; factor: bigint[] | null }[] {
  const finite = trim(form);
  if (finite.length === 0) throw new RangeError('exactParts: the zero form has no roots');
  const infinity = leadingZeros(form);
  return [
    ...squareFreeDecomposition(finite),
    ...(infinity > 0 ? [{ multiplicity: infinity, factor: null }] : []),
  ];
}
