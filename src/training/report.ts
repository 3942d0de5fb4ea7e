import { loss } from '../loss/loss.ts';
import { endToEndFilter } from '../network/endToEndFilter.ts';
import { invariants } from './invariants.ts';
import type { TrainingProblem, TrainingState } from './problem.ts';

/** Numbers of a run for a panel. */
export interface TrainingReport {
  /** |w_i|² − |w_{i+1}|² at the start and now, L − 1 numbers each. */
  readonly invariantsAtStart: number[];
  readonly invariants: number[];
  /** Now minus start: 0 for the exact flow, of order η for gradient descent. */
  readonly drift: number[];
  /** max |drift|; 0 for a single layer. */
  readonly largestDrift: number;
  readonly loss: number;
  readonly lossAtStart: number;
  /** Loss divided by the loss uᵀ Σ u of the zero filter; null if the target is zero. */
  readonly relativeLoss: number | null;
  readonly gradientNorm: number;
  /** Layers (from 0) whose filter is zero. With two or more of them every point is critical, whatever the target. */
  readonly zeroFilters: number[];
}

/**
 * Where a run stands: invariants and their drift, loss, gradient.
 *
 * @throws RangeError if the problem is wrong.
 * @source GeoLCN, Proposition 5.13 (invariants)
 */
export function trainingReport(problem: TrainingProblem, state: TrainingState): TrainingReport {
  const { start, target, architecture } = problem;
  const invariantsAtStart = invariants(start);
  const now = invariants(state.theta);
  const drift = now.map((value, i) => value - invariantsAtStart[i]!);
  const lossOfZero = loss(target.map(() => 0), problem);
  return {
    invariantsAtStart,
    invariants: now,
    drift,
    largestDrift: drift.reduce((largest, d) => Math.max(largest, Math.abs(d)), 0),
    loss: state.loss,
    lossAtStart: loss(endToEndFilter(start, architecture.strides), problem),
    relativeLoss: lossOfZero > 0 ? state.loss / lossOfZero : null,
    gradientNorm: state.gradientNorm,
    zeroFilters: state.theta.flatMap((w, l) => (w.every((c) => c === 0) ? [l] : [])),
  };
}
