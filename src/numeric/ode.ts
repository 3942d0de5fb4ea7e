/** Autonomous vector field y′ = f(y): writes f(y) into `slope` and keeps no reference to either. */
export type VectorField = (y: Float64Array, slope: Float64Array) => void;

export type StepOutcome = 'accepted' | 'stepTooSmall';

/** What the step size control remembers between steps: with y it is all that is needed to continue exactly. */
export interface StepMemory {
  /** Step size to try next. */
  stepSize: number;
  /** Error of the last accepted step, relative to what was allowed. */
  previousError: number;
}

export interface AdaptiveStepper extends StepMemory {
  /** f(y) at the current y. */
  readonly slope: Float64Array;
  /** Length of the last accepted step. */
  lastStep: number;
  /** Moves y by one accepted step no longer than `limit`; on `stepTooSmall` y is untouched. */
  advance(y: Float64Array, limit?: number): StepOutcome;
}

/** A step that would have to be shorter than this cannot be taken. */
const shortestStep = 1e-200;
/** Steps do not grow beyond this, so that the time stays finite where the field all but vanishes. */
const longestStep = 1e100;
const shareOfWay = 0.01;
/** Smaller errors, relative to y, are rounding and not counted. */
const roundingOfError = 2 ** -47;
const smallestFactor = 0.2;
const largestFactor = 5;
const safety = 0.9;

/**
 * Runge–Kutta method of Dormand and Prince, order 5(4), with adaptive step and step size control that looks at two errors.
 *
 * The error of a step is max_i |e_i| / (tolerance · max(|y|, |y_new|)) in the maximum norm: relative to the whole vector, so that an entry that passes
 * through zero does not hold the step back. It may also be no more than a hundredth of the way that the step goes: else fast directions, held at the limit of
 * stability, would keep oscillating by the tolerance and f(y) would never become small. The field is evaluated last at the accepted point. Nothing is allocated after the start.
 *
 * @param y Start; `slope` is f(y) on return.
 * @param tolerance Largest relative error of one step.
 * @source J. R. Dormand and P. J. Prince, J. Comput. Appl. Math. 6 (1980); E. Hairer, G. Wanner, Solving ODEs II, IV.2 (step size control)
 */
export function dormandPrince(field: VectorField, y: Float64Array, tolerance: number, memory: StepMemory): AdaptiveStepper {
  if (!(memory.stepSize > 0) || !Number.isFinite(memory.stepSize)) throw new RangeError(`dormandPrince: step size ${memory.stepSize}`);
  if (!(tolerance > 0)) throw new RangeError(`dormandPrince: tolerance ${tolerance}`);
  const n = y.length;
  const [k1, k2, k3, k4, k5, k6, k7, next] = Array.from({ length: 8 }, () => new Float64Array(n)) as EightVectors;

  /** Fills `next` and k7; returns the error relative to what is allowed. */
  const attempt = (y: Float64Array, h: number): number => {
    for (let i = 0; i < n; i++) next[i] = y[i]! + h * (1 / 5) * k1[i]!;
    field(next, k2);
    for (let i = 0; i < n; i++) next[i] = y[i]! + h * ((3 / 40) * k1[i]! + (9 / 40) * k2[i]!);
    field(next, k3);
    for (let i = 0; i < n; i++) next[i] = y[i]! + h * ((44 / 45) * k1[i]! - (56 / 15) * k2[i]! + (32 / 9) * k3[i]!);
    field(next, k4);
    for (let i = 0; i < n; i++)
      next[i] =
        y[i]! + h * ((19372 / 6561) * k1[i]! - (25360 / 2187) * k2[i]! + (64448 / 6561) * k3[i]! - (212 / 729) * k4[i]!);
    field(next, k5);
    for (let i = 0; i < n; i++)
      next[i] =
        y[i]! +
        h * ((9017 / 3168) * k1[i]! - (355 / 33) * k2[i]! + (46732 / 5247) * k3[i]! + (49 / 176) * k4[i]! - (5103 / 18656) * k5[i]!);
    field(next, k6);
    for (let i = 0; i < n; i++)
      next[i] =
        y[i]! +
        h * ((35 / 384) * k1[i]! + (500 / 1113) * k3[i]! + (125 / 192) * k4[i]! - (2187 / 6784) * k5[i]! + (11 / 84) * k6[i]!);
    field(next, k7);
    let error = 0;
    let scale = 0;
    let way = 0;
    for (let i = 0; i < n; i++) {
      const e =
        h *
        ((71 / 57600) * k1[i]! - (71 / 16695) * k3[i]! + (71 / 1920) * k4[i]! - (17253 / 339200) * k5[i]! + (22 / 525) * k6[i]! - (1 / 40) * k7[i]!);
      // Math.max keeps a NaN, comparisons would lose it
      error = Math.max(error, Math.abs(e));
      scale = Math.max(scale, Math.abs(y[i]!), Math.abs(next[i]!));
      way = Math.max(way, Math.abs(next[i]! - y[i]!));
    }
    if (!Number.isFinite(error) || !Number.isFinite(scale)) return Infinity;
    if (error === 0) return 0;
    return error / Math.min(tolerance * scale, Math.max(shareOfWay * way, roundingOfError * scale));
  };

  const stepper: AdaptiveStepper = {
    slope: k1,
    stepSize: memory.stepSize,
    previousError: memory.previousError,
    lastStep: 0,
    advance(y, limit = Infinity) {
      let h = Math.min(stepper.stepSize, limit);
      for (let rejections = 0; h >= shortestStep; rejections++) {
        const error = attempt(y, h);
        if (error <= 1) {
          y.set(next);
          k1.set(k7);
          const growth = stepFactor(error, stepper.previousError);
          stepper.lastStep = h;
          stepper.stepSize = Math.min(h * (rejections > 0 ? Math.min(1, growth) : growth), longestStep);
          stepper.previousError = Math.max(error, 1e-4);
          return 'accepted';
        }
        h *= Number.isFinite(error) ? Math.min(safety, stepFactor(error, 1)) : 0.1;
      }
      return 'stepTooSmall';
    },
  };
  field(y, k1);
  return stepper;
}

type EightVectors = [
  Float64Array, Float64Array, Float64Array, Float64Array, Float64Array, Float64Array, Float64Array, Float64Array,
];

/**
 * Factor for the next step from two successive errors. Rounded to 64ths, so that engines whose powers differ in the last bit
 * take the same steps.
 */
function stepFactor(error: number, previousError: number): number {
  if (error === 0) return largestFactor;
  const factor = safety * error ** -0.17 * previousError ** 0.04;
  return Math.round(64 * Math.min(largestFactor, Math.max(smallestFactor, factor))) / 64;
}
