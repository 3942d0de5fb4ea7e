import { rng } from '../numeric/rng.ts';
import { turned } from './parameters.ts';
import type { PathEnd, PathTracker } from './pathTracker.ts';
import { agree, inCharts, type ProductCoordinates } from './productCoordinates.ts';
import { carefulTracking, usualTracking, type PathStatus, type TrackOptions } from './trackOptions.ts';
import { unitNumber } from './unitNumber.ts';

/** Solutions of a system for some parameters, all in the same charts. */
export interface SolutionSet {
  readonly parameters: Float64Array;
  readonly charts: Float64Array;
  readonly points: readonly Float64Array[];
}

/** A system with its tracker. */
export interface TrackedSystem {
  readonly coordinates: ProductCoordinates;
  readonly tracker: PathTracker;
  /** Parameters that move on a path, and those that do not. */
  readonly split: (parameters: Float64Array) => { readonly moving: Float64Array; readonly fixed: Float64Array };
  /** True if moving parameters that are multiplied by a number multiply c, false if they leave solutions as they are. */
  readonly turnsScale: boolean;
}

export interface Continuation {
  readonly solutions: SolutionSet;
  /** How the paths of the last attempt ended. */
  readonly ends: Readonly<Record<PathStatus, number>>;
  readonly paths: number;
  readonly attempts: number;
}

export interface ContinuationOptions {
  /** Solutions after which nothing more is looked for. */
  readonly wanted: number;
  /** Most times that all paths are followed. */
  readonly attempts: number;
  /** Seed of the turns γ. */
  readonly seed: number;
  /** How paths are followed at the first attempt. Default: as usual. */
  readonly first?: TrackOptions;
}

const careful: readonly TrackOptions[] = [usualTracking, { ...usualTracking, aim: usualTracking.aim / 10, prediction: usualTracking.prediction / 10 }, carefulTracking];

/**
 * Solutions for other parameters, along paths from γ p to p' with a random γ of size 1: as the equations are linear in the parameters, γ p has
 * the solutions of p (up to their factor c, where some parameters are fixed), and general paths meet no singular ones on the way. Paths that fail or seem to meet are followed again more closely;
 * after that, all of them with another γ, which adds what is missing.
 *
 * @source A. P. Morgan, A. J. Sommese: Coefficient-parameter polynomial continuation, Appl. Math. Comput. 29 (1989)
 */
export function continued(system: TrackedSystem, from: SolutionSet, to: Float64Array, { wanted, attempts, seed, first = usualTracking }: ContinuationOptions): Continuation {
  const random = rng(seed);
  const { charts } = from;
  const { moving: begin } = system.split(from.parameters);
  const { moving: end, fixed } = system.split(to);
  const found: Float64Array[] = [];
  let paths = 0;
  let attempt = 0;
  let ends: PathEnd[] = [];
  while (attempt < attempts && (attempt === 0 || found.length < wanted)) {
    const gamma = unitNumber(random.uniform);
    const starts = from.points.map((point) => ({ point: system.turnsScale ? withTurnedScale(point, gamma) : point, charts }));
    const follow = (which: typeof starts, tracking: TrackOptions): PathEnd[] => system.tracker.follow(which, turned(begin, gamma), end, fixed, tracking);
    ends = follow(starts, attempt === 0 ? first : careful[Math.min(attempt, careful.length - 1)]!);
    paths += starts.length;
    let points = ends.map((end) => pointOf(system, end, charts));
    const doubtful = points.map((point, i) => point === null ? ends[i]!.status === 'stuck' : points.some((other, j) => i !== j && other !== null && agree(system.coordinates, point, other)));
    const again = starts.map((_, i) => i).filter((i) => doubtful[i]);
    if (again.length > 0) {
      const second = follow(again.map((i) => starts[i]!), carefulTracking);
      paths += again.length;
      again.forEach((i, k) => (ends[i] = second[k]!));
      points = ends.map((end) => pointOf(system, end, charts));
    }
    for (const point of points) if (point !== null && !found.some((other) => agree(system.coordinates, point, other))) found.push(point);
    attempt++;
  }
  return { solutions: { parameters: to, charts, points: found }, ends: countOf(ends), paths, attempts: attempt };
}

function withTurnedScale(point: Float64Array, [re, im]: readonly [number, number]): Float64Array {
  const result = point.slice();
  const [x, y] = [point[point.length - 2]!, point[point.length - 1]!];
  result[point.length - 2] = x * re - y * im;
  result[point.length - 1] = x * im + y * re;
  return result;
}

const pointOf = ({ coordinates }: TrackedSystem, { status, point, charts }: PathEnd, to: Float64Array): Float64Array | null =>
  status === 'converged' ? inCharts(coordinates, point, charts, to) : null;

function countOf(ends: readonly PathEnd[]): Record<PathStatus, number> {
  const counts = { converged: 0, singular: 0, diverged: 0, stuck: 0 };
  for (const { status } of ends) counts[status]++;
  return counts;
}

/** Newton's method from approximations of solutions; those that do not converge, and all but one of those that agree, are left out. */
export function refined(system: TrackedSystem, { parameters, charts, points }: SolutionSet): SolutionSet {
  const { moving, fixed } = system.split(parameters);
  const ends = system.tracker.refine(points.map((point) => ({ point, charts })), moving, fixed);
  const found: Float64Array[] = [];
  for (const { status, point } of ends) if (status === 'converged' && !found.some((other) => agree(system.coordinates, point, other))) found.push(point);
  return { parameters, charts, points: found };
}
