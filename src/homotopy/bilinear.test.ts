import { describe, expect, it } from 'vitest';
import { rng } from '../numeric/rng.ts';
import { expectNear } from '../testing/near.ts';
import { bilinearSolutions, type BilinearSolution } from './bilinear.ts';

type Tensor = number[][][];

const random = rng(7);
const normals = (count: number, P: number, Q: number): Tensor => Array.from({ length: count }, () => Array.from({ length: P }, () => Array.from({ length: Q }, random.normal)));

/** |Σ C_ab z_a v_b| relative to |z| |v|, the largest over all equations. */
function residual(equations: Tensor, { z, v }: BilinearSolution): number {
  const sizes = Math.hypot(...z) * Math.hypot(...v);
  return Math.max(
    ...equations.map((C) => {
      let [re, im] = [0, 0];
      C.forEach((row, a) =>
        row.forEach((c, b) => {
          re += c * (z[2 * a]! * v[2 * b]! - z[2 * a + 1]! * v[2 * b + 1]!);
          im += c * (z[2 * a]! * v[2 * b + 1]! + z[2 * a + 1]! * v[2 * b]!);
        }),
      );
      return Math.hypot(re, im) / sizes;
    }),
  );
}

/** z₁/z₀ */
const ratio = ({ z }: BilinearSolution): [number, number] => {
  const [a, b, c, d] = [z[2]!, z[3]!, z[0]!, z[1]!];
  const size = c * c + d * d;
  return [(a * c + b * d) / size, (b * c - a * d) / size];
};

const binomial = (n: number, k: number): number => (k === 0 ? 1 : (binomial(n - 1, k - 1) * n) / k);

describe('bilinear equations', () => {
  it.each([
    [1, 1],
    [1, 3],
    [2, 2],
    [3, 1],
    [3, 2],
    [3, 3],
    [3, 4],
  ])('in P^%i × P^%i have binomial(p + q, p) solutions in general, the complex ones in pairs', (p, q) => {
    for (let seed = 1; seed <= 3; seed++) {
      const equations = normals(p + q, p + 1, q + 1);
      const { regular, unknown } = bilinearSolutions(equations, seed);
      expect(regular.length).toBe(binomial(p + q, p));
      expect(unknown).toBe(0);
      for (const solution of regular) expect(residual(equations, solution)).toBeLessThan(1e-13);
      const ratios = regular.map(ratio);
      for (const [re, im] of ratios) expect(ratios.some(([r, i]) => Math.hypot(r - re, i + im) < 1e-8 * (1 + Math.hypot(re, im)))).toBe(true);
    }
  });

  it('are an eigenvalue problem for q = p, in any units', () => {
    // (z₀ A_i + z₁ B_i) · v = 0, A = −diag(1, 2, 3), B = 1, turned: eigenvalues z₀/z₁ …
    const turn = normals(3, 3, 1).map((row) => row.map(([c]) => c!));
    const equations: Tensor = turn.map((row, i) => [row.map((c, k) => -c * (k + 1) * 10 ** (4 * i)), row.map((c) => c * 10 ** (4 * i))]);
    const { regular } = bilinearSolutions(equations, 3);
    const values = regular.map(ratio).sort(([a], [b]) => a - b);
    expectNear(values.map(([re]) => re), [1, 2, 3], 1e-9);
    expectNear(values.map(([, im]) => im), [0, 0, 0], 1e-9);
  });

  it('with multiple solutions say how many are not known', () => {
    // a Jordan block: one eigenvalue, twice, and one simple
    const J = [
      [2, 1, 0],
      [0, 2, 0],
      [0, 0, 5],
    ];
    const equations: Tensor = J.map((row, i) => [row.map((c) => -c), row.map((_, k) => (i === k ? 1 : 0))]);
    const { regular, unknown } = bilinearSolutions(equations, 3);
    expect(unknown).toBe(2);
    expectNear(regular.map(ratio).flat(), [5, 0], 1e-9);
  });

  it('give the same numbers for the same seed', () => {
    const equations = normals(5, 4, 3);
    expect(bilinearSolutions(equations, 2)).toEqual(bilinearSolutions(equations, 2));
  });
});
