import { rng } from '../numeric/rng.ts';
import { agree } from './productCoordinates.ts';
import { continued, type SolutionSet, type TrackedSystem } from './solutionSet.ts';

export interface MonodromyOptions {
  /** Solutions after which the search ends. */
  readonly wanted: number;
  /** Without success for so many loops the search ends too. */
  readonly patience: number;
  readonly seed: number;
}

/**
 * More solutions from a few: loops in the space of parameters permute the solutions of an irreducible system, every loop takes all
 * known ones to, in general, others. Each loop goes to random parameters and back with two different turns γ.
 *
 * @returns As many as were found, the given ones first.
 * @source A. J. Sommese, C. W. Wampler: The numerical solution of systems of polynomials, World Scientific (2005), section 15.4
 */
export function* monodromy(system: TrackedSystem, known: SolutionSet, { wanted, patience, seed }: MonodromyOptions): Generator<number, SolutionSet> {
  const random = rng(seed);
  const points = [...known.points];
  for (let idle = 0; points.length < wanted && idle < patience; idle++) {
    const middle = Float64Array.from(known.parameters, random.normal);
    const one = { attempts: 1, wanted: 0 };
    const there = continued(system, { ...known, points }, middle, { ...one, seed: random.integer(2 ** 31) });
    const back = continued(system, there.solutions, known.parameters, { ...one, seed: random.integer(2 ** 31) });
    const before = points.length;
    for (const point of back.solutions.points) if (!points.some((other) => agree(system.coordinates, point, other))) points.push(point);
    if (points.length > before) idle = -1;
    yield points.length;
  }
  return { ...known, points };
}
