import { describe, expect, it } from 'vitest';
import { gradient } from '../training/gradient.ts';
import { loss } from '../loss/loss.ts';
import { metricMatrix } from '../loss/metrics.ts';
import { architecture } from '../network/architecture.ts';
import { endToEndFilter } from '../network/endToEndFilter.ts';
import { rng } from '../numeric/rng.ts';
import { dilateForm, multiplyForms } from '../polynomial/form.ts';
import { expectNear, expectNumberNear } from '../testing/near.ts';
import { dealRoots } from './dealRoots.ts';
import { inertia } from './inertia.ts';
import { criticalPoints } from './index.ts';
import { isotropicMetric, isotropicTarget } from './isotropic.ts';
import { productHessian, type PowerFactor } from './productHessian.ts';
import { rootForms } from './rootForms.ts';
import { triangle } from './criticalSystem.ts';

const random = rng(77);
const gaussian = (n: number): number[] => Array.from({ length: n }, random.normal);

describe('inertia', () => {
  it('is that of a diagonal matrix after any change of basis (Sylvester)', () => {
    for (let seed = 0; seed < 200; seed++) {
      const n = 1 + random.integer(8);
      const values = Array.from({ length: n }, () => [-1, 0, 1][random.integer(3)]! * 10 ** (2 * random.uniform() - 1));
      const basis = Array.from({ length: n }, () => gaussian(n));
      const matrix = Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => values.reduce((sum, value, k) => sum + value * basis[k]![i]! * basis[k]![j]!, 0)));
      expect(inertia(matrix)).toEqual([values.filter((v) => v > 0).length, values.filter((v) => v === 0).length, values.filter((v) => v < 0).length]);
    }
  });

  it('is found where the diagonal is zero, and for nothing', () => {
    expect(inertia([[0, 1], [1, 0]])).toEqual([1, 0, 1]);
    expect(inertia([[0, 0, 1], [0, 0, 0], [1, 0, 0]])).toEqual([1, 1, 1]);
    expect(inertia([[0]])).toEqual([0, 1, 0]);
    expect(inertia([])).toEqual([0, 0, 0]);
  });
});

describe('Hessians of products', () => {
  it('are those of finite differences', () => {
    const factors: PowerFactor[] = [
      { form: gaussian(3), stride: 1, power: 2 },
      { form: gaussian(2), stride: 2, power: 3 },
      { form: gaussian(2), stride: 1, power: 1 },
    ];
    const filterOf = (forms: readonly (readonly number[])[]): number[] => factors.reduce<number[]>((product, { stride, power }, f) => Array.from({ length: power }, () => dilateForm(forms[f]!, stride)).reduce((p, q) => multiplyForms(p, q), product), [1]);
    const forms = factors.map(({ form }) => form);
    const w = filterOf(forms);
    const rows = Array.from({ length: w.length + 1 }, () => gaussian(w.length));
    const metric = w.map((_, i) => w.map((_, j) => rows.reduce((sum, row) => sum + row[i]! * row[j]!, 0)));
    const target = gaussian(w.length);
    const residual = metric.map((row) => row.reduce((sum, entry, j) => sum + entry * (w[j]! - target[j]!), 0));
    const free = forms.flatMap((form, f) => {
      const fixed = f === forms.length - 1 ? -1 : form.reduce((best, c, j) => (Math.abs(c) > Math.abs(form[best]!) ? j : best), 0);
      return form.flatMap((_, j) => (j === fixed ? [] : [{ f, j }]));
    });
    const h = 1e-3;
    const at = (moves: readonly { f: number; j: number; by: number }[]): number =>
      loss(filterOf(forms.map((form, f) => form.map((c, j) => moves.reduce((sum, move) => (move.f === f && move.j === j ? sum + move.by : sum), c)))), { target, metric });
    const hessian = productHessian(factors, metric, residual);
    const size = Math.max(...hessian.flat().map(Math.abs));
    free.forEach((one, i) =>
      free.forEach((other, j) => {
        const corner = (s: number, t: number): number => at([{ ...one, by: s * h }, { ...other, by: t * h }]);
        expectNumberNear((corner(1, 1) - corner(1, -1) - corner(-1, 1) + corner(-1, -1)) / (8 * h * h) / size, hessian[i]![j]! / size, 1e-4);
      }),
    );
  });
});

describe('dealing out roots', () => {
  it('lists every way once, up to exchanging equal bins', () => {
    // four different roots into (2, 1, 1): 6 ways, of which one exchanges the small bins
    expect(dealRoots(Array.from({ length: 4 }, () => ({ size: 1, copies: 1 })), [2, 1, 1]).length).toBe(6);
    // (2, 2) into (2, 2): both roots into both
    expect(dealRoots([{ size: 1, copies: 2 }, { size: 1, copies: 2 }], [2, 2])).toEqual([[[0, 1], [0, 1]]]);
    // a pair of multiplicity one and two real roots into (2, 1, 1), and two pairs: no room
    expect(dealRoots([{ size: 2, copies: 1 }, { size: 1, copies: 1 }, { size: 1, copies: 1 }], [2, 1, 1]).length).toBe(1);
    expect(dealRoots([{ size: 2, copies: 1 }, { size: 2, copies: 1 }], [2, 1, 1])).toEqual([]);
    // a root of multiplicity 3 needs three bins
    expect(dealRoots([{ size: 1, copies: 3 }, { size: 1, copies: 1 }], [2, 2])).toEqual([]);
    expect(dealRoots(Array.from({ length: 6 }, () => ({ size: 1, copies: 1 })), [1, 1, 1, 1, 1, 1]).length).toBe(1);
  });

  it('agrees with all assignments of different roots to told-apart bins, divided by the exchanges', () => {
    for (const [bins, wanted] of [[[2, 2], 3], [[2, 2, 2], 15], [[3, 3], 10], [[3, 2, 1], 60]] as const)
      expect(dealRoots(Array.from({ length: bins.reduce((sum: number, d) => sum + d, 0) }, () => ({ size: 1, copies: 1 })), bins).length).toBe(wanted);
  });
});

describe('root forms', () => {
  it('multiply to the form that they split', () => {
    for (let seed = 0; seed < 60; seed++) {
      const form = gaussian(2 + random.integer(5));
      const { real, pairs } = rootForms(form);
      const product = [...real, ...pairs].reduce<number[]>((p, q) => multiplyForms(p, q), [1]);
      const factor = form.reduce((sum, c, i) => sum + c * product[i]!, 0) / product.reduce((sum, c) => sum + c * c, 0);
      expectNear(product.map((c) => c * factor), form, 1e-9);
      for (const [a, b, c] of pairs) expect(b! * b! - 4 * a! * c!).toBeLessThan(0);
    }
    expect(rootForms([0, 0, 3]).real).toEqual([[0, 1], [0, 1]]);
    expect(rootForms([3, 0, 0]).real).toEqual([[1, 0], [1, 0]]);
    expect(rootForms([0, 2, 0]).real.length).toBe(2);
  });
});

describe('isotropic variables', () => {
  it('leave Bombieri products as they are', () => {
    for (let n = 1; n <= 8; n++) {
      const u = gaussian(n + 1);
      const { parameters, unit } = isotropicTarget(u);
      const size = n + 1;
      // Σ'u' in units of Σ' and u'; u' follows from it, and u'ᵀ Σ' u' = uᵀ Σ u
      const metric = isotropicMetric(n);
      const weight = metric[0]![n]! / parameters[2 * triangle(size, 0, n)]!;
      let product = 0;
      for (let a = 0; a <= n; a++) {
        const entry = parameters[2 * triangle(size, a, n - a)]!;
        const at = (i: number): [number, number] => [parameters[size * (size + 1) + 2 * i]! / entry, parameters[size * (size + 1) + 2 * i + 1]! / entry];
        const [x, y] = [at(n - a), at(a)];
        product += entry * (x[0] * y[0] - x[1] * y[1]);
      }
      const bombieri = metricMatrix('bombieri', size);
      expectNumberNear(product * weight * unit ** 2, u.reduce((sum, c, i) => sum + bombieri[i]![i]! * c * c, 0), 1e-12);
    }
  });
});

describe('zero filters', () => {
  it('are critical with what is listed beside them', () => {
    const choices: [number[], number[]][] = [[[2, 3], [1, 1]], [[4, 2], [1, 1]], [[3, 2], [2, 1]], [[2, 5], [1, 1]], [[4, 2], [3, 1]]];
    for (const [filterSizes, strides] of choices) {
      const a = architecture({ filterSizes, strides });
      const target = gaussian(a.ambientDimension);
      const { zeroFilters } = criticalPoints(a, { target, metric: 'euclidean' });
      for (const { layers, others, dimension } of zeroFilters) {
        if (layers.length > 1) continue;
        expect(others!.length).toBe(dimension + 1);
        for (const other of others!) {
          const theta = filterSizes.map((k, l) => (l === layers[0] ? Array.from({ length: k }, () => 0) : other));
          expect(endToEndFilter(theta, strides).every((c) => c === 0)).toBe(true);
          expectNear(gradient(theta, strides, { target, metric: 'euclidean' }).flat(), filterSizes.flatMap((k) => Array.from({ length: k }, () => 0)), 1e-12);
        }
      }
      // generically solvable where the other filter has more coefficients than this one
      for (const l of [0, 1]) expect(zeroFilters.some(({ layers }) => layers.length === 1 && layers[0] === l)).toBe(filterSizes[1 - l]! > filterSizes[l]!);
    }
  });
});
