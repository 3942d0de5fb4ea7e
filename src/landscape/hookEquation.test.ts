import { describe, expect, it } from 'vitest';
import { metricMatrix } from '../loss/metrics.ts';
import { leastSquares } from '../numeric/solve.ts';
import { rng } from '../numeric/rng.ts';
import { cholesky } from '../numeric/cholesky.ts';
import { circleDerivative } from '../polynomial/circleDerivative.ts';
import { evaluateForm, multiplyForms } from '../polynomial/form.ts';
import { realRoots } from '../polynomial/realRoots.ts';
import { expectNumberNear } from '../testing/near.ts';
import { equationOf, hookEquation, hookEquations } from './hookEquation.ts';

const random = rng(11);
const normals = (count: number): number[] => Array.from({ length: count }, random.normal);

/** A A^T + 1: well conditioned enough to compare digits. */
function someMetric(k: number): number[][] {
  const a = Array.from({ length: k }, () => normals(k));
  return a.map((row, i) => a.map((other, j) => row.reduce((sum, x, m) => sum + x * other[m]!, i === j ? 1 : 0)));
}

const power = (form: readonly number[], e: number): number[] => (e === 0 ? [1] : multiplyForms(power(form, e - 1), form));

/** Distance² from u to the forms divisible by ℓ^α in the metric Σ = R Rᵀ, by least squares on Rᵀ; with the nearest form. */
function nearest(u: readonly number[], multiplicity: number, angle: number, sigma: readonly (readonly number[])[]): { form: number[]; loss: number } {
  const decomposition = cholesky(sigma);
  if (decomposition.status !== 'positiveDefinite') throw new Error('metric');
  const { factor } = decomposition;
  const weigh = (v: readonly number[]): number[] => v.map((_, i) => v.reduce((sum, x, j) => sum + (factor[j]![i] ?? 0) * x, 0));
  const line = power([Math.sin(angle), -Math.cos(angle)], multiplicity);
  const count = u.length - multiplicity;
  const basis = Array.from({ length: count }, (_, i) => multiplyForms(line, Array.from({ length: count }, (_, j) => (i === j ? 1 : 0))));
  const weighted = basis.map(weigh);
  const fit = leastSquares(u.map((_, i) => weighted.map((b) => b[i]!)), weigh(u));
  if (fit.status === 'singular') throw new Error('basis');
  const form = u.map((_, k) => fit.solution.reduce((sum, c, i) => sum + c * basis[i]![k]!, 0));
  return { form, loss: weigh(form.map((c, k) => c - u[k]!)).reduce((sum, x) => sum + x * x, 0) };
}

describe('the equation of a hook stratum', () => {
  it('has the degree (2α − 1) n − 2 (α − 1)² (GeoLCN, section 6.2)', () => {
    for (let n = 2; n <= 6; n++)
      for (let multiplicity = 1; multiplicity <= n; multiplicity++)
        expect(hookEquation(n, multiplicity, metricMatrix('euclidean', n + 1)).rows[0]!.length - 1).toBe((2 * multiplicity - 1) * n - 2 * (multiplicity - 1) ** 2);
  });

  it('is u itself for α = 1, and ⟨ℓ^n, u⟩ for α = n + 1', () => {
    const [n, u, angle] = [4, normals(5), 0.7];
    const [x, y] = [Math.cos(angle), Math.sin(angle)];
    const sigma = someMetric(n + 1);
    const ratio = (multiplicity: number, wanted: (v: readonly number[]) => number): number => {
      const other = normals(n + 1);
      const equation = hookEquation(n, multiplicity, sigma);
      return (evaluateForm(equationOf(equation, u), x, y) * wanted(other)) / (evaluateForm(equationOf(equation, other), x, y) * wanted(u));
    };
    expectNumberNear(ratio(1, (v) => evaluateForm(v, x, y)), 1);
    const line = power([y, -x], n);
    expectNumberNear(ratio(n + 1, (v) => line.reduce((sum, l, i) => sum + l * sigma[i]!.reduce((part, s, j) => part + s * v[j]!, 0), 0)), 1);
  });

  it('gives the slope of the distance to forms divisible by ℓ^α: its sign is that of − E_α E_{α+1}, for any metric', () => {
    for (let n = 2; n <= 5; n++) {
      const sigma = someMetric(n + 1);
      const all = Array.from({ length: n + 1 }, (_, i) => hookEquation(n, i + 1, sigma));
      const u = normals(n + 1);
      for (let multiplicity = 1; multiplicity <= n; multiplicity++)
        for (const angle of [0.1, 0.9, 1.7, 2.6]) {
          const h = 1e-5;
          const slope = nearest(u, multiplicity, angle + h, sigma).loss - nearest(u, multiplicity, angle - h, sigma).loss;
          const [own, next] = [multiplicity - 1, multiplicity].map((i) => evaluateForm(equationOf(all[i]!, u), Math.cos(angle), Math.sin(angle)));
          expect(Math.sign(slope), `n = ${n}, α = ${multiplicity}, φ = ${angle}`).toBe(-Math.sign(own! * next!));
        }
    }
  });

  it('vanishes exactly where the nearest form with the root φ leaves a rest orthogonal to the tangent space', () => {
    const [n, multiplicity] = [4, 2];
    const sigma = someMetric(n + 1);
    const u = normals(n + 1);
    const equation = equationOf(hookEquation(n, multiplicity, sigma), u);
    const roots = realRoots(equation);
    expect(roots.length).toBeGreaterThan(0);
    for (const angle of roots) {
      const { form } = nearest(u, multiplicity, angle, sigma);
      const line = [Math.sin(angle), -Math.cos(angle)];
      const rest = form.map((c, k) => u[k]! - c);
      for (let i = 0; i < n; i++) {
        const tangent = multiplyForms(line, Array.from({ length: n }, (_, j) => (i === j ? 1 : 0)));
        expectNumberNear(tangent.reduce((sum, x, a) => sum + x * sigma[a]!.reduce((part, s, b) => part + s * rest[b]!, 0), 0), 0, 1e-8);
      }
      expect(evaluateForm(circleDerivative(equation), Math.cos(angle), Math.sin(angle))).not.toBe(0);
    }
  });

  it('comes in a list up to the one after the largest multiplicity; impossible multiplicities are refused', () => {
    expect(hookEquations(3, [2, 3], metricMatrix('euclidean', 4)).map(({ multiplicity }) => multiplicity)).toEqual([1, 2, 3, 4]);
    expect(hookEquations(3, [], metricMatrix('euclidean', 4))).toEqual([]);
    expect(() => hookEquation(3, 5, metricMatrix('euclidean', 4))).toThrow(RangeError);
  });
});
