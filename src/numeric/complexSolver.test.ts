import { expect, it } from 'vitest';
import { expectNear } from '../testing/near.ts';
import { complexSolver } from './complexSolver.ts';
import { rng } from './rng.ts';

const times = (n: number, A: Float64Array, x: Float64Array): number[] =>
  Array.from({ length: n }, (_, i) => {
    let [re, im] = [0, 0];
    for (let j = 0; j < n; j++) {
      const [a, b, c, d] = [A[2 * (n * i + j)]!, A[2 * (n * i + j) + 1]!, x[2 * j]!, x[2 * j + 1]!];
      re += a * c - b * d;
      im += a * d + b * c;
    }
    return [re, im];
  }).flat();

it.each([1, 2, 5, 9])('solves random complex systems of size %i, one after the other', (n) => {
  const random = rng(n);
  const solver = complexSolver(n);
  for (let i = 0; i < 5; i++) {
    const A = Float64Array.from({ length: 2 * n * n }, random.normal);
    const x = Float64Array.from({ length: 2 * n }, random.normal);
    const right = Float64Array.from(times(n, A, x));
    expect(solver.factor(Float64Array.from(A))).toBeGreaterThan(1e-6);
    solver.solve(right);
    solver.factor(A);
    expectNear(right, x, 1e-10);
  }
});

it('says how singular a matrix is', () => {
  const solver = complexSolver(2);
  expect(solver.factor(Float64Array.from([1, 0, 0, 1, 0, 1, -1, 0]))).toBe(0);
  expect(solver.factor(new Float64Array(8))).toBe(0);
  expect(solver.factor(Float64Array.from([1, 0, 0, 0, 0, 0, 0, 1e-12]))).toBeLessThan(1e-11);
});

it('exchanges rows where a pivot is 0', () => {
  const solver = complexSolver(2);
  solver.factor(Float64Array.from([0, 0, 0, 2, 1, 0, 0, 0]));
  const right = Float64Array.from([4, 0, 0, 3]);
  solver.solve(right);
  expectNear(right, [0, 3, 0, -2]);
});
