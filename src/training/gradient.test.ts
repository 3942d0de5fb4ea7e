import { describe, expect, it } from 'vitest';
import { loss, lossGradient } from '../loss/loss.ts';
import { endToEndFilter } from '../network/endToEndFilter.ts';
import { jacobian } from '../network/jacobian.ts';
import { rng } from '../numeric/rng.ts';
import { expectNear } from '../testing/near.ts';
import { gradient } from './gradient.ts';
import { initialTheta } from './initialize.ts';
import { tangentKernel } from './tangentKernel.ts';

const random = rng(21);
const gaussian = (n: number): number[] => Array.from({ length: n }, () => random.normal());
const times = (a: readonly (readonly number[])[], x: readonly number[]): number[] => a.map((row) => row.reduce((sum, c, j) => sum + c * x[j]!, 0));

const cases = [1, 2, 3, 6].flatMap((stride) =>
  [[4], [2, 3], [3, 1, 2], [2, 2, 2], [3, 2, 2, 1]].map((filterSizes) => {
    const strides = filterSizes.map((_, l) => (l % 2 === 0 ? stride : 1 + random.integer(3)));
    const theta = filterSizes.map(gaussian);
    const k = endToEndFilter(theta, strides).length;
    const root = Array.from({ length: k }, () => gaussian(k + 1));
    const metrics = ['euclidean', 'bombieri', root.map((row) => times(root, row))] as const;
    return { strides, theta, target: gaussian(k), metric: metrics[random.integer(3)]! };
  }),
);

describe('gradient', () => {
  it('equals finite differences for strides 1, 2, 3, 6 and every metric', () => {
    for (const { strides, theta, target, metric } of cases) {
      const exact = gradient(theta, strides, { target, metric });
      const size = Math.hypot(...exact.flat());
      theta.forEach((w, l) =>
        w.forEach((c, j) => {
          const at = (h: number): number =>
            loss(endToEndFilter(theta.map((v, i) => (i === l ? v.map((d, m) => (m === j ? c + h : d)) : v)), strides), { target, metric });
          // the loss is quadratic in one parameter, so central differences have no truncation error
          expect(Math.abs((at(1) - at(-1)) / 2 - exact[l]![j]!), `strides ${strides.join()}, filter ${l + 1}`).toBeLessThan(1e-9 * size);
        }),
      );
    }
  });

  it('is Jᵀ G with G = 2 Σ (μ(θ) − u)', () => {
    for (const { strides, theta, target, metric } of cases) {
      const matrix = jacobian(theta, strides);
      const g = lossGradient(endToEndFilter(theta, strides), { target, metric });
      const wanted = matrix[0]!.map((_, c) => matrix.reduce((sum, row, i) => sum + row[c]! * g[i]!, 0));
      const scale = Math.hypot(...wanted);
      expectNear(gradient(theta, strides, { target, metric }).flat().map((x) => x / scale), wanted.map((x) => x / scale), 1e-12);
    }
  });

  it('vanishes where two filters are zero, and outside the zero filter where one is', () => {
    const problem = { target: [1, 2, 3, 4], metric: 'euclidean' } as const;
    const two = gradient([[0, 0], [0, 0], [1, 2]], [1, 1, 1], problem);
    expect(two.flat().every((c) => c === 0)).toBe(true);
    const one = gradient([[0, 0], [3, 5], [1, 2]], [1, 1, 1], problem);
    expect(one[0]!.some((c) => c !== 0)).toBe(true);
    expect([...one[1]!, ...one[2]!].every((c) => c === 0)).toBe(true);
  });

  it('refuses wrong calls and overflow', () => {
    expect(() => gradient([[1, 2]], [1], { target: [1], metric: 'euclidean' })).toThrow(RangeError);
    expect(() => gradient([[1, 2]], [1, 1], { target: [1, 2], metric: 'euclidean' })).toThrow(RangeError);
    expect(() => gradient([], [], { target: [1], metric: 'euclidean' })).toThrow(RangeError);
    expect(() => gradient([[]], [1], { target: [1], metric: 'euclidean' })).toThrow(RangeError);
    expect(() => gradient([[1e200], [1e200]], [1, 1], { target: [1], metric: 'euclidean' })).toThrow(RangeError);
    expect(() => gradient([[1]], [1], { target: [Infinity], metric: 'euclidean' })).toThrow(RangeError);
  });
});

describe('tangentKernel', () => {
  it('has the value of GeoLCN, Example 5.15, for A = (2, −1, 3), B = (1, 2), and scales as γ⁻² K_B + γ² K_A', () => {
    const [A, B] = [[2, -1, 3], [1, 2]];
    const kernel = tangentKernel([A, B], [1, 1]);
    expect(kernel).toEqual([[5, 0, 6, 0], [0, 10, -3, 6], [6, -3, 15, -1], [0, 6, -1, 13]]);
    // K_B: the filter A is zero; K_A: the filter B is zero
    const kB = tangentKernel([[0, 0, 0], B], [1, 1]);
    const kA = tangentKernel([A, [0, 0]], [1, 1]);
    for (const gamma of [0.5, 2, -4])
      expectNear(
        tangentKernel([A.map((c) => gamma * c), B.map((c) => c / gamma)], [1, 1]).flat(),
        kB.flat().map((c, i) => c / gamma ** 2 + kA.flat()[i]! * gamma ** 2),
        1e-13,
      );
  });

  it('moves the filter: for a small step of descent, μ(θ − η grad) − μ(θ) = −η K G + O(η²) (GeoLCN, (5.6))', () => {
    for (const { strides, theta, target, metric } of cases) {
      const w = endToEndFilter(theta, strides);
      const g = lossGradient(w, { target, metric });
      const velocity = times(tangentKernel(theta, strides), g).map((c) => -c);
      const step = gradient(theta, strides, { target, metric });
      const scale = Math.max(...velocity.map(Math.abs));
      const eta = 1e-6 / Math.hypot(...step.flat());
      const at = (t: number): number[] => endToEndFilter(theta.map((v, l) => v.map((c, j) => c - t * step[l]![j]!)), strides);
      const [plus, minus] = [at(eta), at(-eta)];
      expectNear(plus.map((c, i) => (c - minus[i]!) / (2 * eta) / scale), velocity.map((c) => c / scale), 1e-7);
    }
  });
});

describe('initialTheta', () => {
  it('has the shape of the architecture and depends on the seed alone', () => {
    const theta = initialTheta({ filterSizes: [3, 1, 2] }, 5);
    expect(theta.map((w) => w.length)).toEqual([3, 1, 2]);
    expect(initialTheta({ filterSizes: [3, 1, 2] }, 5)).toEqual(theta);
    expect(initialTheta({ filterSizes: [3, 1, 2] }, 6)).not.toEqual(theta);
  });
});
