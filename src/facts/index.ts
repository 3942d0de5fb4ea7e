import type { Architecture } from '../network/architecture.ts';
import { boundaryTheorems, boundaryTypes, spacePatterns } from './boundary.ts';
import { classification, closedTheorems, closureDegree } from './closed.ts';
import { criticalCounts, criticalCountTheorems, criticalParameterClasses } from './criticalCounts.ts';
import { definingEquations, equationTheorems } from './definingEquations.ts';
import { dimensionTheorems } from './dimension.ts';
import { fillingTheorems } from './filling.ts';
import { asSafeNumber } from './genericCount.ts';
import { isNonOverlapping } from './minimalMoves.ts';
import { compatiblePatterns } from './patterns.ts';
import { singularDegrees, singularTheorems } from './singular.ts';
import { trainingTheorems } from './training.ts';
import type { FactValues, FunctionSpaceFacts, GroupFacts, Theorem } from './types.ts';

export { formatCitation, works } from './sources.ts';
export type { Citation, Work, WorkKey } from './sources.ts';
export type { Classification, CriticalCount, FactCertainty, FactValues, FunctionSpaceFacts, GroupFacts, Statement, Theorem } from './types.ts';

/** Every theorem the page can state, in the order in which it is shown. */
export const theorems: readonly Theorem[] = [
  ...dimensionTheorems,
  ...fillingTheorems,
  ...closedTheorems,
  ...singularTheorems,
  ...equationTheorems,
  ...boundaryTheorems,
  ...criticalCountTheorems,
  ...trainingTheorems,
];

/**
 * What filter sizes and strides alone decide about the function space M, its closure, its boundary and the critical points over it, with
 * one statement, source and certainty for each theorem that applies.
 *
 * Never an enumeration without a bound: lists that would be too long are null or marked incomplete, and a statement says so.
 *
 * @source GeoLCN; SparseFact; Convariety notes, sections A and E
 */
export function facts(a: Architecture): FunctionSpaceFacts {
  const values = factValues(a);
  const statements = theorems
    .filter((theorem) => theorem.applies(a, values))
    .map((theorem) => ({ id: theorem.id, ...theorem.says(a, values), source: theorem.source, certainty: theorem.certainty }));
  return { ...values, statements };
}

/** The values without the statements. */
export function factValues(a: Architecture): FactValues {
  const thick = a.reduced.degrees.length === 1;
  const boundary = boundaryTypes(a);
  const zariskiClosed = !boundary.strideOne && !boundary.reduced;
  const smoothAwayFromZero = isNonOverlapping(a);
  const singular = singularDegrees(a);
  const { counts, complete } = criticalCounts(a);
  const groups = groupFacts(a);
  return {
    dimension: a.dimension,
    codimension: a.ambientDimension - a.dimension,
    filling: thick && zariskiClosed,
    thick,
    zariskiClosed,
    smoothAwayFromZero,
    evenFilterCount: a.filterSizes.filter((k) => k % 2 === 0).length,
    classification: classification(thick, zariskiClosed, smoothAwayFromZero),
    singularDegrees: singular.degrees,
    singularDegreesComplete: singular.complete,
    singularComponents: singular.components,
    closureDegree: asSafeNumber(closureDegree(a)),
    definingEquations: definingEquations(a),
    boundary,
    groups,
    compatiblePatterns: thick ? groups[0]!.compatiblePatterns : null,
    ...spacePatterns(a),
    criticalCounts: counts,
    criticalCountsComplete: complete,
    criticalParameterClasses: asSafeNumber(criticalParameterClasses(a)),
  };
}

const groupFacts = ({ degrees, reduced }: Architecture): GroupFacts[] =>
  reduced.degrees.map((degree, g) => {
    const bins = reduced.layers[g]!.map((l) => degrees[l]!);
    return {
      stride: reduced.cumulativeStrides[g]!,
      degree,
      bins,
      evenFilters: reduced.evenFilterCounts[g]!,
      compatiblePatterns: compatiblePatterns(bins),
    };
  });
