import type { Architecture } from '../network/architecture.ts';
import { unitRoundoff } from '../numeric/tolerance.ts';
import { dilateForm, isZeroForm, maxNorm } from '../polynomial/form.ts';
import { classify, type Classification } from './classify.ts';
import { projectedTarget } from './linearStratum.ts';
import { printFractions, rationalPoint, toDoubles } from './rationalPoint.ts';
import { readSolutions } from './readings.ts';
import { realPoint, type RealPoint } from './realPoint.ts';
import type { CriticalPoint, LostPoints, StratumReport } from './report.ts';
import type { StratumSolutions } from './solveStratum.ts';
import { degreeOf, factorsOf, stratumName, type Stratum } from './stratum.ts';
import type { ScaledTarget } from './target.ts';

/** What is asked for. */
export interface CriticalProblem {
  readonly a: Architecture;
  readonly metric: readonly (readonly number[])[];
  readonly target: readonly number[];
  readonly scaled: ScaledTarget;
}

type Expectation = Pick<StratumReport, 'expected' | 'expectedBy'>;

const nothingLost: LostPoints = { onSmallerStratum: 0, singular: 0, diverged: 0, stuck: 0 };

/** The critical points of a stratum that was solved. */
export function stratumReport(problem: CriticalProblem, stratum: Stratum, { solutions, expected, general, ends }: StratumSolutions, known: Expectation): StratumReport {
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

/** A stratum that is not solved: for the target 0, to which only the filter 0 is critical, or because that would take too long. */
export const unsolvedReport = (stratum: Stratum, expected: number | null, status: StratumReport['status']): StratumReport => ({
  ...reportOf(stratum, { expected, expectedBy: expected === null ? null : 'formula' }, [], nothingLost, 0),
  status,
});

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

/** The critical points of a stratum that is dense in a linear space: the projection of the target is the only one. */
export function linearReport(problem: CriticalProblem, stratum: Stratum): StratumReport {
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
function classifiedPoint({ a, metric, target, scaled: { unit } }: CriticalProblem, stratum: Stratum, { forms, scale, filter, certified, radius, residual }: FoundPoint): CriticalPoint | null {
  const difference = filter.map((w, i) => w - target[i]! / unit);
  const image = metric.map((row) => row.reduce((sum, entry, j) => sum + entry * difference[j]!, 0));
  const kind: Classification = classify(a, stratum, { forms, scale, filter, metric, residual: image });
  if (!kind.inStratum) return null;
  const perLayer = unit ** (1 / a.filterSizes.length);
  const rational = certified ? rationalPoint(stratum, forms, scale * unit, metric, target) : null;
  const own = rational === null ? filter.map((c) => c * unit) : toDoubles(rational);
  return {
    filter: own.map((c) => [c, 0] as const),
    real: true,
    loss: lossOf(own, metric, target),
    residual,
    certainty: rational !== null ? 'exact' : certified ? 'certified' : 'estimate',
    fractions: rational === null ? null : printFractions(rational),
    radius: radius === null ? null : rational === null ? radius * unit : unitRoundoff * maxNorm(own),
    rootPattern: kind.rootPattern,
    index: kind.index,
    reachable: kind.parameters.length > 0,
    parameters: kind.parameters.map((parameter) => ({ ...parameter, theta: parameter.theta.map((w) => w.map((c) => c * perLayer)) })),
  };
}

/** (w − u)ᵀ Σ (w − u); rounding may leave a negative number where Σ is nearly singular. */
function lossOf(filter: readonly number[], metric: readonly (readonly number[])[], target: readonly number[]): number {
  const difference = filter.map((w, i) => w - target[i]!);
  return Math.max(0, difference.reduce((sum, d, i) => sum + d * metric[i]!.reduce((image, entry, j) => image + entry * difference[j]!, 0), 0));
}

const complexPoint = (filter: Float64Array, residual: number, unit: number): CriticalPoint => ({
  filter: Array.from({ length: filter.length / 2 }, (_, j) => [filter[2 * j]! * unit, filter[2 * j + 1]! * unit] as const),
  real: false,
  loss: null,
  residual,
  certainty: 'estimate',
  fractions: null,
  radius: null,
  rootPattern: null,
  index: null,
  reachable: false,
  parameters: [],
});
