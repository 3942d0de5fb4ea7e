import type { Architecture } from '../network/architecture.ts';
import { cholesky } from '../numeric/cholesky.ts';
import { leastSquares } from '../numeric/solve.ts';

/** Rows first: entry [i][n] is coordinate i of sample n. */
export type DataMatrix = readonly (readonly number[])[];

export interface SquareLossInput {
  /** X: d_0 × N, one column a sample. */
  readonly inputs: DataMatrix;
  /** Y: d_L × N. */
  readonly outputs: DataMatrix;
  readonly architecture: Architecture;
}

/** ‖W X − Y‖² = (w − u)ᵀ Σ (w − u) + constant for every convolutional matrix W with end-to-end filter w. */
export interface SquareLoss {
  /** u: the best filter if no architecture restricts it. */
  readonly target: number[];
  /** Σ = τ(X Xᵀ), k × k. */
  readonly metric: number[][];
  readonly constant: number;
}

/**
 * Square loss of a data set as a quadratic form on end-to-end filters.
 *
 * Row m of W holds w from column s m on, s = s_1 ⋯ s_L. Hence Σ = τ(X Xᵀ), and Σ u = b with b_i = Σ_m (Y Xᵀ)_{m, i+sm}.
 * The target is computed by least squares on the data and not from Σ, which would square the condition.
 *
 * @throws RangeError if the widths do not satisfy d_0 = k + (d_L − 1) s, if the sample numbers differ, if an entry is not finite, or if
 *   the data do not determine u (Σ singular: too few or dependent samples).
 * @source GeoLCN, (6.1)–(6.4)
 */
export function squareLoss({ inputs, outputs, architecture }: SquareLossInput): SquareLoss {
  const { ambientDimension: k, strides } = architecture;
  const stride = strides.reduce((product, s) => product * s, 1);
  const samples = checkData(inputs, outputs, k, stride);
  const equations: number[][] = [];
  const wanted: number[] = [];
  outputs.forEach((row, m) =>
    row.forEach((y, n) => {
      equations.push(inputs.slice(stride * m, stride * m + k).map((coordinate) => coordinate[n]!));
      wanted.push(y);
    }),
  );
  const metric = tau(covariance(inputs), k, stride);
  const fit = equations.length < k ? null : leastSquares(equations, wanted);
  if (fit?.status !== 'solved' || cholesky(metric).status !== 'positiveDefinite')
    throw new RangeError(
      `squareLoss: the data do not determine a target: ${samples} samples with ${outputs.length} outputs give a singular metric on filters of ${k} coefficients`,
    );
  const target = fit.solution;
  const constant = equations.reduce((sum, row, e) => sum + (row.reduce((value, x, i) => value + x * target[i]!, 0) - wanted[e]!) ** 2, 0);
  return { target, metric, constant };
}

/**
 * τ(M)_{ij} = Σ_{m < d_L} M_{i+sm, j+sm}: the sum of all k × k diagonal blocks of M at distance s.
 *
 * @param matrix d_0 × d_0 with d_0 = k + (d_L − 1) s.
 * @param stride s = s_1 ⋯ s_L, the stride of the end-to-end convolution.
 * @throws RangeError if the matrix is not square or its size does not fit k and s.
 * @source GeoLCN, (6.4)
 */
export function tau(matrix: DataMatrix, k: number, stride: number): number[][] {
  const width = matrix.length;
  if (matrix.some((row) => row.length !== width)) throw new RangeError('tau: the matrix is not square');
  const blocks = blockCount('tau', width, k, stride);
  return Array.from({ length: k }, (_, i) =>
    Array.from({ length: k }, (_, j) => {
      let sum = 0;
      for (let m = 0; m < blocks; m++) sum += matrix[i + stride * m]![j + stride * m]!;
      return sum;
    }),
  );
}

/** X Xᵀ */
const covariance = (inputs: DataMatrix): number[][] =>
  inputs.map((row) => inputs.map((other) => row.reduce((sum, x, n) => sum + x * other[n]!, 0)));

/** d_L from d_0 = k + (d_L − 1) s. */
function blockCount(name: string, width: number, k: number, stride: number): number {
  if (!Number.isInteger(k) || k < 1) throw new RangeError(`${name}: filter size ${k} is not an integer ≥ 1`);
  if (!Number.isInteger(stride) || stride < 1) throw new RangeError(`${name}: stride ${stride} is not an integer ≥ 1`);
  if (width < k || (width - k) % stride !== 0)
    throw new RangeError(`${name}: width ${width} does not fit filters of ${k} coefficients with stride ${stride}`);
  return (width - k) / stride + 1;
}

function checkData(inputs: DataMatrix, outputs: DataMatrix, k: number, stride: number): number {
  const wanted = blockCount('squareLoss: inputs', inputs.length, k, stride);
  if (outputs.length !== wanted)
    throw new RangeError(`squareLoss: inputs of width ${inputs.length} give outputs of width ${wanted}, but there are ${outputs.length} output rows`);
  const samples = inputs[0]!.length;
  if ([...inputs, ...outputs].some((row) => row.length !== samples)) throw new RangeError('squareLoss: rows with different numbers of samples');
  if (![...inputs, ...outputs].every((row) => row.every(Number.isFinite))) throw new RangeError('squareLoss: an entry is not a finite number');
  return samples;
}
