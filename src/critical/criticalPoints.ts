import type { SolutionSet } from '../homotopy/solutionSet.ts';
import type { FilterLoss } from '../loss/loss.ts';
import { metricMatrix } from '../loss/metrics.ts';
import type { Architecture } from '../network/architecture.ts';
import { isZeroForm } from '../polynomial/form.ts';
import { knownCount } from './knownCount.ts';
import type { CriticalPointReport, StratumReport } from './report.ts';
import { solveStratum, type StratumSolutions } from './solveStratum.ts';
import { isLinear, strataOf, stratumName } from './stratum.ts';
import { linearReport, stratumReport, unsolvedReport, type CriticalProblem } from './stratumReport.ts';
import { finished, generalCount, stratumSolver } from './stratumSolver.ts';
import { scaledTarget } from './target.ts';
import { zeroFilterPoints } from './zeroFilters.ts';

export interface CriticalPointsOptions extends FilterLoss {
  /** Of the random numbers γ; the answer hardly depends on it. Default 1. */
  readonly seed?: number;
}

/** Solutions of each stratum by its id: from them the next target is reached faster. */
export type CriticalPointMemory = Map<string, SolutionSet>;

/** How far a search is. */
export interface CriticalPointsProgress {
  readonly stratum: string;
  readonly strata: readonly [done: number, all: number];
  /** Solutions of a start system found so far. */
  readonly found: number;
  /** Strata that are done: one growing list. */
  readonly finished: readonly StratumReport[];
}

/** Architectures with more strata are refused. */
const mostStrata = 256;

/** Strata with more critical points for general data are listed with their number, but not solved: that would take minutes. */
const mostPoints = 3000;

/**
 * All complex critical points of the square loss (w − u)ᵀ Σ (w − u) on the strata of a function space: multiple root loci from which critical
 * parameters come, GeoLCN, Theorems 5.2–5.4. Real ones are certified and classified.
 *
 * @throws RangeError for a target of another length than the end-to-end filters, numbers that are not finite, a metric that is not
 *   positive definite, or an architecture with more than 256 strata.
 * @source GeoLCN, sections 5 and 6; mathematics.md E
 */
export const criticalPoints = (a: Architecture, options: CriticalPointsOptions, memory: CriticalPointMemory = new Map()): CriticalPointReport =>
  finished(searchCriticalPoints(a, options, memory));

/** The same step by step, with progress on the way. */
export function* searchCriticalPoints(a: Architecture, { target, metric: choice, seed = 1 }: CriticalPointsOptions, memory: CriticalPointMemory = new Map()): Generator<CriticalPointsProgress, CriticalPointReport> {
  if (target.length !== a.ambientDimension) throw new RangeError(`criticalPoints: target of ${target.length} coefficients, but end-to-end filters have ${a.ambientDimension}`);
  if (!target.every(Number.isFinite)) throw new RangeError('criticalPoints: a coefficient of the target is not a finite number');
  const metric = metricMatrix(choice, target.length);
  const all = strataOf(a, mostStrata);
  if (all === null) throw new RangeError(`criticalPoints: more than ${mostStrata} strata`);
  const scaled = scaledTarget(metric, target);
  const problem: CriticalProblem = { a, metric, target, scaled };
  const strata: StratumReport[] = [];
  for (const [done, stratum] of all.entries()) {
    const id = stratumName(stratum);
    const progress = (found: number): CriticalPointsProgress => ({ stratum: id, strata: [done, all.length], found, finished: strata });
    yield progress(0);
    if (isLinear(stratum)) {
      strata.push(linearReport(problem, stratum));
      continue;
    }
    if (isZeroForm(target)) {
      strata.push(unsolvedReport(stratum, null, 'complete'));
      continue;
    }
    const count = generalCount(stratum);
    if (count === null || count > mostPoints) {
      strata.push(unsolvedReport(stratum, count, 'incomplete'));
      continue;
    }
    const steps = solveStratum(stratumSolver(stratum), { metric, name: typeof choice === 'string' ? choice : null, target, scaled, previous: memory.get(id), seed });
    let solved: StratumSolutions | null = null;
    while (solved === null) {
      const { done: ready, value } = steps.next();
      if (ready === true) solved = value;
      else yield progress(value);
    }
    memory.set(id, solved.trail);
    strata.push(stratumReport(problem, stratum, solved, knownCount(a, stratum, choice)));
  }
  return { strata, zeroFilters: zeroFilterPoints(a, metric, target), seed };
}
