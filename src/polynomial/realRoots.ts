import type { Form } from './form.ts';

/** Highest degree for which working space is kept; the strata of degree 10 lead to forms of degree 28. */
const largestDegree = 64;

/** Safeguarded Newton steps for one root; bisection alone needs 53. */
const refinements = 80;

/** Halvings of (0, 1) after which coefficients that still change their sign more than once are those of a multiple root, or of none. */
const deepestHalving = 36;

/** The coefficients in both halves of an interval, for each halving. */
const halves = Array.from({ length: deepestHalving }, () => [new Float64Array(largestDegree + 1), new Float64Array(largestDegree + 1)] as const);
const monomials = new Float64Array(largestDegree + 1);
const bernstein = new Float64Array(largestDegree + 1);
const found = new Float64Array(4 * largestDegree + 4);
let count = 0;

/**
 * Real roots (cos φ : sin φ) of a form at which it changes sign, as angles φ in [0, π), ascending.
 *
 * In each of the affine charts |y| ≤ |x| and |x| < |y|, where powers stay below one, intervals are halved until the Bernstein coefficients on
 * them change their sign once (one root) or not at all (none). Nothing is allocated but the answer. Roots of even multiplicity count
 * only where the form is exactly 0 in rounded arithmetic; decide patterns that matter with `rootPattern`.
 *
 * @throws RangeError for degrees above 64.
 * @source R. T. Farouki, V. T. Rajan: On the numerical condition of polynomials in Bernstein form, Comput. Aided Geom. Design 4 (1987)
 */
export function realRoots(form: Form): number[] {
  const angles: number[] = [];
  search(form, 'shallow', true);
  for (let i = 0; i < count; i++) angles.push(wrapped(Math.atan(found[i]!)));
  search(form, 'steep', true);
  for (let i = 0; i < count; i++) angles.push(wrapped(Math.PI / 2 - Math.atan(found[i]!)));
  return angles.sort((a, b) => a - b);
}

/** Number of real roots at which a form changes sign: all of them, if they are simple. */
export function realRootCount(form: Form): number {
  const degree = form.length - 1;
  if (degree === 1) return form[0] === 0 && form[1] === 0 ? 0 : 1;
  if (degree === 2) return form[1]! * form[1]! > 4 * form[0]! * form[2]! ? 2 : 0;
  search(form, 'shallow', false);
  const shallow = count;
  search(form, 'steep', false);
  return shallow + count;
}

/** Zeros t in (−1, 1) of the polynomial with these coefficients, lowest power first, at which it changes sign, ascending. */
export function realRootsBetween(coefficients: readonly number[]): number[] {
  search(coefficients, 'open', true);
  return Array.from(found.subarray(0, count)).sort((a, b) => a - b);
}

const wrapped = (angle: number): number => (angle < 0 ? angle + Math.PI : angle >= Math.PI ? angle - Math.PI : angle);

/** shallow: form(1, t) on [−1, 1]. steep: form(t, 1) on (−1, 1). open: the same as shallow, on (−1, 1). */
type Chart = 'shallow' | 'steep' | 'open';

/** Leaves the zeros in `found` and their number in `count`; if they are only counted, `found` is not filled. */
function search(form: Form, chart: Chart, wanted: boolean): void {
  count = 0;
  const degree = form.length - 1;
  if (degree > largestDegree) throw new RangeError(`realRoots: degree ${degree} is above ${largestDegree}`);
  // the corners x = y and x = −y belong to both charts, which must agree about them: the same sums in the same order
  let [plus, minus] = [0, 0];
  for (let k = 0; k <= degree; k++) {
    plus += form[k]!;
    minus += k % 2 === 0 ? form[k]! : -form[k]!;
  }
  if (chart === 'steep' && degree % 2 === 1) minus = -minus;
  // a power of t is a zero at t = 0 and divided out
  const steep = chart === 'steep';
  const at = (k: number): number => form[steep ? degree - k : k]!;
  let low = 0;
  while (low <= degree && at(low) === 0) low++;
  if (low > degree) return;
  const n = degree - low;
  for (let k = 0; k <= n; k++) monomials[k] = at(low + k);
  if (low > 0) found[count++] = 0;
  if (n === 0) return;
  searchHalf(n, plus, 1, wanted);
  for (let k = 1; k <= n; k += 2) monomials[k] = -monomials[k]!;
  searchHalf(n, low % 2 === 0 ? minus : -minus, -1, wanted);
  if (chart !== 'shallow') return;
  if (plus === 0) found[count++] = 1;
  if (minus === 0) found[count++] = -1;
}

/** Zeros of the polynomial `monomials` of degree n in (0, 1), times a sign. */
function searchHalf(n: number, atOne: number, sign: 1 | -1, wanted: boolean): void {
  const row = inverseBinomials(n);
  for (let k = 0; k <= n; k++) bernstein[k] = monomials[k]! * row[k]!;
  for (let i = 1; i <= n; i++) for (let k = n; k >= i; k--) bernstein[k]! += bernstein[k - 1]!;
  bernstein[n] = atOne;
  isolate(bernstein, n, 0, 1, 0, sign, wanted);
}

function isolate(coefficients: Float64Array, n: number, from: number, to: number, depth: number, sign: 1 | -1, wanted: boolean): void {
  let [first, last, changes] = [0, 0, 0];
  for (let k = 0; k <= n; k++) {
    const value = coefficients[k]!;
    if (value === 0) continue;
    if (last === 0) first = value;
    else if (last < 0 !== value < 0) changes++;
    last = value;
  }
  if (changes === 0) return;
  if (changes === 1 || depth === deepestHalving) {
    if (first < 0 === last < 0) return;
    if (wanted) found[count] = sign * zeroBetween(n, from, to, first);
    count++;
    return;
  }
  // de Casteljau: left coefficients come first in each round, the right ones are what is left
  const [left, right] = halves[depth]!;
  for (let k = 0; k <= n; k++) right[k] = coefficients[k]!;
  left[0] = right[0]!;
  for (let round = 1; round <= n; round++) {
    for (let k = 0; k <= n - round; k++) right[k] = (right[k]! + right[k + 1]!) / 2;
    left[round] = right[0]!;
  }
  const middle = (from + to) / 2;
  isolate(left, n, from, middle, depth + 1, sign, wanted);
  if (right[0] === 0) found[count++] = sign * middle;
  isolate(right, n, middle, to, depth + 1, sign, wanted);
}

/** 1 / binomial(n, k) for each degree n that was asked for. */
const inverses: (Float64Array | undefined)[] = [];

function inverseBinomials(n: number): Float64Array {
  const known = inverses[n];
  if (known !== undefined) return known;
  const row = new Float64Array(n + 1);
  let binomial = 1;
  for (let k = 0; k <= n; k++) {
    row[k] = 1 / binomial;
    binomial = (binomial * (n - k)) / (k + 1);
  }
  return (inverses[n] = row);
}

/** The zero of `monomials` between two places, `first` being its sign next to the lower one: Newton steps, and bisection where they leave the bracket. */
function zeroBetween(n: number, from: number, to: number, first: number): number {
  let [low, high] = [from, to];
  let t = (low + high) / 2;
  for (let step = 0; step < refinements; step++) {
    let value = monomials[n]!;
    let slope = 0;
    for (let k = n - 1; k >= 0; k--) {
      slope = slope * t + value;
      value = value * t + monomials[k]!;
    }
    if (value === 0) return t;
    if (value < 0 === first < 0) low = t;
    else high = t;
    let next = t - value / slope;
    if (!(next > low && next < high)) next = (low + high) / 2;
    if (next === t || next === low || next === high) return next;
    t = next;
  }
  return t;
}
