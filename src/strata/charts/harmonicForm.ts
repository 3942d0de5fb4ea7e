import { dilateForm, multiplyForms, type Form } from '../../polynomial/form.ts';

/** Largest degree up to which the coefficients of harmonic forms are below 2^53. */
const largestExactDegree = 50;

/**
 * The form of degree n that is cos(kθ − phase) at (x, y) = (cos θ, sin θ): Re e^{−i phase} (x + iy)^k (x² + y²)^{(n−k)/2}.
 * For k = n it has n real roots, equally spaced on RP¹. Above degree 50 it is scaled by 2^−n, or its coefficients would overflow.
 *
 * @param k At most n, of the same parity.
 */
export function harmonicForm(n: number, k: number, phase = 0): number[] {
  // (x + iy)^k and (x² + y²)^m in steps of 1/2 and 1/4, so that every degree has the same scale 2^−n
  let [real, imaginary]: [number[], number[]] = [[1], [0]];
  for (let i = 0; i < k; i++) {
    const next = (a: Form, b: Form, sign: number): number[] =>
      Array.from({ length: i + 2 }, (_, j) => ((a[j] ?? 0) + sign * (b[j - 1] ?? 0)) / 2);
    [real, imaginary] = [next(real, imaginary, -1), next(imaginary, real, 1)];
  }
  let form = real.map((c, j) => c * cosine(phase) + imaginary[j]! * cosine(phase - Math.PI / 2));
  for (let i = k; i < n; i += 2) form = multiplyForms(form, [0.25, 0, 0.25]);
  return form.map((c) => c * (n <= largestExactDegree ? 2 ** n : 1) + 0);
}

/** Cosine, exactly 0 at odd multiples of π/2: coefficients that vanish must not be roundings. */
export function cosine(angle: number): number {
  const value = Math.cos(angle);
  return Math.abs(value) < 1e-15 ? 0 : value;
}

/**
 * Middle between the phases at which cos nθ and cos(kθ − phase) have a mirror symmetry in common: roots of high multiplicity, which a
 * generic slice avoids, need such a symmetry. The phases repeat with period π gcd(k, n)/n up to rotations and signs.
 */
export const genericPhase = (n: number, k: number): number => (k === 0 ? 0 : (Math.PI * greatestDivisor(k, n)) / (2 * n));

const greatestDivisor = (a: number, b: number): number => (b === 0 ? a : greatestDivisor(b, a % b));

/** The form with x and y replaced by linear forms: w(x a₀ + y b₀, x a₁ + y b₁). */
export function substituted(form: Form, a: readonly [number, number], b: readonly [number, number]): number[] {
  const [u, v]: [Form, Form] = [
    [a[0], b[0]],
    [a[1], b[1]],
  ];
  const sum = new Array<number>(form.length).fill(0);
  form.forEach((c, k) => {
    let term: number[] = [c];
    for (let i = k; i < form.length - 1; i++) term = multiplyForms(term, u);
    for (let i = 0; i < k; i++) term = multiplyForms(term, v);
    term.forEach((t, j) => (sum[j]! += t));
  });
  return sum;
}

/** The form p₀(x², y²) + xy-part of p₁: coefficients of p₀ at the even places, of p₁ at the odd ones; n + 1 places. */
export function interlaced(n: number, even: Form | null, odd: Form | null): number[] {
  const form = new Array<number>(n + 1).fill(0);
  if (even) dilateForm(even, 2).forEach((c, j) => (form[j]! += c));
  if (odd) dilateForm(odd, 2).forEach((c, j) => (form[j + 1]! += c));
  return form;
}
