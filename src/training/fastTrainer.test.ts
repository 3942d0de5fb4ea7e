import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { architecture } from '../network/architecture.ts';
import { factorPattern } from '../network/factorPattern.ts';
import { rng } from '../numeric/rng.ts';
import { batchEvaluation } from '../program/batch.ts';
import { interpreter } from '../program/interpret.ts';
import { programBuilder } from '../program/ir.ts';
import { expectNear, expectNumberNear } from '../testing/near.ts';
import { batchTrainer, ended, trainingsFor, type Trainings } from './batchTrainer.ts';
import { cycleWatch, forget, goesRound, untilLook } from './cycleWatch.ts';
import { descentMap } from './descentMap.ts';
import { lineJet } from './lineJet.ts';
import { lossInputCount, lossInputs, parameterCount } from './lossInputs.ts';
import { newtonMap } from './newtonMap.ts';
import { secondOrder } from './secondOrder.ts';
import { slowPath } from './slowPath.ts';
import { spectralWeights } from './spectralWeights.ts';
import { tailSteps, tailStepsOf } from './tailSteps.ts';
import { tailView } from './tailView.ts';

const settings = { stepSize: 0.01, stop: 1e-14, maxSteps: 15_000 };

/** Σ = X Xᵀ and Σu = X Yᵀ of gaussian X and Y, ten samples; gaussian starts. */
function randomTrainings(a: ReturnType<typeof architecture>, count: number, seed: number): Trainings {
  const { normal } = rng(seed);
  const k = a.ambientDimension;
  const trainings = trainingsFor(a, count);
  const { losses, theta } = trainings;
  for (let row = 0; row < count; row++) {
    const X = Array.from({ length: k }, () => Array.from({ length: 10 }, normal));
    const Y = Array.from({ length: 10 }, normal);
    const dot = (x: readonly number[], y: readonly number[]): number => x.reduce((sum, c, i) => sum + c * y[i]!, 0);
    losses.set([...X.flatMap((x) => X.map((y) => dot(x, y))), ...X.map((x) => dot(x, Y))], row * (k * k + k));
  }
  for (let i = 0; i < theta.length; i++) theta[i] = normal();
  return trainings;
}

const copyOf = (t: Trainings): Trainings => ({ count: t.count, losses: t.losses.slice(), theta: t.theta.slice(), steps: t.steps.slice(), status: t.status.slice() });

/** A symmetric matrix by its rows from the diagonal on. */
function symmetric(p: number, entryOf: (entry: number) => number): number[][] {
  const matrix = Array.from({ length: p }, () => new Array<number>(p).fill(0));
  let entry = 0;
  for (let i = 0; i < p; i++) for (let j = i; j < p; j++) matrix[i]![j] = matrix[j]![i] = entryOf(entry++);
  return matrix;
}

const stridedAndPlain = [
  [[2, 2, 2, 2], [1, 1, 1, 1]],
  [[3, 2, 2], [1, 1, 1]],
  [[3, 2], [2, 1]],
  [[2, 2, 2], [2, 2, 1]],
  [[1, 3], [1, 1]],
  [[4], [1]],
] as const;

describe('the fast mode', () => {
  it.each([
    [[2, 2], [1, 1]],
    [[3, 2, 2], [1, 1, 1]],
    [[2, 2, 2], [2, 2, 1]],
    [[1, 3], [1, 1]],
    [[4], [1]],
  ])('ends like the other one, at the same roots and after about as many steps: k = %j, s = %j', (filterSizes, strides) => {
    const count = 300;
    const a = architecture({ filterSizes, strides });
    const brute = randomTrainings(a, count, 11);
    const fast = copyOf(brute);
    batchTrainer(a, settings).train(brute);
    batchTrainer(a, { ...settings, mode: 'fast' }).train(fast);
    const p = brute.theta.length / count;
    let [others, converged, near] = [0, 0, 0];
    const sums: [number, number] = [0, 0];
    for (let row = 0; row < count; row++) {
      if (brute.status[row] !== fast.status[row]) {
        others++;
        continue;
      }
      if (brute.status[row] === ended.diverged) expect(fast.steps[row]).toBe(brute.steps[row]);
      if (brute.status[row] !== ended.converged) continue;
      converged++;
      const pattern = ({ theta }: Trainings): unknown => {
        let at = row * p;
        return factorPattern(filterSizes.map((size) => Array.from(theta.subarray(at, (at += size)))), strides, 1e-4);
      };
      expect(pattern(fast)).toEqual(pattern(brute));
      const difference = Math.abs(fast.steps[row]! - brute.steps[row]!);
      if (difference <= Math.max(5, 0.1 * brute.steps[row]!)) near++;
      sums[0] += brute.steps[row]!;
      sums[1] += fast.steps[row]!;
    }
    // 0.1 % of 300
    expect(others).toBe(0);
    expect(converged).toBeGreaterThan(150);
    expect(near / converged).toBeGreaterThanOrEqual(0.95);
    expect(Math.abs(sums[1] / sums[0] - 1)).toBeLessThan(0.05);
  });

  it('gives the same doubles on every back end, in any order and in any company', () => {
    const a = architecture({ filterSizes: [3, 2, 2], strides: [1, 1, 1] });
    const shorter = { ...settings, maxSteps: 4000, mode: 'fast' } as const;
    const trainings = randomTrainings(a, 90, 5);
    const [all, scalar, plain, parts] = [copyOf(trainings), copyOf(trainings), copyOf(trainings), copyOf(trainings)];
    batchTrainer(a, shorter).train(all);
    batchTrainer(a, shorter, 'scalar').train(scalar);
    batchTrainer(a, shorter, 'plain').train(plain, 0, 20);
    const trainer = batchTrainer(a, shorter);
    for (const [from, to] of [[47, 90], [3, 47], [0, 3]] as const) trainer.train(parts, from, to);
    for (const [other, to] of [[scalar, 90], [plain, 20], [parts, 90]] as const) {
      expect(other.steps.subarray(0, to)).toEqual(all.steps.subarray(0, to));
      expect(other.status.subarray(0, to)).toEqual(all.status.subarray(0, to));
      expect(other.theta.subarray(0, 7 * to)).toEqual(all.theta.subarray(0, 7 * to));
    }
    expect(new Set(all.status).size).toBe(3);
  });

  it('ends at critical points', () => {
    const a = architecture({ filterSizes: [2, 3], strides: [2, 1] });
    const trainings = randomTrainings(a, 60, 3);
    batchTrainer(a, { ...settings, mode: 'fast' }).train(trainings);
    const again = copyOf(trainings);
    batchTrainer(a, settings).train(again);
    const more = Array.from(again.steps).filter((_, row) => trainings.status[row] === ended.converged);
    expect(more.length).toBeGreaterThan(30);
    expect(new Set(more)).toEqual(new Set([0]));
  });
});

it.each(stridedAndPlain)("Newton's step has the gradient of the descent and its derivative, and ends at once where the loss is quadratic: k = %j, s = %j", (filterSizes, strides) => {
  const a = architecture({ filterSizes, strides });
  const { losses, theta } = randomTrainings(a, 1, 8);
  const [newton, descent] = [newtonMap(a), descentMap(a)];
  const { states: p } = newton;
  const step = batchEvaluation(newton.program, 2);
  const move = batchEvaluation(descent.program, 2);
  const at = (point: ArrayLike<number>): { gradient: Float64Array; outputs: Float64Array } => {
    const inputs = [...Array.from(point), ...Array.from(losses, (x) => 0.02 * x)];
    inputs.forEach((x, j) => (step.inputs[2 * j] = move.inputs[2 * j] = x));
    step.run(1);
    move.run(1);
    return { gradient: Float64Array.from({ length: p }, (_, j) => point[j]! - move.outputs[2 * j]!), outputs: step.outputs.filter((_, j) => j % 2 === 0) };
  };
  const here = at(theta);
  expectNear(here.outputs.slice(newton.gradient, newton.gradient + p), here.gradient, 1e-10);
  let entry = newton.hessian;
  for (let i = 0; i < p; i++) {
    const shifted = (by: number): Float64Array => at(theta.map((x, j) => x + (i === j ? by : 0))).gradient;
    const [ahead, behind] = [shifted(1e-5), shifted(-1e-5)];
    for (let j = i; j < p; j++) expect(Math.abs(here.outputs[entry++]! - (ahead[j]! - behind[j]!) / 2e-5)).toBeLessThan(1e-6);
  }
  expect(entry).toBe(newton.definite);
  if (filterSizes.length > 1) return;
  expect(here.outputs[newton.definite]).toBeGreaterThan(0);
  expectNear(at(here.outputs.slice(0, p)).gradient, new Float64Array(p), 1e-12);
});

it.each(stridedAndPlain)('a tail knows how linear the way to a critical point is, and the slowest direction: k = %j, s = %j', (filterSizes, strides) => {
  const a = architecture({ filterSizes, strides });
  const p = filterSizes.reduce((sum: number, size) => sum + size, 0);
  const first = lossInputCount(a);
  const builder = programBuilder(first + p);
  const view = tailView(builder, a, lossInputs(builder, a), Array.from({ length: p }, (_, i) => builder.input(first + i)));
  const names = Object.keys(view) as (keyof typeof view)[];
  const evaluation = batchEvaluation(builder.build(names.map((name) => view[name])), 2);
  const newton = newtonMap(a);
  const derivatives = batchEvaluation(newton.program, 2);
  const derivativesAt = (theta: readonly number[], losses: readonly number[]): { gradient: number[]; hessian: number[][] } => {
    [...theta, ...losses].forEach((x, j) => (derivatives.inputs[2 * j] = x));
    derivatives.run(1);
    return { gradient: theta.map((_, j) => derivatives.outputs[2 * (newton.gradient + j)]!), hessian: symmetric(p, (entry) => derivatives.outputs[2 * (newton.hessian + entry)]!) };
  };
  const trainings = randomTrainings(a, 40, 12);
  batchTrainer(a, { ...settings, stop: 1e-24 }).train(trainings);
  const width = trainings.losses.length / trainings.count;
  let slowOnes = 0;
  for (let row = 0; row < trainings.count; row++) {
    if (trainings.status[row] !== ended.converged) continue;
    const { normal } = rng(row);
    const delta = Array.from({ length: p }, () => 1e-3 * normal());
    const theta = Array.from(trainings.theta.subarray(row * p, (row + 1) * p));
    const losses = Array.from(trainings.losses.subarray(row * width, (row + 1) * width), (x) => 0.02 * x);
    [...theta, ...losses, ...theta.map((x, i) => x + delta[i]!)].forEach((x, j) => (evaluation.inputs[2 * j] = x));
    evaluation.run(1);
    const seen = Object.fromEntries(names.map((name, k) => [name, evaluation.outputs[2 * k]!])) as Record<keyof typeof view, number>;
    const H = derivativesAt(theta, losses).hessian;
    const g = derivativesAt(theta.map((x, i) => x + delta[i]!), losses).gradient;
    const dot = (x: readonly number[], y: readonly number[]): number => x.reduce((sum, c, i) => sum + c * y[i]!, 0);
    const image = H.map((line) => dot(line, delta));
    const off = image.map((x, i) => x - g[i]!);
    expectNumberNear(seen.size, dot(g, g), 1e-8);
    expect(Math.abs(seen.difference - dot(off, off))).toBeLessThan(1e-10 * seen.size);
    expect(seen.gradient).toBeLessThan(1e-24);
    expect(seen.definite).toBe(1);

    const spectrum = new EigenvalueDecomposition(new Matrix(H), { assumeSymmetric: true });
    const values = spectrum.realEigenvalues;
    const fiber = filterSizes.length - 1;
    const ascending = values.map((value, i) => ({ value, vector: spectrum.eigenvectorMatrix.getColumn(i) })).sort((x, y) => Math.abs(x.value) - Math.abs(y.value)).slice(fiber);
    const [slowest, second] = ascending as [(typeof ascending)[0], (typeof ascending)[0] | undefined];
    // where the second one is three times as large, what is left of it is (1/3)^9
    if (slowest.value * 3 > (second?.value ?? Infinity)) continue;
    slowOnes++;
    expectNumberNear(seen.vMv / seen.vv, slowest.value, 1e-5);
    const [u, scale] = [slowest.vector, Math.sqrt(seen.vv)];
    expectNumberNear(Math.abs(seen.image) / scale, Math.abs(slowest.value * dot(u, delta)), 1e-2);
    const d = u.map((x) => x * dot(u, delta));
    expectNumberNear(seen.distance, dot(d, d), 1e-2);
    const there = derivativesAt(theta.map((x, i) => x + d[i]!), losses);
    expectNumberNear(seen.force, dot(d, there.gradient), 1e-2);
    expectNumberNear(seen.slope, dot(d, there.hessian.map((line) => dot(line, d))), 1e-2);
    expect(seen.calm).toBe(Math.max(...values) < 2 - slowest.value ? 1 : -1);
  }
  expect(slowOnes).toBeGreaterThan(2);
});

describe('the watch over cycles', () => {
  const kept = (move: (x: number, y: number, step: number) => [number, number], stepLength: number): boolean => {
    const theta = Float64Array.of(7, 7, 1, 0);
    const watch = cycleWatch(theta, 2, 15_000);
    forget(watch, 1);
    for (let step = 0; step < 15_000; ) {
      const most = untilLook(step);
      for (let i = 0; i < most; i++) [theta[2], theta[3]] = move(theta[2]!, theta[3]!, step++);
      if (goesRound(watch, 1, stepLength * stepLength)) return true;
    }
    return false;
  };

  it('sees what swings for ever, and what goes round in four steps', () => {
    expect(kept((x, y) => [-x, y], 2)).toBe(true);
    expect(kept((x, y) => [-y, x], Math.SQRT2)).toBe(true);
  });

  it('lets go on what swings less and less, what drifts, and what stands almost still', () => {
    expect(kept((x, y) => [-0.9999 * x, y], 2)).toBe(false);
    expect(kept((x, y) => [-x, y + 1e-4], 2)).toBe(false);
    expect(kept((x, y) => [x - 1e-6, y], 1e-6)).toBe(false);
  });
});

it('spectral weights give the powers of a matrix on a vector, also where eigenvalues coincide or have no part', () => {
  const n = 6;
  for (let seed = 1; seed <= 30; seed++) {
    const { normal } = rng(seed);
    const rank = 1 + (seed % n);
    const B = Array.from({ length: rank }, () => Array.from({ length: n }, normal));
    const H = Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_c, j) => (seed < 10 ? (i === j ? 3 : 0) : B.reduce((sum, row) => sum + row[i]! * row[j]!, 0))));
    const c = Array.from({ length: n }, (_, i) => (seed % 3 === 0 && i > 1 ? 0 : normal()));
    const spectrum = spectralWeights(n);
    const { bordered, values, weights } = spectrum;
    bordered.set([0, ...c, ...H.flatMap((row) => [0, ...row])]);
    expect(spectrum.run()).toBe(true);
    let power = c;
    for (let m = 0; m < 4; m++) {
      expectNumberNear(weights.reduce((sum, weight, i) => sum + weight * values[i]! ** (2 * m), 0), power.reduce((sum, x) => sum + x * x, 0), 1e-10);
      power = H.map((row) => row.reduce((sum, x, i) => sum + x * power[i]!, 0));
    }
  }
});

it('steps of a linear descent are counted as by making them', () => {
  const count = tailSteps(3, 500);
  for (let seed = 1; seed <= 50; seed++) {
    const { uniform } = rng(seed);
    const values = Float64Array.from({ length: 3 }, () => 0.02 + 1.9 * uniform());
    const weights = Float64Array.from({ length: 3 }, uniform);
    const bound = 10 ** (-9 * uniform());
    let steps = 0;
    for (; weights.reduce((sum, w, i) => sum + w * (1 - values[i]!) ** (2 * steps), 0) > bound; steps++);
    expect(count(values, weights, 3, bound)).toBe(steps);
  }
  expect(count(Float64Array.of(1e-9, 0, 0), Float64Array.of(1, 0, 0), 1, 1e-9)).toBeGreaterThan(500);
});

it('steps of one eigenvalue are the same in a program', () => {
  const builder = programBuilder(3);
  const [value, weight, bound] = [builder.input(0), builder.input(1), builder.input(2)];
  const evaluate = interpreter(builder.build([tailStepsOf(builder, value, weight, bound, 15_000)]));
  const count = tailSteps(1, 15_000);
  const { uniform } = rng(9);
  const found = new Float64Array(1);
  for (let i = 0; i < 300; i++) {
    const given = Float64Array.of(i < 100 ? 2 * uniform() : 10 ** (-5 * uniform()), uniform(), 10 ** (1 - 18 * uniform()));
    evaluate(given, 0, found, 0);
    expect(found[0]).toBe(count(given.subarray(0, 1), given.subarray(1, 2), 1, given[2]!));
  }
});

describe('the slow path', () => {
  const builder = programBuilder(3);
  const { steps, open } = slowPath(builder, builder.input(0), builder.input(1), builder.input(2));
  const evaluate = interpreter(builder.build([steps, open]));
  const path = (...numbers: readonly [number, number, number]): { steps: number; open: number } => {
    const found = new Float64Array(2);
    evaluate(Float64Array.from(numbers), 0, found, 0);
    return { steps: found[0]!, open: found[1]! };
  };

  it('takes the time of s′ = −s (λ + q s), which is known, and of a cubic force', () => {
    const lambda = 1e-3;
    for (const q of [-4e-4, -1e-4, 0, 3e-4, 2e-3]) {
      // from 1 to ε: (1/λ) (log(1/ε) − log((λ + q)/λ))
      const found = path(lambda, lambda + q, lambda + 2 * q);
      expect(found.open).toBe(1);
      expectNumberNear(found.steps, -Math.log(1 + q / lambda) / lambda, q === 2e-3 ? 2e-2 : 1e-3);
    }
    let s = 1;
    let made = 0;
    for (; s > 1e-9; made++) s -= s * (lambda + 3e-4 * s - 2e-4 * s * s);
    const more = path(lambda, lambda + 1e-4, lambda + 6e-4 - 6e-4).steps;
    expect(Math.abs(made - Math.log(1e-9) / Math.log1p(-lambda) - more)).toBeLessThan(3);
  });

  it('is closed where the force almost vanishes on the way, or is no number', () => {
    expect(path(1, 0.01, 0).open).toBe(-1);
    expect(path(1, Number.NaN, 1).open).toBe(-1);
  });
});

it('first and second derivatives along a line are those of the gradient and the Hessian', () => {
  for (const [filterSizes, strides] of stridedAndPlain) {
    const a = architecture({ filterSizes, strides });
    const p = parameterCount(a);
    const builder = programBuilder(lossInputCount(a) + p);
    const inputs = lossInputs(builder, a);
    const d = Array.from({ length: p }, (_, i) => builder.input(lossInputCount(a) + i));
    const { first, second } = lineJet(builder, a, inputs, d);
    const { gradient, hessian } = secondOrder(builder, a, inputs);
    const along = builder.dot(gradient, d);
    const twice = builder.dot(d, d.map((_, i) => builder.dot(d.map((_d, j) => hessian[Math.min(i, j)]![Math.abs(i - j)]!), d)));
    const evaluate = interpreter(builder.build([first, second, along, twice]));
    const { normal } = rng(4);
    const found = new Float64Array(4);
    for (let i = 0; i < 10; i++) {
      const numbers = Float64Array.from({ length: lossInputCount(a) + p }, normal);
      const k = a.ambientDimension;
      for (let row = 0; row < k; row++) for (let column = 0; column < row; column++) numbers[p + row * k + column] = numbers[p + column * k + row]!;
      evaluate(numbers, 0, found, 0);
      expectNumberNear(found[0]!, found[2]!, 1e-10);
      expectNumberNear(found[1]!, found[3]!, 1e-10);
    }
  }
});
