import type { Architecture } from '../network/architecture.ts';
import type { Rng } from '../numeric/rng.ts';
import type { Citation } from './sources.ts';

/**
 * How a statement is known. `theorem`: proved in the cited work; `derived`: proved or argued in this project's notes and
 * checked there; `computed`: exact finite computations only (Gröbner bases modulo a prime), no proof.
 */
export type FactCertainty = 'theorem' | 'derived' | 'computed';

export interface Statement {
  readonly id: string;
  /** TeX, math mode, with \text for words */
  readonly text: string;
  /** the same in plain words */
  readonly plain: string;
  readonly value: boolean | number | string | null;
  readonly source: Citation;
  readonly certainty: FactCertainty;
}

/** Layers with the same cumulative stride: their degrees are the bins into which roots in (x^S : y^S) are placed. */
export interface GroupFacts {
  readonly stride: number;
  readonly degree: number;
  readonly bins: readonly number[];
  readonly evenFilters: number;
  /** Root patterns compatible with the bins (GeoLCN, section 5.1); null above degree 16. */
  readonly compatiblePatterns: readonly string[] | null;
}

/** Complex critical points of (w − u)ᵀ Σ (w − u) on one stratum for general u; null: not known. */
export interface CriticalCount {
  /** One partition for each group of the reduced architecture, parts descending. */
  readonly stratum: readonly (readonly number[])[];
  /** Dimension of the cone of filters: number of parts + 1. */
  readonly dimension: number;
  /** Σ the identity */
  readonly euclidean: number | null;
  /** Σ general */
  readonly generic: number | null;
  /** Σ the Bombieri metric */
  readonly bombieri: number | null;
  /** How each number is known; null exactly where the number is null. */
  readonly evidence: {
    readonly euclidean: FactCertainty | null;
    readonly generic: FactCertainty | null;
    readonly bombieri: FactCertainty | null;
  };
}

/** Everything the sizes and strides decide, statements aside. */
export interface FactValues {
  readonly dimension: number;
  readonly codimension: number;
  /** M is all of R^k */
  readonly filling: boolean;
  /** M has full dimension in R^k */
  readonly thick: boolean;
  /** M equals its Zariski closure */
  readonly zariskiClosed: boolean;
  /** The Zariski closure has no singular point except possibly 0 */
  readonly smoothAwayFromZero: boolean;
  /** Number of even filter sizes */
  readonly evenFilterCount: number;
  /** One of the six classes, with the smallest architecture of the same class. */
  readonly classification: Classification;
  /** The set D of the singular-locus theorem, largest first; the components only if `singularDegreesComplete` is false. */
  readonly singularDegrees: readonly (readonly number[])[];
  readonly singularDegreesComplete: boolean;
  /** The members of D whose strata are the irreducible components of the singular locus. */
  readonly singularComponents: readonly (readonly number[])[];
  /** Degree of the Zariski closure; null if it is above 2^53. */
  readonly closureDegree: number | null;
  /** Equations in w0 … wD whose common zeros are the Zariski closure; null: not known or too long to print. */
  readonly definingEquations: readonly string[] | null;
  /** Whether M has relative boundary points of the two types, other than 0. */
  readonly boundary: { readonly strideOne: boolean; readonly reduced: boolean };
  readonly groups: readonly GroupFacts[];
  /** Patterns are null for thin function spaces and above degree 16. */
  readonly compatiblePatterns: readonly string[] | null;
  readonly functionSpacePatterns: readonly string[] | null;
  readonly complementPatterns: readonly string[] | null;
  readonly boundaryPatterns: readonly string[] | null;
  /** Every stratum a critical parameter can lie over; only the open stratum if `criticalCountsComplete` is false. */
  readonly criticalCounts: readonly CriticalCount[];
  readonly criticalCountsComplete: boolean;
  /** Complex critical scaling classes of parameters with μ(θ) ≠ 0, general metric and target; null: too large to count here. */
  readonly criticalParameterClasses: number | null;
}

export interface Classification {
  readonly thick: boolean;
  readonly closed: boolean;
  readonly smooth: boolean;
  /** 1 … 6 in the order of the notes, section A7 */
  readonly number: number;
  readonly minimal: { readonly filterSizes: readonly number[]; readonly strides: readonly number[] };
}

export interface FunctionSpaceFacts extends FactValues {
  readonly statements: readonly Statement[];
}

/** A theorem: where it applies, what it says there, and a numerical check where one makes sense. */
export interface Theorem {
  readonly id: string;
  readonly source: Citation;
  readonly certainty: FactCertainty;
  applies(a: Architecture, facts: FactValues): boolean;
  says(a: Architecture, facts: FactValues): Pick<Statement, 'text' | 'plain' | 'value'>;
  /** One random case; null: too large to check here. */
  holds?(a: Architecture, facts: FactValues, random: Rng): boolean | null;
}
