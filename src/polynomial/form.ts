/**
 * Real binary forms as coefficient vectors: w stands for P(x, y) = Σ_j w_j x^{D−j} y^j, highest power of x first.
 * Leading zeros are roots at infinity (x:y) = (1:0), trailing zeros are roots at (0:1); neither is ever stripped.
 */
export type Form = readonly number[];

/** Degree D = length − 1 of a form; leading zeros count. */
export const degree = (form: Form): number => form.length - 1;

/** True if every coefficient is zero. */
export const isZeroForm = (form: Form): boolean => form.every((c) => c === 0);

/** Largest absolute coefficient max_j |w_j|. */
export const maxNorm = (form: Form): number => form.reduce((m, c) => Math.max(m, Math.abs(c)), 0);

/** Euclidean norm |w| without overflow. */
export function euclideanNorm(form: Form): number {
  const scale = maxNorm(form);
  if (scale === 0 || !Number.isFinite(scale)) return scale;
  return scale * Math.sqrt(form.reduce((sum, c) => sum + (c / scale) ** 2, 0));
}

/** Value P(x, y). */
export function evaluateForm(form: Form, x: number, y: number): number {
  let value = 0;
  let power = 1;
  for (const c of form) {
    value = value * x + c * power;
    power *= y;
  }
  return value;
}

/** Product P Q: the convolution of the coefficient vectors. */
export function multiplyForms(p: Form, q: Form): number[] {
  const product = new Array<number>(p.length + q.length - 1).fill(0);
  for (let i = 0; i < p.length; i++)
    for (let j = 0; j < q.length; j++) product[i + j]! += p[i]! * q[j]!;
  return product;
}

/** The same form read in x^S, y^S: S − 1 zeros between neighbouring coefficients. */
export function dilateForm(form: Form, stride: number): number[] {
  const dilated = new Array<number>((form.length - 1) * stride + 1).fill(0);
  form.forEach((c, j) => (dilated[j * stride] = c));
  return dilated;
}

/** Scalar multiple tP. */
export const scaleForm = (form: Form, factor: number): number[] => form.map((c) => c * factor);
