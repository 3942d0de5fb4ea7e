import type { Theta } from '../network/architecture.ts';
import type { Certainty } from '../polynomial/projectiveRoot.ts';
import type { Inertia } from './inertia.ts';

/** Filters of a network at a critical point, of equal norm; one representative of all its rescalings and permutations of layers of equal size. */
export interface ParameterPoint {
  readonly theta: Theta;
  /** Inertia of the Hessian of the loss by all filters, without the directions that only rescale them. */
  readonly index: Inertia;
  readonly kind: 'minimum' | 'saddle' | 'maximum' | 'degenerate';
  /** True if its filter is critical for the loss on the function space; false if it is critical only because μ is not of full rank there. */
  readonly pure: boolean;
}

/** A critical point of the loss on a stratum. */
export interface CriticalPoint {
  /** Coefficients (re, im). */
  readonly filter: readonly (readonly [number, number])[];
  readonly real: boolean;
  /** null for points that are not real. */
  readonly loss: number | null;
  /** Largest entry of the equations at the point, in units in which target and metric have entries of about 1. */
  readonly residual: number;
  /** certified: proved that there is exactly one real critical point within `radius` of every coefficient. exact: its fractions are known besides. */
  readonly certainty: Certainty;
  /** Coefficients as fractions, "8/15", that satisfy the equations exactly; null if none were found. */
  readonly fractions: readonly string[] | null;
  /** null where nothing is proved. */
  readonly radius: number | null;
  /** Multiplicities of real roots and conjugate pairs, group by group separated by "; " where there are strides; null for points that are not real. */
  readonly rootPattern: string | null;
  /** Inertia of the Hessian of the loss on the stratum; null for points that are not real. */
  readonly index: Inertia | null;
  /** True if the filter comes from critical parameters of this architecture. */
  readonly reachable: boolean;
  readonly parameters: readonly ParameterPoint[];
}

/** What became of paths that ended in no critical point of the stratum. */
export interface LostPoints {
  /** Points with more equal roots than the stratum has: they belong to a smaller one. */
  readonly onSmallerStratum: number;
  readonly singular: number;
  readonly diverged: number;
  readonly stuck: number;
}

export interface StratumReport {
  /** Root multiplicities, group by group: "2.1.1", "2.1|1@2" with the stride after @. */
  readonly id: string;
  /** One partition for each group of layers with equal cumulative stride. */
  readonly partitions: readonly (readonly number[])[];
  readonly strides: readonly number[];
  readonly dimension: number;
  /** Number of complex critical points for this kind of metric and a general target; null if not known. */
  readonly expected: number | null;
  /**
   * formula: closed formula for general metrics. remark: the same for the Euclidean metric, of which the paper remarks that it is general here.
   * theorem: published. computed: counted here for a general complex target.
   */
  readonly expectedBy: 'formula' | 'remark' | 'theorem' | 'computed' | null;
  readonly found: number;
  readonly real: number;
  readonly status: 'complete' | 'incomplete';
  readonly lost: LostPoints;
  /** Real ones first, by their loss. */
  readonly points: readonly CriticalPoint[];
}

/** Critical parameters with a filter that is zero: their end-to-end filter is 0, which lies on no stratum. */
export interface ZeroFilterPoints {
  /** Layers whose filters are zero, from 0. */
  readonly layers: readonly number[];
  /** Dimension of the set of such critical parameters over the complex numbers, up to rescaling, for general data. */
  readonly dimension: number;
  /** With two layers: filters of the other layer that span all of them. */
  readonly others: readonly (readonly number[])[] | null;
}

export interface CriticalPointReport {
  readonly strata: readonly StratumReport[];
  readonly zeroFilters: readonly ZeroFilterPoints[];
  readonly seed: number;
}
