import type { Form } from '../polynomial/form.ts';

export interface TexOptions {
  /** Significant digits of the coefficients; null writes every digit. Default 3. */
  readonly digits?: number | null;
  /** S: the form is written in x^S and y^S. Default 1. */
  readonly stride?: number;
}

/**
 * Form as TeX, such as "x^{2}-2 x y+0.5 y^{2}": no coefficients 1, no terms 0; the zero form is "0".
 *
 * @throws RangeError if the form is empty, a coefficient is not finite, or the options are out of range.
 */
export function formToTex(form: Form, { digits = 3, stride = 1 }: TexOptions = {}): string {
  if (form.length === 0) throw new RangeError('formToTex: no coefficient');
  if (!Number.isInteger(stride) || stride < 1) throw new RangeError(`formToTex: stride ${stride} is not an integer ≥ 1`);
  const terms = form.flatMap((c, j) => (c === 0 ? [] : [term(c, (form.length - 1 - j) * stride, j * stride, digits)]));
  return terms.length === 0 ? '0' : terms.join('').replace(/^\+/, '');
}

/**
 * Filter as a TeX row vector: "(1,\,-2,\,0.5)".
 *
 * @throws RangeError if a coefficient is not finite.
 */
export const filterToTex = (filter: Form, { digits = 3 }: Pick<TexOptions, 'digits'> = {}): string =>
  `(${filter.map((c) => numberToTex(c, digits)).join(',\\,')})`;

/**
 * Number as TeX with so many significant digits (null: all), trailing zeros dropped; powers of ten below 10^-3 and from 10^6 on.
 *
 * @throws RangeError if it is not finite or digits is not between 1 and 17.
 */
export function numberToTex(value: number, digits: number | null = 3): string {
  if (!Number.isFinite(value)) throw new RangeError(`numberToTex: ${value} is not a finite number`);
  if (digits !== null && !(Number.isInteger(digits) && digits >= 1 && digits <= 17)) throw new RangeError(`numberToTex: ${digits} digits`);
  // + 0 turns -0 into 0
  const rounded = (digits === null ? value : Number(value.toPrecision(digits))) + 0;
  const size = Math.abs(rounded);
  if (rounded === 0 || (size >= 1e-3 && size < 1e6)) return String(rounded);
  const [mantissa, exponent] = (digits === null ? rounded.toExponential() : rounded.toExponential(digits - 1)).split('e');
  const factor = String(Number(mantissa));
  const power = `10^{${Number(exponent)}}`;
  return factor === '1' ? power : factor === '-1' ? `-${power}` : `${factor}\\cdot ${power}`;
}

/** Signed term c x^a y^b. */
function term(c: number, a: number, b: number, digits: number | null): string {
  const monomial = [factor('x', a), factor('y', b)].filter((text) => text !== '').join(' ');
  const size = numberToTex(Math.abs(c), digits);
  const body = monomial === '' ? size : size === '1' ? monomial : `${size} ${monomial}`;
  return `${c < 0 ? '-' : '+'}${body}`;
}

const factor = (name: string, exponent: number): string => (exponent === 0 ? '' : exponent === 1 ? name : `${name}^{${exponent}}`);
