import { continued, refined, type Continuation, type ContinuationOptions, type SolutionSet } from '../homotopy/solutionSet.ts';
import { usualTracking } from '../homotopy/trackOptions.ts';
import { hookPoints, isHook } from './hook.ts';
import { metricStart } from './metricStart.ts';
import { degreeOf } from './stratum.ts';
import { fixedMetricSystem, sameMetric, startSolutions, type StratumSolver } from './stratumSolver.ts';
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
  /** True for the metrics that have a name: solutions for a general target are kept. */
  readonly named: boolean;
  /** True for metrics that are known to have fewer critical points than general ones. */
  readonly special: boolean;
  /** All critical points for another target. */
  readonly previous?: SolutionSet | undefined;
  readonly seed: number;
}

/** Most times that all paths are followed for one target. */
const attempts = 4;

/** From the last target of a drag: paths are short. */
const shortTracking = { ...usualTracking, firstStep: 0.25 };

/**
 * Solves the critical equations of a stratum: by one polynomial where that is possible, otherwise by following paths, from another target if
 * one is given, or from general parameters.
 */
export function* solveStratum(solver: StratumSolver, { metric, scaled, named, special, previous, seed }: StratumTask): Generator<number, StratumSolutions> {
  const { stratum, charts, count } = solver;
  const { parameters } = scaled;
  let paths = 0;
  const from = (start: SolutionSet, options: Partial<ContinuationOptions> & { wanted: number }): Continuation => {
    const system = sameMetric(stratum, start.parameters, parameters) ? fixedMetricSystem(stratum, parameters) : solver;
    const result = continued(system, start, parameters, { attempts, seed, ...options });
    paths += result.paths;
    return result;
  };
  const answer = ({ solutions, ends }: Continuation, expected: number | null): StratumSolutions => ({ solutions, expected, general: expected === count, ends, paths });

  if (isHook(stratum)) {
    const wanted = special ? degreeOf(stratum) : count;
    const solutions = refined(solver, { parameters, charts, points: hookPoints(stratum, parameters, charts, wanted) });
    if (solutions.points.length === wanted) return { solutions, expected: wanted, general: !special, ends: null, paths };
  }
  if (!special && previous !== undefined && previous.points.length === count) {
    const moved = from(previous, { wanted: count, attempts: 1, first: shortTracking });
    if (moved.solutions.points.length === count) return answer(moved, count);
  }
  if (!named) {
    const direct = from(yield* startSolutions(solver), { wanted: count });
    if (direct.solutions.points.length >= count) return answer(direct, count);
  }
  const { solutions: start, sure } = yield* metricStart(solver, metric);
  const wanted = start.points.length;
  const expected = sure ? wanted : null;
  if (special && previous !== undefined && previous.points.length === wanted) {
    const moved = from(previous, { wanted, attempts: 1, first: shortTracking });
    if (moved.solutions.points.length === wanted) return answer(moved, expected);
  }
  return answer(from(start, { wanted }), expected);
}
