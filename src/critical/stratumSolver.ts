import { monodromy } from '../homotopy/monodromy.ts';
import { pathTracker } from '../homotopy/pathTracker.ts';
import type { SolutionSet, TrackedSystem } from '../homotopy/solutionSet.ts';
import { asSafeNumber, genericCount } from '../facts/genericCount.ts';
import { criticalSystem, metricShape, splitParameters, type MetricShape } from './criticalSystem.ts';
import { genericStart, startCharts } from './genericStart.ts';
import { degreeOf, stratumName, type Stratum } from './stratum.ts';

/** A stratum with everything that is made once for it. */
export interface StratumSolver extends TrackedSystem {
  readonly stratum: Stratum;
  /** Number of critical points for general complex parameters. */
  readonly count: number;
  /** Charts of all its solutions. */
  readonly charts: Float64Array;
}

/** Seed of the general parameters: the stored solutions belong to it. */
export const startSeed = 1;

/** Loops without a new solution after which a search ends: with n of N solutions known, each loop misses all others with a small probability only. */
const patience = 12;

const solvers = new Map<string, StratumSolver>();
const fixedSystems = new Map<string, TrackedSystem>();
const starts = new Map<string, SolutionSet>();

/** Number of critical points for general complex parameters; null if it is too large to be counted. */
export const generalCount = (stratum: Stratum): number | null => asSafeNumber(genericCount(stratum.groups.map(({ partition }) => partition)));

/** The solver of a stratum; made once. */
export function stratumSolver(stratum: Stratum): StratumSolver {
  const name = stratumName(stratum);
  const known = solvers.get(name);
  if (known !== undefined) return known;
  const count = generalCount(stratum) ?? Infinity;
  const solver = { ...trackedSystem(stratum, 'moving'), stratum, count, charts: startCharts(stratum, startSeed) };
  solvers.set(name, solver);
  return solver;
}

/** The system that is followed while the target moves and the metric of these parameters does not: it takes less work. */
export function fixedMetricSystem(stratum: Stratum, parameters: Float64Array): TrackedSystem {
  const shape = metricShape(degreeOf(stratum) + 1, parameters);
  const name = `${shape} ${stratumName(stratum)}`;
  let known = fixedSystems.get(name);
  if (known === undefined) fixedSystems.set(name, (known = trackedSystem(stratum, shape)));
  return known;
}

function trackedSystem(stratum: Stratum, shape: MetricShape): TrackedSystem {
  const system = criticalSystem(stratum, shape);
  const size = degreeOf(stratum) + 1;
  return { coordinates: system.coordinates, tracker: pathTracker(system), split: (parameters) => splitParameters(size, shape, parameters), turnsScale: shape !== 'moving' };
}

/** True if two sets of parameters have the same Σ. */
export function sameMetric(stratum: Stratum, one: Float64Array, other: Float64Array): boolean {
  const size = degreeOf(stratum) + 1;
  for (let i = 0; i < size * (size + 1); i++) if (one[i] !== other[i]) return false;
  return true;
}

/** All critical points for general complex parameters, if they are known already. */
export const knownStart = (stratum: Stratum): SolutionSet | undefined => starts.get(stratumName(stratum));

export const keepStart = (stratum: Stratum, solutions: SolutionSet): void => void starts.set(stratumName(stratum), solutions);

/** All critical points for general complex parameters, found by monodromy if they are not known; yields how many are found so far. */
export function* startSolutions(solver: StratumSolver): Generator<number, SolutionSet> {
  const known = knownStart(solver.stratum);
  if (known !== undefined && known.points.length >= solver.count) return known;
  const { parameters, start } = genericStart(solver.stratum, startSeed);
  const found = yield* monodromy(solver, known ?? { parameters, charts: start.charts, points: [start.point] }, { wanted: solver.count, patience, seed: startSeed });
  keepStart(solver.stratum, found);
  return found;
}

/** The value that a generator returns. */
export function finished<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}
