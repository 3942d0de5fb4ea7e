import { choleskyTolerance } from './tolerance.ts';

export type Cholesky =
  | { readonly status: 'positiveDefinite'; /** Lower triangular R with R Rᵀ = A. */ readonly factor: number[][] }
  | { readonly status: 'notPositiveDefinite'; /** First row (from 0) whose pivot is not positive. */ readonly row: number };

/**
 * Cholesky factor of a symmetric matrix, A = R Rᵀ; only the lower triangle of A is read.
 *
 * A pivot below `choleskyTolerance` times its diagonal entry counts as zero: the matrix is then singular to working precision.
 *
 * @throws RangeError if the matrix is empty or not square.
 */
export function cholesky(matrix: readonly (readonly number[])[]): Cholesky {
  const n = matrix.length;
  if (n === 0 || matrix.some((row) => row.length !== n)) throw new RangeError('cholesky: the matrix is not square');
  const factor = matrix.map(() => Array.from({ length: n }, () => 0));
  for (let i = 0; i < n; i++) {
    const row = factor[i]!;
    for (let j = 0; j < i; j++) row[j] = (matrix[i]![j]! - dot(row, factor[j]!, j)) / factor[j]![j]!;
    const diagonal = matrix[i]![i]!;
    const pivot = diagonal - dot(row, row, i);
    if (!(pivot > choleskyTolerance * diagonal) || !Number.isFinite(pivot)) return { status: 'notPositiveDefinite', row: i };
    row[i] = Math.sqrt(pivot);
  }
  return { status: 'positiveDefinite', factor };
}

/**
 * Solution of R Rᵀ x = b by two triangular solves.
 *
 * @param factor Lower triangular R of `cholesky`.
 */
export function solveCholesky(factor: readonly (readonly number[])[], rightSide: readonly number[]): number[] {
  const n = factor.length;
  if (rightSide.length !== n) throw new RangeError(`solveCholesky: ${rightSide.length} entries for ${n} rows`);
  const x = [...rightSide];
  for (let i = 0; i < n; i++) x[i] = (x[i]! - dot(factor[i]!, x, i)) / factor[i]![i]!;
  for (let i = n - 1; i >= 0; i--) {
    let sum = x[i]!;
    for (let j = i + 1; j < n; j++) sum -= factor[j]![i]! * x[j]!;
    x[i] = sum / factor[i]![i]!;
  }
  return x;
}

/** Σ_{j < count} a_j b_j */
function dot(a: readonly number[], b: readonly number[], count: number): number {
  let sum = 0;
  for (let j = 0; j < count; j++) sum += a[j]! * b[j]!;
  return sum;
}
