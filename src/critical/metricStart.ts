import { rng } from '../numeric/rng.ts';
import { continued, type SolutionSet } from '../homotopy/solutionSet.ts';
import { startSolutions, type StratumSolver } from './stratumSolver.ts';
import { stratumName } from './stratum.ts';
import { scaledTarget } from './target.ts';

/** All critical points for one metric and a general complex target. */
export interface MetricStart {
  readonly solutions: SolutionSet;
  /** True if no path was lost for a reason that is not understood: then their number is that of the metric. */
  readonly sure: boolean;
}

/** Seed of the general target. */
const targetSeed = 11;

/** All paths are followed so often, with different γ, before fewer solutions than for a general metric are believed. */
const attempts = 2;

/** Metrics that are remembered: a data set and the presets, for every stratum of an architecture. */
const mostRemembered = 64;

const remembered = new Map<string, MetricStart>();

/**
 * All critical points for a metric, which may have fewer of them than a general one (Bombieri's, or the Euclidean one with strides), and a
 * general complex target; the others go to infinity or to smaller strata as the metric is approached. Remembered for the next target.
 */
export function* metricStart(solver: StratumSolver, metric: readonly (readonly number[])[]): Generator<number, MetricStart> {
  const key = `${stratumName(solver.stratum)} ${metric.map((row) => row.join(' ')).join(';')}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const start = yield* startSolutions(solver);
  const random = rng(targetSeed);
  const numbers = (): number[] => metric.map(() => random.normal());
  const { parameters } = scaledTarget(metric, numbers(), numbers());
  const { solutions, ends } = continued(solver, start, parameters, { wanted: solver.count, attempts, seed: targetSeed });
  const result = { solutions, sure: ends.stuck === 0 && start.points.length === solver.count };
  if (remembered.size >= mostRemembered) remembered.delete(remembered.keys().next().value!);
  remembered.set(key, result);
  return result;
}
