import { describe, expect, it } from 'vitest';
import { rng } from '../../numeric/rng.ts';
import { multiplyForms, type Form } from '../../polynomial/form.ts';
import { expectNear } from '../../testing/near.ts';
import { splitCommonFactor } from './commonFactor.ts';
import { compressed, latticeStride } from './lattice.ts';

const random = rng(71);
const anyForm = (degree: number): number[] => Array.from({ length: degree + 1 }, () => random.normal());
const wholeForm = (degree: number): number[] => Array.from({ length: degree + 1 }, () => random.integer(19) - 9);

/** A form divided by its entry of largest modulus. */
const normalised = (form: Form): number[] => {
  const largest = form.reduce((best, c) => (Math.abs(c) > Math.abs(best) ? c : best), 0);
  return form.map((c) => c / largest);
};

describe('the common factor of forms', () => {
  it.each([
    ['a real root', [1, -0.7]],
    ['a double root', [1, -0.8, 0.16]],
    ['a triple root and a pair', multiplyForms(multiplyForms([1, -0.4], [1, -0.8, 0.16]), [1, 0.2, 1])],
    ['powers of x and y', [0, 0, 1, 0]],
    ['a power of y and a root', [0, 1, 0.3]],
    ['nothing', [1]],
  ])('is found by its multiples: %s', (_, factor) => {
    for (const scale of [1, 1e-8, 1e8])
      for (const degree of [2, 3, 5, 8]) {
        const given = [0, 1, 2, 3].map((i) => anyForm(degree).map((c) => (i === 0 ? scale * c : c)));
        const forms = given.map((form) => multiplyForms(factor, form));
        const split = splitCommonFactor(forms);
        expectNear(normalised(split.factor), normalised(factor), 1e-7);
        split.quotients.forEach((quotient, i) => expectNear(normalised(multiplyForms(split.factor, quotient)), normalised(forms[i]!), 1e-12));
      }
  });

  it('is exact for whole numbers, zero forms being multiples of everything', () => {
    for (let i = 0; i < 50; i++) {
      const factor = [1, ...wholeForm(2)];
      const forms = [[0, 0, 0, 0, 0, 0, 0, 0, 0], ...[1, 2, 3].map(() => multiplyForms(factor, wholeForm(5)))];
      const split = splitCommonFactor(forms);
      expect(split.factor.length).toBeGreaterThanOrEqual(factor.length);
      split.quotients.forEach((quotient, k) => expectNear(multiplyForms(split.factor, quotient), forms[k]!, 1e-12));
    }
  });

  it('is not claimed for forms that only nearly share a root', () => {
    for (const off of [1e-3, 1e-6, 1e-9]) {
      const forms = [0, 1, 2, 3].map((i) => multiplyForms([1, -0.7 - off * i], anyForm(4)));
      expect(splitCommonFactor(forms).factor).toEqual([1]);
    }
  });
});

describe('the stride of forms', () => {
  it('is the largest m for which all are forms in x^m, y^m', () => {
    expect(latticeStride([[1, 0, 0, 0, 2, 0, 0, 0, 3]])).toBe(4);
    expect(latticeStride([[1, 0, 0, 0, 2, 0, 0, 0, 3], [0, 0, 1, 0, 0, 0, 0, 0, 0]])).toBe(2);
    expect(latticeStride([[1, 0, 0, 1], [0, 0, 0, 5]])).toBe(3);
    expect(latticeStride([[1, 1e-17, 0.5], [2, 0, 1]])).toBe(2);
    expect(latticeStride([[1, 1e-10, 0.5], [2, 0, 1]])).toBe(1);
    expect(compressed([1, 0, 0, 2, 0, 0, 3], 3)).toEqual([1, 2, 3]);
  });
});
