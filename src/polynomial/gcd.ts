import { kernelEstimate, leastSquares } from '../numeric/singularValues.ts';
import { gcdTolerance } from '../numeric/tolerance.ts';
import { type Form, euclideanNorm, isZeroForm } from './form.ts';

export { exactFormGcd } from './exactForm.ts';

/** Degrees of common factors that are looked for. */
export interface DegreeRange {
  readonly least?: number;
  readonly largest?: number;
}

export interface NumericalGcd {
  /** The common factor, of unit norm; its length − 1 is the degree found. */
  readonly form: number[];
  /** Smallest relative singular value that certified the degree; 0 when a single form is its own gcd. */
  readonly singularValue: number;
}

/**
 * Numerical greatest common divisor of forms: the highest degree e for which cofactors c_r of degree T_r − e with p_0 c_r = p_r c_0
 * exist up to a relative singular value below `tolerance`, and the common factor by least squares, polished by Gauss–Newton.
 *
 * Zero forms are skipped; common powers of x and y count, so gcd(x y, x²) = x.
 * @param range Degrees that are of use: below `least` the answer is 1, above `largest` none is tried.
 * @returns null if all forms are zero.
 * @source mathematics.md B2
 */
export function numericalGcd(forms: readonly Form[], tolerance = gcdTolerance, { least = 1, largest = Infinity }: DegreeRange = {}): NumericalGcd | null {
  const given = forms.filter((f) => !isZeroForm(f)).map((f) => scaled(f));
  if (given.length === 0) return null;
  if (given.length === 1) return { form: given[0]!, singularValue: 0 };
  const degrees = given.map((f) => f.length - 1);
  const none: NumericalGcd = { form: [1], singularValue: 1 };
  let low = Math.max(1, least);
  let high = Math.min(largest, ...degrees);
  if (low > high) return none;
  let best = kernelEstimate(cofactorMatrix(given, low));
  if (best.ratio >= tolerance) return none;
  // a common factor of degree e contains ones of all lower degrees, so the degrees found form an interval
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const estimate = kernelEstimate(cofactorMatrix(given, middle));
    if (estimate.ratio < tolerance) [low, best] = [middle, estimate];
    else high = middle - 1;
  }
  for (let e = low; e >= 1; e--) {
    const { ratio, vector } = e === low ? best : kernelEstimate(cofactorMatrix(given, e));
    const factor = commonFactor(given, split(vector, degrees.map((d) => d - e + 1)), e);
    if (factor !== null) return { form: factor, singularValue: ratio };
  }
  return none;
}

const scaled = (form: Form): number[] => {
  const norm = euclideanNorm(form);
  return form.map((c) => c / norm);
};

/** Rows: coefficients of p_0 c_r − p_r c_0 for r ≥ 1; columns: coefficients of c_0, c_1, … */
function cofactorMatrix(forms: readonly Form[], e: number): number[][] {
  const sizes = forms.map((f) => f.length - e);
  const offsets = sizes.map((_, r) => sizes.slice(0, r).reduce((a, b) => a + b, 0));
  const columns = sizes.reduce((a, b) => a + b, 0);
  const pivot = forms[0]!;
  const rows: number[][] = [];
  for (let r = 1; r < forms.length; r++) {
    const p = forms[r]!;
    for (let a = 0; a < pivot.length + sizes[r]! - 1; a++) {
      const row = new Array<number>(columns).fill(0);
      for (let j = 0; j < sizes[r]!; j++) row[offsets[r]! + j] = pivot[a - j] ?? 0;
      for (let j = 0; j < sizes[0]!; j++) row[j] = -(p[a - j] ?? 0);
      rows.push(row);
    }
  }
  return rows;
}

function split(vector: readonly number[], sizes: readonly number[]): number[][] {
  let at = 0;
  return sizes.map((n) => vector.slice(at, (at += n)));
}

/** q with q c_r = p_r by least squares, then two Gauss–Newton steps on (q, c); null if the cofactors degenerate. */
function commonFactor(forms: readonly Form[], cofactors: number[][], e: number): number[] | null {
  let cs = cofactors;
  let q = divideAll(forms, cs, e);
  if (q === null) return null;
  for (let step = 0; step < 2; step++) {
    const polished = gaussNewton(forms, q, cs);
    if (polished === null) break;
    [q, cs] = polished;
  }
  return scaled(q);
}

function divideAll(forms: readonly Form[], cofactors: readonly Form[], e: number): number[] | null {
  const rows: number[][] = [];
  const right: number[] = [];
  // the kernel vector fixes the cofactors up to one common scale, so q is fixed up to scale as well
  forms.forEach((p, r) => {
    const c = cofactors[r]!;
    p.forEach((value, a) => {
      rows.push(Array.from({ length: e + 1 }, (_, i) => c[a - i] ?? 0));
      right.push(value);
    });
  });
  const q = leastSquares(rows, right);
  return q.every(Number.isFinite) && !isZeroForm(q) ? q : null;
}

function gaussNewton(forms: readonly Form[], q: readonly number[], cofactors: readonly number[][]): [number[], number[][]] | null {
  const sizes = cofactors.map((c) => c.length);
  const offsets = sizes.map((_, r) => q.length + sizes.slice(0, r).reduce((a, b) => a + b, 0));
  const columns = q.length + sizes.reduce((a, b) => a + b, 0);
  const rows: number[][] = [];
  const right: number[] = [];
  forms.forEach((p, r) => {
    const c = cofactors[r]!;
    p.forEach((value, a) => {
      const row = new Array<number>(columns).fill(0);
      let product = 0;
      for (let i = 0; i < q.length; i++) {
        product += q[i]! * (c[a - i] ?? 0);
        row[i] = c[a - i] ?? 0;
      }
      for (let j = 0; j < sizes[r]!; j++) row[offsets[r]! + j] = q[a - j] ?? 0;
      rows.push(row);
      right.push(value - product);
    });
  });
  // the one-parameter scaling (tq, c/t) makes the matrix rank deficient; the pseudo-inverse takes the smallest step
  const step = leastSquares(rows, right);
  if (!step.every(Number.isFinite)) return null;
  return [q.map((v, i) => v + step[i]!), cofactors.map((c, r) => c.map((v, j) => v + step[offsets[r]! + j]!))];
}
