import { describe, expect, it } from 'vitest';
import { architecture } from '../../src/network/architecture.ts';
import { formatRootPattern } from '../../src/polynomial/formatRootPattern.ts';
import { startTraining, advanceTraining } from '../../src/training/trainer.ts';
import { initialTheta } from '../../src/training/initialize.ts';
import { endReading, type Standing } from './endReading.ts';

/** The end of a run of gradient descent, and its reading. */
function ended(filterSizes: readonly number[], strides: readonly number[], target: readonly number[], seed: number, stepSize = 0.02) {
  const a = architecture({ filterSizes, strides });
  const problem = { architecture: a, target, metric: 'euclidean', start: initialTheta({ filterSizes }, seed), method: 'descent', stepSize, maxSteps: 20_000 } as const;
  const { state } = advanceTraining(problem, startTraining(problem), problem.maxSteps);
  return { state, reading: endReading(a, state), a };
}

const printed = ({ pattern }: Standing): string => formatRootPattern(pattern!);

describe('endReading', () => {
  it('says what the limit may be where close roots are not clearly one: the run that ends at the pinch point of the Whitney umbrella', () => {
    const { state, reading } = ended([3, 2], [2, 1], [-0.5, 0, 0, 0, -1], 2);
    expect(state.status).toBe('converged');
    expect(printed(reading.orElse!)).toBe('4|0');
    expect(reading.orElse!.membership.onBoundary).toBe(true);
  });

  it('has nothing to add for runs that end clearly on the boundary, or clearly inside', () => {
    const boundary = ended([2, 2], [1, 1], [1, 0, 2], 1);
    expect([boundary.state.status, printed(boundary.reading), boundary.reading.membership.onBoundary, boundary.reading.orElse]).toEqual(['converged', '2|0', true, null]);
    const inside = ended([2, 2], [1, 1], [1, 0, -2], 1);
    expect([inside.state.status, printed(inside.reading), inside.reading.membership.onBoundary, inside.reading.orElse]).toEqual(['converged', '11|0', false, null]);
  });

  it('adds nothing while a run goes on', () => {
    const { a, state } = ended([3, 2], [2, 1], [-0.5, 0, 0, 0, -1], 2);
    expect(endReading(a, { ...state, status: 'running' }).orElse).toBeNull();
  });
});
