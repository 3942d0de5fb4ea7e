import { metricMatrix } from '../../src/loss/metrics.ts';
import { parseNumbers, printNumbers } from './linkNumbers.ts';

type Matrix = readonly (readonly number[])[];

/** A symmetric matrix in a link: its entries on and below the diagonal, row by row. */
export const printMetric = (matrix: Matrix): string => printNumbers(matrix.flatMap((row, i) => row.slice(0, i + 1)));

/** The k × k matrix of a link; null unless it is positive definite. */
export function parseMetric(text: string, k: number): Matrix | null {
  const entries = parseNumbers(text);
  if (entries?.length !== (k * (k + 1)) / 2) return null;
  const entry = (i: number, j: number): number => entries[(i * (i + 1)) / 2 + j]!;
  const matrix = Array.from({ length: k }, (_, i) => Array.from({ length: k }, (_, j) => entry(Math.max(i, j), Math.min(i, j))));
  try {
    return metricMatrix(matrix, k);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
