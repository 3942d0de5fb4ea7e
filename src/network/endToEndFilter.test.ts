import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateForm } from '../polynomial/form.ts';
import { network } from '../testing/arbitrary.ts';
import { expectNear, expectNumberNear } from '../testing/near.ts';
import { convolveNaively } from '../testing/reference.ts';
import { architecture } from './architecture.ts';
import { endToEndFilter } from './endToEndFilter.ts';

describe('endToEndFilter', () => {
  it('is (ad, bd, ae + cd, be, ce) for k = (3, 2), s = (2, 1) (GeoLCN, Example 4.12)', () => {
    const [a, b, c, d, e] = [2, 3, 5, 7, 11];
    expectNear(endToEndFilter([[a, b, c], [d, e]], [2, 1]), [a * d, b * d, a * e + c * d, b * e, c * e]);
  });

  it('is the ordinary convolution at stride 1, (ac, ad + bc, bd) (GeoLCN, Example 2.4)', () => {
    expectNear(endToEndFilter([[2, 3], [5, 7]], [1, 1]), [10, 14 + 15, 21]);
    expectNear(endToEndFilter([[2, 3], [5, 7]], [2, 1]), [10, 15, 14, 21]);
  });

  it('equals feeding unit vectors through the strided layers (GeoLCN, Proposition 2.2)', () => {
    fc.assert(
      fc.property(network(3), ({ filterSizes, strides, filters }) => {
        const w = endToEndFilter(filters, strides);
        expectNear(w, convolveNaively(filters, strides), 1e-12);
        expect(w).toHaveLength(architecture({ filterSizes, strides }).ambientDimension);
      }),
      { seed: 131, numRuns: 200 },
    );
  });

  it('is the product of the forms w_l(x^S_l, y^S_l) (GeoLCN, Remark 2.8)', () => {
    fc.assert(
      fc.property(network(3), fc.double({ min: -1, max: 1, noNaN: true }), ({ filterSizes, strides, filters }, x) => {
        const { cumulativeStrides } = architecture({ filterSizes, strides });
        const product = filters.reduce((value, w, l) => value * evaluateForm(w, x ** cumulativeStrides[l]!, 0.7 ** cumulativeStrides[l]!), 1);
        expectNumberNear(evaluateForm(endToEndFilter(filters, strides), x, 0.7), product, 1e-10);
      }),
      { seed: 132, numRuns: 200 },
    );
  });

  it('is associative: the first layers may be composed first, with the product of their strides', () => {
    fc.assert(
      fc.property(network(4).filter(({ filters }) => filters.length >= 2), fc.nat(), ({ strides, filters }, at) => {
        const cut = 1 + (at % (filters.length - 1));
        const below = endToEndFilter(filters.slice(0, cut), strides.slice(0, cut));
        const above = endToEndFilter(filters.slice(cut), strides.slice(cut));
        const stride = strides.slice(0, cut).reduce((p, s) => p * s, 1);
        expectNear(endToEndFilter([below, above], [stride, 1]), endToEndFilter(filters, strides), 1e-11);
      }),
      { seed: 133, numRuns: 200 },
    );
  });

  it('scales with a filter of size 1, whose stride still counts, and does not see the last stride', () => {
    expectNear(endToEndFilter([[2], [3, 5]], [2, 1]), [6, 0, 10]);
    expectNear(endToEndFilter([[3, 5], [2]], [2, 1]), [6, 10]);
    expectNear(endToEndFilter([[3, 5], [2, 1]], [3, 1]), endToEndFilter([[3, 5], [2, 1]], [3, 9]));
    expectNear(endToEndFilter([[-4]], [1]), [-4]);
  });

  it('refuses no filter, an empty filter, and a wrong number of strides', () => {
    expect(() => endToEndFilter([], [])).toThrow(RangeError);
    expect(() => endToEndFilter([[1], []], [1, 1])).toThrow(RangeError);
    expect(() => endToEndFilter([[1, 2]], [1, 1])).toThrow(RangeError);
  });
});
