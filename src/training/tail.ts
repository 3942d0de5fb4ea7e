import { slowPath } from './slowPath.ts';
import { spectralWeights, type SpectralWeights } from './spectralWeights.ts';
import { tailSteps } from './tailSteps.ts';

/** Why the end of a training is not foretold where it stands. The training goes on, and may be looked at again later. */
export const refusals = {
  /** The Hessian is not positive definite across the fiber: a saddle is near. */
  indefinite: -1,
  /** Newton's method does not reach a critical point in a few steps: it is far, or degenerate. */
  farFromLimit: -2,
  /** The force towards the critical point that Newton's method finds almost vanishes on the way, or it is not the slowest direction that is left. */
  nonlinear: -3,
  /** Eigenvalues of the limit's Hessian are not those of a stable limit on a fiber of the usual dimension. */
  spectrum: -4,
  /** Steps over the limit and back again are what lasts longest. */
  swings: -6,
  /** The steps end too close to where the training is given up. */
  undecided: -5,
} as const;

/** A training near its limit θ*; gradients and Hessians H are those of hL, H the one at θ*. */
export interface Tail extends SpectralWeights {
  /** θ − θ*. */
  readonly delta: Float64Array;
  /** h∇L(θ). */
  readonly gradient: Float64Array;
  /** H (θ − θ*). */
  readonly image: Float64Array;
  /** (θ − θ*)ᵀ H' (θ − θ*) with the Hessian H' at θ; then the number of steps made. */
  readonly work: Float64Array;
  /** Dimension of the fiber of rescalings. */
  readonly fiber: number;
  /** |h∇L|² at the end. */
  readonly bound: number;
  /** Steps after which a training is given up. */
  readonly most: number;
  readonly countSteps: ReturnType<typeof tailSteps>;
}

/** Room for one training of p parameters. */
export function tail(p: number, fiber: number, bound: number, most: number): Tail {
  return { ...spectralWeights(p), delta: new Float64Array(p), gradient: new Float64Array(p), image: new Float64Array(p), work: new Float64Array(2), fiber, bound, most, countSteps: tailSteps(p, most) };
}

/** Largest |H (θ − θ*) − g|² / |g|² at which the gradient g counts as about linear. */
const aboutLinear = 0.001;

/** Largest mean eigenvalue of θ − θ*, relative to the smallest eigenvalue, at which θ − θ* counts as lying along the slowest direction. */
const slowestOnly = 1.5;

/** Share of the steps that are foretold, and of those added to or taken from the linear ones, by which the end must miss where the training is given up. */
const safety = 0.01;
const nonlinearSafety = 1;

/** Eigenvalue of H, relative to the largest, below which its direction counts as one of the fiber. */
const fiberEigenvalue = 1e-11;

/**
 * Steps that gradient descent makes from θ to where |∇L|² ≤ stop, or a refusal. Near its limit it is a linear map, θ' − θ* = (1 − H)(θ − θ*), and
 * the eigenvalues of H tell how the gradient falls.
 *
 * Where the gradient g is about linear, the components of it that belong to the linear map are those of 2 H (θ − θ*) − g: for the slowest
 * direction, which decides, this is right up to third order. Elsewhere they are those of H (θ − θ*), and what the straight way from θ to θ* takes
 * more or less than the linear map says is added (`slowPath`): the fast components are then slaves of the slow one, so that g itself may be far
 * from linear. Directions of the rescalings have no component.
 *
 * @source derived here
 */
export function stepsToEnd(t: Tail): number {
  const { delta, gradient, image, bordered, values, weights, work } = t;
  const p = delta.length;
  let size = 0;
  let difference = 0;
  let slope = 0;
  let force = 0;
  for (let j = 0; j < p; j++) {
    const g = gradient[j]!;
    size += g * g;
    difference += (image[j]! - g) ** 2;
    slope += delta[j]! * image[j]!;
    force += delta[j]! * g;
  }
  if (!(size < Infinity && slope > 0)) return refusals.nonlinear;
  const linear = difference <= aboutLinear * size;
  for (let j = 0; j < p; j++) bordered[j + 1] = linear ? 2 * image[j]! - gradient[j]! : image[j]!;
  let more = 0;
  let rate = 0;
  if (!linear) {
    let distance = 0;
    for (let j = 0; j < p; j++) distance += delta[j]! * delta[j]!;
    rate = slope / distance;
    more = slowPath(rate, force / distance, work[0]! / distance);
    if (Number.isNaN(more)) return refusals.nonlinear;
  }
  if (!t.run()) return refusals.spectrum;
  let largest = 0;
  for (let j = 0; j < p; j++) largest = Math.max(largest, values[j]!);
  if (!(largest < 2)) return refusals.spectrum;
  let kept = 0;
  let smallest = largest;
  for (let j = 0; j < p; j++) {
    if (Math.abs(values[j]!) <= fiberEigenvalue * largest) continue;
    if (values[j]! < 0) return refusals.spectrum;
    smallest = Math.min(smallest, values[j]!);
    values[kept] = values[j]!;
    weights[kept++] = weights[j]!;
  }
  if (kept !== p - t.fiber) return refusals.spectrum;
  // swings with an eigenvalue near 2 push the training along the fiber to where it is smaller: where they last longest there is no linear law
  if (2 - largest < smallest) return refusals.swings;
  if (!linear && !(rate <= slowestOnly * smallest)) return refusals.nonlinear;
  const steps = Math.max(0, t.countSteps(values, weights, kept, t.bound) + Math.round(more));
  return Math.abs(work[1]! + steps - t.most) > safety * steps + nonlinearSafety * Math.abs(more) ? steps : refusals.undecided;
}
