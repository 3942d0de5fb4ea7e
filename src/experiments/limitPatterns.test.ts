import { describe, expect, it } from 'vitest';
import { architecture } from '../network/architecture.ts';
import { normalSource } from '../numeric/normals.ts';
import { noPattern } from '../polynomial/patternCode.ts';
import { batchTrainer, ended, trainingsFor, type Trainings } from '../training/batchTrainer.ts';
import { gaussianData } from './gaussianData.ts';
import { limitPatterns, undecided } from './limitPatterns.ts';
import { networkPatterns } from './networkPattern.ts';

const copyOf = (t: Trainings): Trainings => ({ count: t.count, losses: t.losses.slice(), theta: t.theta.slice(), steps: t.steps.slice(), status: t.status.slice() });

describe('patterns of limits', () => {
  it.each([
    [[2, 2], [1, 1]],
    [[3, 2, 2], [1, 1, 1]],
    [[2, 2, 2, 2], [1, 1, 1, 1]],
    [[2, 2, 2], [1, 2, 1]],
  ])('do not depend on how far a run was trained, where those by one tolerance do: k = %j, s = %j', (filterSizes, strides) => {
    const count = 200;
    const a = architecture({ filterSizes, strides });
    const near = trainingsFor(a, count);
    gaussianData(a, 10).draw(near, new Float64Array(count * a.ambientDimension), normalSource(8));
    const far = copyOf(near);
    const settings = { stepSize: 0.01, maxSteps: 15_000 };
    batchTrainer(a, { ...settings, stop: 1e-8 }).train(near);
    batchTrainer(a, { ...settings, stop: 1e-14 }).train(far);
    const limits = limitPatterns(a);
    const codes = [near, far].map((trainings) => {
      const [code, limit] = [new Int32Array(count), new Int32Array(count)];
      limits.read(trainings, count, 1e-4, code, limit);
      return { code, limit };
    });
    let [both, open, others] = [0, 0, 0];
    for (let row = 0; row < count; row++) {
      if (near.status[row] !== ended.converged || far.status[row] !== ended.converged) continue;
      both++;
      if (codes[0]!.limit[row] === undecided) open++;
      else expect(codes[0]!.limit[row]).toBe(codes[1]!.limit[row]);
      expect(codes[1]!.limit[row]).toBe(codes[1]!.code[row]);
      if (codes[0]!.code[row] !== codes[0]!.limit[row]) others++;
    }
    expect(both).toBeGreaterThan(100);
    expect(open / both).toBeLessThan(0.02);
    expect(others).toBeGreaterThan(20);
  });

  it('stand beside those by the tolerance, narrow or wide', () => {
    const a = architecture({ filterSizes: [3, 2], strides: [1, 1] });
    const trainings = trainingsFor(a, 60);
    gaussianData(a, 10).draw(trainings, new Float64Array(60 * a.ambientDimension), normalSource(4));
    batchTrainer(a, { stepSize: 0.01, stop: 1e-14, maxSteps: 15_000 }).train(trainings);
    const patterns = networkPatterns(a);
    for (const tolerance of [0, 1e-8, 1e-4, 0.5]) {
      const [code, limit] = [new Int32Array(60), new Int32Array(60)];
      limitPatterns(a).read(trainings, 60, tolerance, code, limit);
      for (let row = 0; row < 60; row++) {
        patterns.read(trainings.theta, row * 5);
        expect(code[row]).toBe(trainings.status[row] === ended.converged ? patterns.code(tolerance) : noPattern);
      }
    }
  });

  it('are none of runs that did not converge, and undecided where Newton’s method finds nothing', () => {
    const a = architecture({ filterSizes: [2, 2], strides: [1, 1] });
    const trainings = trainingsFor(a, 2);
    gaussianData(a, 10).draw(trainings, new Float64Array(6), normalSource(4));
    // said to have converged where it has not: its roots are 10⁻⁴ apart
    trainings.theta.set([1, 1, 1, 1.0002], 0);
    trainings.status.set([ended.converged, ended.diverged]);
    const [code, limit] = [new Int32Array(2), new Int32Array(2)];
    limitPatterns(a).read(trainings, 2, 1e-4, code, limit);
    expect([...limit]).toEqual([undecided, noPattern]);
    expect(code[0]).not.toBe(noPattern);
    expect(code[1]).toBe(noPattern);
  });
});
