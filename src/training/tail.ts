import type { Architecture } from '../network/architecture.ts';
import { batchEvaluation } from '../program/batch.ts';
import type { Backend } from '../program/engine.ts';
import { slowPath } from './slowPath.ts';
import { spectralWeights } from './spectralWeights.ts';
import { tailMap } from './tailMap.ts';
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

/** Trainings near critical points, several at a time: H is the Hessian of hL at the critical point θ*. */
export interface Tails {
  /** Entry j of θ*, A = 2hΣ, b = 2hΣu, θ − θ* and h∇L(θ) of training i, in this order, stands at j · capacity + i. */
  readonly inputs: Float64Array;
  /** First place of θ − θ* among these. */
  readonly delta: number;
  /** Looks at trainings 0, …, count − 1. */
  run(count: number): void;
  /**
   * Steps that gradient descent makes from θ of training i to where |∇L|² ≤ stop, anything from `most` on if it makes as many; or a number of
   * `refusals`.
   *
   * @param made Steps made before. @param doubt Share of the steps to come by which the end must miss where the training is given up.
   */
  stepsToEnd(i: number, made: number, doubt: number): number;
}

/** Largest |H (θ − θ*) − g|² / |g|² at which the gradient g counts as about linear. */
const aboutLinear = 0.001;

/** Smallest share of the slowest direction in |h∇L|² at which the other ones are gone before it bends. */
const leastSlow = 0.01;

/** Share of the steps added to or taken from the linear ones by which the end must miss where the training is given up. */
const nonlinearDoubt = 1;

/** Largest |h∇L|² of swings that last longest, relative to the square of what their eigenvalue is below 2, at which they follow the linear law. */
const widestSwing = 0.03;

/** Share of the swings in |h∇L|² from which on they are all that is left. */
const mostlySwing = 0.99;

/** Eigenvalue of H, relative to the largest, below which its direction counts as one of the fiber; the largest is below 2. */
const fiberEigenvalue = 1e-11;
const smallestEigenvalue = 2 * fiberEigenvalue;

/** The limit is found when |∇L|² is by so much below where the training stops. */
const limitShare = 2 ** -20;

/** Largest sin² of the angle between v and H v at which v counts as the slowest direction. */
const oneDirection = 1e-3;

/**
 * Tells how gradient descent ends. Near its limit it is a linear map, θ' − θ* = (1 − H)(θ − θ*), and the eigenvalues of H tell how the gradient
 * falls: mostly the smallest one, by inverse iteration, and all of them where others are close to it.
 *
 * Along the slowest direction the way is not quite that of the linear map: what the force on it takes more or less is added (`slowPath`). The faster
 * components die out meanwhile. Where several directions are about equally slow, or swings last longest, the gradient g must be about linear: then
 * the components of it that belong to the linear map are those of 2 H (θ − θ*) − g, up to third order. Directions of the rescalings have none.
 *
 * @param bound |h∇L|² at the end. @param most Steps after which a training is given up.
 * @source derived here
 */
export function tails(a: Architecture, capacity: number, bound: number, most: number, backend: Backend): Tails {
  const map = tailMap(a);
  const { at, delta } = map;
  const evaluation = batchEvaluation(map.program, capacity, backend);
  const { inputs, outputs } = evaluation;
  const p = a.filterSizes.reduce((sum, size) => sum + size, 0);
  const fiber = a.filterSizes.length - 1;
  const countSteps = tailSteps(p, most);
  const spectrum = spectralWeights(p);
  const { values, weights, bordered } = spectrum;

  /** All eigenvalues and weights of training i; how many are not of the fiber, or a refusal. */
  const decompose = (i: number): number => {
    let [row, entry] = [at.matrix * capacity + i, (at.matrix + p) * capacity + i];
    for (let j = 0; j < p; j++, row += capacity) {
      bordered[j + 1] = 2 * outputs[row]! - inputs[(delta + p + j) * capacity + i]!;
      for (let m = j; m < p; m++, entry += capacity) bordered[(j + 1) * (p + 1) + m + 1] = outputs[entry]!;
    }
    if (!spectrum.run()) return refusals.spectrum;
    let top = 0;
    for (let j = 1; j < p; j++) if (values[j]! > values[top]!) top = j;
    const [largest, swing] = [values[top]!, weights[top]!];
    let total = 0;
    for (let j = 0; j < p; j++) total += weights[j]!;
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
    if (kept !== p - fiber) return refusals.spectrum;
    // swings push the training along the fiber to where the largest eigenvalue is smaller, and no linear law tells how they grow on the way
    if (2 - largest < smallest && !(swing >= mostlySwing * total && swing <= widestSwing * (2 - largest) ** 2)) return refusals.swings;
    return kept;
  };

  return {
    inputs,
    delta,
    run: (count) => evaluation.run(count),
    stepsToEnd(i, made, doubt) {
      const get = (entry: number): number => outputs[entry * capacity + i]!;
      if (!(get(at.definite) > 0)) return refusals.indefinite;
      if (!(get(at.gradient) <= limitShare * bound)) return refusals.farFromLimit;
      const size = get(at.size);
      if (!(size < Infinity)) return refusals.nonlinear;
      const linear = get(at.difference) <= aboutLinear * size;
      const [vv, vMv, MvMv] = [get(at.vv), get(at.vMv), get(at.MvMv)];
      const slowest = vMv / vv;
      const slow = get(at.image) ** 2 / vv;
      let [kept, more] = [1, 0];
      if (!(slowest > smallestEigenvalue && MvMv * vv - vMv * vMv <= oneDirection * vMv * vMv)) kept = linear ? decompose(i) : refusals.nonlinear;
      else if (!(get(at.calm) > 0)) kept = linear && slow <= (1 - mostlySwing) * size ? decompose(i) : refusals.swings;
      else if (!(slow >= leastSlow * size)) kept = refusals.nonlinear;
      else {
        const distance = get(at.distance);
        values[0] = slowest;
        weights[0] = slow;
        more = slowPath(slowest, get(at.force) / distance, get(at.slope) / distance);
        if (Number.isNaN(more)) kept = refusals.nonlinear;
      }
      if (kept < 0) return kept;
      const steps = Math.max(0, countSteps(values, weights, kept, bound) + Math.round(more));
      return Math.abs(made + steps - most) > doubt * steps + nonlinearDoubt * Math.abs(more) ? steps : refusals.undecided;
    },
  };
}
