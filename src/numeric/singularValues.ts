import { Matrix, SingularValueDecomposition } from 'ml-matrix';

/** The smallest singular value relative to the largest, and its right singular vector. */
export interface KernelEstimate {
  readonly ratio: number;
  readonly vector: readonly number[];
}

/**
 * Numerical kernel of an m × n matrix given by rows: min_{|v|=1} |A v| relative to the largest singular value.
 * A matrix with fewer rows than columns has a kernel (ratio 0).
 */
export function kernelEstimate(rows: readonly (readonly number[])[]): KernelEstimate {
  const columns = rows[0]?.length ?? 0;
  // rows of zeros change nothing but make room for all right singular vectors
  const padded = rows.map((r) => [...r]);
  while (padded.length < columns) padded.push(new Array<number>(columns).fill(0));
  const svd = new SingularValueDecomposition(new Matrix(padded));
  const values = svd.diagonal;
  const largest = values[0] ?? 0;
  if (largest === 0) return { ratio: 0, vector: unit(columns) };
  const v = svd.rightSingularVectors;
  return { ratio: values[columns - 1]! / largest, vector: v.getColumn(columns - 1) };
}

const unit = (n: number): number[] => Array.from({ length: n }, (_, i) => (i === 0 ? 1 : 0));

/** All singular values, descending. */
export const singularValues = (rows: readonly (readonly number[])[]): number[] =>
  rows.length === 0 ? [] : new SingularValueDecomposition(new Matrix(rows.map((r) => [...r]))).diagonal;

/** Least-squares solution of A x = b through the pseudo-inverse (rank-deficient A gives the smallest solution). */
export function leastSquares(rows: readonly (readonly number[])[], right: readonly number[]): number[] {
  const svd = new SingularValueDecomposition(new Matrix(rows.map((r) => [...r])), { autoTranspose: true });
  return svd.solve(Matrix.columnVector([...right])).getColumn(0);
}
