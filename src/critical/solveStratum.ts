import { continued, refined, type Continuation, type ContinuationOptions, type SolutionSet } from '../homotopy/solutionSet.ts';
import { usualTracking } from '../homotopy/trackOptions.ts';
import { hookPoints, isHook } from './hook.ts';
import { metricStart } from './metricStart.ts';
import { inRealVariables, isotropicMetric, isotropicTarget, isRotationInvariant } from './isotropic.ts';
import { degreeOf, type Stratum } from './stratum.ts';
import { fixedMetricSystem, sameMetric, startSolutions, type StratumSolver } from './stratumSolver.ts';
import type { ScaledTarget } from './target.ts';

/** All critical points on a stratum, as far as they were found. */
export interface StratumSolutions {
  readonly solutions: SolutionSet;
  /** The same as they were found: what the next target is reached from. */
  readonly trail: SolutionSet;
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
  /** The metric's name, if it has one: solutions for a general target are kept for these. */
  readonly name: 'euclidean' | 'bombieri' | null;
  readonly target: readonly number[];
  readonly scaled: ScaledTarget;
  /** What was found for another target. */
  readonly previous?: SolutionSet | undefined;
  readonly seed: number;
}

/** Most times that all paths are followed for one target. */
const attempts = 4;

/** From the last target of a drag: paths are short. */
const shortTracking = { ...usualTracking, firstStep: 0.25 };

/** True for metrics that are known to have fewer critical points than general ones: rotations preserve one, and the other one is Frobenius' on tensors. */
export const isSpecial = (stratum: Stratum, name: StratumTask['name']): boolean =>
  name === 'bombieri' || (name === 'euclidean' && stratum.groups.filter(({ partition }) => partition.length > 0).length > 1);

/**
 * Solves the critical equations of a stratum: by one polynomial where that is possible, otherwise by following paths, from another target if
 * one is given, or from general parameters.
 */
export function* solveStratum(solver: StratumSolver, task: StratumTask): Generator<number, StratumSolutions> {
  const { stratum, charts } = solver;
  const { parameters, unit } = task.scaled;
  const round = task.name === 'bombieri' && isRotationInvariant(stratum);
  if (isHook(stratum)) {
    const wanted = round ? degreeOf(stratum) : solver.count;
    const solutions = refined(solver, { parameters, charts, points: hookPoints(stratum, parameters, charts, wanted) });
    if (solutions.points.length === wanted) return { solutions, trail: solutions, expected: wanted, general: !round, ends: null, paths: 0 };
  }
  if (!round) return yield* followedPaths(solver, task, parameters);
  const isotropic = isotropicTarget(task.target);
  const found = yield* followedPaths(solver, { ...task, metric: isotropicMetric(degreeOf(stratum)) }, isotropic.parameters);
  return { ...found, solutions: inRealVariables(stratum, found.trail, parameters, isotropic.unit / unit) };
}

function* followedPaths(solver: StratumSolver, { metric, name, previous, seed }: StratumTask, parameters: Float64Array): Generator<number, StratumSolutions> {
  const { stratum, count } = solver;
  let paths = 0;
  const from = (start: SolutionSet, options: Partial<ContinuationOptions> & { readonly wanted: number }): Continuation => {
    const system = sameMetric(stratum, start.parameters, parameters) ? fixedMetricSystem(stratum, parameters) : solver;
    const result = continued(system, start, parameters, { attempts, seed, ...options });
    paths += result.paths;
    return result;
  };
  const fromPrevious = (wanted: number): Continuation | null => {
    if (previous === undefined || previous.points.length !== wanted) return null;
    const moved = from(previous, { wanted, attempts: 1, first: shortTracking });
    return moved.solutions.points.length === wanted ? moved : null;
  };
  const answer = ({ solutions, ends }: Continuation, expected: number | null): StratumSolutions => ({ solutions, trail: solutions, expected, general: expected === count, ends, paths });

  if (!isSpecial(stratum, name)) {
    const moved = fromPrevious(count);
    if (moved !== null) return answer(moved, count);
  }
  if (name === null) {
    const direct = from(yield* startSolutions(solver), { wanted: count });
    if (direct.solutions.points.length >= count) return answer(direct, count);
  }
  const { solutions: start, sure } = yield* metricStart(solver, metric);
  const wanted = start.points.length;
  return answer(fromPrevious(wanted) ?? from(start, { wanted }), sure ? wanted : null);
}
