import type { Architecture } from '../network/architecture.ts';
import { dilateForm, isZeroForm } from '../polynomial/form.ts';
import type { FilterLoss } from '../loss/loss.ts';
import { loss } from '../loss/loss.ts';
import { metricMatrix } from '../loss/metrics.ts';
import type { SolutionSet } from '../homotopy/solutionSet.ts';
import { classify, type Classification } from './classify.ts';
import { projectedTarget } from './linearStratum.ts';
import { realPoint, type RealPoint } from './realPoint.ts';
import { readSolutions } from './readings.ts';
import type { CriticalPoint, CriticalPointReport, LostPoints, StratumReport } from './report.ts';
import { solveStratum, type StratumSolutions } from './solveStratum.ts';
import { degreeOf, factorsOf, isLinear, strataOf, stratumName, type Stratum } from './stratum.ts';
import { finished, stratumSolver } from './stratumSolver.ts';
import { scaledTarget, type ScaledTarget } from './target.ts';
import { zeroFilterPoints } from './zeroFilters.ts';
import { knownCount } from './knownCount.ts';

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
}

/** Strata beyond this number are not solved. */
const mostStrata = 256;

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
  const problem: Problem = { a, metric, target, scaled };
  const strata: StratumReport[] = [];
  for (const [done, stratum] of all.entries()) {
    const id = stratumName(stratum);
    const progress = (found: number): CriticalPointsProgress => ({ stratum: id, strata: [done, all.length], found });
    yield progress(0);
    if (isLinear(stratum)) {
      strata.push(linearReport(problem, stratum));
      continue;
    }
    if (isZeroForm(target)) {
      strata.push(reportOf(stratum, { expected: null, expectedBy: null }, [], nothingLost, 0));
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

interface Problem {
  readonly a: Architecture;
  readonly metric: readonly (readonly number[])[];
  readonly target: readonly number[];
  readonly scaled: ScaledTarget;
}

type Expectation = Pick<StratumReport, 'expected' | 'expectedBy'>;

const nothingLost: LostPoints = { onSmallerStratum: 0, singular: 0, diverged: 0, stuck: 0 };

function stratumReport(problem: Problem, stratum: Stratum, { solutions, expected, general, ends }: StratumSolutions, known: Expectation): StratumReport {
  const points: CriticalPoint[] = [];
  const complex: Float64Array[] = [];
  let onSmallerStratum = 0;
  for (const solution of solutions.points) {
    const real = realPoint(stratum, solutions, solution, problem.scaled.exact);
    if (real === null) {
      complex.push(solution);
      continue;
    }
    const point = classifiedPoint(problem, stratum, { ...real, filter: [...real.readings], radius: real.certified ? Math.max(...real.readingRadii) : null });
    if (point === null) onSmallerStratum++;
    else points.push(point);
  }
  for (const { filter, residual } of readSolutions(stratum, { ...solutions, points: complex })) points.push(complexPoint(filter, residual, problem.scaled.unit));
  const expectation: Expectation = known.expected !== null ? known : { expected, expectedBy: expected === null ? null : general ? 'formula' : 'computed' };
  return reportOf(stratum, expectation, points, { onSmallerStratum, singular: ends?.singular ?? 0, diverged: ends?.diverged ?? 0, stuck: ends?.stuck ?? 0 }, onSmallerStratum);
}

function reportOf(stratum: Stratum, expectation: Expectation, points: readonly CriticalPoint[], lost: LostPoints, elsewhere: number): StratumReport {
  const sorted = [...points].sort((one, other) => (one.loss ?? Infinity) - (other.loss ?? Infinity) || 0);
  return {
    id: stratumName(stratum),
    partitions: stratum.groups.map(({ partition }) => partition),
    strides: stratum.groups.map(({ stride }) => stride),
    dimension: stratum.groups.reduce((sum, { partition }) => sum + partition.length, 1),
    ...expectation,
    found: points.length,
    real: points.filter(({ real }) => real).length,
    status: expectation.expected === null ? (lost.stuck === 0 ? 'complete' : 'incomplete') : points.length + elsewhere === expectation.expected ? 'complete' : 'incomplete',
    lost,
    points: sorted,
  };
}

/** The projection of the target, which is the only point. */
function linearReport(problem: Problem, stratum: Stratum): StratumReport {
  const { metric, target, scaled } = problem;
  const form = projectedTarget(stratum, metric, target);
  const one = { expected: 1, expectedBy: 'theorem' } as const;
  if (form === null || isZeroForm(form)) return reportOf(stratum, { expected: isZeroForm(target) ? null : 1, expectedBy: isZeroForm(target) ? null : 'theorem' }, [], nothingLost, 0);
  const factor = factorsOf(stratum)[0];
  const inUnits = form.map((c) => c / scaled.unit);
  const dilated = factor === undefined ? inUnits : dilateForm(inUnits, factor.stride);
  const filter = Array.from({ length: degreeOf(stratum) + 1 }, (_, i) => dilated[i] ?? 0);
  // the target itself is known without rounding
  const exact = dilated.length === target.length && (factor === undefined || factor.stride === 1);
  const point = classifiedPoint(problem, stratum, { forms: factor === undefined ? [] : [inUnits], scale: factor === undefined ? inUnits[0]! : 1, filter, certified: exact, radius: exact ? 0 : null, residual: 0 });
  return point === null ? reportOf(stratum, one, [], { ...nothingLost, onSmallerStratum: 1 }, 1) : reportOf(stratum, one, [point], nothingLost, 0);
}

type FoundPoint = Pick<RealPoint, 'forms' | 'scale' | 'certified' | 'residual'> & { readonly filter: readonly number[]; readonly radius: number | null };

/** null if the point lies on a smaller stratum. */
function classifiedPoint({ a, metric, target, scaled: { unit } }: Problem, stratum: Stratum, { forms, scale, filter, certified, radius, residual }: FoundPoint): CriticalPoint | null {
  const difference = filter.map((w, i) => w - target[i]! / unit);
  const image = metric.map((row) => row.reduce((sum, entry, j) => sum + entry * difference[j]!, 0));
  const kind: Classification = classify(a, stratum, { forms, scale, filter, metric, residual: image });
  if (!kind.inStratum) return null;
  const perLayer = unit ** (1 / a.filterSizes.length);
  const own = filter.map((c) => c * unit);
  return {
    filter: own.map((c) => [c, 0] as const),
    real: true,
    loss: loss(own, { target, metric }),
    residual,
    certainty: certified ? 'certified' : 'estimate',
    radius: radius === null ? null : radius * unit,
    rootPattern: kind.rootPattern,
    index: kind.index,
    reachable: kind.parameters.length > 0,
    parameters: kind.parameters.map((parameter) => ({ ...parameter, theta: parameter.theta.map((w) => w.map((c) => c * perLayer)) })),
  };
}

const complexPoint = (filter: Float64Array, residual: number, unit: number): CriticalPoint => ({
  filter: Array.from({ length: filter.length / 2 }, (_, j) => [filter[2 * j]! * unit, filter[2 * j + 1]! * unit] as const),
  real: false,
  loss: null,
  residual,
  certainty: 'estimate',
  radius: null,
  rootPattern: null,
  index: null,
  reachable: false,
  parameters: [],
});
