import { describe, expect, it } from 'vitest';
import { architecture } from '../network/architecture.ts';
import { rng } from '../numeric/rng.ts';
import { bestBackend } from '../program/engine.ts';
import { expectNear } from '../testing/near.ts';
import { squareLoss } from '../loss/squareLoss.ts';
import { batchTrainer, ended, trainingsFor, type Trainings } from './batchTrainer.ts';
import { advanceTraining, startTraining } from './trainer.ts';

const settings = { stepSize: 0.01, stop: 1e-14, maxSteps: 3000 };

/** Data sets of ten gaussian pairs and gaussian starts. */
function randomTrainings(filterSizes: readonly number[], strides: readonly number[], count: number, seed: number): { trainings: Trainings; problems: Parameters<typeof startTraining>[0][] } {
  const a = architecture({ filterSizes, strides });
  const k = a.ambientDimension;
  const random = rng(seed);
  const trainings = trainingsFor(a, count);
  const problems = Array.from({ length: count }, (_, row) => {
    const inputs = Array.from({ length: k }, () => Array.from({ length: k + 6 }, random.normal));
    const outputs = [Array.from({ length: k + 6 }, random.normal)];
    const { target, metric } = squareLoss({ inputs, outputs, architecture: a });
    const start = filterSizes.map((size) => Array.from({ length: size }, random.normal));
    trainings.theta.set(start.flat(), row * start.flat().length);
    trainings.losses.set([...metric.flat(), ...metric.map((line) => line.reduce((sum, entry, i) => sum + entry * target[i]!, 0))], row * (k * k + k));
    return { architecture: a, target, metric, start, stepSize: settings.stepSize, method: 'descent' as const, stop: settings.stop, maxSteps: settings.maxSteps };
  });
  return { trainings, problems };
}

/** Σ of the absolute values of a row's loss. */
const size = ({ losses, count }: Trainings, row: number): number => losses.subarray((row * losses.length) / count, ((row + 1) * losses.length) / count).reduce((sum, x) => sum + Math.abs(x), 0);

const copyOf = (t: Trainings): Trainings => ({ count: t.count, losses: t.losses.slice(), theta: t.theta.slice(), steps: t.steps.slice(), status: t.status.slice() });

describe('trainings in batches', () => {
  it.each([
    [[2, 2], [1, 1]],
    [[3, 2, 2], [1, 1, 1]],
    [[2, 3], [2, 1]],
    [[2, 2, 2], [1, 2, 1]],
    [[1, 3], [1, 1]],
    [[3], [1]],
  ])('make the steps of single ones: k = %j, s = %j', (filterSizes, strides) => {
    const { trainings, problems } = randomTrainings(filterSizes, strides, 25, filterSizes.length);
    batchTrainer(problems[0]!.architecture, settings).train(trainings);
    const p = trainings.theta.length / 25;
    let converged = 0;
    problems.forEach((problem, row) => {
      const start = startTraining(problem);
      const { state } = advanceTraining(problem, start, settings.maxSteps);
      const alike = ['converged', 'maxSteps', 'diverged'][trainings.status[row]!] === state.status;
      if (alike && state.status === 'converged') {
        // roundings differ, so the last steps may be a few more or fewer
        expect(Math.abs(trainings.steps[row]! - state.steps)).toBeLessThanOrEqual(2 + 1e-2 * state.steps);
        expectNear(trainings.theta.subarray(row * p, (row + 1) * p), state.theta.flat(), 1e-6);
        converged++;
      }
      // a step at the edge of stability turns roundings into another end
      if (!alike) expect(size(trainings, row) * settings.stepSize).toBeGreaterThan(0.5);
    });
    expect(converged).toBeGreaterThan(9);
    // the first steps are the same whatever comes later
    const { trainings: few } = randomTrainings(filterSizes, strides, 25, filterSizes.length);
    batchTrainer(problems[0]!.architecture, { ...settings, maxSteps: 12 }).train(few);
    problems.forEach((problem, row) => {
      const { state } = advanceTraining(problem, startTraining(problem), 12);
      if (state.steps === 12 && few.steps[row] === 12) expectNear(few.theta.subarray(row * p, (row + 1) * p), state.theta.flat(), 1e-8);
    });
  });

  it('give the same doubles on every back end, in any order and in any company', () => {
    expect(bestBackend()).toBe('simd');
    const { trainings, problems } = randomTrainings([3, 2, 2], [1, 1, 1], 30, 5);
    const { architecture: a } = problems[0]!;
    const [all, scalar, plain, halves] = [copyOf(trainings), copyOf(trainings), copyOf(trainings), copyOf(trainings)];
    batchTrainer(a, settings).train(all);
    batchTrainer(a, settings, 'scalar').train(scalar);
    batchTrainer(a, settings, 'plain').train(plain);
    const trainer = batchTrainer(a, settings);
    trainer.train(halves, 17, 30);
    trainer.train(halves, 0, 17);
    for (const other of [scalar, plain, halves]) {
      expect(other.steps).toEqual(all.steps);
      expect(other.status).toEqual(all.status);
      expect(other.theta).toEqual(all.theta);
    }
    expect(new Set(all.status).size).toBeGreaterThan(1);
  });

  it.each(['brute', 'fast'] as const)('are the same where there are more of them than run at once: %s', (mode) => {
    const { trainings, problems } = randomTrainings([2, 2], [1, 1], 1100, 6);
    const [all, parts] = [copyOf(trainings), copyOf(trainings)];
    const trainer = batchTrainer(problems[0]!.architecture, { ...settings, maxSteps: 400, mode });
    trainer.train(all);
    for (const [from, to] of [[900, 1100], [0, 1], [1, 900]] as const) trainer.train(parts, from, to);
    expect(parts).toEqual(all);
    expect(new Set(all.steps).size).toBeGreaterThan(50);
  });

  it('keep no more steps than allowed, and see what has converged before the first one', () => {
    const a = architecture({ filterSizes: [2, 2], strides: [1, 1] });
    const trainings = trainingsFor(a, 3);
    // Σ = I, u = (1, 0, 0): the first start is a factorization of u, the second is far from one, the third is the zero network
    for (let row = 0; row < 3; row++) trainings.losses.set([1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0], row * 12);
    trainings.theta.set([2, 0, 0.5, 0, 3, 1, -2, 2, 0, 0, 0, 0]);
    batchTrainer(a, { stepSize: 0.001, stop: 1e-14, maxSteps: 7 }).train(trainings);
    expect(Array.from(trainings.steps)).toEqual([0, 7, 0]);
    expect(Array.from(trainings.status)).toEqual([ended.converged, ended.maxSteps, ended.converged]);
  });

  it.each([1e6, 1e10, 1e30])('come to an end where they stop at almost any gradient: %d', (stop) => {
    const { trainings, problems } = randomTrainings([4, 2], [1, 1], 200, 2);
    for (let i = 0; i < trainings.losses.length; i++) trainings.losses[i]! /= 1000;
    for (let i = 0; i < trainings.theta.length; i++) trainings.theta[i]! *= 10 ** (i % 7);
    const [brute, fast] = [copyOf(trainings), copyOf(trainings)];
    const a = problems[0]!.architecture;
    batchTrainer(a, { stepSize: 1, stop, maxSteps: 500 }).train(brute);
    batchTrainer(a, { stepSize: 1, stop, maxSteps: 500, mode: 'fast' }).train(fast);
    expect(fast.status).toEqual(brute.status);
  });

  it('refuse settings and tables that make no sense', () => {
    const a = architecture({ filterSizes: [2, 2], strides: [1, 1] });
    expect(() => batchTrainer(a, { ...settings, stepSize: 0 })).toThrow(RangeError);
    expect(() => batchTrainer(a, { ...settings, maxSteps: 0 })).toThrow(RangeError);
    const other = trainingsFor(architecture({ filterSizes: [3, 2], strides: [1, 1] }), 2);
    expect(() => batchTrainer(a, settings).train(other)).toThrow(RangeError);
  });
});
