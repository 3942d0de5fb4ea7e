import { describe, expect, it } from 'vitest';
import { expectNear } from '../testing/near.ts';
import { cholesky, solveCholesky } from './cholesky.ts';
import { rng } from './rng.ts';
import type { Solution } from './solve.ts';
import { leastSquares, solveLinear } from './solve.ts';

const random = rng(11);
const gaussian = (rows: number, columns: number): number[][] =>
  Array.from({ length: rows }, () => Array.from({ length: columns }, () => random.normal()));
const times = (a: readonly (readonly number[])[], x: readonly number[]): number[] => a.map((row) => row.reduce((sum, c, j) => sum + c * x[j]!, 0));
const transpose = (a: readonly (readonly number[])[]): number[][] => a[0]!.map((_, j) => a.map((row) => row[j]!));
const solutionOf = (result: Solution): number[] => {
  if (result.status !== 'solved') throw new Error(result.status);
  return result.solution;
};

describe('linear systems', () => {
  it('LU with pivoting solves random systems, also with a zero on the diagonal and rows of very different size', () => {
    for (let n = 1; n <= 9; n++) {
      const a = gaussian(n, n).map((row, i) => row.map((c, j) => (i === j ? 0 : c) * 10 ** ((i % 5) * 40 - 80)));
      if (n === 1) a[0]![0] = 1e-80;
      const x = Array.from({ length: n }, (_, i) => i - 2);
      const solution = solutionOf(solveLinear(a, times(a, x)));
      expectNear(solution, x, 1e-8);
    }
  });

  it('reports singular systems, exact and to rounding, instead of dividing by zero', () => {
    expect(solveLinear([[1, 2], [2, 4]], [1, 2]).status).toBe('singular');
    expect(solveLinear([[0]], [1]).status).toBe('singular');
    expect(solveLinear([[0.1, 0.3], [0.2, 0.6]], [1, 2]).status).toBe('singular');
    expect(leastSquares([[1, 1], [2, 2], [3, 3]], [1, 1, 1]).status).toBe('singular');
    expect(leastSquares([[0], [0]], [1, 1]).status).toBe('singular');
  });

  it('least squares: the residual is orthogonal to the columns', () => {
    for (let n = 1; n <= 6; n++) {
      const a = gaussian(n + 5, n);
      const b = Array.from({ length: n + 5 }, () => random.normal());
      const fitted = times(a, solutionOf(leastSquares(a, b)));
      expectNear(times(transpose(a), b.map((value, i) => value - fitted[i]!)), Array.from({ length: n }, () => 0), 1e-12);
    }
    expectNear(solutionOf(leastSquares([[1, 0], [0, 2]], [3, 4])), [3, 2]);
  });

  it('Cholesky: R Rᵀ = A, solves, and says at which row a matrix stops being positive definite', () => {
    const a = gaussian(6, 8);
    const spd = a.map((row) => times(a, row));
    const result = cholesky(spd);
    if (result.status !== 'positiveDefinite') throw new Error(result.status);
    expectNear(result.factor.map((row) => times(result.factor, row)).flat(), spd.flat(), 1e-13);
    expectNear(times(spd, solveCholesky(result.factor, [1, 2, 3, 4, 5, 6])), [1, 2, 3, 4, 5, 6], 1e-11);
    expect(cholesky([[1, 2], [2, 4]])).toEqual({ status: 'notPositiveDefinite', row: 1 });
    expect(cholesky([[-1]])).toEqual({ status: 'notPositiveDefinite', row: 0 });
    expect(cholesky([[0.01, 0.03, 0], [0.03, 0.09, 0], [0, 0, 1]]).status).toBe('notPositiveDefinite');
    expect(cholesky([[1e-300]]).status).toBe('positiveDefinite');
  });

  it('refuses shapes that disagree and entries that are not finite', () => {
    expect(() => solveLinear([[1, 2]], [1])).toThrow(RangeError);
    expect(() => solveLinear([[1]], [1, 2])).toThrow(RangeError);
    expect(() => solveLinear([[NaN]], [1])).toThrow(RangeError);
    expect(() => leastSquares([[1, 2]], [1])).toThrow(RangeError);
    expect(() => leastSquares([], [])).toThrow(RangeError);
    expect(() => cholesky([[1, 2]])).toThrow(RangeError);
  });
});
