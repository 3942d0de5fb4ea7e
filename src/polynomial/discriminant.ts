import { toExactForm } from './exactForm.ts';
import { type ExactInput, scaleByPower } from './exactNumber.ts';
import { type Form, maxNorm } from './form.ts';

/**
 * Discriminant of a binary form of degree n ≥ 2: (−1)^{n(n−1)/2} n^{2−n} Res(∂P/∂x, ∂P/∂y), so B² − 4AC for quadratics.
 * It is zero exactly for forms with a repeated root on P¹(C), roots at infinity included, and of degree 2n − 2 in the coefficients.
 *
 * @returns 1 for degree 0 and 1. May overflow to ±Infinity for huge coefficients: use its sign on scaled forms.
 * @throws RangeError for coefficients that are not finite.
 */
export function discriminant(form: Form): number {
  const n = form.length - 1;
  if (form.some((c) => !Number.isFinite(c))) throw new RangeError(`discriminant: coefficients [${form.join(', ')}] are not all finite`);
  if (n < 2) return 1;
  const size = maxNorm(form);
  if (size === 0) return 0;
  // powers of two scale without rounding, and the value is 0 or ±Infinity, never NaN, where it leaves the range of doubles
  const exponent = Math.floor(Math.log2(size));
  const scaled = form.map((c) => scaleByPower(c, -exponent));
  return scaleByPower(scaledDiscriminant(scaled, n), (2 * n - 2) * exponent);
}

function scaledDiscriminant(form: Form, n: number): number {
  if (n === 2) return form[1]! * form[1]! - 4 * form[0]! * form[2]!;
  const [px, py] = partialDerivatives(form);
  const sign = (n * (n - 1)) / 2 % 2 === 0 ? 1 : -1;
  return sign * determinant(sylvester(px, py)) * n ** (2 - n);
}

/**
 * Sign of the discriminant over the rationals, without rounding: −1, 0 or 1.
 * @param form Integers, "p/q" or doubles taken as dyadic rationals.
 */
export function discriminantSign(form: readonly ExactInput[]): -1 | 0 | 1 {
  const exact = toExactForm(form);
  const n = exact.length - 1;
  if (n < 2) return 1;
  const px = exact.slice(0, -1).map((c, i) => c * BigInt(n - i));
  const py = exact.slice(1).map((c, i) => c * BigInt(i + 1));
  const sign = (n * (n - 1)) / 2 % 2 === 0 ? 1n : -1n;
  const value = sign * integerDeterminant(sylvester<bigint>(px, py, 0n));
  return value > 0n ? 1 : value < 0n ? -1 : 0;
}

/** ∂P/∂x and ∂P/∂y, forms of degree n − 1. */
export function partialDerivatives(form: Form): [number[], number[]] {
  const n = form.length - 1;
  return [form.slice(0, -1).map((c, i) => c * (n - i)), form.slice(1).map((c, i) => c * (i + 1))];
}

function sylvester(p: readonly number[], q: readonly number[]): number[][];
function sylvester<T>(p: readonly T[], q: readonly T[], zero: T): T[][];
function sylvester<T>(p: readonly T[], q: readonly T[], zero: T = 0 as T): T[][] {
  const size = p.length + q.length - 2;
  const shifted = (row: readonly T[], by: number): T[] => {
    const full = new Array<T>(size).fill(zero);
    row.forEach((c, i) => (full[i + by] = c));
    return full;
  };
  return [...q.slice(1).map((_, i) => shifted(p, i)), ...p.slice(1).map((_, i) => shifted(q, i))];
}

/** Determinant by elimination with partial pivoting. */
function determinant(matrix: number[][]): number {
  const a = matrix.map((r) => [...r]);
  let value = 1;
  for (let k = 0; k < a.length; k++) {
    let pivot = k;
    for (let i = k + 1; i < a.length; i++) if (Math.abs(a[i]![k]!) > Math.abs(a[pivot]![k]!)) pivot = i;
    if (a[pivot]![k] === 0) return 0;
    if (pivot !== k) {
      [a[k], a[pivot]] = [a[pivot]!, a[k]!];
      value = -value;
    }
    value *= a[k]![k]!;
    for (let i = k + 1; i < a.length; i++) {
      const factor = a[i]![k]! / a[k]![k]!;
      for (let j = k; j < a.length; j++) a[i]![j]! -= factor * a[k]![j]!;
    }
  }
  return value;
}

/** Bareiss' fraction-free determinant. */
function integerDeterminant(matrix: bigint[][]): bigint {
  const a = matrix.map((r) => [...r]);
  let previous = 1n;
  let sign = 1n;
  for (let k = 0; k < a.length - 1; k++) {
    const pivot = a.findIndex((row, i) => i >= k && row[k] !== 0n);
    if (pivot < 0) return 0n;
    if (pivot !== k) {
      [a[k], a[pivot]] = [a[pivot]!, a[k]!];
      sign = -sign;
    }
    for (let i = k + 1; i < a.length; i++)
      for (let j = k + 1; j < a.length; j++) a[i]![j] = (a[i]![j]! * a[k]![k]! - a[i]![k]! * a[k]![j]!) / previous;
    previous = a[k]![k]!;
  }
  return sign * (a.at(-1)?.at(-1) ?? 1n);
}
