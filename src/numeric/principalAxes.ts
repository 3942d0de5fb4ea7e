import { Matrix, SingularValueDecomposition } from 'ml-matrix';

/** Centre of a cloud of points and its principal axes, by descending variance. */
export interface PrincipalAxes {
  readonly mean: readonly number[];
  /** Orthonormal; as many as a point has coordinates. Their signs are not fixed. */
  readonly axes: readonly (readonly number[])[];
  /** Sum of squared coordinates along each axis, relative to the sum over all axes; all 0 if all points are equal. */
  readonly shares: readonly number[];
  /** Root of that sum of squares over all axes: 0 if all points are equal. */
  readonly spread: number;
}

/**
 * Principal axes of `count` points in R^size, given as flat rows: right singular vectors of the centred matrix.
 *
 * The rows are rotated one by one into a triangular matrix R with R^T R = A^T A, which is never formed: small shares keep their digits.
 *
 * @throws RangeError for no point, or fewer numbers than count · size.
 */
export function principalAxes(rows: Float64Array, count: number, size: number): PrincipalAxes {
  if (count < 1 || size < 1 || rows.length < count * size) throw new RangeError(`principalAxes: ${rows.length} numbers for ${count} points of ${size} coordinates`);
  const scale = largestEntry(rows, count * size) || 1;
  const mean = meanOf(rows, count, size, scale);
  const triangle = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  const row = new Array<number>(size).fill(0);
  for (let i = 0; i < count; i++) {
    for (let k = 0; k < size; k++) row[k] = rows[i * size + k]! / scale - mean[k]!;
    rotateInto(triangle, row);
  }
  const svd = new SingularValueDecomposition(new Matrix(triangle));
  const values = svd.diagonal;
  const total = Math.hypot(...values);
  return {
    mean: mean.map((m) => m * scale),
    axes: svd.rightSingularVectors.transpose().to2DArray(),
    shares: values.map((v) => (total === 0 ? 0 : (v / total) ** 2)),
    spread: total * scale,
  };
}

/** Givens rotations take a further row into the upper triangular R; the row is overwritten. */
function rotateInto(triangle: number[][], row: number[]): void {
  for (let k = 0; k < row.length; k++) {
    const entry = row[k]!;
    if (entry === 0) continue;
    const pivot = triangle[k]!;
    const length = Math.hypot(pivot[k]!, entry);
    const [c, s] = [pivot[k]! / length, entry / length];
    for (let j = k; j < row.length; j++) [pivot[j], row[j]] = [c * pivot[j]! + s * row[j]!, c * row[j]! - s * pivot[j]!];
  }
}

function meanOf(rows: Float64Array, count: number, size: number, scale: number): number[] {
  const mean = new Array<number>(size).fill(0);
  // around the first point: equal points then have exactly this mean
  for (let i = 0; i < count; i++) for (let k = 0; k < size; k++) mean[k]! += (rows[i * size + k]! / scale - rows[k]! / scale) / count;
  return mean.map((m, k) => rows[k]! / scale + m);
}

function largestEntry(rows: Float64Array, length: number): number {
  let largest = 0;
  for (let i = 0; i < length; i++) largest = Math.max(largest, Math.abs(rows[i]!));
  return largest;
}
