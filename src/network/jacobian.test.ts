import { describe, expect, it } from 'vitest';
import { multiplyForms, dilateForm } from '../polynomial/form.ts';
import { rng } from '../numeric/rng.ts';
import { expectNear } from '../testing/near.ts';
import { endToEndFilter } from './endToEndFilter.ts';
import { cofactors, jacobian } from './jacobian.ts';

const random = rng(4);
const cases = Array.from({ length: 60 }, () => {
  const layers = 1 + random.integer(4);
  return {
    strides: Array.from({ length: layers }, () => 1 + random.integer(3)),
    theta: Array.from({ length: layers }, () => Array.from({ length: 1 + random.integer(4) }, () => random.normal())),
  };
});

describe('jacobian', () => {
  it('is the matrix of GeoLCN, Example 5.15', () => {
    const [a2, a1, a0] = [2, -1, 3];
    const [b1, b0] = [1, 2];
    expect(jacobian([[a2, a1, a0], [b1, b0]], [1, 1])).toEqual([
      [b1, 0, 0, a2, 0],
      [b0, b1, 0, a1, a2],
      [0, b0, b1, a0, a1],
      [0, 0, b0, 0, a0],
    ]);
  });

  it('satisfies Euler’s relation for every filter alone: J_l w_l = μ(θ)', () => {
    for (const { theta, strides } of cases) {
      const matrix = jacobian(theta, strides);
      const filter = endToEndFilter(theta, strides);
      let offset = 0;
      for (const w of theta) {
        expectNear(matrix.map((row) => w.reduce((sum, c, j) => sum + c * row[offset + j]!, 0)), filter, 1e-12);
        offset += w.length;
      }
    }
  });

  it('is exact for changes of one filter: μ is multilinear', () => {
    for (const { theta, strides } of cases) {
      const matrix = jacobian(theta, strides);
      const filter = endToEndFilter(theta, strides);
      let column = 0;
      theta.forEach((w, l) =>
        w.forEach((_, j) => {
          const changed = theta.map((v, i) => (i === l ? v.map((c, m) => (m === j ? c + 1 : c)) : v));
          expectNear(endToEndFilter(changed, strides).map((c, i) => c - filter[i]!), matrix.map((row) => row[column]!), 1e-12);
          column++;
        }),
      );
    }
  });
});

describe('cofactors', () => {
  it('give back the end-to-end filter when multiplied by the missing layer', () => {
    for (const { theta, strides } of cases) {
      let stride = 1;
      cofactors(theta, strides).forEach((c, l) => {
        expectNear(multiplyForms(c, dilateForm(theta[l]!, stride)), endToEndFilter(theta, strides), 1e-12);
        stride *= strides[l]!;
      });
    }
  });

  it('vanish but for the zero filter’s own when one filter is zero, and all when two are', () => {
    expect(cofactors([[0, 0], [1, 2], [3, 1]], [1, 1, 1])).toEqual([[3, 7, 2], [0, 0, 0], [0, 0, 0]]);
    expect(cofactors([[0, 0], [0, 0], [3, 1]], [1, 1, 1]).flat().every((c) => c === 0)).toBe(true);
    expect(cofactors([[1, 2]], [3])).toEqual([[1]]);
  });

  it('refuses wrong calls', () => {
    expect(() => cofactors([], [])).toThrow(RangeError);
    expect(() => jacobian([[1]], [1, 1])).toThrow(RangeError);
    expect(() => jacobian([[1], []], [1, 1])).toThrow(RangeError);
  });
});
