import { complexSolver } from '../numeric/complexSolver.ts';
import type { HomotopySystem } from './system.ts';

/** How closely a path is followed. */
export interface TrackerOptions {
  /** Largest step in t. */
  readonly largestStep: number;
  /** Largest correction of a predicted point, relative to it: a larger one may have left for another path. */
  readonly prediction: number;
}

/** converged: at a regular solution. singular: at, or next to, one where ∂H/∂x is singular. stuck: steps became too small before the end. */
export type PathStatus = 'converged' | 'singular' | 'stuck';

export interface PathResult {
  readonly status: PathStatus;
  /** The last point, 2n numbers. */
  readonly solution: Float64Array;
  /** t of the last point: 0 unless the path was stuck. */
  readonly t: number;
  readonly steps: number;
  /** Smallest pivot of ∂H/∂x there, relative to the largest. */
  readonly regularity: number;
}

export const usualTracking: TrackerOptions = { largestStep: 0.1, prediction: 1e-3 };

/** For paths that came out wrong: shorter steps, closer to the path. */
export const carefulTracking: TrackerOptions = { largestStep: 0.02, prediction: 1e-5 };

/** Size of the last correction, relative to the point: on the way, and at the end. */
const onTheWay = 1e-9;
const atTheEnd = 1e-14;

/** Newton steps on the way, after which a corrected point must have converged, and at the end. */
const corrections = 3;
const lastCorrections = 12;

/** A last correction above this, relative to the point, is no convergence: about the square root of rounding. */
const converged = 1e-8;

/** Pivots below this, relative to the largest: the solution has half its digits or less. */
const singular = 1e-9;

/** Steps shorter than this end a path. */
const shortestStep = 1e-10;

/** A path this near to its end that cannot go on ends in a singular solution. */
const nearEnd = 1e-3;

/** Good steps after which the next ones are twice as long. */
const patience = 3;

/**
 * Follows solution paths of a homotopy from t = 1 to t = 0: Runge–Kutta of order four as predictor, Newton's method as corrector, steps
 * halved where the corrector does not converge at once and doubled after some that were good.
 *
 * @source A. J. Sommese, C. W. Wampler: The numerical solution of systems of polynomials, World Scientific (2005), chapter 2
 */
export function pathTracker(system: HomotopySystem): (start: Float64Array, options?: TrackerOptions) => PathResult {
  const n = system.size;
  const solver = complexSolver(n);
  const [value, velocity, jacobian] = [new Float64Array(2 * n), new Float64Array(2 * n), new Float64Array(2 * n * n)];
  const [x, trial, stage] = [new Float64Array(2 * n), new Float64Array(2 * n), new Float64Array(2 * n)];
  const slopes = [0, 1, 2, 3].map(() => new Float64Array(2 * n));

  /** dx/dt = −(∂H/∂x)⁻¹ ∂H/∂t. */
  const slopeAt = (point: Float64Array, t: number, slope: Float64Array): void => {
    system.evaluate(point, t, value, jacobian, velocity);
    solver.factor(jacobian);
    for (let i = 0; i < 2 * n; i++) slope[i] = -velocity[i]!;
    solver.solve(slope);
  };
  const moved = (slope: Float64Array, h: number): Float64Array => {
    for (let i = 0; i < 2 * n; i++) stage[i] = x[i]! + h * slope[i]!;
    return stage;
  };
  const predict = (t: number, h: number): void => {
    const [a, b, c, d] = slopes as [Float64Array, Float64Array, Float64Array, Float64Array];
    slopeAt(x, t, a);
    slopeAt(moved(a, -h / 2), t - h / 2, b);
    slopeAt(moved(b, -h / 2), t - h / 2, c);
    slopeAt(moved(c, -h), t - h, d);
    for (let i = 0; i < 2 * n; i++) trial[i] = x[i]! - (h / 6) * (a[i]! + 2 * b[i]! + 2 * c[i]! + d[i]!);
  };
  let regularity = 1;
  /** One Newton step; its size relative to the point. */
  const correct = (point: Float64Array, t: number): number => {
    system.evaluate(point, t, value, jacobian, velocity);
    regularity = solver.factor(jacobian);
    solver.solve(value);
    let [step, size] = [0, 0];
    for (let i = 0; i < 2 * n; i++) {
      point[i]! -= value[i]!;
      step += value[i]! * value[i]!;
      size += point[i]! * point[i]!;
    }
    return Math.sqrt(step / size);
  };
  const staysOnPath = (t: number, prediction: number): boolean => {
    let last = correct(trial, t);
    if (!(last <= prediction)) return false;
    for (let k = 1; k < corrections && last > onTheWay; k++) last = correct(trial, t);
    return last <= onTheWay;
  };

  return (start, { largestStep, prediction } = usualTracking) => {
    x.set(start);
    let [t, h, good, steps] = [1, largestStep, 0, 0];
    while (t > 0) {
      const step = Math.min(h, t);
      predict(t, step);
      const next = step === t ? 0 : t - step;
      if (staysOnPath(next, prediction)) {
        x.set(trial);
        t = next;
        steps++;
        if (++good >= patience) [h, good] = [Math.min(2 * h, largestStep), 0];
        continue;
      }
      [h, good] = [step / 2, 0];
      if (h < shortestStep) return { status: t < nearEnd ? 'singular' : 'stuck', solution: x.slice(), t, steps, regularity };
    }
    let last = Infinity;
    for (let k = 0; k < lastCorrections && last > atTheEnd; k++) last = correct(x, 0);
    return { status: last <= converged && regularity > singular ? 'converged' : 'singular', solution: x.slice(), t: 0, steps, regularity };
  };
}
