import { describe, expect, it } from 'vitest';
import { architecture } from '../network/architecture.ts';
import { formatRootPattern } from '../polynomial/formatRootPattern.ts';
import { expectNear } from '../testing/near.ts';
import { initialTheta } from './initialize.ts';
import { train } from './train.ts';

describe('train', () => {
  it('ends on the boundary of the cone with a double root, 2|0, whenever the target has no real root (GeoLCN, Table 1, k = (2, 2))', () => {
    const a = architecture({ filterSizes: [2, 2], strides: [1, 1] });
    for (let seed = 0; seed < 20; seed++) {
      const run = train(a, { target: [0.68, 0.1, 0.6], metric: 'euclidean', start: initialTheta(a, seed), stepSize: 0.01, method: 'descent', stop: 1e-14, maxSteps: 15_000 });
      expect(run.status).toBe('converged');
      expect(formatRootPattern(run.pattern!)).toBe('2|0');
      expectNear(run.trajectory.slice(-3), run.filter, 1e-14);
      expect(run.losses[run.losses.length - 1]).toBe(run.loss);
      expect(run.trajectory.length).toBe(3 * run.losses.length);
    }
  });

  it('has no pattern for the zero filter, which two zero filters never leave', () => {
    const a = architecture({ filterSizes: [2, 2], strides: [1, 1] });
    const run = train(a, { target: [1, 0, 1], metric: 'euclidean', start: [[0, 0], [0, 0]], stepSize: 0.01, method: 'descent', stop: 1e-14, maxSteps: 100 });
    expect([run.status, run.steps, run.pattern]).toEqual(['converged', 0, null]);
    expect(run.filter).toEqual([0, 0, 0]);
  });
});
