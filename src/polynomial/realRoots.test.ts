import { describe, expect, it } from 'vitest';
import { rng } from '../numeric/rng.ts';
import { expectNear } from '../testing/near.ts';
import { multiplyForms } from './form.ts';
import { realRootCount, realRoots, realRootsBetween } from './realRoots.ts';
import { rootPattern } from './rootPattern.ts';

const product = (angles: readonly number[], pairs: readonly (readonly number[])[] = []): number[] =>
  [...angles.map((phi) => [Math.sin(phi), -Math.cos(phi)]), ...pairs].reduce<number[]>((form, factor) => multiplyForms(form, factor), [1]);

describe('realRoots', () => {
  it('finds the roots of products of linear factors and definite quadratics, seeded, degrees 1 to 14', () => {
    const random = rng(7);
    for (let run = 0; run < 400; run++) {
      const real = random.integer(9);
      const pairs = random.integer(3) + (real === 0 ? 1 : 0);
      const step = Math.PI / (real + 1);
      const angles = Array.from({ length: real }, (_, i) => step * (i + 0.5 + 0.4 * (2 * random.uniform() - 1)));
      const quadratics = Array.from({ length: pairs }, () => {
        const [u, v] = [2 * random.uniform() - 1, 0.3 + random.uniform()];
        return [1, -2 * u, u * u + v * v];
      });
      const scale = 10 ** (20 * (random.uniform() - 0.5));
      const scaled = product(angles, quadratics).map((c) => c * scale);
      expect(realRootCount(scaled)).toBe(real);
      expectNear(realRoots(scaled), angles, 1e-9);
    }
  });

  it('knows the roots at 0, at infinity and on the seams of the charts: x y (x − y)(x + y)', () => {
    expectNear(realRoots([0, 1, 0, -1, 0]), [0, Math.PI / 4, Math.PI / 2, (3 * Math.PI) / 4], 1e-15);
    expectNear(realRoots([1, 0]), [Math.PI / 2], 1e-15);
    expect(realRoots([0, 1])).toEqual([0]);
    expect(realRootCount([0, 1, 0, -1, 0])).toBe(4);
  });

  it('has no roots for definite forms and constants, and refuses degrees above 64', () => {
    expect(realRoots([1, 0, 1])).toEqual([]);
    expect(realRoots([5])).toEqual([]);
    expect(() => realRoots(Array.from({ length: 66 }, () => 1))).toThrow(RangeError);
  });

  it('agrees with exact root patterns of small integer forms: zeros at 0, infinity, x = y and x = −y are many', () => {
    const random = rng(11);
    let simple = 0;
    for (let run = 0; run < 600; run++) {
      const form = Array.from({ length: 4 + random.integer(8) }, () => random.integer(7) - 3);
      if (form.every((c) => c === 0)) continue;
      const { real, complex } = rootPattern(form);
      // multiple roots count where rounding happens to be exact
      if ([...real, ...complex].some((m) => m > 1)) continue;
      simple++;
      expect(realRootCount(form), form.join()).toBe(real.length);
      expect(realRoots(form), form.join()).toHaveLength(real.length);
    }
    expect(simple).toBeGreaterThan(400);
  });

  it('tells roots of very different size apart: 1e-9, 3e-9, −2e-9, 1, 1e9', () => {
    const angles = [1e-9, 3e-9, Math.PI - 2e-9, Math.PI / 4, Math.PI / 2 - 1e-9];
    const form = product(angles);
    expectNear(realRoots(form), [...angles].sort((a, b) => a - b), 1e-12);
    expect(Math.min(...realRoots(form)) / 1e-9).toBeCloseTo(1, 6);
  });

  it('counts triple roots and exact zeros of even multiplicity once', () => {
    expectNear(realRoots(product([0.7, 0.7, 0.7, 2])), [0.7, 2], 1e-4);
    expect(realRoots([1, -2, 1, 0])).toHaveLength(2);
    expect(realRoots([1, 0, 0])).toEqual([Math.PI / 2]);
    expect(realRoots([0, 0, 0])).toEqual([]);
  });

  it('on an interval leaves out its ends', () => {
    // (1 − t)(1 + t)(t − 1/2) t
    expectNear(realRootsBetween([0, -0.5, 1, 0.5, -1]), [0, 0.5], 1e-14);
  });

  it('separates roots 1e-7 apart', () => {
    expect(realRootCount(product([0.5, 0.5 + 1e-7, 2]))).toBe(3);
  });
});
