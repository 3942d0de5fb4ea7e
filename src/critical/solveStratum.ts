import { continued, refined, type Continuation, type SolutionSet } from '../homotopy/solutionSet.ts';
import { hookPoints, isHook } from './hook.ts';
import { metricStart } from './metricStart.ts';
import { degreeOf } from './stratum.ts';
import { startSolutions, type StratumSolver } from './stratumSolver.ts';
import type { ScaledTarget } from './target.ts';

/** All critical points on a stratum, as far as they were found. */
export interface StratumSolutions {
  readonly solutions: SolutionSet;
  /** Critical points for this metric and a general target; null if that is not known for certain. */
  readonly expected: number | null;
  /** True if that is the number for general metrics. */
  readonly general: boolean;
  /** How paths of the last attempt ended; null if none were followed. */
  readonly ends: Continuation['ends'] | null;
  readonly paths: number;
}

export interface StratumTask {
  readonly metric: readonly (readonly number[])[];
  readonly scaled: ScaledTarget;
  /** True for metrics that are known to have fewer critical points than general ones. */
  readonly special: boolean;
  /** All critical points for another target. */
  readonly previous?: SolutionSet | undefined;
  readonly seed: number;
}

/** Most times that all paths are followed for one target. */
const attempts = 4;

/**
 * Solves the critical equations of a stratum: by one polynomial where that is possible, otherwise by following paths, from another target if
 * one is given, or from general parameters.
 */
export function* solveStratum(solver: StratumSolver, { metric, scaled, special, previous, seed }: StratumTask): Generator<number, StratumSolutions> {
  let paths = 0;
  const from = (start: SolutionSet, wanted: number, most = attempts): Continuation => {
    const result = continued(solver, start, scaled.parameters, { wanted, attempts: most, seed });
    paths += result.paths;
    return result;
  };
  if (isHook(solver.stratum)) {
    const count = special ? degreeOf(solver.stratum) : solver.count;
    const points = hookPoints(solver.stratum, scaled.parameters, solver.charts, count);
    const solutions = refined(solver, { parameters: scaled.parameters, charts: solver.charts, points });
    if (solutions.points.length === count) return { solutions, expected: count, general: !special, ends: null, paths };
  }
  if (!special) {
    if (previous !== undefined && previous.points.length === solver.count) {
      const { solutions, ends } = from(previous, solver.count, 1);
      if (solutions.points.length >= solver.count) return { solutions, expected: solver.count, general: true, ends, paths };
    }
    const start = yield* startSolutions(solver);
    const { solutions, ends } = from(start, solver.count);
    if (solutions.points.length >= solver.count) return { solutions, expected: solver.count, general: true, ends, paths };
  }
  const { solutions: start, sure } = yield* metricStart(solver, metric);
  const wanted = start.points.length;
  const expected = sure ? wanted : null;
  if (special && previous !== undefined && previous.points.length === wanted) {
    const { solutions, ends } = from(previous, wanted, 1);
    if (solutions.points.length >= wanted) return { solutions, expected, general: wanted === solver.count, ends, paths };
  }
  const { solutions, ends } = from(start, wanted);
  return { solutions, expected, general: wanted === solver.count, ends, paths };
}
