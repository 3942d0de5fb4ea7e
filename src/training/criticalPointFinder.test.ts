import { describe, expect, it } from 'vitest';
import { architecture, type Architecture } from '../network/architecture.ts';
import { rng } from '../numeric/rng.ts';
import { expectNear } from '../testing/near.ts';
import { batchTrainer, ended, trainingsFor, type Trainings } from './batchTrainer.ts';
import { criticalPointFinder } from './criticalPointFinder.ts';
import { gradient } from './gradient.ts';
import { unflatten } from './flatten.ts';

/** Σ = 1, normal targets u and starts; the targets. */
function randomTrainings(a: Architecture, count: number, seed: number): { trainings: Trainings; targets: number[][] } {
  const { normal } = rng(seed);
  const k = a.ambientDimension;
  const trainings = trainingsFor(a, count);
  const targets = Array.from({ length: count }, () => Array.from({ length: k }, normal));
  targets.forEach((u, row) => {
    for (let i = 0; i < k; i++) trainings.losses[row * (k * k + k) + i * (k + 1)] = 1;
    trainings.losses.set(u, row * (k * k + k) + k * k);
  });
  for (let i = 0; i < trainings.theta.length; i++) trainings.theta[i] = normal();
  return { trainings, targets };
}

describe('the critical point finder', () => {
  it.each([
    [[2, 2], [1, 1]],
    [[2, 2, 2, 2], [1, 1, 1, 1]],
    [[4, 2], [1, 1]],
    [[3, 2], [2, 1]],
    [[1, 3], [1, 1]],
  ])('finds critical points close to where trainings ended: k = %j, s = %j', (filterSizes, strides) => {
    const a = architecture({ filterSizes, strides });
    const { trainings, targets } = randomTrainings(a, 100, 4);
    // far from the end still: |∇L| ≤ 10⁻⁴
    batchTrainer(a, { stepSize: 0.02, stop: 1e-8, maxSteps: 20_000 }).train(trainings);
    const rows = Array.from(trainings.status.keys()).filter((row) => trainings.status[row] === ended.converged);
    const p = trainings.theta.length / 100;
    const points = new Float64Array(rows.length * p);
    const found = new Uint8Array(rows.length);
    criticalPointFinder(a).find(trainings, rows, points, found);
    let count = 0;
    rows.forEach((row, i) => {
      if (found[i] === 0) return;
      count++;
      const theta = points.subarray(i * p, (i + 1) * p);
      const slope = gradient(unflatten(theta, filterSizes), strides, { target: targets[row]!, metric: 'euclidean' }).flat();
      expect(Math.hypot(...slope)).toBeLessThan(1e-11);
      expectNear(theta, trainings.theta.subarray(row * p, (row + 1) * p), 0.03);
    });
    expect(rows.length).toBeGreaterThan(60);
    expect(count / rows.length).toBeGreaterThan(0.95);
  });

  it('finds the same numbers on every back end, in any order and in any company', () => {
    const a = architecture({ filterSizes: [3, 2, 2], strides: [1, 1, 1] });
    const { trainings } = randomTrainings(a, 70, 5);
    batchTrainer(a, { stepSize: 0.02, stop: 1e-8, maxSteps: 20_000 }).train(trainings);
    const p = 7;
    const rows = Array.from({ length: 70 }, (_, row) => row);
    const [points, found] = [new Float64Array(70 * p), new Uint8Array(70)];
    criticalPointFinder(a).find(trainings, rows, points, found);
    expect(found.reduce((sum, one) => sum + one)).toBeGreaterThan(40);
    for (const backend of ['scalar', 'plain'] as const) {
      const finder = criticalPointFinder(a, backend);
      const [point, one] = [new Float64Array(p), new Uint8Array(1)];
      for (const row of [69, 3, 40, 0]) {
        finder.find(trainings, [row], point, one);
        expect(one[0]).toBe(found[row]);
        if (one[0] === 1) expect(point).toEqual(points.slice(row * p, (row + 1) * p));
      }
    }
  });

  it('finds none far from all, and no saddle', () => {
    const a = architecture({ filterSizes: [2, 2], strides: [1, 1] });
    const { trainings } = randomTrainings(a, 2, 6);
    // two filters near zero: a saddle for every target
    trainings.theta.set([1e-9, 2e-9, -1e-9, 3e-9], 4);
    const [points, found] = [new Float64Array(8), new Uint8Array([1, 1])];
    criticalPointFinder(a).find(trainings, [0, 1], points, found);
    expect([...found]).toEqual([0, 0]);
  });
});
