import { describe, expect, it } from 'vitest';
import { architecture } from '../network/architecture.ts';
import { rng } from '../numeric/rng.ts';
import { expectNear } from '../testing/near.ts';
import { gradient } from './gradient.ts';
import { initialTheta } from './initialize.ts';
import { descentDrift, invariants } from './invariants.ts';
import { advanceTraining, startTraining } from './trainer.ts';
import { trainingReport } from './report.ts';

const shapes = [[2, 2], [3, 2, 2], [2, 2, 2], [4, 2], [3, 1, 2]];
const problems = Array.from({ length: 60 }, (_, seed) => {
  const random = rng(seed + 100);
  const filterSizes = shapes[seed % shapes.length]!;
  const a = architecture({ filterSizes, strides: filterSizes.map(() => 1 + random.integer(3)) });
  return {
    architecture: a,
    target: Array.from({ length: a.ambientDimension }, () => random.normal()),
    metric: seed % 3 === 0 ? 'bombieri' : 'euclidean',
    start: initialTheta(a, seed),
    stepSize: 0.01,
    maxSteps: 20_000,
  } as const;
});

describe('invariants', () => {
  it('are |w_i|² − |w_{i+1}|²: 177 for the start of GeoLCN, section 7.3', () => {
    expect(invariants([[1, 6, 11, 6], [4, 1]])).toEqual([177]);
    expect(invariants([[3], [1, 1], [0, 0]])).toEqual([7, 2]);
    expect(invariants([[1, 2]])).toEqual([]);
    expect(() => invariants([])).toThrow(RangeError);
  });

  it('stay within 1e-8 along the gradient flow, for all strides (GeoLCN, Proposition 5.13)', () => {
    for (const problem of problems) {
      const flow = { ...problem, method: 'flow' } as const;
      const { state } = advanceTraining(flow, startTraining(flow), Infinity);
      expect(state.status).toBe('converged');
      expect(trainingReport(flow, state).largestDrift).toBeLessThan(1e-8);
    }
  });

  it('drift by exactly η² (|g_i|² − |g_{i+1}|²) in a step of gradient descent', () => {
    for (const problem of problems) {
      const descent = { ...problem, method: 'descent', stepSize: 0.1 } as const;
      const g = gradient(problem.start, problem.architecture.strides, problem);
      const { state } = advanceTraining(descent, startTraining(descent), 1);
      if (state.steps === 0) throw new Error('the step was not taken');
      const before = invariants(problem.start);
      expectNear(invariants(state.theta).map((d, i) => d - before[i]!), descentDrift(g, 0.1), 1e-12);
    }
  });
});
