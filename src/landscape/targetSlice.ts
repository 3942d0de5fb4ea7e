import { rng } from '../numeric/rng.ts';
import { leastSquares, solveLinear } from '../numeric/solve.ts';
import { orthonormalPair } from './orthonormalPair.ts';

/** A plane of targets: u = origin + s a + t b with directions [a, b], each with k coefficients. */
export interface TargetSlice {
  readonly origin: readonly number[];
  readonly directions: readonly [readonly number[], readonly number[]];
}

/** A place on a plane of targets, (s, t). */
export type SlicePlace = readonly [number, number];

/** The part of a plane that is looked at: sides in s and in t. */
export interface SliceWindow {
  readonly s: readonly [number, number];
  readonly t: readonly [number, number];
}

/** The plane u₃ = 1 − u₁ of targets with three coefficients, with u₁ and u₂ as coordinates. @source GeoLCN, Figure 1 */
export const figureOneSlice: TargetSlice = { origin: [0, 0, 1], directions: [[1, 0, -1], [0, 1, 0]] };

/** The target at a place: origin + s a + t b. */
export function targetAt({ origin, directions: [a, b] }: TargetSlice, [s, t]: SlicePlace): number[] {
  return origin.map((o, k) => o + s * a[k]! + t * b[k]!);
}

/**
 * The plane through a target along two of its coefficients; these are its coordinates.
 *
 * @throws RangeError unless i and j are two different places of the target.
 */
export function coefficientSlice(target: readonly number[], i: number, j: number): TargetSlice {
  if (i === j || target[i] === undefined || target[j] === undefined) throw new RangeError(`coefficientSlice: places ${i} and ${j} of ${target.length} coefficients`);
  const unit = (at: number): number[] => target.map((_, k) => (k === at ? 1 : 0));
  return { origin: target.map((u, k) => (k === i || k === j ? 0 : u)), directions: [unit(i), unit(j)] };
}

/**
 * The plane through a target along two random orthonormal directions; its origin is the point of the plane nearest to 0.
 *
 * @throws RangeError for fewer than two coefficients, or a seed that is not an integer.
 */
export function randomTargetSlice(target: readonly number[], seed: number): TargetSlice {
  if (target.length < 2) throw new RangeError(`randomTargetSlice: ${target.length} coefficients`);
  // a stream of its own: along the numbers that targets are drawn from, every plane of a seed would go through 0
  const random = rng(-1 - seed);
  const directions = orthonormalPair(target.length, random.normal);
  const shares = directions.map((d) => inner(d, target));
  return { origin: target.map((u, k) => u - shares[0]! * directions[0][k]! - shares[1]! * directions[1][k]!), directions };
}

/** Where a target stands against a plane: its foot, and its distance from it against its own size. */
export interface PlaceOfTarget {
  readonly place: SlicePlace;
  readonly distance: number;
  /** The target is this multiple of the one that stands at the place. */
  readonly scale: number;
}

/** Relative distance below which a target counts as lying on the plane: links round coefficients to five places after the point. */
export const onTargetSlice = 1e-4;

/**
 * Where a target stands on a plane. A plane of targets with three coefficients that misses 0 meets the line through 0 and the target, and
 * all targets of a line have the same critical points up to scale: there the target is read as its multiple on the plane.
 *
 * @returns null if the directions of the plane are dependent, or its line is parallel to the plane.
 * @source GeoLCN, Example 6.5 (each point of the slice is representative of a line through the origin)
 */
export function placeOfTarget(slice: TargetSlice, target: readonly number[]): PlaceOfTarget | null {
  const { origin, directions } = slice;
  const gap = target.map((u, k) => u - origin[k]!);
  const foot = leastSquares(gap.map((_, k) => [directions[0][k]!, directions[1][k]!]), gap);
  if (foot.status === 'singular') return null;
  const place: SlicePlace = [foot.solution[0]!, foot.solution[1]!];
  const size = Math.hypot(...target);
  const distance = Math.hypot(...targetAt(slice, place).map((p, k) => p - target[k]!)) / (size || 1);
  if (distance <= onTargetSlice || target.length !== 3) return { place, distance, scale: 1 };
  // c u − s a − t b = origin
  const meeting = solveLinear(origin.map((_, k) => [target[k]!, -directions[0][k]!, -directions[1][k]!]), origin);
  if (meeting.status === 'singular' || meeting.solution[0] === 0) return null;
  const [c, s, t] = meeting.solution as [number, number, number];
  return { place: [s, t], distance: 0, scale: 1 / c };
}

const inner = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, x, k) => sum + x * b[k]!, 0);
