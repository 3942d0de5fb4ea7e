import type { Form } from '../polynomial/form.ts';
import { realRoots } from '../polynomial/realRoots.ts';

/** Synthetic division of a form by βx − αy, from the end at which the divisor's coefficient is larger. */
export function divideByRoot(form: Form, alpha: number, beta: number): number[] {
  const length = form.length - 1;
  const quotient = new Array<number>(length);
  if (Math.abs(beta) >= Math.abs(alpha)) {
    let before = 0;
    for (let k = 0; k < length; k++) before = quotient[k] = (form[k]! + alpha * before) / beta;
  } else {
    let after = 0;
    for (let k = length - 1; k >= 0; k--) after = quotient[k] = (beta * after - form[k + 1]!) / alpha;
  }
  return quotient;
}

/** Quotient of a form by (βx − αy)², for a form that has this factor. */
export const doubleRootQuotient = (form: Form, alpha: number, beta: number): number[] =>
  divideByRoot(divideByRoot(form, alpha, beta), alpha, beta);

/**
 * Wronskian of two forms of degree d, (p_t q − p q_t) in the affine coordinate t, as a form of degree 2d − 2. The pencil p + s q
 * has a double root exactly at the zeros of the Wronskian, at s = −p/q there.
 *
 * @source derived (p + s q = 0 and its derivative, s eliminated)
 */
export function wronskian(p: Form, q: Form): number[] {
  const d = p.length - 1;
  const result = new Array<number>(Math.max(0, 2 * d - 1)).fill(0);
  for (let i = 0; i <= d; i++) for (let j = 0; j < i; j++) result[i + j - 1]! += (i - j) * (p[i]! * q[j]! - p[j]! * q[i]!);
  return result;
}

/** Angles at which the Wronskian of a pencil changes its sign. At 0 and infinity zeros may be exact: an even number of them is that of roots that meet and part at once. */
export function meetingAngles(meeting: Form): number[] {
  const first = meeting.findIndex((c) => c !== 0);
  if (first < 0) return [];
  const last = meeting.findLastIndex((c) => c !== 0);
  return realRoots(meeting.slice(first - (first % 2), last + 1 + ((meeting.length - 1 - last) % 2)));
}

/** What a real root count of p + s q gains when s grows past −p/q at a double root (x : y): +2 or −2. */
export function rootsGained(p: Form, q: Form, s: number, x: number, y: number): number {
  const d = p.length - 1;
  const flat = Math.abs(x) >= Math.abs(y);
  const t = flat ? y / x : x / y;
  let [value, first, second] = [0, 0, 0];
  for (let k = d; k >= 0; k--) {
    const i = flat ? k : d - k;
    second = second * t + first;
    first = first * t + value;
    value = value * t + p[i]! + s * q[i]!;
  }
  let slope = 0;
  for (let k = d; k >= 0; k--) slope = slope * t + q[flat ? k : d - k]!;
  return slope < 0 === second < 0 ? -2 : 2;
}

/** Two forms of a pencil count as proportional below this relative size: some hundred roundings. */
const proportional = 1e-11;

/** The s at which c + s m is the zero form, if c and m are proportional: the ruling passes through the zero filter. */
export function zeroOfPencil(constant: Form, slope: Form): number | null {
  let [cm, mm, cc] = [0, 0, 0];
  for (let k = 0; k < slope.length; k++) {
    cm += constant[k]! * slope[k]!;
    mm += slope[k]! * slope[k]!;
    cc += constant[k]! * constant[k]!;
  }
  if (mm === 0) return null;
  const s = -cm / mm;
  let rest = 0;
  for (let k = 0; k < slope.length; k++) rest += (constant[k]! + s * slope[k]!) ** 2;
  return rest <= proportional ** 2 * cc ? s + 0 : null;
}
