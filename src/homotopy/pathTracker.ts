import { rng } from '../numeric/rng.ts';
import { batchEvaluation } from '../program/batch.ts';
import { bestBackend, type Backend } from '../program/engine.ts';
import { hermiteWeights } from './hermite.ts';
import { pathInputs, type PathProgram } from './pathProgram.ts';
import { firstUnknowns } from './productCoordinates.ts';
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

/** Paths that are followed side by side: enough to share the cost of a call, few enough for the caches. */
const mostSideBySide = 64;

/** Points kept for prediction. */
const historyLength = 3;

/** A coordinate above this: the chart is changed. */
const farAway = 12;

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

/** A last correction above this is no convergence: about the square root of rounding. */
const convergence = 1e-8;

/** Pivots below this, relative to the largest, are rounding. Regular solutions with large c (near isotropic forms) come down to 1e-11. */
const singularPivot = 1e-14;

/** Steps change by these factors at most. */
const [largestCut, largestGrowth, safety] = [0.15, 3, 0.9];

/** A path that is stuck this near to its end is about to end in a singular solution or at infinity. */
const nearEnd = 1e-7;
const shortestStep = 1e-9;

/** c grows at least like τ to minus this power on its way to infinity: 1/(largest order of contact that is expected). */
const slowestGrowth = 0.04;

/** What the next evaluation of a path is for. */
const Phase = { Start: 0, Predicted: 1, Corrected: 2, Last: 3, Done: -1 } as const;

/**
 * Tracker for a path program: Hermite interpolation through up to three points as predictor, Newton's method as corrector, steps chosen from
 * the size of the corrections. Paths are advanced side by side, each at its own pace, so that the program is evaluated for many at once;
 * a form whose coordinates grow gets another chart.
 *
 * @source A. J. Sommese, C. W. Wampler: The numerical solution of systems of polynomials, World Scientific (2005), chapter 2
 */
export function pathTracker({ coordinates, parameters, constants, program }: PathProgram, backend: Backend = bestBackend()): PathTracker {
  const at = pathInputs(coordinates, parameters, constants);
  const n2 = 2 * at.n;
  const blocks = coordinates.degrees.map((degree, f) => ({ first: firstUnknowns(coordinates)[f]!, degree, power: coordinates.powers[f]! }));
  const batch = batchEvaluation(program, mostSideBySide, backend);
  const C = batch.capacity;
  const { inputs, outputs } = batch;
  const states = new Float64Array(2 * n2 * historyLength * C);
  const times = new Float64Array(historyLength * C);
  const [known, phase, tries, evaluations, path] = [new Int32Array(C), new Int32Array(C), new Int32Array(C), new Int32Array(C), new Int32Array(C)];
  const [step, target, first, growth] = [new Float64Array(C), new Float64Array(C), new Float64Array(C), new Float64Array(C)];
  const weights = new Float64Array(2 * historyLength);
  const nodes = new Float64Array(historyLength);

  /** Place of point h of the history (0 is the newest), entry v: values first, then derivatives. */
  const place = (h: number, v: number, i: number): number => (h * 2 * n2 + v) * C + i;
  /** Size of Newton's step relative to the point. */
  const correctionSize = (i: number): number => {
    let sum = 0;
    for (const { first: from, degree } of blocks) {
      let [moved, size] = [0, 1];
      for (let v = 2 * from; v < 2 * (from + degree); v++) {
        moved += outputs[v * C + i]! ** 2;
        size += inputs[v * C + i]! ** 2;
      }
      sum += moved / size;
    }
    const c = n2 - 2;
    const size = inputs[c * C + i]! ** 2 + inputs[(c + 1) * C + i]! ** 2;
    return Math.sqrt(sum + (outputs[c * C + i]! ** 2 + outputs[(c + 1) * C + i]! ** 2) / Math.max(1, size));
  };
  const applyCorrection = (i: number): void => {
    for (let v = 0; v < n2; v++) inputs[v * C + i]! += outputs[v * C + i]!;
  };
  /** The point is on the path: it becomes the newest of the history. */
  const remember = (i: number, tau: number): void => {
    for (let h = historyLength - 1; h > 0; h--) {
      times[h * C + i] = times[(h - 1) * C + i]!;
      for (let v = 0; v < 2 * n2; v++) states[place(h, v, i)] = states[place(h - 1, v, i)]!;
    }
    times[i] = tau;
    for (let v = 0; v < n2; v++) {
      states[place(0, v, i)] = inputs[v * C + i]!;
      states[place(0, n2 + v, i)] = outputs[(n2 + v) * C + i]!;
    }
    known[i] = Math.min(historyLength, known[i]! + 1);
  };
  const predict = (i: number): void => {
    const tau = times[i]!;
    if (step[i]! > 0.95 * tau) step[i] = tau;
    target[i] = step[i]! === tau ? 0 : tau - step[i]!;
    for (let h = 0; h < known[i]!; h++) nodes[h] = times[h * C + i]!;
    hermiteWeights(nodes, known[i]!, target[i]!, weights);
    for (let v = 0; v < n2; v++) {
      let value = 0;
      for (let h = 0; h < known[i]!; h++) value += weights[2 * h]! * states[place(h, v, i)]! + weights[2 * h + 1]! * states[place(h, n2 + v, i)]!;
      inputs[v * C + i] = value;
    }
    inputs[at.tau * C + i] = target[i]!;
    phase[i] = Phase.Predicted;
  };
  const regularity = (i: number): number => {
    let [smallest, largest] = [Infinity, 0];
    for (let v = 0; v < at.n; v++) {
      const pivot = outputs[(2 * n2 + v) * C + i]!;
      smallest = Math.min(smallest, pivot);
      largest = Math.max(largest, pivot);
    }
    return Math.sqrt(smallest / largest);
  };

  const run = (starts: readonly PathStart[], from: Float64Array, to: Float64Array, fixed: Float64Array, options: TrackOptions | null): PathEnd[] => {
    const { firstStep, largestStep, prediction, aim, seed } = options ?? usualTracking;
    const random = rng(seed);
    const ends = new Array<PathEnd>(starts.length);
    let [active, next] = [0, 0];

    const begin = (i: number, start: number): void => {
      const { point, charts } = starts[start]!;
      for (let v = 0; v < n2; v++) inputs[v * C + i] = point[v]!;
      for (let v = 0; v < charts.length; v++) inputs[(at.charts + v) * C + i] = charts[v]!;
      restart(i, options === null ? 0 : 1);
      path[i] = start;
      evaluations[i] = 0;
      step[i] = firstStep;
      if (options === null) phase[i] = Phase.Last;
    };
    const restart = (i: number, tau: number): void => {
      inputs[at.tau * C + i] = tau;
      target[i] = tau;
      known[i] = 0;
      tries[i] = 0;
      phase[i] = Phase.Start;
    };
    const finish = (i: number, status: PathStatus): void => {
      const point = new Float64Array(n2);
      for (let v = 0; v < n2; v++) point[v] = inputs[v * C + i]!;
      const charts = new Float64Array(n2 - 2);
      for (let v = 0; v < n2 - 2; v++) charts[v] = inputs[(at.charts + v) * C + i]!;
      ends[path[i]!] = { status, point, charts, tau: target[i]!, evaluations: evaluations[i]!, regularity: regularity(i) };
      phase[i] = Phase.Done;
    };
    /** Other charts for forms that are large in theirs; true if there are any. */
    const changeCharts = (i: number): boolean => {
      let changed = false;
      for (const { first: from, degree, power } of blocks) {
        let large = false;
        for (let v = 2 * from; v < 2 * (from + degree); v++) if (Math.abs(inputs[v * C + i]!) > farAway) large = true;
        if (!large) continue;
        changed = true;
        rechart(i, from, degree, power);
      }
      return changed;
    };
    const rechart = (i: number, from: number, degree: number, power: number): void => {
      // P_0 = 1 − Σ a_j P_j, then the value of the new chart, Σ a'_j P_j + P_0
      let [re, im] = [1, 0];
      for (let j = from; j < from + degree; j++) {
        const [x, y] = [inputs[2 * j * C + i]!, inputs[(2 * j + 1) * C + i]!];
        const chart = at.charts + 2 * j;
        const [a, b] = [inputs[chart * C + i]!, inputs[(chart + 1) * C + i]!];
        const [newA, newB] = unitNumber(random.uniform);
        re += (newA - a) * x - (newB - b) * y;
        im += (newA - a) * y + (newB - b) * x;
        inputs[chart * C + i] = newA;
        inputs[(chart + 1) * C + i] = newB;
      }
      const square = re * re + im * im;
      for (let j = from; j < from + degree; j++) {
        const [x, y] = [inputs[2 * j * C + i]!, inputs[(2 * j + 1) * C + i]!];
        inputs[2 * j * C + i] = (x * re + y * im) / square;
        inputs[(2 * j + 1) * C + i] = (y * re - x * im) / square;
      }
      const c = n2 - 2;
      for (let m = 0; m < power; m++) {
        const [x, y] = [inputs[c * C + i]!, inputs[(c + 1) * C + i]!];
        inputs[c * C + i] = x * re - y * im;
        inputs[(c + 1) * C + i] = x * im + y * re;
      }
    };
    /** A point on the path was found, after a first correction of this size. */
    const accept = (i: number, error: number): void => {
      remember(i, target[i]!);
      if (target[i] === 0) {
        phase[i] = Phase.Last;
        tries[i] = 0;
        return;
      }
      const order = 2 * known[i]!;
      step[i]! *= Math.min(largestGrowth, Math.max(largestCut, safety * (aim / Math.max(error, 1e-300)) ** (1 / order)));
      step[i] = Math.min(step[i]!, largestStep);
      if (changeCharts(i)) restart(i, target[i]!);
      else predict(i);
    };
    const reject = (i: number, error: number): void => {
      const order = 2 * known[i]!;
      const factor = Number.isFinite(error) ? safety * (aim / error) ** (1 / order) : 0;
      step[i]! *= Math.min(0.5, Math.max(largestCut, factor));
      const tau = times[i]!;
      if (step[i]! < shortestStep * Math.max(tau, nearEnd) || (tau < nearEnd && step[i]! < tau / 4)) {
        const [c, dc] = [n2 - 2, 2 * n2 - 2];
        const [x, y] = [states[place(0, c, i)]!, states[place(0, c + 1, i)]!];
        growth[i] = (-tau * (x * states[place(0, dc, i)]! + y * states[place(0, dc + 1, i)]!)) / (x * x + y * y);
        for (let v = 0; v < n2; v++) inputs[v * C + i] = states[place(0, v, i)]!;
        target[i] = tau;
        finish(i, tau > 1e-3 ? 'stuck' : growth[i]! > slowestGrowth ? 'diverged' : 'singular');
        return;
      }
      predict(i);
    };
    const advance = (i: number): void => {
      evaluations[i]!++;
      const size = correctionSize(i);
      switch (phase[i]!) {
        case Phase.Start:
          if (!(size < 1) || ++tries[i]! > startCorrections) finish(i, 'stuck');
          else if (size > startAccuracy) applyCorrection(i);
          else {
            applyCorrection(i);
            remember(i, target[i]!);
            predict(i);
          }
          return;
        case Phase.Predicted:
          if (!(size <= prediction)) return reject(i, size);
          applyCorrection(i);
          first[i] = size;
          if (size <= closeEnough) accept(i, size);
          else phase[i] = Phase.Corrected;
          return;
        case Phase.Corrected:
          if (!(size <= contraction * first[i]!)) return reject(i, size / contraction);
          applyCorrection(i);
          accept(i, first[i]!);
          return;
        default: {
          const last = tries[i]!++;
          const better = size < first[i]! || last === 0;
          if (better) applyCorrection(i);
          if (better && size > lastAccuracy && last < lastCorrections) {
            first[i] = size;
            return;
          }
          finish(i, Math.min(size, first[i]!) <= convergence && regularity(i) > singularPivot ? 'converged' : 'singular');
        }
      }
    };
    const setParameters = (): void => {
      const most = Math.min(C, starts.length);
      for (let p = 0; p < parameters; p++) {
        inputs.fill(to[p]!, (at.end + p) * C, (at.end + p) * C + most);
        inputs.fill(from[p]! - to[p]!, (at.change + p) * C, (at.change + p) * C + most);
      }
      for (let p = 0; p < constants; p++) inputs.fill(fixed[p]!, (at.constants + p) * C, (at.constants + p) * C + most);
    };
    /** Moves a path to another place. */
    const move = (i: number, j: number): void => {
      for (let v = 0; v < at.end; v++) inputs[v * C + j] = inputs[v * C + i]!;
      for (let v = 0; v < 2 * n2 * historyLength; v++) states[v * C + j] = states[v * C + i]!;
      for (let h = 0; h < historyLength; h++) times[h * C + j] = times[h * C + i]!;
      for (const column of [known, phase, tries, evaluations, path, step, target, first]) column[j] = column[i]!;
    };

    setParameters();
    while (active < C && next < starts.length) begin(active++, next++);
    while (active > 0) {
      batch.run(active);
      for (let i = 0; i < active; i++) advance(i);
      for (let i = active - 1; i >= 0; i--) {
        if (phase[i] !== Phase.Done) continue;
        if (next < starts.length) begin(i, next++);
        else if (--active !== i) move(active, i);
      }
    }
    return ends;
  };
  return { follow: run, refine: (starts, to, fixed) => run(starts, to, to, fixed, null) };
}

/** A random number of size 1; no trigonometric function, which engines round in their own ways. */
export function unitNumber(uniform: () => number): [number, number] {
  for (;;) {
    const [x, y] = [2 * uniform() - 1, 2 * uniform() - 1];
    const square = x * x + y * y;
    if (square > 0.01 && square < 1) return [x / Math.sqrt(square), y / Math.sqrt(square)];
  }
}
