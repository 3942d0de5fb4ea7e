import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { expect, it } from 'vitest';
import { architecture } from '../network/architecture.ts';
import { rng } from '../numeric/rng.ts';
import { batchEvaluation } from '../program/batch.ts';
import { lossInputCount, parameterCount } from './lossInputs.ts';
import { newtonMap } from './newtonMap.ts';
import { isSharp, sharpness } from './sharpness.ts';

const architectures = [
  [[2, 2], [1, 1]],
  [[3, 3, 3], [1, 1, 1]],
  [[2, 2, 2, 2], [1, 1, 1, 1]],
  [[3, 2], [2, 1]],
  [[4], [1]],
] as const;

/** Σ = X Xᵀ of gaussian X, and Σu. */
function lossWith(u: readonly number[], normal: () => number): { sigma: number[][]; losses: Float64Array } {
  const X = u.map(() => Array.from({ length: 10 }, normal));
  const sigma = X.map((x) => X.map((y) => x.reduce((sum, c, i) => sum + c * y[i]!, 0)));
  return { sigma, losses: Float64Array.from([...sigma.flat(), ...sigma.map((row) => row.reduce((sum, c, i) => sum + c * u[i]!, 0))]) };
}

const norm = (numbers: readonly number[]): number => Math.hypot(...numbers);

it.each(architectures)('sharp is where L |2hΣ| |u|^(2 − 2/L) is above its bound: k = %j, s = %j', (filterSizes, strides) => {
  const a = architecture({ filterSizes, strides });
  const layers = filterSizes.length;
  const { normal, uniform } = rng(3);
  for (let i = 0; i < 30; i++) {
    const size = 10 ** (4 * uniform() - 2);
    const u = Array.from({ length: a.ambientDimension }, () => size * normal());
    const { sigma, losses } = lossWith(u, normal);
    const factor = 3 / (layers * norm(sigma.flat()) * norm(u) ** (2 - 2 / layers));
    const table = Float64Array.of(7, 7, ...losses);
    expect(isSharp(sharpness(a, 0.99 * factor), table, 2)).toBe(false);
    expect(isSharp(sharpness(a, 1.01 * factor), table, 2)).toBe(true);
  }
});

it('is sharp where there is no single target, or where numbers are none', () => {
  const a = architecture({ filterSizes: [2, 2], strides: [1, 1] });
  const flat = [1, 0, 0, 0, 1, 0, 0, 0, 0, 1, 1, 0];
  expect(isSharp(sharpness(a, 1e-9), Float64Array.from(flat), 0)).toBe(true);
  expect(isSharp(sharpness(a, 1e-9), Float64Array.from({ length: 12 }, () => Number.NaN), 0)).toBe(true);
});

it.each(architectures)('the largest eigenvalue of the Hessian at a balanced minimum is about that: k = %j, s = %j', (filterSizes, strides) => {
  const a = architecture({ filterSizes, strides });
  const [p, k, layers] = [parameterCount(a), a.ambientDimension, filterSizes.length];
  const map = newtonMap(a);
  const evaluation = batchEvaluation(map.program, 2);
  const { normal } = rng(8);
  const ratios: number[] = [];
  for (let i = 0; i < 40; i++) {
    const filters = filterSizes.map((count) => {
      const filter = Array.from({ length: count }, normal);
      return filter.map((c) => c / norm(filter));
    });
    let u = [1];
    filters.forEach((filter, l) => {
      const stride = filter.length === 1 ? 1 : a.cumulativeStrides[l]!;
      const next = new Array<number>(u.length + (filter.length - 1) * stride).fill(0);
      u.forEach((c, m) => filter.forEach((d, j) => (next[m + j * stride]! += c * d)));
      u = next;
    });
    const { sigma, losses } = lossWith(u, normal);
    [...filters.flat(), ...Array.from(losses, (x) => 0.02 * x)].forEach((x, j) => (evaluation.inputs[2 * j] = x));
    expect(evaluation.inputs.length).toBe(2 * lossInputCount(a));
    evaluation.run(1);
    const H = Matrix.zeros(p, p);
    let entry = map.hessian;
    for (let r = 0; r < p; r++)
      for (let c = r; c < p; c++) {
        const value = evaluation.outputs[2 * entry++]!;
        H.set(r, c, value);
        H.set(c, r, value);
      }
    const largest = Math.max(...new EigenvalueDecomposition(H, { assumeSymmetric: true }).realEigenvalues);
    ratios.push(largest / (layers * 0.02 * norm(sigma.flat()) * norm(u) ** (2 - 2 / layers)));
    expect(u.length).toBe(k);
  }
  ratios.sort((x, y) => x - y);
  // it counts all directions as the worst one, and the norm of Σ for its largest eigenvalue; filters of length 1 whose product is short are sharper
  expect(ratios[4]).toBeGreaterThan(0.3);
  expect(ratios[35]).toBeLessThan(1.8);
});
