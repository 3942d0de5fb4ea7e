import { describe, expect, it } from 'vitest';
import { architecture } from '../network/architecture.ts';
import type { Architecture } from '../network/architecture.ts';
import { endToEndFilter } from '../network/endToEndFilter.ts';
import { rng } from '../numeric/rng.ts';
import data from '../testing/architectures.data.json';
import { definingEquations, definingPolynomials } from './definingEquations.ts';
import { maximalMinors, printEquation } from './equationPolynomial.ts';
import { drawMultiple, equationRank, vanishAt } from './modular.ts';

const of = (filterSizes: readonly number[], strides: readonly number[]): Architecture => architecture({ filterSizes, strides });

/** Terms in one order, the sign of the equation fixed: two texts of the same equation become equal. */
function normalised(equation: string): string {
  const terms = equation.replaceAll('-', '+-').split('+').filter((term) => term !== '');
  const flipped = terms.map((term) => (term.startsWith('-') ? term.slice(1) : `-${term}`));
  return [terms, flipped].map((list) => list.toSorted().join('+')).toSorted()[0]!;
}

describe('equations of the Zariski closure', () => {
  it('satisfies A D² + B² E = B C D for k = (3,2), s = (2,1) (GeoLCN, Example 4.12)', () => {
    expect(definingEquations(of([3, 2], [2, 1]))).toEqual(['w0*w3^2+w1^2*w4-w1*w2*w3']);
  });

  it('is A D = B C for k = (2,2), s = (2,1)', () => {
    expect(definingEquations(of([2, 2], [2, 1]))).toEqual(['w0*w3-w1*w2']);
  });

  it('lists vanishing coordinates for gaps and for missing layers of stride one', () => {
    expect(definingEquations(of([2, 2], [3, 1]))).toEqual(['w2', 'w0*w4-w1*w3']);
    expect(definingEquations(of([1, 3], [2, 1]))).toEqual(['w1', 'w3']);
    expect(definingEquations(of([1, 3, 2], [2, 2, 1]))).toEqual(['w1', 'w3', 'w5', 'w7', 'w0*w6^2+w2^2*w8-w2*w4*w6']);
  });

  it('is empty for thick function spaces and null for three overlapping groups', () => {
    expect(definingEquations(of([1], [1]))).toEqual([]);
    expect(definingEquations(of([4, 2], [1, 1]))).toEqual([]);
    expect(definingEquations(of([3, 1], [2, 1]))).toEqual([]);
    expect(definingEquations(of([3, 2, 2], [2, 2, 1]))).toBeNull();
    expect(definingEquations(of([1000, 2], [2, 1]))).toBeNull();
    expect(definingEquations(of([32, 32], [32, 1]))).toBeNull();
  });

  const eliminated = data.architectures.filter(({ closure_equations }) => closure_equations !== null);
  const sameGenerators = eliminated.filter(({ reduced }) => reduced.S[1] === 2 || reduced.d.every((_, g) => g === 0 || reduced.d[g - 1]! < reduced.S[g]! / reduced.S[g - 1]!));

  it.each(sameGenerators.map((item) => [`k = (${item.k.join()}), s = (${item.s.join()})`, item] as const))('equals the ideal found by elimination (Macaulay2): %s', (_, { k, s, closure_equations }) => {
    expect(definingEquations(of(k, s))!.map(normalised).sort()).toEqual(closure_equations!.map(normalised).sort());
  });

  it('compares most eliminations this way', () => {
    expect(sameGenerators.length).toBeGreaterThan(20);
  });

  it.each(data.architectures.map(({ k, s }) => [`k = (${k.join()}), s = (${s.join()})`, of(k, s)] as const))('vanishes on the function space with the right tangent space, and not elsewhere: %s', (_, a) => {
    const equations = definingPolynomials(a);
    if (equations === null) {
      expect(a.reduced.degrees.length > 2 || a.reduced.degrees[1]! > 1).toBe(true);
      return;
    }
    const random = rng(7);
    for (let i = 0; i < 3; i++) {
      const point = drawMultiple(a.reduced.degrees, a.reduced.cumulativeStrides, random);
      expect(vanishAt(equations, point)).toBe(true);
      expect(equationRank(equations, point)).toBe(a.ambientDimension - a.dimension);
      const elsewhere = drawMultiple([a.degree], [1], random);
      expect(vanishAt(equations, elsewhere)).toBe(a.reduced.degrees.length === 1);
    }
  });

  it('prints equations that hold for real filters', () => {
    const random = rng(11);
    for (const [k, s] of [[[5, 2], [3, 1]], [[4, 3], [2, 1]], [[3, 4], [3, 1]], [[2, 2, 2], [2, 2, 1]]] as const) {
      const integers = (length: number): number[] => Array.from({ length }, () => random.integer(7) - 3);
      const w = endToEndFilter(k.map(integers), s);
      for (const p of definingPolynomials(of(k, s))!)
        expect(p.reduce((sum, { coefficient, variables }) => sum + variables.reduce((product, j) => product * w[j]!, coefficient), 0) + 0).toBe(0);
    }
  });

  it('vanishes only where three sections have one common root, not where they share roots in pairs', () => {
    // Sections x (x − y) … of P for k = (4,2), s = (3,1): pairwise common factors, none common to all three.
    const equations = definingPolynomials(of([4, 2], [3, 1]))!;
    const at = (w: readonly number[]): boolean => vanishAt(equations, w);
    // p_0 = X² − Y², p_1 = X − Y, p_2 = X + Y
    expect(at([1, 1, 1, 0, 67108858, 1, 67108858])).toBe(false);
    // p_0 = X² − Y², p_1 = X − Y, p_2 = 2 (X − Y)
    expect(at([1, 1, 2, 0, 67108858, 67108857, 67108858])).toBe(true);
  });
});

describe('determinants of variables', () => {
  it('expands the resultant of two quadratics', () => {
    expect(maximalMinors([[0, 2, 4, null], [null, 0, 2, 4], [1, 3, 5, null], [null, 1, 3, 5]]).map(printEquation)).toEqual([
      'w0^2*w5^2-2*w0*w1*w4*w5-w0*w2*w3*w5+w0*w3^2*w4+w1^2*w4^2+w1*w2^2*w5-w1*w2*w3*w4',
    ]);
  });

  it('throws for wide and ragged matrices', () => {
    expect(() => maximalMinors([[1, 2]])).toThrow(RangeError);
    expect(() => maximalMinors([[1], [2, 3]])).toThrow(RangeError);
  });
});
