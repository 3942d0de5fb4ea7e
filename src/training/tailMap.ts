import type { Architecture } from '../network/architecture.ts';
import { programBuilder, type Program, type Value } from '../program/ir.ts';
import { lossInputCount, lossInputs, parameterCount } from './lossInputs.ts';
import { slowPath } from './slowPath.ts';
import { tailStepsOf } from './tailSteps.ts';
import { tailView } from './tailView.ts';

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

/** Instead of a refusal: one eigenvalue does not tell, all of them are needed. */
export const needsSpectrum = -7;

/** Largest |H (θ − θ*) − g|² / |g|² at which the gradient g counts as about linear. */
const aboutLinear = 0.001;

/** Smallest share of the slowest direction in |h∇L|² at which the other ones are gone before it bends. */
const leastSlow = 0.01;

/** Share of the swings in |h∇L|² from which on they are all that is left. */
export const mostlySwing = 0.99;

/** Eigenvalue of H, relative to the largest, below which its direction counts as one of the fiber; the largest is below 2. */
export const fiberEigenvalue = 1e-11;
const smallestEigenvalue = 2 * fiberEigenvalue;

/** The limit is found when |∇L|² is by so much below where the training stops. */
const limitShare = 2 ** -20;

/** Largest sin² of the angle between v and H v at which v counts as the slowest direction. */
const oneDirection = 1e-3;

/**
 * Tells how gradient descent ends. Near its limit θ* it is a linear map, θ' − θ* = (1 − H)(θ − θ*), and the eigenvalues of H tell how the gradient
 * falls: mostly the smallest one, by inverse iteration, and all of them where others are close to it (`needsSpectrum`).
 *
 * Along the slowest direction the way is not quite that of the linear map: what the force on it takes more or less is added (`slowPath`). The faster
 * components die out meanwhile.
 *
 * @param bound |h∇L|² at the end. @param most Steps after which a training is given up.
 * @returns Inputs: θ*, A and b as those of `newtonMap`, then θ. Outputs: the steps of the linear map from θ to the end, anything from `most` on if
 * they are as many, or a number of `refusals`, or `needsSpectrum`; what is to be added to them, not rounded; 0.
 * @source derived here
 */
export function tailMap(a: Architecture, bound: number, most: number): Program {
  const p = parameterCount(a);
  const first = lossInputCount(a);
  const builder = programBuilder(first + p);
  const { constant, subtract, multiply, divide, select } = builder;
  const view = tailView(builder, a, lossInputs(builder, a), Array.from({ length: p }, (_, i) => builder.input(first + i)));
  const { size, vv, vMv } = view;
  const ifBelow = (x: Value, y: Value, value: Value, otherwise: Value): Value => select(subtract(y, x), value, otherwise);
  const times = (factor: number, value: Value): Value => multiply(constant(factor), value);

  const slowest = divide(vMv, vv);
  const slow = divide(multiply(view.image, view.image), vv);
  const path = slowPath(builder, slowest, divide(view.force, view.distance), divide(view.slope, view.distance));
  const steps = tailStepsOf(builder, slowest, slow, constant(bound), most);
  const [nonlinear, swings, spectrum] = [constant(refusals.nonlinear), constant(refusals.swings), constant(needsSpectrum)];
  const ifLinear = (value: Value, otherwise: Value): Value => ifBelow(view.difference, times(aboutLinear, size), value, otherwise);
  const alongOne = ifBelow(times(leastSlow, size), slow, select(path.open, steps, nonlinear), nonlinear);
  const swinging = ifLinear(ifBelow(slow, times(1 - mostlySwing, size), spectrum, swings), swings);
  const severalSlow = ifLinear(spectrum, nonlinear);
  const square = multiply(vMv, vMv);
  const oneSlow = ifBelow(subtract(multiply(view.MvMv, vv), square), times(oneDirection, square), select(view.calm, alongOne, swinging), severalSlow);
  const any = ifBelow(constant(smallestEigenvalue), slowest, oneSlow, severalSlow);
  const finite = ifBelow(size, constant(Infinity), any, nonlinear);
  const found = ifBelow(view.gradient, constant(limitShare * bound), finite, constant(refusals.farFromLimit));
  const answer = select(view.definite, found, constant(refusals.indefinite));
  return builder.build([answer, path.steps, constant(0)]);
}
