import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { euclideanNorm, maxNorm } from '../polynomial/form.ts';
import { network } from '../testing/arbitrary.ts';
import { expectNear, expectNumberNear } from '../testing/near.ts';
import { type Theta, architecture } from './architecture.ts';
import { endToEndFilter } from './endToEndFilter.ts';
import { fiber } from './fiber.ts';
import { fiberPoint, withInvariants } from './fiberPoint.ts';

const invariantsOf = (theta: Theta): number[] => theta.slice(1).map((w, l) => euclideanNorm(theta[l]!) ** 2 - euclideanNorm(w) ** 2);

describe('fiberPoint', () => {
  it('finds the end of the flow of GeoLCN, section 7.3: κ = √((√31445 − 177) / 2)', () => {
    const a = architecture({ filterSizes: [4, 2], strides: [1, 1] });
    const invariant = invariantsOf([[1, 6, 11, 6], [4, 1]]);
    expectNear(invariant, [177], 1e-15);
    // the class of ([1, 0, 2.5, 0], [2, 0])
    const [cubic, line] = fiberPoint(a, [2, 0, 5, 0, 0], invariant, 0);
    expectNumberNear(Math.abs(line![0]!), 0.40458673512524906, 1e-14);
    expectNumberNear(Math.abs(cubic![0]!), 2 / 0.40458673512524906, 1e-13);
    expectNear(endToEndFilter([cubic!, line!], [1, 1]), [2, 0, 5, 0, 0], 1e-13);
  });

  it.each([0, 1, 1e8, -1e8, 1e-8, -123.456])('has the product of the class and the invariants %s in every class', (delta) => {
    const a = architecture({ filterSizes: [2, 3, 2], strides: [1, 1, 1] });
    const w = [1, -10, 35, -50, 24];
    const count = fiber(a, w).length;
    expect(count).toBe(12);
    for (let c = 0; c < count; c++) {
      for (const invariants of [[delta, 0], [0, delta], [delta, -delta], [delta, delta]]) {
        const theta = fiberPoint(a, w, invariants, c);
        const size = Math.max(1, Math.abs(delta));
        invariantsOf(theta).forEach((d, l) => expect(Math.abs(d - invariants[l]!)).toBeLessThanOrEqual(1e-9 * size));
        expectNear(endToEndFilter(theta, a.strides), w, 1e-10);
      }
    }
  });

  it('throws for classes that do not exist, filters outside M and wrong invariants', () => {
    const a = architecture({ filterSizes: [2, 2], strides: [1, 1] });
    expect(() => fiberPoint(a, [1, 0, -1], [0], 2)).toThrow(RangeError);
    expect(() => fiberPoint(a, [1, 0, -1], [0], -1)).toThrow(RangeError);
    expect(() => fiberPoint(a, [1, 0, 1], [0], 0)).toThrow(RangeError);
    expect(() => fiberPoint(a, [1, 0, -1], [0, 0], 0)).toThrow(RangeError);
    expect(() => fiberPoint(a, [1, 0, -1], [NaN], 0)).toThrow(RangeError);
    expect(() => withInvariants([[0, 0], [1, 1]], [0])).toThrow(RangeError);
  });
});

describe('withInvariants', () => {
  it('gives any θ back from its own invariants, and any other point of its class too (GeoLCN, Corollary 5.14)', () => {
    fc.assert(
      fc.property(network(4), fc.double({ min: 0.1, max: 10, noNaN: true }), ({ filters }, kappa) => {
        const moved = filters.map((w, l) => w.map((c) => (l === 0 ? c * kappa : l === filters.length - 1 ? c / kappa : c)));
        const target = filters.length === 1 ? filters : moved;
        expectNear(withInvariants(filters, invariantsOf(target)).flat(), target.flat(), 1e-8);
      }),
      { seed: 201, numRuns: 200 },
    );
  });

  it('keeps the product for tiny and huge filters, even when a squared norm leaves the range of doubles', () => {
    const product = (theta: Theta): number => theta.reduce((value, w) => value * euclideanNorm(w), 1);
    for (const size of [1e-60, 1e-40, 1e40]) {
      const theta = [[3 * size, 4 * size], [size, 0], [0, size], [size]];
      for (const delta of [0, 1e8, -1e8, 1e12]) {
        const moved = withInvariants(theta, [delta, delta, delta]);
        expect(moved.flat().every(Number.isFinite)).toBe(true);
        expectNumberNear(product(moved) / product(theta), 1, 1e-10);
        expect(maxNorm(moved[0]!)).toBeGreaterThan(0);
      }
    }
  });
});
