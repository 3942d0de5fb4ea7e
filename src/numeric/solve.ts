import { singularPivotTolerance } from './tolerance.ts';

export type Solution = { readonly status: 'solved'; readonly solution: number[] } | { readonly status: 'singular' };

type Matrix = readonly (readonly number[])[];

/**
 * Solution of A x = b by LU decomposition with partial pivoting, rows scaled by their largest entry.
 *
 * @returns Status `singular` if a pivot falls below `singularPivotTolerance` relative to its row.
 * @throws RangeError if A is empty or not square, b has another length, or an entry is not finite.
 */
export function solveLinear(matrix: Matrix, rightSide: readonly number[]): Solution {
  const n = matrix.length;
  checkShape('solveLinear', matrix, rightSide);
  if (matrix[0]!.length !== n) throw new RangeError(`solveLinear: ${n} rows of ${matrix[0]!.length} entries, not square`);
  const scales = matrix.map((row) => Math.max(...row.map(Math.abs)));
  if (scales.includes(0)) return { status: 'singular' };
  const rows = matrix.map((row, i) => [...row, rightSide[i]!].map((entry) => entry / scales[i]!));
  for (let c = 0; c < n; c++) {
    let best = c;
    for (let i = c + 1; i < n; i++) if (Math.abs(rows[i]![c]!) > Math.abs(rows[best]![c]!)) best = i;
    if (!(Math.abs(rows[best]![c]!) > singularPivotTolerance)) return { status: 'singular' };
    [rows[c], rows[best]] = [rows[best]!, rows[c]!];
    const pivotRow = rows[c]!;
    for (let i = c + 1; i < n; i++) {
      const factor = rows[i]![c]! / pivotRow[c]!;
      if (factor !== 0) for (let j = c; j <= n; j++) rows[i]![j]! -= factor * pivotRow[j]!;
    }
  }
  return solved(backSubstitution(rows, rows.map((row) => row[n]!)));
}

/**
 * Least squares solution of A x ≈ b by Householder QR.
 *
 * @param matrix m × n with m ≥ n, rows first.
 * @returns Status `singular` if the columns of A are dependent: a diagonal entry of R is below `singularPivotTolerance` times the norm of its column.
 * @throws RangeError if m < n, the shapes disagree or an entry is not finite.
 */
export function leastSquares(matrix: Matrix, rightSide: readonly number[]): Solution {
  checkShape('leastSquares', matrix, rightSide);
  const m = matrix.length;
  const n = matrix[0]!.length;
  if (m < n) throw new RangeError(`leastSquares: ${m} equations for ${n} unknowns`);
  const rows = matrix.map((row, i) => [...row, rightSide[i]!]);
  const norms = Array.from({ length: n }, (_, c) => columnNorm(rows, c, 0));
  for (let c = 0; c < n; c++) {
    const norm = columnNorm(rows, c, c);
    if (!(norm > singularPivotTolerance * norms[c]!)) return { status: 'singular' };
    reflect(rows, c, rows[c]![c]! > 0 ? -norm : norm);
  }
  return solved(backSubstitution(rows.slice(0, n), rows.slice(0, n).map((row) => row[n]!)));
}

/** Householder reflection that turns column c, from row c on, into (alpha, 0, …, 0). */
function reflect(rows: number[][], c: number, alpha: number): void {
  const v = rows.map((row, i) => (i < c ? 0 : row[c]!));
  v[c]! -= alpha;
  // |v|² = 2 alpha (alpha − a_cc): the sign of alpha makes both factors of the same sign
  const half = alpha * (alpha - rows[c]![c]!);
  for (let j = c; j < rows[0]!.length; j++) {
    let sum = 0;
    for (let i = c; i < rows.length; i++) sum += v[i]! * rows[i]![j]!;
    for (let i = c; i < rows.length; i++) rows[i]![j]! -= (sum / half) * v[i]!;
  }
}

function columnNorm(rows: readonly (readonly number[])[], c: number, from: number): number {
  let sum = 0;
  for (let i = from; i < rows.length; i++) sum += rows[i]![c]! ** 2;
  return Math.sqrt(sum);
}

function backSubstitution(upper: Matrix, rightSide: readonly number[]): number[] {
  const x = [...rightSide];
  for (let i = x.length - 1; i >= 0; i--) {
    let sum = x[i]!;
    for (let j = i + 1; j < x.length; j++) sum -= upper[i]![j]! * x[j]!;
    x[i] = sum / upper[i]![i]!;
  }
  return x;
}

const solved = (solution: number[]): Solution =>
  solution.every(Number.isFinite) ? { status: 'solved', solution } : { status: 'singular' };

function checkShape(name: string, matrix: Matrix, rightSide: readonly number[]): void {
  const columns = matrix[0]?.length ?? 0;
  if (columns === 0) throw new RangeError(`${name}: the matrix is empty`);
  if (matrix.some((row) => row.length !== columns)) throw new RangeError(`${name}: rows of different lengths`);
  if (rightSide.length !== matrix.length) throw new RangeError(`${name}: ${rightSide.length} right-hand sides for ${matrix.length} rows`);
  if (![...matrix, rightSide].every((row) => row.every(Number.isFinite))) throw new RangeError(`${name}: an entry is not a finite number`);
}
