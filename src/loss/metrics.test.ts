import { describe, expect, it } from 'vitest';
import { rng } from '../numeric/rng.ts';
import { multiplyForms } from '../polynomial/form.ts';
import { expectNumberNear } from '../testing/near.ts';
import { loss, lossGradient } from './loss.ts';
import type { Metric } from './metrics.ts';
import { metricMatrix } from './metrics.ts';

const random = rng(8);
const gaussian = (n: number): number[] => Array.from({ length: n }, () => random.normal());
const positiveDefinite = (k: number): number[][] => {
  const rows = Array.from({ length: k + 2 }, () => gaussian(k));
  return Array.from({ length: k }, (_, i) => Array.from({ length: k }, (_, j) => rows.reduce((sum, row) => sum + row[i]! * row[j]!, 0)));
};

describe('metricMatrix', () => {
  it('is the identity, and diag(1/binom(k−1, j)) for Bombieri (GeoLCN, (6.10))', () => {
    expect(metricMatrix('euclidean', 2)).toEqual([[1, 0], [0, 1]]);
    expect(metricMatrix('bombieri', 5).map((row, i) => row[i])).toEqual([1, 1 / 4, 1 / 6, 1 / 4, 1]);
    expect(metricMatrix('bombieri', 1)).toEqual([[1]]);
  });

  it('makes the Bombieri norm of a form independent of rotations of (x, y)', () => {
    const [c, s] = [Math.cos(0.7), Math.sin(0.7)];
    const powers = (form: readonly number[], n: number): number[] => (n === 0 ? [1] : multiplyForms(form, powers(form, n - 1)));
    for (let d = 1; d <= 8; d++) {
      const form = gaussian(d + 1);
      const rotated = form
        .map((coefficient, j) => multiplyForms(powers([c, s], d - j), powers([-s, c], j)).map((p) => p * coefficient))
        .reduce((sum, term) => sum.map((value, i) => value + term[i]!));
      const zero = form.map(() => 0);
      expectNumberNear(loss(rotated, { target: zero, metric: 'bombieri' }), loss(form, { target: zero, metric: 'bombieri' }), 1e-12);
    }
  });

  it('averages a rounding error of symmetry away and refuses everything that is not symmetric positive definite', () => {
    const rounded = metricMatrix([[1, 0.3], [0.1 + 0.2, 1]], 2);
    expect(rounded[0]![1]).toBe(rounded[1]![0]);
    expect(() => metricMatrix([[1, 0.3], [0.2, 1]], 2)).toThrow('not symmetric');
    expect(() => metricMatrix([[1, 2], [2, 1]], 2)).toThrow('not positive definite');
    expect(() => metricMatrix([[1, 1], [1, 1]], 2)).toThrow('not positive definite');
    expect(() => metricMatrix([[0]], 1)).toThrow('not positive definite');
    expect(() => metricMatrix([[NaN]], 1)).toThrow('not a finite number');
    expect(() => metricMatrix([[1]], 2)).toThrow(RangeError);
    expect(() => metricMatrix('euclidean', 0)).toThrow(RangeError);
    expect(() => metricMatrix('taxicab' as Metric, 2)).toThrow('unknown metric');
  });
});

describe('loss', () => {
  it('is the squared distance in the metric, and its gradient is its derivative', () => {
    expect(loss([1, 2, 3], { target: [1, 0, 0], metric: 'euclidean' })).toBe(13);
    expect(loss([1, 2, 3], { target: [1, 0, 0], metric: 'bombieri' })).toBe(11);
    for (let k = 1; k <= 7; k++) {
      const problem = { target: gaussian(k), metric: positiveDefinite(k) };
      const w = gaussian(k);
      const direction = gaussian(k);
      const at = (t: number): number => loss(w.map((c, i) => c + t * direction[i]!), problem);
      // exact for a quadratic function up to rounding
      expectNumberNear((at(1) - at(-1)) / 2, lossGradient(w, problem).reduce((sum, g, i) => sum + g * direction[i]!, 0), 1e-11);
      expect(loss(problem.target, problem)).toBe(0);
      expect(lossGradient(problem.target, problem).every((g) => g === 0)).toBe(true);
    }
  });

  it('throws instead of returning NaN or infinity', () => {
    expect(() => loss([1e200], { target: [0], metric: 'euclidean' })).toThrow(RangeError);
    expect(() => loss([NaN], { target: [0], metric: 'euclidean' })).toThrow(RangeError);
    expect(() => loss([1, 2], { target: [0], metric: 'euclidean' })).toThrow(RangeError);
    expect(() => lossGradient([1e308], { target: [-1e308], metric: 'euclidean' })).toThrow(RangeError);
  });
});
