import { EigenvalueDecomposition, inverse, Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { architecture, type Architecture } from '../network/architecture.ts';
import { rng } from '../numeric/rng.ts';
import { batchEvaluation } from '../program/batch.ts';
import type { Backend } from '../program/engine.ts';
import { programBuilder } from '../program/ir.ts';
import { rowIterations, type Column } from '../program/rows.ts';
import { expectNear, expectNumberNear } from '../testing/near.ts';
import { batchTrainer, ended, trainingsFor, type Trainings } from './batchTrainer.ts';
import { firstSteps, landed, leap, leapMap } from './leapMap.ts';
import { lossInputCount, lossInputs, parameterCount } from './lossInputs.ts';
import { newtonMap } from './newtonMap.ts';

const settings = { stepSize: 0.01, stop: 1e-14, maxSteps: 15_000 };

/** Positive definite Σ, gaussian Σu and starts. */
function randomTrainings(a: Architecture, count: number, seed: number): Trainings {
  const { normal } = rng(seed);
  const k = a.ambientDimension;
  const trainings = trainingsFor(a, count);
  for (let row = 0; row < count; row++) {
    const X = Array.from({ length: k }, () => Array.from({ length: 10 }, normal));
    const Y = Array.from({ length: 10 }, normal);
    const dot = (x: readonly number[], y: readonly number[]): number => x.reduce((sum, c, i) => sum + c * y[i]!, 0);
    trainings.losses.set([...X.flatMap((x) => X.map((y) => dot(x, y))), ...X.map((x) => dot(x, Y))], row * (k * k + k));
  }
  for (let i = 0; i < trainings.theta.length; i++) trainings.theta[i] = normal();
  return trainings;
}

/** Inputs of `newtonMap` for a row: θ, 2hΣ, 2hΣu. */
function inputsOf({ theta, losses, count }: Trainings, row: number): number[] {
  const rowOf = (table: Float64Array): number[] => Array.from(table.subarray((row * table.length) / count, ((row + 1) * table.length) / count));
  return [...rowOf(theta), ...rowOf(losses).map((x) => 2 * settings.stepSize * x)];
}

/** g = h∇L and the Hessian of hL. */
function derivativesAt(a: Architecture, inputs: readonly number[]): { g: Matrix; H: Matrix } {
  const { program, states: p, gradient, hessian } = newtonMap(a);
  const evaluation = batchEvaluation(program, 2);
  inputs.forEach((x, j) => (evaluation.inputs[2 * j] = x));
  evaluation.run(1);
  const H = Matrix.zeros(p, p);
  let entry = hessian;
  for (let i = 0; i < p; i++)
    for (let j = i; j < p; j++) {
      const value = evaluation.outputs[2 * entry++]!;
      H.set(i, j, value);
      H.set(j, i, value);
    }
  return { g: Matrix.columnVector(Array.from({ length: p }, (_, j) => evaluation.outputs[2 * (gradient + j)]!)), H };
}

/** A leap of at most `most` steps, where the gradient `foretold` was foretold. */
function leapFrom(a: Architecture, inputs: readonly number[], foretold: readonly number[], most: number, slow: number): { theta: number[]; gradient: number[]; steps: number; size: number; miss: number; calm: number } {
  const [p, first] = [parameterCount(a), lossInputCount(a)];
  const builder = programBuilder(first + p + 2);
  const { theta, foretold: next, steps, size, miss, calm } = leap(builder, a, lossInputs(builder, a), foretold.map((_, i) => builder.input(first + i)), builder.input(first + p), builder.input(first + p + 1));
  const evaluation = batchEvaluation(builder.build([...theta, ...next, steps, size, miss, calm]), 2);
  [...inputs, ...foretold, most, slow].forEach((x, j) => (evaluation.inputs[2 * j] = x));
  evaluation.run(1);
  const of = (entry: number): number => evaluation.outputs[2 * entry]!;
  return { theta: Array.from({ length: p }, (_, j) => of(j)), gradient: Array.from({ length: p }, (_, j) => of(p + j)), steps: of(2 * p), size: of(2 * p + 1), miss: of(2 * p + 2), calm: of(2 * p + 3) };
}

const architectures = [
  [[2, 2, 2, 2], [1, 1, 1, 1]],
  [[3, 2, 2], [1, 1, 1]],
  [[3, 2], [2, 1]],
  [[1, 3], [1, 1]],
  [[4], [1]],
] as const;

describe('a leap', () => {
  it.each(architectures)('is the rational map of its Hessian, and tells what it foretells: k = %j, s = %j', (filterSizes, strides) => {
    const a = architecture({ filterSizes, strides });
    const p = parameterCount(a);
    const trainings = randomTrainings(a, 12, 4);
    for (let row = 0; row < trainings.count; row++) {
      const inputs = inputsOf(trainings, row);
      const { g, H } = derivativesAt(a, inputs);
      const { normal } = rng(row);
      const foretold = Array.from({ length: p }, normal);
      const [rate, size] = [g.dot(H.mmul(g)), g.dot(g)];
      const n = 1 / (1 / 40 + (0.5 * Math.abs(rate)) / size);
      const { theta, gradient, ...found } = leapFrom(a, inputs, foretold, 40, 0.5);
      expectNumberNear(found.steps, n, 1e-10);
      expectNumberNear(found.size, size, 1e-10);
      expectNumberNear(found.miss, foretold.reduce((sum, f, i) => sum + (g.get(i, 0) - f) ** 2, 0), 1e-10);
      const bottom = Matrix.eye(p).add(Matrix.mul(H, (2 * n) / 3)).add(Matrix.mul(H.mmul(H), n / 3 + (n * n) / 6));
      const way = inverse(bottom).mmul(Matrix.mul(g, n).add(Matrix.mul(H.mmul(g), n / 2 + (n * n) / 6)));
      expectNear(theta, way.to1DArray().map((x, i) => inputs[i]! - x), 1e-8);
      expectNear(gradient, Matrix.sub(g, H.mmul(way)).to1DArray(), 1e-8);
      const values = new EigenvalueDecomposition(H, { assumeSymmetric: true }).realEigenvalues;
      expectNumberNear(found.calm, (2 - 2 / n) ** 4 - values.reduce((sum, value) => sum + value ** 4, 0), 1e-9);
    }
  });

  it('follows linear gradient descent up to the fourth power of the eigenvalues times the steps', () => {
    // one layer: the loss is quadratic
    const a = architecture({ filterSizes: [3], strides: [1] });
    const trainings = randomTrainings(a, 10, 6);
    const zeros = [0, 0, 0];
    for (let row = 0; row < trainings.count; row++) {
      const inputs = inputsOf(trainings, row).map((x, j) => (j < 3 ? x : x / 100));
      const { g, H } = derivativesAt(a, inputs);
      const largest = Math.max(...new EigenvalueDecomposition(H, { assumeSymmetric: true }).realEigenvalues);
      let last = NaN;
      for (const z of [1, 0.5]) {
        const n = Math.round(z / largest);
        const { theta } = leapFrom(a, inputs, zeros, n, 0);
        const exact = Matrix.columnVector(inputs.slice(0, 3));
        let gradient = g.clone();
        for (let step = 0; step < n; step++) {
          exact.sub(gradient);
          gradient = Matrix.sub(gradient, H.mmul(gradient));
        }
        const way = Matrix.columnVector(inputs.slice(0, 3)).sub(exact).norm();
        const error = Matrix.columnVector(theta).sub(exact).norm() / way;
        // z⁴/72 of e^(−z), over 1 − e^(−z); and what follows the second power of H in log(1 − H)
        expect(error).toBeLessThan(z ** 3 / 30 + 0.01 * z);
        if (z < 1) expect(error).toBeLessThan(last / 2);
        last = error;
      }
    }
  });
});

describe('leaps', () => {
  const a = architecture({ filterSizes: [3, 2, 2], strides: [1, 1, 1] });
  const p = 7;
  /** Trainings in the middle of their way. */
  const underWay = (): { trainings: Trainings; rows: number[] } => {
    const trainings = randomTrainings(a, 120, 21);
    batchTrainer(a, { ...settings, stop: 1e-6, maxSteps: 600 }).train(trainings);
    return { trainings, rows: Array.from({ length: trainings.count }, (_, row) => row).filter((row) => trainings.status[row] === ended.maxSteps).slice(0, 30) };
  };
  /** Trainings of these rows leap to where |h∇L|² is a 30th of what it was, or 1: where they land, how, and after how many steps. */
  const leapAll = (mostSteps: number, backend: Backend, trainings: Trainings, rows: readonly number[]): { theta: number[]; ending: number; steps: number }[] => {
    const map = leapMap(a, mostSteps, 1);
    const width = map.program.inputs + 2;
    const column = (place: number): Column => ({ table: 0, place });
    const columns = Array.from({ length: map.program.inputs }, (_, j) => column(j));
    const maps = [{ ...map, columns, results: columns.slice(0, map.states), left: column(width - 2), watched: column(width - 1), bounds: [0.5, Infinity], lastCounts: true } as const];
    const { tables, queue, iterations } = rowIterations(maps, { rows: rows.length, widths: [width] }, backend);
    const table = tables[0]!;
    rows.forEach((row, i) => {
      const inputs = inputsOf(trainings, row);
      const { g } = derivativesAt(a, inputs);
      const numbers = new Array<number>(width).fill(0);
      inputs.forEach((x, j) => (numbers[j < p ? j : map.states + j - p] = x));
      numbers[map.at.most] = firstSteps;
      numbers[map.at.steps] = 600;
      numbers[width - 3] = g.dot(g) / 30;
      numbers[width - 2] = 1e6;
      table.set(numbers, i * width);
      queue[i] = i;
    });
    expect(iterations[0]!.run(rows.length, 1)).toBe(rows.length);
    return rows.map((_, i) => ({ theta: Array.from(table.subarray(i * width, i * width + p)), ending: table[(i + 1) * width - 1]!, steps: table[i * width + map.at.steps]! }));
  };

  it('lead where the steps lead', () => {
    const { trainings, rows } = underWay();
    const landings = leapAll(15_000, 'simd', trainings, rows);
    let [fallen, close, steps] = [0, 0, 0];
    rows.forEach((row, i) => {
      const landing = landings[i]!;
      if (landing.ending !== landed.fallen) return;
      fallen++;
      const made = Math.round(landing.steps) - 600;
      steps += made;
      const one = trainingsFor(a, 1);
      one.theta.set(trainings.theta.subarray(row * p, (row + 1) * p));
      one.losses.set(trainings.losses.subarray(row * one.losses.length, (row + 1) * one.losses.length));
      batchTrainer(a, { ...settings, stop: 0, maxSteps: made }).train(one);
      let [error, way] = [0, 0];
      for (let j = 0; j < p; j++) {
        error += (one.theta[j]! - landing.theta[j]!) ** 2;
        way += (one.theta[j]! - trainings.theta[row * p + j]!) ** 2;
      }
      if (error <= 0.03 ** 2 * way) close++;
    });
    expect(fallen).toBeGreaterThan(15);
    expect(close / fallen).toBeGreaterThanOrEqual(0.9);
    expect(steps / fallen).toBeGreaterThan(200);
  });

  it('give the same doubles in any company and on every back end, and end when a training has made all its steps', () => {
    const { trainings, rows } = underWay();
    const together = leapAll(900, 'simd', trainings, rows);
    expect(Math.max(...together.map(({ steps }) => steps))).toBeGreaterThanOrEqual(900);
    for (const backend of ['simd', 'scalar', 'plain'] as const) expect(rows.map((row) => leapAll(900, backend, trainings, [row])[0])).toEqual(together);
  });
});
