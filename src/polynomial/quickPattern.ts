import { codeOfPattern, emptyPatternCode, largestCodedDegree, noPattern, pairUnits, realUnits } from './patternCode.ts';
import { rootPattern } from './rootPattern.ts';

/**
 * Relative change of each coefficient that must not change a sign for the quick answer to be given. Far above the roundings and above the
 * uncertainty of `rootPattern`, and rare: among a million forms of degree 4, 6, 10 with normal coefficients 0, 15, 1700 are not settled by it.
 */
const guard = 2 ** -40;

/** Largest coefficients between which nothing below can leave the range of doubles. */
const [smallest, largest] = [2 ** -1000, 2 ** 1000];

const order = largestCodedDegree - 1;
const scaled = new Float64Array(largestCodedDegree + 1);
/** The Bezout matrix, row after row (on and above the diagonal), and bounds for what the guard makes of its entries. */
const matrix = new Float64Array(order * order);
const bounds = new Float64Array(order * order);

/**
 * Code of the root pattern of a form, for statistics over many forms: the pattern of `rootPattern` at a hundredth of its cost if the form
 * is not close to one with a multiple root, and by `rootPattern` itself if it is.
 *
 * The Bezout matrix of ∂P/∂x and ∂P/∂y, of order n − 1, has the signature r − 1 if P has n different roots, r of them real (its
 * determinant is the discriminant up to a factor, for n = 2 itself). The signs are those of the pivots of Gauss' elimination; each comes
 * with a bound for the effect of changing the coefficients by 2^-40 of their size, and must be larger. Nothing is allocated then.
 *
 * @param source Coefficient w_j of the form stands at source[from + j · step], j = 0, …, degree.
 * @returns A code for `patternOfCode`; `noPattern` for the zero form.
 * @throws RangeError for degrees above 10 and coefficients that are not finite.
 * @source classical (Hermite, Bezout); error bounds derived
 */
export function quickPatternCode(source: ArrayLike<number>, from: number, degree: number, step = 1): number {
  if (!(degree >= 0 && degree <= largestCodedDegree)) throw new RangeError(`quickPatternCode: degree ${degree} is not among 0 … ${largestCodedDegree}`);
  let size = 0;
  for (let j = 0; j <= degree; j++) size = Math.max(size, Math.abs(source[from + j * step]!));
  if (size === 0) return noPattern;
  if (!(size > smallest && size < largest)) return guardedCode(source, from, degree, step);
  const factor = 1 / size;
  for (let j = 0; j <= degree; j++) scaled[j] = source[from + j * step]! * factor;
  if (degree === 0) return emptyPatternCode;
  writeBezoutMatrix(degree);
  const signature = signatureOfMatrix(degree - 1);
  if (Number.isNaN(signature)) return guardedCode(source, from, degree, step);
  const real = signature + 1;
  return emptyPatternCode + real * realUnits[1]! + ((degree - real) / 2) * pairUnits[1]!;
}

function guardedCode(source: ArrayLike<number>, from: number, degree: number, step: number): number {
  return codeOfPattern(rootPattern(Array.from({ length: degree + 1 }, (_, j) => source[from + j * step]!)));
}

/** B_ij = B_{i−1,j+1} + f_{j+1} g_i − f_i g_{j+1} for f_k = (n − k) w_k and g_k = (k + 1) w_{k+1}, the coefficients of ∂P/∂x and ∂P/∂y. */
function writeBezoutMatrix(n: number): void {
  const last = n - 2;
  for (let i = 0; i <= last; i++) {
    const fi = (n - i) * scaled[i]!;
    const gi = (i + 1) * scaled[i + 1]!;
    for (let j = i; j <= last; j++) {
      const p = (n - j - 1) * scaled[j + 1]! * gi;
      const q = (j + 2) * scaled[j + 2]! * fi;
      const before = (i - 1) * order + j + 1;
      const inside = i > 0 && j < last;
      matrix[i * order + j] = (inside ? matrix[before]! : 0) + (p - q);
      bounds[i * order + j] = (inside ? bounds[before]! : 0) + 2 * guard * (Math.abs(p) + Math.abs(q));
    }
  }
}

/** Number of positive minus number of negative pivots; NaN if the sign of one is not beyond doubt. */
function signatureOfMatrix(m: number): number {
  let signature = 0;
  for (let k = 0; k < m; k++) {
    const row = k * order;
    const pivot = matrix[row + k]!;
    const size = Math.abs(pivot);
    const doubt = bounds[row + k]!;
    if (!(size > doubt)) return NaN;
    signature += pivot > 0 ? 1 : -1;
    const share = 1 / (size - doubt);
    for (let i = k + 1; i < m; i++) {
      const a = matrix[row + i]!;
      const da = bounds[row + i]!;
      const ratio = a / pivot;
      const spread = (da + Math.abs(ratio) * doubt) * share;
      const reach = (Math.abs(a) + da) * share;
      for (let j = i; j < m; j++) {
        const b = matrix[row + j]!;
        matrix[i * order + j]! -= ratio * b;
        // |a b/d − a' b'/d'| for a', b', d' within their bounds
        bounds[i * order + j]! += spread * Math.abs(b) + reach * bounds[row + j]!;
      }
    }
  }
  return signature;
}
