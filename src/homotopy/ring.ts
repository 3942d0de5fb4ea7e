import type { ProgramBuilder, Value } from '../program/ir.ts';

/** Arithmetic on values of a program: equations are written once, for real and for complex numbers. */
export interface Ring<T> {
  constant(value: number): T;
  add(a: T, b: T): T;
  subtract(a: T, b: T): T;
  multiply(a: T, b: T): T;
  /** n a for a real number n. */
  times(n: number, a: T): T;
}

/** A complex number in a program. */
export interface ComplexValue {
  readonly re: Value;
  readonly im: Value;
}

export const realRing = (builder: ProgramBuilder): Ring<Value> => ({
  constant: (value) => builder.constant(value),
  add: (a, b) => builder.add(a, b),
  subtract: (a, b) => builder.subtract(a, b),
  multiply: (a, b) => builder.multiply(a, b),
  times: (n, a) => builder.multiply(builder.constant(n), a),
});

/** Complex arithmetic; `scale` multiplies by a real value. */
export const complexRing = (builder: ProgramBuilder): Ring<ComplexValue> & { scale(factor: Value, a: ComplexValue): ComplexValue } => ({
  scale: (factor, a) => ({ re: builder.multiply(factor, a.re), im: builder.multiply(factor, a.im) }),
  constant: (value) => ({ re: builder.constant(value), im: builder.constant(0) }),
  add: (a, b) => ({ re: builder.add(a.re, b.re), im: builder.add(a.im, b.im) }),
  subtract: (a, b) => ({ re: builder.subtract(a.re, b.re), im: builder.subtract(a.im, b.im) }),
  multiply: (a, b) => ({
    re: builder.subtract(builder.multiply(a.re, b.re), builder.multiply(a.im, b.im)),
    im: builder.add(builder.multiply(a.re, b.im), builder.multiply(a.im, b.re)),
  }),
  times: (n, a) => ({ re: builder.multiply(builder.constant(n), a.re), im: builder.multiply(builder.constant(n), a.im) }),
});

/** Coefficients of a polynomial in a program; null stands for a coefficient that is zero whatever the inputs. */
export type Coefficients<T> = readonly (T | null)[];

/** Σ of the terms that are there; null if none is. */
export const sumOf = <T>(ring: Ring<T>, terms: readonly (T | null)[]): T | null =>
  terms.reduce<T | null>((sum, term) => (sum === null ? term : term === null ? sum : ring.add(sum, term)), null);

/** Product of two polynomials. */
export function productOf<T>(ring: Ring<T>, p: Coefficients<T>, q: Coefficients<T>): (T | null)[] {
  const terms: T[][] = Array.from({ length: p.length + q.length - 1 }, () => []);
  p.forEach((a, i) => {
    if (a !== null) q.forEach((b, j) => b !== null && terms[i + j]!.push(ring.multiply(a, b)));
  });
  return terms.map((sum) => sumOf(ring, sum));
}

/** Σ_k vector_{k + shift} p_k: the inner product with a polynomial moved by `shift`; null if the polynomial is. */
export const correlation = <T>(ring: Ring<T>, vector: Coefficients<T>, p: Coefficients<T>, shift = 0): T | null =>
  sumOf(ring, p.map((c, k) => {
    const v = vector[k + shift] ?? null;
    return c === null || v === null ? null : ring.multiply(v, c);
  }));
