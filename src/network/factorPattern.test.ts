import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatRootPattern } from '../polynomial/formatRootPattern.ts';
import { chordalDistance, finitePoint } from '../polynomial/projectiveRoot.ts';
import { rootPattern } from '../polynomial/rootPattern.ts';
import { network } from '../testing/arbitrary.ts';
import { type Theta, architecture } from './architecture.ts';
import { endToEndFilter } from './endToEndFilter.ts';
import { factorPattern, factorRoots } from './factorPattern.ts';

const printed = (filters: Theta, strides: readonly number[], tolerance?: number): string => formatRootPattern(factorPattern(filters, strides, tolerance)!);

describe('factorPattern', () => {
  it.each<[string, Theta, number[], string]>([
    ['a double root split by 1e-7 between two filters', [[1, -1], [1, -1 - 1e-7]], [1, 1], '2|0'],
    ['two roots 0.01 apart', [[1, -1], [1, -1.01]], [1, 1], '11|0'],
    ['a trained double root that became a pair with imaginary part 1e-6', [[1, -2, 1 + 1e-12], [1, 3]], [1, 1], '12|0'],
    ['roots near infinity from both sides', [[1e-6, 1], [-1e-6, 1]], [1, 1], '2|0'],
    ['x² − y² at stride 2: X = 1', [[1, 1], [1, -1]], [2, 1], '12|0'],
    ['x² + y²: X = −1 is no real root of P', [[1, 1], [1, 1]], [2, 1], '1|1'],
    ['x³: a root 0 at stride 3', [[1, 1], [1, 0]], [3, 1], '13|0'],
    ['y²·y', [[0, 1], [0, 1]], [2, 1], '3|0'],
    ['scalars', [[5], [1, 2]], [2, 1], '0|1'],
  ])('reads %s', (_name, filters, strides, pattern) => {
    expect(printed(filters, strides)).toBe(pattern);
  });

  it('is the pattern of the end-to-end form when roots are apart', () => {
    fc.assert(
      fc.property(network(3).filter(({ filterSizes, strides }) => architecture({ filterSizes, strides }).degree <= 8), ({ filters, strides }) => {
        const roots = factorRoots(filters, strides, 0)!;
        const all = [...roots.real, ...roots.pairs, ...roots.pairs.map((p) => ({ ...p, im: -p.im }))];
        fc.pre(all.every((p, i) => all.every((q, j) => i === j || chordalDistance(p, q) > 0.02)));
        fc.pre(all.length > 0);
        expect(factorPattern(filters, strides)).toEqual(rootPattern(endToEndFilter(filters, strides)));
      }),
      { seed: 211, numRuns: 200 },
    );
  });

  it('keeps the places of the roots of each filter', () => {
    const { real } = factorRoots([[1, -0.5], [1, -9]], [2, 1])!;
    for (const x of [0.5, 3, -3]) expect(real.some((r) => chordalDistance(r, finitePoint(x, 0)) < 1e-12)).toBe(true);
  });

  it('is null for the zero filter', () => {
    expect(factorPattern([[1, 2], [0, 0]], [1, 1])).toBeNull();
    expect(factorPattern([[0], [1, 2]], [1, 1])).toBeNull();
  });
});
