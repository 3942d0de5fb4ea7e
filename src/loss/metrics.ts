import { cholesky } from '../numeric/cholesky.ts';
import { symmetryTolerance } from '../numeric/tolerance.ts';

/** Inner product on end-to-end filters: a preset or a symmetric positive definite k × k matrix Σ, rows first. */
export type Metric = 'euclidean' | 'bombieri' | readonly (readonly number[])[];

/**
 * Matrix Σ of a metric on filters with k coefficients.
 *
 * Euclidean: the identity. Bombieri: diag(1 / binom(k−1, j)), the metric of forms that rotations of (x, y) preserve.
 *
 * @throws RangeError unless k is an integer ≥ 1 and a given matrix is k × k, finite, symmetric and positive definite.
 * @source GeoLCN, (6.3) and (6.10)
 */
export function metricMatrix(metric: Metric, k: number): number[][] {
  if (!Number.isInteger(k) || k < 1) throw new RangeError(`metricMatrix: filter size ${k} is not an integer ≥ 1`);
  if (metric === 'euclidean') return diagonal(Array.from({ length: k }, () => 1));
  if (metric === 'bombieri') return diagonal(binomials(k - 1).map((b) => 1 / b));
  if (typeof metric === 'string') throw new RangeError(`metricMatrix: unknown metric "${String(metric)}"`);
  if (metric.length !== k || metric.some((row) => row.length !== k))
    throw new RangeError(`metricMatrix: the matrix is ${metric.length} × ${metric[0]?.length ?? 0}, but filters have ${k} coefficients`);
  const scale = metric.flat().reduce((largest, entry) => Math.max(largest, Math.abs(entry)), 0);
  if (!Number.isFinite(scale)) throw new RangeError('metricMatrix: an entry is not a finite number');
  const symmetric = metric.map((row, i) =>
    row.map((entry, j) => {
      const mirrored = metric[j]![i]!;
      if (Math.abs(entry - mirrored) > symmetryTolerance * scale)
        throw new RangeError(`metricMatrix: not symmetric, entry (${i + 1}, ${j + 1}) is ${entry} but (${j + 1}, ${i + 1}) is ${mirrored}`);
      return entry === mirrored ? entry : entry / 2 + mirrored / 2;
    }),
  );
  const factorization = cholesky(symmetric);
  if (factorization.status === 'notPositiveDefinite')
    throw new RangeError(`metricMatrix: not positive definite, the upper left ${factorization.row + 1} × ${factorization.row + 1} block is not`);
  return symmetric;
}

const diagonal = (entries: readonly number[]): number[][] => entries.map((entry, i) => entries.map((_, j) => (i === j ? entry : 0)));

/** binom(n, 0), …, binom(n, n), by Pascal's rule: exact while they are below 2^53. */
function binomials(n: number): number[] {
  let row = [1];
  for (let i = 0; i < n; i++) row = [1, ...row.slice(1).map((b, j) => b + row[j]!), 1];
  return row;
}
