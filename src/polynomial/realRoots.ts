import type { Form } from './form.ts';

/** Highest degree for which working space is kept; the strata of degree 10 lead to forms of degree 28. */
const largestDegree = 64;

/** Safeguarded Newton steps for one root; bisection alone needs 53. */
const refinements = 80;

/** Row m holds the derivative of order (degree − m), divided by its factorial, lowest power first; rows are as long as needed. */
const derivatives = Array.from({ length: largestDegree + 1 }, (_, m) => new Float64Array(m + 1));
let lower = new Float64Array(largestDegree + 2);
let upper = new Float64Array(largestDegree + 2);

/**
 * Real roots (cos φ : sin φ) of a form at which it changes sign, as angles φ in [0, π), ascending.
 *
 * Root by root through the derivatives: between neighbouring zeros of its derivative a polynomial is monotone, so it has one zero
 * there or none. Both affine charts |y| ≤ |x| and |x| < |y| are searched on [−1, 1], where powers stay below one. Nothing is
 * allocated but the answer. Roots of even multiplicity count only where the form is exactly 0 in rounded arithmetic; decide
 * patterns that matter with `rootPattern`.
 *
 * @throws RangeError for degrees above 64.
 * @source derived (Rolle's theorem)
 */
export function realRoots(form: Form): number[] {
  const degree = form.length - 1;
  const angles: number[] = [];
  const shallow = rootsInside(form, degree, false, true);
  for (let i = 0; i < shallow; i++) angles.push(wrapped(Math.atan(lower[i]!)));
  const steep = rootsInside(form, degree, true, false);
  for (let i = 0; i < steep; i++) angles.push(wrapped(Math.PI / 2 - Math.atan(lower[i]!)));
  return angles.sort((a, b) => a - b);
}

/** Number of real roots at which a form changes sign: all of them, if they are simple. */
export function realRootCount(form: Form): number {
  const degree = form.length - 1;
  if (degree === 1) return form[0] === 0 && form[1] === 0 ? 0 : 1;
  if (degree === 2) return form[1]! * form[1]! > 4 * form[0]! * form[2]! ? 2 : 0;
  return rootsInside(form, degree, false, true) + rootsInside(form, degree, true, false);
}

/** Zeros t in (−1, 1) of the polynomial with these coefficients, lowest power first, at which it changes sign, ascending. */
export function realRootsBetween(coefficients: readonly number[]): number[] {
  const count = rootsInside(coefficients, coefficients.length - 1, false, false);
  return Array.from(lower.subarray(0, count));
}

const wrapped = (angle: number): number => (angle < 0 ? angle + Math.PI : angle >= Math.PI ? angle - Math.PI : angle);

/** Zeros in [−1, 1] (or between, if not `closed`) of form(1, t), or of form(t, 1) if `steep`; left in `lower`. Returns their number. */
function rootsInside(form: Form, degree: number, steep: boolean, closed: boolean): number {
  if (degree < 1) return 0;
  if (degree > largestDegree) throw new RangeError(`realRoots: degree ${degree} is above ${largestDegree}`);
  const top = derivatives[degree]!;
  for (let k = 0; k <= degree; k++) top[k] = form[steep ? degree - k : k]!;
  for (let m = degree - 1; m >= 1; m--) {
    const above = derivatives[m + 1]!;
    const row = derivatives[m]!;
    const order = degree - m;
    for (let k = 0; k <= m; k++) row[k] = (above[k + 1]! * (k + 1)) / order;
  }
  let count = 0;
  for (let m = 1; m <= degree; m++) {
    const row = derivatives[m]!;
    const last = m === degree;
    let found = 0;
    let left = -1;
    let atLeft = valueOf(row, m, -1);
    if (atLeft === 0 && last && closed) upper[found++] = -1;
    for (let i = 0; i <= count; i++) {
      const right = i < count ? lower[i]! : 1;
      const atRight = valueOf(row, m, right);
      if (atRight === 0) {
        if (i < count || (last && closed)) upper[found++] = right;
      } else if (atLeft < 0 !== atRight < 0 && atLeft !== 0) upper[found++] = zeroBetween(row, m, left, right, atLeft);
      left = right;
      atLeft = atRight;
    }
    [lower, upper] = [upper, lower];
    count = found;
  }
  return count;
}

function valueOf(row: Float64Array, degree: number, t: number): number {
  let value = row[degree]!;
  for (let k = degree - 1; k >= 0; k--) value = value * t + row[k]!;
  return value;
}

/** The zero of a monotone stretch: Newton steps, and bisection where they leave the bracket. */
function zeroBetween(row: Float64Array, degree: number, from: number, to: number, atFrom: number): number {
  let [low, high] = [from, to];
  let t = (low + high) / 2;
  for (let step = 0; step < refinements; step++) {
    let value = row[degree]!;
    let slope = 0;
    for (let k = degree - 1; k >= 0; k--) {
      slope = slope * t + value;
      value = value * t + row[k]!;
    }
    if (value === 0) return t;
    if (value < 0 === atFrom < 0) low = t;
    else high = t;
    let next = t - value / slope;
    if (!(next > low && next < high)) next = (low + high) / 2;
    if (next === t || next === low || next === high) return next;
    t = next;
  }
  return t;
}
