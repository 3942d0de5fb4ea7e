import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rng } from '../numeric/rng.ts';
import { formOfSomePattern } from '../testing/arbitrary.ts';
import { multiplyExact, toNumbers } from '../testing/exact.ts';
import { expectNumberNear } from '../testing/near.ts';
import { discriminant, discriminantSign, partialDerivatives } from './discriminant.ts';
import { evaluateForm, maxNorm } from './form.ts';

/** Π_{i<j} (x_i y_j − x_j y_i)² over the real points (x_i : y_i), the discriminant of Π (y_i x − x_i y). */
const squaredDifferences = (points: readonly (readonly [number, number])[]): number =>
  points.reduce((product, [x, y], i) => points.slice(i + 1).reduce((inner, [u, v]) => inner * (x * v - u * y) ** 2, product), 1);

const formOf = (points: readonly (readonly [number, number])[]): number[] =>
  toNumbers(multiplyExact(...points.map(([x, y]) => [BigInt(y), BigInt(-x)])));

describe('discriminant', () => {
  it.each([
    ['B² − 4AC', [3, 5, -2], 25 + 24],
    ['of a depressed cubic, −4p³ − 27q²', [1, 0, -3, 1], 108 - 27],
    ['of a general cubic (GeoLCN, Example 3.3)', [2, 3, -4, 5], 9 * 16 - 4 * 2 * -64 - 4 * 27 * 5 - 27 * 4 * 25 + 18 * 2 * 3 * -4 * 5],
    ['of the depressed quartic x⁴ − 5x² + 4', [1, 0, -5, 0, 4], 256 * 64 - 128 * 25 * 16 + 16 * 625 * 4],
    ['of x³y − xy³, roots 0 and infinity', [0, 1, 0, -1, 0], 4],
    ['of y(x − y)(x + y), one leading zero', [0, 1, 0, -1], 4],
    ['of y²(x − y), two leading zeros', [0, 0, 1, -1], 0],
    ['of the zero form', [0, 0, 0, 0], 0],
    ['of degree 1', [0, 3], 1],
    ['of degree 0', [5], 1],
  ])('is right for %s', (_name, form, value) => {
    expectNumberNear(discriminant(form), value);
  });

  it('is the product of the squared differences of the roots, infinity included', () => {
    const points = fc.uniqueArray(fc.tuple(fc.integer({ min: -5, max: 5 }), fc.integer({ min: 0, max: 3 })).filter(([x, y]) => x !== 0 || y !== 0), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(points, (roots) => {
        const wanted = squaredDifferences(roots);
        const form = formOf(roots);
        expect(discriminantSign(form)).toBe(Math.sign(wanted));
        // the determinant loses digits relative to the size of its terms, not of its value
        if (wanted !== 0) expectNumberNear(discriminant(form) / wanted, 1, 1e-7);
      }),
      { seed: 31, numRuns: 200 },
    );
  });

  it('is multiplicative: disc(PQ) = disc(P) disc(Q) Res(P, Q)²', () => {
    const random = rng(32);
    for (let n = 0; n < 60; n++) {
      const [p, q] = [2, 3].map((d) => Array.from({ length: d }, (): [number, number] => [random.integer(11) - 5, 1 + random.integer(3)])) as [[number, number][], [number, number][]];
      const resultant = p.reduce((product, [x, y]) => product * evaluateForm(formOf(q), x, y), 1);
      const wanted = discriminant(formOf(p)) * discriminant(formOf(q)) * resultant ** 2;
      const product = formOf([...p, ...q]);
      const found = discriminant(product);
      // the determinant loses digits relative to the size of its terms
      expect(Math.abs(found - wanted) <= 1e-12 * maxNorm(product) ** 8, `${JSON.stringify([p, q])}: ${found} should be ${wanted}`).toBe(true);
    }
  });

  it('has degree 2n − 2 in the coefficients, and never gives NaN for huge or tiny ones', () => {
    for (const form of [[1, 2, 3], [1, 0, -3, 1], [1, -2, 0, 3, 1]]) {
      const power = 2 * (form.length - 1) - 2;
      expectNumberNear(discriminant(form.map((c) => 8 * c)) / (8 ** power * discriminant(form)), 1);
      for (const scale of [1e200, 1e-200, 1e308 / 3, 5e-324]) {
        const value = discriminant(form.map((c) => c * scale));
        expect(Number.isNaN(value), `${scale} times [${form.join(', ')}]`).toBe(false);
        expect([0, Math.sign(discriminant(form))]).toContain(Math.sign(value));
      }
    }
    for (const scale of [1e200, 1e-200]) for (const form of [[1, 2, 1], [1, 3, 3, 1], [0, 0, 1, 1], [1, 2, 3, 2, 1]]) expect(Number.isNaN(discriminant(form.map((c) => c * scale)))).toBe(false);
  });

  it('throws for coefficients that are not finite', () => {
    expect(() => discriminant([1, NaN, 1])).toThrow(RangeError);
    expect(() => discriminantSign([1, Infinity, 1])).toThrow(RangeError);
  });
});

describe('discriminantSign', () => {
  it('is 0 exactly for forms with a repeated root, and else (−1)^(number of conjugate pairs)', () => {
    fc.assert(
      fc.property(formOfSomePattern(8), ({ form, pattern }) => {
        const repeated = [...pattern.real, ...pattern.complex].some((m) => m > 1);
        expect(discriminantSign(form)).toBe(repeated ? 0 : (-1) ** pattern.complex.length);
      }),
      { seed: 33, numRuns: 300 },
    );
  });

  it('decides what floating point cannot', () => {
    expect(discriminantSign(multiplyExact([1n << 100n, -1n], [1n << 100n, -2n]))).toBe(1);
    expect(discriminantSign(['1/3', '2/3', '1/3'])).toBe(0);
    expect(discriminantSign([0.1, 0.2, 0.1])).toBe(0);
    expect(discriminantSign([0, 0, 0])).toBe(0);
  });
});

describe('partialDerivatives', () => {
  it('satisfies Euler: x ∂P/∂x + y ∂P/∂y = n P', () => {
    const form = [3, 0, -2, 7, 1];
    const [px, py] = partialDerivatives(form);
    expectNumberNear(2 * evaluateForm(px, 2, 3) + 3 * evaluateForm(py, 2, 3), 4 * evaluateForm(form, 2, 3));
  });
});
