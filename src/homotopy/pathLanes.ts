import { batchEvaluation } from '../program/batch.ts';
import type { Backend } from '../program/engine.ts';
import { hermiteWeights } from './hermite.ts';
import { pathInputs, type PathProgram } from './pathProgram.ts';
import { firstUnknowns } from './productCoordinates.ts';
import { unitNumber } from './unitNumber.ts';

/** Paths that are followed side by side: enough to share the cost of a call, few enough for the caches. */
const mostSideBySide = 64;

/** Points kept for prediction. */
const historyLength = 3;

/** A coordinate above this: the chart is changed. */
const farAway = 12;

/** Points of several paths side by side: number v of lane i stands at v C + i. All of it is allocated once. */
export interface PathLanes {
  /** C */
  readonly capacity: number;
  /** Points kept of each lane, up to three. */
  readonly known: Int32Array;
  setParameters(lanes: number, from: Float64Array, to: Float64Array, fixed: Float64Array): void;
  setPoint(i: number, point: Float64Array, charts: Float64Array): void;
  /** The place τ at which the point is evaluated next. */
  setTime(i: number, tau: number): void;
  /** Evaluates the program for the first lanes. */
  run(lanes: number): void;
  /** Length of Newton's step relative to (1, P_f) and to max(1, |c|), infinite if it is not a number. */
  correctionSize(i: number): number;
  applyCorrection(i: number): void;
  /** The point and its velocity become the newest of the history. */
  remember(i: number, tau: number): void;
  /** τ of the newest point of the history. */
  lastTime(i: number): number;
  /** Sets the point at τ to what Hermite's polynomial through the history says. */
  predict(i: number, tau: number): void;
  /** Goes back to the newest point of the history. */
  goBack(i: number): void;
  /** −d log |c| / d log τ at the newest point of the history: c grows like τ to minus this power. */
  growthOfScale(i: number): number;
  /** Other charts for forms that are large in theirs; true if there are any. */
  changeCharts(i: number, uniform: () => number): boolean;
  /** Smallest pivot of ∂F/∂x relative to the largest. */
  regularity(i: number): number;
  pointOf(i: number): Float64Array;
  chartsOf(i: number): Float64Array;
  /** Moves a path to another lane. */
  move(i: number, j: number): void;
}

/** Lanes for a path program. */
export function pathLanes({ coordinates, parameters, constants, program }: PathProgram, backend: Backend): PathLanes {
  const at = pathInputs(coordinates, parameters, constants);
  const n2 = 2 * at.n;
  const c = n2 - 2;
  const firsts = firstUnknowns(coordinates);
  const forms = coordinates.degrees.length;
  const { degrees, powers } = coordinates;
  const batch = batchEvaluation(program, mostSideBySide, backend);
  const { inputs, outputs, capacity: C } = batch;
  // point h of the history (0 is the newest) of lane i: values, then velocities
  const history = Array.from({ length: historyLength }, () => new Float64Array(2 * n2 * C));
  const times = Array.from({ length: historyLength }, () => new Float64Array(C));
  const known = new Int32Array(C);
  const weights = new Float64Array(2 * historyLength);
  const nodes = new Float64Array(historyLength);

  const inputsOf = (from: number, count: number, i: number): Float64Array => {
    const numbers = new Float64Array(count);
    for (let v = 0; v < count; v++) numbers[v] = inputs[(from + v) * C + i]!;
    return numbers;
  };
  const rechart = (i: number, f: number, uniform: () => number): void => {
    // the value of the new chart, 1 + Σ (a'_j − a_j) P_j
    let [re, im] = [1, 0];
    const [from, to] = [firsts[f]!, firsts[f]! + degrees[f]!];
    for (let j = from; j < to; j++) {
      const [x, y] = [inputs[2 * j * C + i]!, inputs[(2 * j + 1) * C + i]!];
      const chart = at.charts + 2 * j;
      const [a, b] = unitNumber(uniform);
      const [da, db] = [a - inputs[chart * C + i]!, b - inputs[(chart + 1) * C + i]!];
      re += da * x - db * y;
      im += da * y + db * x;
      inputs[chart * C + i] = a;
      inputs[(chart + 1) * C + i] = b;
    }
    const square = re * re + im * im;
    for (let j = from; j < to; j++) {
      const [x, y] = [inputs[2 * j * C + i]!, inputs[(2 * j + 1) * C + i]!];
      inputs[2 * j * C + i] = (x * re + y * im) / square;
      inputs[(2 * j + 1) * C + i] = (y * re - x * im) / square;
    }
    for (let m = 0; m < powers[f]!; m++) {
      const [x, y] = [inputs[c * C + i]!, inputs[(c + 1) * C + i]!];
      inputs[c * C + i] = x * re - y * im;
      inputs[(c + 1) * C + i] = x * im + y * re;
    }
  };

  return {
    capacity: C,
    known,
    setParameters(lanes, from, to, fixed) {
      for (let p = 0; p < parameters; p++) {
        inputs.fill(to[p]!, (at.end + p) * C, (at.end + p) * C + lanes);
        inputs.fill(from[p]! - to[p]!, (at.change + p) * C, (at.change + p) * C + lanes);
      }
      for (let p = 0; p < constants; p++) inputs.fill(fixed[p]!, (at.constants + p) * C, (at.constants + p) * C + lanes);
    },
    setPoint(i, point, charts) {
      for (let v = 0; v < n2; v++) inputs[v * C + i] = point[v]!;
      for (let v = 0; v < charts.length; v++) inputs[(at.charts + v) * C + i] = charts[v]!;
    },
    setTime(i, tau) {
      inputs[at.tau * C + i] = tau;
    },
    run: (lanes) => batch.run(lanes),
    correctionSize(i) {
      let sum = 0;
      for (let f = 0; f < forms; f++) {
        let [moved, size] = [0, 1];
        const end = 2 * (firsts[f]! + degrees[f]!) * C + i;
        for (let v = 2 * firsts[f]! * C + i; v < end; v += C) {
          moved += outputs[v]! * outputs[v]!;
          size += inputs[v]! * inputs[v]!;
        }
        sum += moved / size;
      }
      const [x, y, u, v] = [inputs[c * C + i]!, inputs[(c + 1) * C + i]!, outputs[c * C + i]!, outputs[(c + 1) * C + i]!];
      const size = Math.sqrt(sum + (u * u + v * v) / Math.max(1, x * x + y * y));
      return size >= 0 ? size : Infinity;
    },
    applyCorrection(i) {
      for (let v = i; v < n2 * C; v += C) inputs[v]! += outputs[v]!;
    },
    remember(i, tau) {
      for (let h = historyLength - 1; h > 0; h--) {
        times[h]![i] = times[h - 1]![i]!;
        const [older, newer] = [history[h]!, history[h - 1]!];
        for (let v = i; v < 2 * n2 * C; v += C) older[v] = newer[v]!;
      }
      times[0]![i] = tau;
      const newest = history[0]!;
      for (let v = i; v < n2 * C; v += C) {
        newest[v] = inputs[v]!;
        newest[n2 * C + v] = outputs[n2 * C + v]!;
      }
      if (known[i]! < historyLength) known[i]!++;
    },
    lastTime: (i) => times[0]![i]!,
    predict(i, tau) {
      const count = known[i]!;
      for (let h = 0; h < count; h++) nodes[h] = times[h]![i]!;
      hermiteWeights(nodes, count, tau, weights);
      for (let h = 0; h < count; h++) {
        const [a, b, points] = [weights[2 * h]!, weights[2 * h + 1]!, history[h]!];
        if (h === 0) for (let v = i; v < n2 * C; v += C) inputs[v] = a * points[v]! + b * points[n2 * C + v]!;
        else for (let v = i; v < n2 * C; v += C) inputs[v]! += a * points[v]! + b * points[n2 * C + v]!;
      }
      inputs[at.tau * C + i] = tau;
    },
    goBack(i) {
      for (let v = i; v < n2 * C; v += C) inputs[v] = history[0]![v]!;
    },
    growthOfScale(i) {
      const newest = history[0]!;
      const [x, y, u, v] = [newest[c * C + i]!, newest[(c + 1) * C + i]!, newest[(n2 + c) * C + i]!, newest[(n2 + c + 1) * C + i]!];
      return (-times[0]![i]! * (x * u + y * v)) / (x * x + y * y);
    },
    changeCharts(i, uniform) {
      let changed = false;
      for (let f = 0; f < forms; f++) {
        let large = false;
        for (let v = 2 * firsts[f]!; v < 2 * (firsts[f]! + degrees[f]!); v++) if (Math.abs(inputs[v * C + i]!) > farAway) large = true;
        if (large) rechart(i, f, uniform);
        changed ||= large;
      }
      return changed;
    },
    regularity(i) {
      let [smallest, largest] = [Infinity, 0];
      for (let v = 0; v < at.n; v++) {
        const pivot = outputs[(2 * n2 + v) * C + i]!;
        smallest = Math.min(smallest, pivot);
        largest = Math.max(largest, pivot);
      }
      return Math.sqrt(smallest / largest);
    },
    pointOf: (i) => inputsOf(0, n2, i),
    chartsOf: (i) => inputsOf(at.charts, n2 - 2, i),
    move(i, j) {
      for (let v = 0; v < at.end; v++) inputs[v * C + j] = inputs[v * C + i]!;
      for (const points of history) for (let v = 0; v < 2 * n2 * C; v += C) points[v + j] = points[v + i]!;
      for (const column of [...times, known]) column[j] = column[i]!;
    },
  };
}
