import { describe, it } from 'vitest';
import { complexSolver } from '../numeric/complexSolver.ts';
import { rng } from '../numeric/rng.ts';
import { interpreter } from '../program/interpret.ts';
import { programBuilder } from '../program/ir.ts';
import { expectNear } from '../testing/near.ts';
import { solveByOrthogonalization } from './orthogonalize.ts';

describe('linear systems in a program', () => {
  it.each([1, 2, 3, 5, 8])('of %i equations have the solutions that elimination with pivots finds', (n) => {
    const random = rng(n);
    const builder = programBuilder(2 * n * (n + 2));
    const read = (i: number) => ({ re: builder.input(2 * i), im: builder.input(2 * i + 1) });
    const columns = Array.from({ length: n + 2 }, (_, j) => Array.from({ length: n }, (_, i) => read(j * n + i)));
    const { solutions } = solveByOrthogonalization(builder, columns.slice(0, n), columns.slice(n));
    const evaluate = interpreter(builder.build(solutions.flat().flatMap(({ re, im }) => [re, im])));
    for (let seed = 0; seed < 10; seed++) {
      const inputs = Float64Array.from({ length: 2 * n * (n + 2) }, random.normal);
      // a first column that elimination without pivots could not begin with
      if (n > 1) inputs[0] = inputs[1] = 0;
      const found = new Float64Array(4 * n);
      evaluate(inputs, 0, found, 0);
      const matrix = new Float64Array(2 * n * n);
      for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) matrix.set(inputs.subarray(2 * (j * n + i), 2 * (j * n + i) + 2), 2 * (i * n + j));
      const solver = complexSolver(n);
      solver.factor(matrix);
      for (const s of [0, 1]) {
        const right = inputs.slice(2 * n * (n + s), 2 * n * (n + s + 1));
        solver.solve(right);
        expectNear(found.slice(2 * n * s, 2 * n * (s + 1)), right, 1e-10);
      }
    }
  });
});
