import { rng } from '../numeric/rng.ts';
import { bestBackend, type Backend } from '../program/engine.ts';
import { pathLanes } from './pathLanes.ts';
import type { PathProgram } from './pathProgram.ts';
import { usualTracking, type PathStatus, type TrackOptions } from './trackOptions.ts';

/** Where a path ended. */
export interface PathEnd {
  readonly status: PathStatus;
  /** The last point: coordinates and c, pairs (re, im). */
  readonly point: Float64Array;
  /** The charts that the coordinates refer to, pairs (re, im). */
  readonly charts: Float64Array;
  /** τ of the last point. */
  readonly tau: number;
  readonly evaluations: number;
  /** Smallest pivot of ∂F/∂x at the end relative to the largest. */
  readonly regularity: number;
}

/** A point to start from, and its charts. */
export type PathStart = Pick<PathEnd, 'point' | 'charts'>;

export interface PathTracker {
  /** Follows all paths from solutions at the parameters `from` to solutions at `to`; `fixed` are the numbers that do not move. */
  follow(starts: readonly PathStart[], from: Float64Array, to: Float64Array, fixed: Float64Array, options: TrackOptions): PathEnd[];
  /** Newton's method from points near solutions at the parameters. */
  refine(starts: readonly PathStart[], parameters: Float64Array, fixed: Float64Array): PathEnd[];
}

/** A start point within this many Newton steps of a solution will do. */
const startCorrections = 6;
const startAccuracy = 1e-7;

/** A corrected point whose correction was below this needs no second look. */
const closeEnough = 1e-8;

/** The second correction of a predicted point relative to the first: Newton's method converges quadratically. */
const contraction = 0.1;

/** Newton steps at the end, and what they should come down to. */
const lastCorrections = 8;
const lastAccuracy = 4e-16;

/** A last correction above this is no convergence. At double solutions corrections stay near the square root of rounding. */
const convergence = 1e-10;

/** Pivots below this, relative to the largest, are rounding. Regular solutions with c = 4e5, near isotropic forms, come down to 2e-15. */
const singularPivot = 1e-17;

/** Steps change by these factors at most. */
const [largestCut, largestGrowth, safety] = [0.15, 3, 0.9];

/** A step that would leave less than this share of the way goes to the end. */
const lastShare = 0.05;

/** A path that is stuck this near to its end is about to end in a singular solution or at infinity. */
const nearEnd = 1e-7;
const shortestStep = 1e-9;

/** Before this it is stuck for another reason. */
const farFromEnd = 1e-3;

/** Evaluations after which a path is given up: it usually takes 100, closely followed 1000. */
const mostEvaluations = 5000;

/** c grows at least like τ to minus this power on its way to infinity: 1/(largest order of contact that is expected). */
const slowestGrowth = 0.04;

/** What the next evaluation of a path is for. */
const Phase = { Start: 0, Predicted: 1, Corrected: 2, Last: 3, Done: 4 } as const;

/**
 * Tracker for a path program: Hermite interpolation through up to three points as predictor, Newton's method as corrector, steps chosen from
 * the size of the corrections. Paths are advanced side by side, each at its own pace, so that the program is evaluated for many at once;
 * a form whose coordinates grow gets another chart.
 *
 * @source A. J. Sommese, C. W. Wampler: The numerical solution of systems of polynomials, World Scientific (2005), chapter 2
 */
export function pathTracker(program: PathProgram, backend: Backend = bestBackend()): PathTracker {
  const lanes = pathLanes(program, backend);
  const C = lanes.capacity;
  const [phase, tries, evaluations, path] = [new Uint8Array(C), new Int32Array(C), new Int32Array(C), new Int32Array(C)];
  // of each path: length of the next step, τ of the point that is tried, and the size of its first correction
  const [step, target, first] = [new Float64Array(C), new Float64Array(C), new Float64Array(C)];
  const columns = [phase, tries, evaluations, path, step, target, first];
  let { aim, largestStep, prediction, seed } = usualTracking;
  let random = rng(seed);
  let ends: PathEnd[] = [];

  const evaluateAt = (i: number, tau: number, next: number): void => {
    lanes.setTime(i, tau);
    target[i] = tau;
    phase[i] = next;
    tries[i] = 0;
  };
  const predict = (i: number): void => {
    const tau = lanes.lastTime(i);
    if (step[i]! > (1 - lastShare) * tau) step[i] = tau;
    target[i] = step[i]! === tau ? 0 : tau - step[i]!;
    lanes.predict(i, target[i]!);
    phase[i] = Phase.Predicted;
  };
  const finish = (i: number, status: PathStatus): void => {
    ends[path[i]!] = { status, point: lanes.pointOf(i), charts: lanes.chartsOf(i), tau: target[i]!, evaluations: evaluations[i]!, regularity: lanes.regularity(i) };
    phase[i] = Phase.Done;
  };
  /** Ratio of the step that would have an error as aimed at to the one that had this error. */
  const betterStep = (i: number, error: number): number => safety * (aim / Math.max(error, Number.MIN_VALUE)) ** (1 / (2 * lanes.known[i]!));

  /** A point on the path was found, after a first correction of this size. */
  const accept = (i: number, error: number): void => {
    lanes.remember(i, target[i]!);
    if (target[i] === 0) return evaluateAt(i, 0, Phase.Last);
    step[i] = Math.min(largestStep, step[i]! * Math.min(largestGrowth, Math.max(largestCut, betterStep(i, error))));
    if (lanes.changeCharts(i, random.uniform)) {
      lanes.known[i] = 0;
      evaluateAt(i, target[i]!, Phase.Start);
    } else predict(i);
  };
  const giveUp = (i: number): void => {
    const tau = lanes.lastTime(i);
    lanes.goBack(i);
    target[i] = tau;
    finish(i, tau > farFromEnd ? 'stuck' : lanes.growthOfScale(i) > slowestGrowth ? 'diverged' : 'singular');
  };
  const reject = (i: number, error: number): void => {
    step[i]! *= Math.min(0.5, Math.max(largestCut, betterStep(i, error)));
    const tau = lanes.lastTime(i);
    const isStuck = step[i]! < shortestStep * Math.max(tau, nearEnd) || (tau < nearEnd && step[i]! < tau / 4);
    if (isStuck) giveUp(i);
    else predict(i);
  };
  const advance = (i: number): void => {
    evaluations[i]!++;
    const size = lanes.correctionSize(i);
    switch (phase[i]!) {
      case Phase.Start:
        if (size >= 1 || ++tries[i]! > startCorrections) return finish(i, 'stuck');
        lanes.applyCorrection(i);
        if (size > startAccuracy) return;
        lanes.remember(i, target[i]!);
        return predict(i);
      case Phase.Predicted:
        if (evaluations[i]! > mostEvaluations) return giveUp(i);
        if (size > prediction) return reject(i, size);
        lanes.applyCorrection(i);
        first[i] = size;
        if (size <= closeEnough) return accept(i, size);
        phase[i] = Phase.Corrected;
        return;
      case Phase.Corrected:
        if (size > contraction * first[i]!) return reject(i, size / contraction);
        lanes.applyCorrection(i);
        return accept(i, first[i]!);
      default: {
        const better = tries[i] === 0 || size < first[i]!;
        if (better) {
          lanes.applyCorrection(i);
          first[i] = size;
          if (size > lastAccuracy && ++tries[i]! <= lastCorrections) return;
        }
        finish(i, first[i]! <= convergence && lanes.regularity(i) > singularPivot ? 'converged' : 'singular');
      }
    }
  };
  /** Advances all starts until they are done. */
  const run = (starts: readonly PathStart[], begin: (i: number) => void): PathEnd[] => {
    ends = new Array<PathEnd>(starts.length);
    let [active, next] = [0, 0];
    const enter = (i: number): void => {
      lanes.setPoint(i, starts[next]!.point, starts[next]!.charts);
      lanes.known[i] = 0;
      evaluations[i] = 0;
      path[i] = next++;
      begin(i);
    };
    while (active < C && next < starts.length) enter(active++);
    while (active > 0) {
      lanes.run(active);
      for (let i = 0; i < active; i++) advance(i);
      for (let i = active - 1; i >= 0; i--) {
        if (phase[i] !== Phase.Done) continue;
        if (next < starts.length) enter(i);
        else if (--active !== i) {
          lanes.move(active, i);
          for (const column of columns) column[i] = column[active]!;
        }
      }
    }
    return ends;
  };
  return {
    follow(starts, from, to, fixed, options) {
      ({ aim, largestStep, prediction, seed } = options);
      random = rng(seed);
      lanes.setParameters(Math.min(C, starts.length), from, to, fixed);
      return run(starts, (i) => {
        step[i] = options.firstStep;
        evaluateAt(i, 1, Phase.Start);
      });
    },
    refine(starts, parameters, fixed) {
      lanes.setParameters(Math.min(C, starts.length), parameters, parameters, fixed);
      return run(starts, (i) => evaluateAt(i, 0, Phase.Last));
    },
  };
}
