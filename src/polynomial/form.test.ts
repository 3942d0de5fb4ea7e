import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { integerForm } from '../testing/arbitrary.ts';
import { expectNumberNear } from '../testing/near.ts';
import { degree, dilateForm, euclideanNorm, evaluateForm, isZeroForm, maxNorm, multiplyForms, scaleForm } from './form.ts';
import { polyphaseSections } from './polyphase.ts';

const points = [[1, 0], [0, 1], [2, 3], [-1, 2]] as const;
const someForm = fc.integer({ min: 0, max: 7 }).chain((d) => integerForm(d));

describe('forms', () => {
  it('evaluate a product as the product of the values, at infinity too', () => {
    fc.assert(
      fc.property(someForm, someForm, (p, q) => {
        expect(degree(multiplyForms(p, q))).toBe(degree(p) + degree(q));
        for (const [x, y] of points) expectNumberNear(evaluateForm(multiplyForms(p, q), x, y), evaluateForm(p, x, y) * evaluateForm(q, x, y));
      }),
      { seed: 51 },
    );
  });

  it('dilate to P(x^S, y^S) and scale', () => {
    fc.assert(
      fc.property(someForm, fc.integer({ min: 1, max: 4 }), (p, s) => {
        expect(degree(dilateForm(p, s))).toBe(s * degree(p));
        for (const [x, y] of points) {
          expectNumberNear(evaluateForm(dilateForm(p, s), x, y), evaluateForm(p, x ** s, y ** s));
          expectNumberNear(evaluateForm(scaleForm(p, -3), x, y), -3 * evaluateForm(p, x, y));
        }
      }),
      { seed: 52 },
    );
  });

  it('have norms without overflow or underflow', () => {
    expectNumberNear(euclideanNorm([3e200, -4e200]) / 5e200, 1, 1e-15);
    expectNumberNear(euclideanNorm([3e-200, 4e-200]) / 5e-200, 1, 1e-15);
    expect(euclideanNorm([0, 0])).toBe(0);
    expect(maxNorm([1, -7, 3])).toBe(7);
    expect(isZeroForm([0, -0])).toBe(true);
    expect(isZeroForm([0, 1e-300])).toBe(false);
  });
});

describe('polyphaseSections', () => {
  it('satisfies P = Σ_r x^((D−r) mod S) y^r p_r(x^S, y^S) (mathematics.md B1)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 12 }).chain((d) => integerForm(d)), fc.integer({ min: 1, max: 5 }), (form, s) => {
        const d = degree(form);
        for (const [x, y] of points) {
          const sum = polyphaseSections(form, s).reduce((value, p, r) => value + x ** ((d - r) % s) * y ** r * evaluateForm(p, x ** s, y ** s), 0);
          expectNumberNear(sum, evaluateForm(form, x, y));
        }
      }),
      { seed: 53, numRuns: 200 },
    );
  });

  it('throws for strides that are not integers ≥ 1', () => {
    for (const s of [0, -1, 1.5, NaN]) expect(() => polyphaseSections([1, 2], s)).toThrow(RangeError);
  });
});
