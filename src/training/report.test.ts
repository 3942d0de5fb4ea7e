import { describe, expect, it } from 'vitest';
import { architecture } from '../network/architecture.ts';
import { expectNear, expectNumberNear } from '../testing/near.ts';
import type { TrainingProblem } from './problem.ts';
import { trainingReport } from './report.ts';
import { advanceTraining, startTraining } from './trainer.ts';

const problem: TrainingProblem = {
  architecture: architecture({ filterSizes: [4, 2], strides: [1, 1] }), target: [2, 0, 5, 0, 2], metric: 'euclidean',
  start: [[1, 6, 11, 6], [4, 1]], stepSize: 0.001, method: 'flow', maxSteps: 50_000,
};

describe('trainingReport', () => {
  it('shows the invariant 177 kept, the loss 4 of 33, and where it began (GeoLCN, section 7.3)', () => {
    const report = trainingReport(problem, advanceTraining(problem, startTraining(problem), Infinity).state);
    expect(report.invariantsAtStart).toEqual([177]);
    expectNear(report.invariants, [177], 1e-10);
    expect(report.largestDrift).toBeLessThan(1e-8);
    expectNumberNear(report.relativeLoss!, 4 / 33, 1e-10);
    expect(report.lossAtStart).toBe(trainingReport(problem, startTraining(problem)).loss);
    expect(report.gradientNorm).toBeLessThanOrEqual(1e-7);
    expect(report.zeroFilters).toEqual([]);
  });

  it('names zero filters and leaves the relative loss open for the zero target', () => {
    const zero: TrainingProblem = { ...problem, target: [0, 0, 0, 0, 0], start: [[0, 0, 0, 0], [0, 0]] };
    const report = trainingReport(zero, startTraining(zero));
    expect(report.zeroFilters).toEqual([0, 1]);
    expect(report.relativeLoss).toBeNull();
    expect([report.loss, report.largestDrift]).toEqual([0, 0]);
  });
});
