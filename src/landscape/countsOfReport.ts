import type { Counts } from './counts.ts';

/** What is needed of a report of critical points, stratum by stratum. */
export interface CountableReport {
  readonly strata: readonly {
    readonly dimension: number;
    readonly status: 'complete' | 'incomplete';
    readonly points: readonly {
      readonly real: boolean;
      readonly reachable: boolean;
      /** Inertia of the Hessian on the stratum: positive, zero, negative. */
      readonly index: readonly [number, number, number] | null;
      readonly parameters: readonly { readonly kind: 'minimum' | 'saddle' | 'maximum' | 'degenerate' }[];
    }[];
  }[];
}

/**
 * Counts of the real points of a report that the network reaches. The stratum that is the whole space, of dimension k, has the target itself as its
 * only point.
 *
 * @param k Number of coefficients of a target.
 */
export function countsOfReport({ strata }: CountableReport, k: number): Counts {
  let [reached, minima, saddles, degenerate, endings, undecided] = [false, 0, 0, 0, 0, 0];
  for (const { dimension, points } of strata)
    for (const { real, reachable, index, parameters } of points) {
      if (!real || !reachable || index === null) continue;
      if (dimension === k) reached = true;
      else if (index[2] > 0) saddles++;
      else if (index[1] > 0) degenerate++;
      else minima++;
      if (dimension === k || parameters.some(({ kind }) => kind === 'minimum')) endings++;
      else if (parameters.some(({ kind }) => kind === 'degenerate')) undecided++;
    }
  return { reached, minima, saddles, degenerate, endings: undecided === 0 ? endings : null, incomplete: strata.some(({ status }) => status === 'incomplete') };
}
