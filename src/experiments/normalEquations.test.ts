import { expect, it } from 'vitest';
import { rng } from '../numeric/rng.ts';
import { interpreter } from '../program/interpret.ts';
import { expectNear } from '../testing/near.ts';
import { normalEquations } from './normalEquations.ts';

it.each([[1, 1], [2, 5], [3, 3], [5, 10], [9, 12]])('Σ = X Xᵀ, b = X Yᵀ and Σ u = b for %i rows and %i samples', (k, samples) => {
  const { normal } = rng(10 * k + samples);
  const X = Array.from({ length: k }, () => Array.from({ length: samples }, normal));
  const Y = Array.from({ length: samples }, normal);
  const dot = (x: readonly number[], y: readonly number[]): number => x.reduce((sum, c, i) => sum + c * y[i]!, 0);
  const program = normalEquations(k, samples);
  const found = new Float64Array(program.outputs.length);
  interpreter(program)(Float64Array.from([...X.flat(), ...Y]), 0, found, 0);
  const sigma = X.map((x) => X.map((y) => dot(x, y)));
  const b = X.map((x) => dot(x, Y));
  expectNear(found.subarray(0, k * k), sigma.flat(), 1e-13);
  expectNear(found.subarray(k * k, k * k + k), b, 1e-13);
  const u = Array.from(found.subarray(k * k + k));
  expect(u).toHaveLength(k);
  expectNear(sigma.map((row) => dot(row, u)), b, 1e-9);
});
