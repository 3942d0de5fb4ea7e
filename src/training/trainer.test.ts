import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { architecture } from '../network/architecture.ts';
import { endToEndFilter } from '../network/endToEndFilter.ts';
import { rng } from '../numeric/rng.ts';
import { expectNear, expectNumberNear } from '../testing/near.ts';
import { gradient } from './gradient.ts';
import { initialTheta } from './initialize.ts';
import type { TrainingProblem, TrainingState } from './problem.ts';
import type { TrainingChunk } from './trainer.ts';
import { advanceTraining, startTraining } from './trainer.ts';

const run = (problem: TrainingProblem): TrainingChunk => advanceTraining(problem, startTraining(problem), Infinity);
const lastFilter = ({ filters }: TrainingChunk, k: number): number[] => Array.from(filters.slice(-k));
const cone = architecture({ filterSizes: [2, 2], strides: [1, 1] });
const line = { architecture: architecture({ filterSizes: [3], strides: [1] }), target: [1, -2, 3], metric: 'euclidean', start: [[0, 0, 0]], maxSteps: 10_000 } as const;

describe('gradient descent', () => {
  it('misses the global minimum from w₁ = (1.3, 0.55), w₂ = (−0.35, 1.05) and ends after 5427 steps at the other local minimum (Example 6.5)', () => {
    const problem: TrainingProblem = {
      architecture: cone, target: [0.68, 0.1, 0.6], metric: 'euclidean', start: [[1.3, 0.55], [-0.35, 1.05]], stepSize: 0.01, method: 'descent', stop: 1e-22, maxSteps: 20_000,
    };
    const chunk = run(problem);
    expect(chunk.state.status).toBe('converged');
    expect(chunk.state.steps).toBe(5427);
    expectNear(lastFilter(chunk, 3), [0.023937, 0.234142, 0.572573], 5e-7);
    expectNumberNear(chunk.state.loss, 0.449165, 5e-7);
    // the way there stays in the function space B² ≥ 4AC
    for (let row = 0; row < chunk.losses.length; row++) {
      const [a, b, c] = chunk.filters.slice(3 * row) as unknown as [number, number, number];
      expect(b * b - 4 * a * c).toBeGreaterThan(-1e-15);
    }
    // the filters have become parallel: a double root
    const [w1, w2] = chunk.state.theta as [[number, number], [number, number]];
    expect(Math.abs(w1[0] * w2[1] - w1[1] * w2[0])).toBeLessThan(1e-10);
  });

  it('is θ − η grad, step by step', () => {
    const a = architecture({ filterSizes: [3, 2, 2], strides: [2, 1, 1] });
    const problem: TrainingProblem = { architecture: a, target: [1, 2, 0, -1, 3, 0, 1], metric: 'bombieri', start: initialTheta(a, 4), stepSize: 0.02, method: 'descent', maxSteps: 5 };
    let theta: readonly (readonly number[])[] = problem.start;
    for (let step = 0; step < 5; step++) {
      const g = gradient(theta, a.strides, problem);
      theta = theta.map((w, l) => w.map((c, j) => c - 0.02 * g[l]![j]!));
    }
    const { state, ...rows } = run(problem);
    expectNear(state.theta.flat(), theta.flat(), 1e-14);
    expect(state.status).toBe('maxSteps');
    expectNear(rows.filters, [...Array.from(rows.filters.slice(0, -7)), ...endToEndFilter(theta, a.strides)], 1e-14);
    expect(Array.from(rows.recordedSteps)).toEqual([0, 1, 2, 3, 4, 5]);
    expectNear(rows.times, [0, 0.02, 0.04, 0.06, 0.08, 0.1], 1e-15);
  });

  it('stops as diverged at the last good state, with finite numbers throughout', () => {
    const a = architecture({ filterSizes: [2, 2, 2], strides: [1, 1, 1] });
    for (const stepSize of [0.5, 1e5, 1e200]) {
      const problem: TrainingProblem = { architecture: a, target: [1, 2, 3, 4], metric: 'euclidean', start: [[3, 1], [-2, 2], [1, 4]], stepSize, method: 'descent', maxSteps: 1000 };
      const { state, filters, losses, recordedSteps } = run(problem);
      expect(state.status).toBe('diverged');
      expect([...filters, ...losses, state.loss, state.gradientNorm, ...state.theta.flat()].every(Number.isFinite)).toBe(true);
      expectNear(filters.slice(-4), endToEndFilter(state.theta, a.strides), 1e-14);
      expect(recordedSteps[recordedSteps.length - 1]).toBe(state.steps);
      expect(new Set(recordedSteps).size).toBe(recordedSteps.length);
    }
  });
});

describe('gradient flow', () => {
  it('goes from ([1, 6, 11, 6], [4, 1]) to κ = 0.4045867 for u = (2, 0, 5, 0, 2) (GeoLCN, section 7.3)', () => {
    const problem: TrainingProblem = {
      architecture: architecture({ filterSizes: [4, 2], strides: [1, 1] }), target: [2, 0, 5, 0, 2], metric: 'euclidean',
      start: [[1, 6, 11, 6], [4, 1]], stepSize: 0.001, method: 'flow', stop: 1e-20, maxSteps: 50_000,
    };
    const { state } = run(problem);
    expect(state.status).toBe('converged');
    expectNear(state.theta.flat(), [4.943315799468449, 0, 12.358289498671121, 0, 0.40458673512524906, 0], 1e-9);
    expectNumberNear(state.loss, 4, 1e-12);
  });

  it('stays in the spurious local minimum of the filling architecture k = (2, 3) (GeoLCN, Example 5.10)', () => {
    const [a, b, c, d] = [0.05784454432533566, 1.0000187822593627, 0.9418296668754089, 0.05113365375901261];
    const problem: TrainingProblem = {
      architecture: architecture({ filterSizes: [2, 3], strides: [1, 1] }), target: [1, 1, 0.1, 0.1], metric: 'euclidean',
      start: [[1.01, a + 0.01], [b - 0.01, c + 0.02, d]], stepSize: 0.01, method: 'flow', stop: 1e-22, maxSteps: 50_000,
    };
    const chunk = run(problem);
    expect(chunk.state.status).toBe('converged');
    expectNumberNear(chunk.state.loss, 0.009448803631370675, 1e-12);
    expectNear(lastFilter(chunk, 4), [1.0000187822593627, 0.9996752976519788, 0.10561336167149912, 0.0029578029013793286], 1e-9);

    const exact = [[1, a], [b, c, d]];
    expectNear(gradient(exact, [1, 1], problem).flat(), [0, 0, 0, 0, 0], 1e-14);
    // Hessian in the chart where the first coefficient is 1: every entry of the gradient is a cubic in one parameter
    const at = (column: number, h: number): number[] => {
      const moved = [a, b, c, d].map((value, i) => (i === column ? value + h : value));
      return gradient([[1, moved[0]!], moved.slice(1)], [1, 1], problem).flat().slice(1);
    };
    const hessian = [0, 1, 2, 3].map((column) => {
      const [p1, m1, p2, m2] = [at(column, 0.1), at(column, -0.1), at(column, 0.2), at(column, -0.2)];
      return p1.map((p, i) => (8 * (p - m1[i]!) - (p2[i]! - m2[i]!)) / 1.2);
    });
    const eigenvalues = new EigenvalueDecomposition(new Matrix(hessian), { assumeSymmetric: true }).realEigenvalues.sort((p, q) => p - q);
    expectNear(eigenvalues, [0.11041864168943054, 1.8572491141919754, 2.0378409507930297, 5.793957914824576], 1e-10);
  });

  it('reaches the only minimum on the cone for u = (0.6, 0.1, 0.4) from everywhere (GeoLCN, Example 6.5)', () => {
    for (let seed = 0; seed < 30; seed++) {
      const problem: TrainingProblem = { architecture: cone, target: [0.6, 0.1, 0.4], metric: 'euclidean', start: initialTheta(cone, seed), stepSize: 0.01, method: 'flow', maxSteps: 50_000 };
      const chunk = run(problem);
      expect(chunk.state.status).toBe('converged');
      expectNumberNear(chunk.state.loss, 0.155049201836, 1e-11);
      expectNear(lastFilter(chunk, 3), [0.593850781094, 0.149012306817, 0.00934774706455], 1e-6);
    }
  });

  it('is e^(−2t) for a single layer, to the given time limit', () => {
    const { state, times } = run({ ...line, method: 'flow', stepSize: 0.1, timeLimit: 1.5 });
    expect(state.status).toBe('timeLimit');
    expect(state.time).toBe(1.5);
    expect(times[times.length - 1]).toBe(1.5);
    expectNear(state.theta[0]!, line.target.map((u) => u * (1 - Math.exp(-3))), 1e-10);
  });

  it('ends by its step limit where rounding keeps the gradient above the threshold', () => {
    const problem: TrainingProblem = { architecture: cone, target: [6.8e7, 1e7, 6e7], metric: 'euclidean', start: [[1.3, 0.55], [-0.35, 1.05]], stepSize: 0.01, method: 'flow', maxSteps: 5000 };
    const { state } = run(problem);
    expect(state.status).toBe('maxSteps');
    expectNumberNear(state.loss / 1e16, 0.352137, 5e-7);
  });

  it('takes a first step of any size', () => {
    for (const stepSize of [1e-30, 1e30]) {
      const { state } = run({ ...line, method: 'flow', stepSize });
      expect(state.status).toBe('converged');
      expectNear(state.theta[0]!, line.target, 1e-7);
    }
  });
});

describe('a run in chunks', () => {
  const random = rng(31);
  const toNumbers = (array: Float64Array): number[] => Array.from(array);
  for (const method of ['descent', 'flow'] as const)
    it(`is the same as in one go, bit by bit, also through JSON: ${method}`, () => {
      const a = architecture({ filterSizes: [3, 2, 2], strides: [1, 1, 1] });
      const problem: TrainingProblem = { architecture: a, target: [2, 0, 5, 0, 2], metric: 'bombieri', start: initialTheta(a, 3), stepSize: 0.001, method, maxSteps: 10_000, stop: method === 'flow' ? 1e-14 : 0 };
      const whole = run(problem);
      let state = startTraining(problem);
      const rows = { filters: [] as number[], losses: [] as number[], recordedSteps: [] as number[], times: [] as number[] };
      for (let guard = 0; state.status === 'running'; guard++) {
        if (guard > 10_000) throw new Error('the run does not end');
        const chunk = advanceTraining(problem, state, random.integer(400));
        state = JSON.parse(JSON.stringify(chunk.state)) as TrainingState;
        rows.filters.push(...chunk.filters);
        rows.losses.push(...chunk.losses);
        rows.recordedSteps.push(...chunk.recordedSteps);
        rows.times.push(...chunk.times);
      }
      expect(JSON.stringify(state)).toBe(JSON.stringify(whole.state));
      expect(rows.recordedSteps).toEqual(toNumbers(whole.recordedSteps));
      expect(JSON.stringify(rows.filters)).toBe(JSON.stringify(toNumbers(whole.filters)));
      expect(rows.losses).toEqual(toNumbers(whole.losses));
      expect(rows.times).toEqual(toNumbers(whole.times));
    });

  it('leaves its state alone and records nothing twice', () => {
    const problem: TrainingProblem = { ...line, method: 'descent', stepSize: 0.1 };
    const start = startTraining(problem);
    const copy = JSON.stringify(start);
    const first = advanceTraining(problem, start, 3);
    expect(JSON.stringify(start)).toBe(copy);
    expect(Array.from(first.recordedSteps)).toEqual([0, 1, 2, 3]);
    expect(advanceTraining(problem, first.state, 0).losses).toHaveLength(0);
    const rest = advanceTraining(problem, first.state, Infinity);
    expect(rest.recordedSteps[0]).toBe(4);
    expect(rest.state.status).toBe('converged');
    const again = advanceTraining(problem, rest.state, 100);
    expect(again.losses).toHaveLength(0);
    expect(again.state).toEqual(rest.state);
  });
});

describe('degenerate starts', () => {
  it('two zero filters are critical: converged at once', () => {
    const a = architecture({ filterSizes: [2, 2, 2], strides: [1, 1, 1] });
    for (const method of ['descent', 'flow'] as const) {
      const problem: TrainingProblem = { architecture: a, target: [1, 2, 3, 4], metric: 'euclidean', start: [[0, 0], [0, 0], [1, 2]], stepSize: 0.01, method, stop: 0, maxSteps: 100 };
      const { state, losses } = run(problem);
      expect([state.status, state.steps, state.gradientNorm]).toEqual(['converged', 0, 0]);
      expect(Array.from(losses)).toEqual([30]);
    }
  });

  it('one zero filter is left behind', () => {
    const problem: TrainingProblem = { architecture: cone, target: [1, 0, -1], metric: 'euclidean', start: [[0, 0], [1, 2]], stepSize: 0.01, method: 'flow', maxSteps: 10_000 };
    const { state } = run(problem);
    expect(state.status).toBe('converged');
    expectNumberNear(state.loss, 0, 1e-12);
  });

  it('filters of size one, and a target of zero', () => {
    const a = architecture({ filterSizes: [1, 3, 1], strides: [3, 1, 2] });
    const target = [1, 0, 0, -2, 0, 0, 4];
    expect(a.ambientDimension).toBe(7);
    const problem: TrainingProblem = { architecture: a, target, metric: 'euclidean', start: [[1], [1, 1, 1], [0.5]], stepSize: 0.01, method: 'descent', maxSteps: 10_000 };
    const { state } = run(problem);
    expect(state.status).toBe('converged');
    expectNear(endToEndFilter(state.theta, a.strides), target, 1e-6);
    const zero = run({ ...problem, target: target.map(() => 0), method: 'flow' });
    expect(zero.state.status).toBe('converged');
    expect(zero.state.loss).toBeLessThan(1e-8);
  });

  it('no step at all', () => {
    const { state, recordedSteps } = run({ ...line, method: 'descent', stepSize: 0.1, maxSteps: 0 });
    expect([state.status, state.steps]).toEqual(['maxSteps', 0]);
    expect(Array.from(recordedSteps)).toEqual([0]);
  });

  it('wrong calls are refused by name', () => {
    const problem: TrainingProblem = { ...line, method: 'descent', stepSize: 0.1 };
    const refused = (change: Partial<TrainingProblem>): unknown => expect(() => startTraining({ ...problem, ...change })).toThrow(RangeError);
    refused({ start: [[1, 2]] });
    refused({ start: [[1, 2, NaN]] });
    refused({ start: [[1e200, 0, 0]] });
    refused({ target: [1, 2] });
    refused({ target: [1, 2, Infinity] });
    refused({ stepSize: 0 });
    refused({ stepSize: Infinity });
    refused({ stepSize: 1e308 });
    refused({ stop: -1 });
    refused({ maxSteps: 1.5 });
    refused({ timeLimit: 0 });
    expect(() => advanceTraining(problem, startTraining(problem), -1)).toThrow(RangeError);
    expect(() => advanceTraining(problem, { ...startTraining(problem), theta: [[1]] }, 1)).toThrow(RangeError);
  });
});
