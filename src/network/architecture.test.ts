import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { architectureChoice } from '../testing/arbitrary.ts';
import data from '../testing/architectures.data.json';
import { architecture } from './architecture.ts';
import { missingKinds } from './closedness.ts';

describe('architecture', () => {
  it('has the sizes of the 60 oracle architectures', () => {
    expect(data.architectures).toHaveLength(60);
    for (const oracle of data.architectures) {
      const a = architecture({ filterSizes: oracle.k, strides: oracle.s });
      const label = `k = ${JSON.stringify(oracle.k)}, s = ${JSON.stringify(oracle.s)}`;
      expect(a.cumulativeStrides, `${label}`).toEqual(oracle.S);
      expect([a.degree, a.ambientDimension, a.dimension], `${label}`).toEqual([oracle.degree, oracle.ambient_dim, oracle.dim_function_space]);
      expect(a.ambientDimension - a.dimension, `${label}`).toBe(oracle.codim);
      expect(a.reduced.evenFilterCounts.reduce((sum, o) => sum + o, 0), `${label}`).toBe(oracle.even_filters);
      const groups = a.reduced.degrees.map((degree, g) => ({ degree, S: a.reduced.cumulativeStrides[g], even_filters: a.reduced.evenFilterCounts[g], bins: a.reduced.layers[g]!.map((l) => a.degrees[l]) })).filter(({ degree }) => degree > 0);
      // the oracle keeps groups of degree 0
      const kept = oracle.reduced.d.map((d, g) => [d, oracle.reduced.S[g]]).filter(([d]) => d! > 0);
      expect(groups.map(({ degree, S }) => [degree, S]), `${label}`).toEqual(kept);
      expect(groups, `${label}`).toEqual(oracle.groups.filter(({ degree }) => degree > 0).map(({ degree, S, even_filters, bins }) => ({ degree, S, even_filters, bins: bins.filter((d) => d > 0) })));
    }
  });

  it('keeps the laws dim M = Σ d_l + 1, codim M = Σ d_l (S_l − 1), and ignores the last stride and size-1 filters', () => {
    fc.assert(
      fc.property(architectureChoice(4), fc.integer({ min: 1, max: 5 }), ({ filterSizes, strides }, last) => {
        const a = architecture({ filterSizes, strides });
        expect(a.dimension).toBe(a.degrees.reduce((sum, d) => sum + d, 1));
        expect(a.ambientDimension - a.dimension).toBe(a.degrees.reduce((sum, d, l) => sum + d * (a.cumulativeStrides[l]! - 1), 0));
        expect(a.reduced.cumulativeStrides[0]).toBe(1);
        expect(a.reduced.degrees.reduce((sum, d, g) => sum + d * a.reduced.cumulativeStrides[g]!, 0)).toBe(a.degree);
        expect(a.reduced.layers.flat().sort((p, q) => p - q)).toEqual(a.degrees.flatMap((d, l) => (d > 0 ? [l] : [])));
        a.reduced.cumulativeStrides.slice(1).forEach((s, g) => expect(s > a.reduced.cumulativeStrides[g]! && s % a.reduced.cumulativeStrides[g]! === 0).toBe(true));
        expect(architecture({ filterSizes, strides: [...strides.slice(0, -1), last] }).reduced).toEqual(a.reduced);
        const { layers: _old, ...same } = a.reduced;
        const { layers: _new, ...longer } = architecture({ filterSizes: [...filterSizes, 1], strides: [...strides, 1] }).reduced;
        expect(longer).toEqual(same);
      }),
      { seed: 121, numRuns: 300 },
    );
  });

  it('keeps an empty first group when no layer has stride 1', () => {
    expect(architecture({ filterSizes: [1, 3], strides: [2, 1] }).reduced).toEqual({ degrees: [0, 2], cumulativeStrides: [1, 2], evenFilterCounts: [0, 0], layers: [[], [1]] });
    expect(architecture({ filterSizes: [1], strides: [3] }).reduced).toEqual({ degrees: [0], cumulativeStrides: [1], evenFilterCounts: [0], layers: [[]] });
  });

  it.each([
    ['no layer', [], []],
    ['different lengths', [2, 2], [1]],
    ['size 0', [0], [1]],
    ['size 1.5', [1.5], [1]],
    ['stride 0', [2, 2], [0, 1]],
    ['stride NaN', [2, 2], [NaN, 1]],
    ['too many coefficients', [2, 1027], [1, 1]],
  ])('refuses %s', (_name, filterSizes, strides) => {
    expect(() => architecture({ filterSizes, strides })).toThrow(RangeError);
  });

  it('takes the largest size, and strides of size-1 layers however large', () => {
    expect(architecture({ filterSizes: [1025], strides: [1] }).ambientDimension).toBe(1025);
    expect(architecture({ filterSizes: [2, 1], strides: [1e9, 1e9] }).ambientDimension).toBe(2);
  });
});

describe('missingKinds', () => {
  it('agrees with the oracle where it knows: the reduced space is all of the real closure, or not', () => {
    const known = data.architectures.filter(({ reduced_space_equals_real_closure }) => reduced_space_equals_real_closure !== null);
    expect(known.length).toBeGreaterThan(5);
    for (const { k, s, reduced_space_equals_real_closure } of known) expect(missingKinds(architecture({ filterSizes: k, strides: s }).reduced).reduced, `${JSON.stringify([k, s])}`).toBe(!reduced_space_equals_real_closure);
  });

  // the boundary of M is compared with these for 25 architectures in boundary.test.ts
});
