import type { Filter } from '../network/architecture.ts';
import type { Metric } from './metrics.ts';
import { metricMatrix } from './metrics.ts';

/** A square loss on end-to-end filters: ℓ(w) = (w − u)ᵀ Σ (w − u). */
export interface FilterLoss {
  /** u, with the k coefficients of an end-to-end filter. */
  readonly target: Filter;
  readonly metric: Metric;
}

/**
 * Square loss of an end-to-end filter, ℓ(w) = (w − u)ᵀ Σ (w − u).
 *
 * @throws RangeError if w and u have different lengths, an entry is not finite, or the value is beyond the range of a double.
 * @source GeoLCN, (6.3)
 */
export function loss(filter: Filter, { target, metric }: FilterLoss): number {
  const { residual, weighted } = weightedResidual('loss', filter, target, metric);
  // rounding may leave a negative number where Σ is nearly singular
  const value = Math.max(0, residual.reduce((sum, e, i) => sum + e * weighted[i]!, 0));
  if (!Number.isFinite(value)) throw new RangeError('loss: the value is beyond the range of a double');
  return value;
}

/**
 * Gradient of the square loss on filters, G = 2 Σ (w − u).
 *
 * @returns k numbers in the order of the coefficients.
 * @throws RangeError as for `loss`.
 */
export function lossGradient(filter: Filter, { target, metric }: FilterLoss): number[] {
  const gradient = weightedResidual('lossGradient', filter, target, metric).weighted.map((e) => 2 * e);
  if (!gradient.every(Number.isFinite)) throw new RangeError('lossGradient: the value is beyond the range of a double');
  return gradient;
}

function weightedResidual(name: string, filter: Filter, target: Filter, metric: Metric): { residual: number[]; weighted: number[] } {
  if (filter.length !== target.length) throw new RangeError(`${name}: filter of ${filter.length} but target of ${target.length} coefficients`);
  if (![...filter, ...target].every(Number.isFinite)) throw new RangeError(`${name}: a coefficient is not a finite number`);
  const residual = filter.map((c, i) => c - target[i]!);
  const weighted = metricMatrix(metric, target.length).map((row) => row.reduce((sum, entry, j) => sum + entry * residual[j]!, 0));
  return { residual, weighted };
}
