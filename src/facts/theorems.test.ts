import { renderToString } from 'katex';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { architecture } from '../network/architecture.ts';
import type { Architecture } from '../network/architecture.ts';
import { rng } from '../numeric/rng.ts';
import data from '../testing/architectures.data.json';
import { facts, formatCitation, theorems, works } from './index.ts';
import { singularDegrees } from './singular.ts';

const of = (filterSizes: readonly number[], strides: readonly number[]): Architecture => architecture({ filterSizes, strides });
const repeat = (value: number, times: number): number[] => Array.from({ length: times }, () => value);
const small = fc.array(fc.record({ k: fc.integer({ min: 1, max: 5 }), s: fc.integer({ min: 1, max: 3 }) }), { minLength: 1, maxLength: 4 });
const drawn = (layers: readonly { k: number; s: number }[]): Architecture => of(layers.map(({ k }) => k), layers.map(({ s }) => s));

const corner: readonly (readonly [readonly number[], readonly number[]])[] = [
  [[1], [1]], [[2], [1]], [[1, 1], [1, 1]], [[1, 1], [3, 2]], [[3, 1], [2, 1]], [[1, 3], [2, 1]], [[1, 3, 2], [2, 2, 1]], [[1, 2], [1000, 1]],
  [[30, 30, 30], [1, 1, 1]], [[30, 30, 30], [2, 2, 1]], [repeat(2, 10), repeat(1, 10)], [repeat(2, 10), repeat(2, 10)], [repeat(2, 60), repeat(1, 60)],
  [[1025], [1]], [[300, 300], [2, 1]], [[1000, 2], [2, 1]], [[32, 32], [32, 1]], [[100, 10, 10, 10, 5], [2, 2, 2, 2, 1]],
];

describe('statements', () => {
  const every = [...corner, ...data.architectures.map(({ k, s }) => [k, s] as const)];

  it('have distinct ids and cite known works', () => {
    expect(new Set(theorems.map(({ id }) => id)).size).toBe(theorems.length);
    for (const { source } of theorems) {
      expect(Object.keys(works)).toContain(source.work);
      expect(formatCitation(source)).toMatch(/^(GeoLCN|SparseFact|Shahverdi), |^Convariety notes [A-I]/);
    }
  });

  it.each(every)('are valid TeX and plain words, without NaN, for k = %j, s = %j', (k, s) => {
    const { statements } = facts(of(k, s));
    expect(statements.length).toBeGreaterThan(9);
    for (const { text, plain, value } of statements) {
      expect(renderToString(text, { throwOnError: true, strict: 'error' })).toContain('katex');
      expect(`${text} ${plain} ${value}`).not.toMatch(/NaN|undefined|Infinity|null filter/);
      expect(plain).toMatch(/^[A-Z].*\.$/);
      expect(plain).not.toContain('\\');
    }
  });

  it('survive JSON', () => {
    for (const [k, s] of corner) {
      const found = facts(of(k, s));
      expect(JSON.parse(JSON.stringify(found))).toEqual(found);
    }
  });

  it('hold numerically wherever they can be checked (random architectures, seed 5)', () => {
    let checks = 0;
    fc.assert(
      fc.property(small, fc.integer({ min: 0, max: 1e6 }), (layers, seed) => {
        const a = drawn(layers);
        const found = facts(a);
        for (const theorem of theorems) {
          if (theorem.holds === undefined || !theorem.applies(a, found)) continue;
          const outcome = theorem.holds(a, found, rng(seed));
          expect({ id: theorem.id, outcome }).not.toEqual({ id: theorem.id, outcome: false });
          if (outcome === true) checks++;
        }
      }),
      { seed: 5, numRuns: 150 },
    );
    expect(checks).toBeGreaterThan(300);
  });

  it('notice a wrong dimension, a wrong codimension and a wrong singular component', () => {
    const a = of([3, 2], [2, 1]);
    const found = facts(a);
    const wrong = { ...found, dimension: 3, codimension: 2, thick: true, singularComponents: [[2, 1]] };
    const outcome = (id: string) => theorems.find((theorem) => theorem.id === id)!.holds!(a, id === 'singularLocus' ? { ...found, singularComponents: [[2, 1]] } : wrong, rng(1));
    expect(['dimension', 'thick', 'definingEquations', 'singularLocus', 'smoothAwayFromZero'].map(outcome)).toEqual([false, false, false, false, null]);
  });
});

describe('laws between the facts (random architectures, seed 6)', () => {
  it('filling = thick and closed; closed = no boundary; smooth = no singular degrees; class as listed', () => {
    fc.assert(
      fc.property(small, (layers) => {
        const found = facts(drawn(layers));
        expect(found.filling).toBe(found.thick && found.zariskiClosed);
        expect(found.zariskiClosed).toBe(!found.boundary.strideOne && !found.boundary.reduced);
        expect(found.smoothAwayFromZero).toBe(found.singularDegrees.length === 0);
        expect(found.thick).toBe(found.codimension === 0);
        expect(found.classification).toMatchObject({ thick: found.thick, closed: found.zariskiClosed, smooth: found.smoothAwayFromZero });
        expect(found.criticalCounts.at(-1)!.dimension).toBe(found.dimension);
      }),
      { seed: 6, numRuns: 300 },
    );
  });

  it('does not depend on the last stride (GeoLCN, Lemma 4.9a) nor on trailing filters of size 1 (Lemma 4.9b)', () => {
    fc.assert(
      fc.property(small, fc.integer({ min: 1, max: 4 }), (layers, last) => {
        const values = (a: Architecture) => ({ ...facts(a), statements: [] });
        const first = values(drawn(layers));
        expect(values(drawn([...layers.slice(0, -1), { ...layers.at(-1)!, s: last }]))).toEqual(first);
        expect(values(drawn([...layers, { k: 1, s: last }]))).toEqual(first);
      }),
      { seed: 6, numRuns: 100 },
    );
  });

  it('lists D as its definition says (SparseFact, sums from l)', () => {
    fc.assert(
      fc.property(small, (layers) => {
        const a = drawn(layers);
        const { degrees: d, cumulativeStrides: S } = a.reduced;
        const tails = (v: readonly number[]): number[] => v.map((_, l) => v.reduce((sum, value, i) => (i < l ? sum : sum + value * S[i]!), 0));
        const vectors = (g: number, left: number): number[][] =>
          g === 0 ? [[left]] : Array.from({ length: Math.floor(left / S[g]!) + 1 }, (_, i) => i).flatMap((i) => vectors(g - 1, left - i * S[g]!).map((v) => [...v, i]));
        const wanted = vectors(d.length - 1, a.degree).filter((v) => v.join() !== d.join() && tails(v).every((tail, l) => tail >= tails(d)[l]!));
        const below = (v: readonly number[], w: readonly number[]): boolean => tails(v).every((tail, l) => tail >= tails(w)[l]!);
        const found = singularDegrees(a);
        expect(found.degrees.map(String).sort()).toEqual(wanted.map(String).sort());
        const maximal = wanted.filter((v) => wanted.every((w) => w === v || !below(v, w)));
        expect(found.components.map(String).sort()).toEqual(maximal.map(String).sort());
      }),
      { seed: 6, numRuns: 200 },
    );
  });
});

describe('the six classes (Convariety notes A7)', () => {
  const table: readonly (readonly [readonly number[], readonly number[], number])[] = [
    [[3, 2], [1, 1], 1], [[2, 3], [1, 1], 1], [[5], [1], 1], [[2, 2], [1, 1], 2], [[2, 2], [2, 1], 3], [[3, 2], [3, 1], 3], [[2, 2, 2], [2, 2, 1], 3],
    [[3, 3], [2, 1], 4], [[2, 2, 2], [2, 1, 1], 5], [[2, 2, 2], [1, 3, 1], 5], [[3, 2], [2, 1], 6], [[2, 2, 2], [1, 2, 1], 6], [[4, 2], [2, 1], 6],
  ];

  it.each(table)('k = %j, s = %j is of class %i', (k, s, number) => {
    expect(facts(of(k, s)).classification.number).toBe(number);
  });

  it('names a minimal architecture that is itself in the class, and none with two or more layers is smaller', () => {
    const sizes = [2, 3, 4, 5];
    const all = [2, 3].flatMap((layers) => tuples(sizes, layers).flatMap((k) => tuples([1, 2, 3, 4], layers - 1).map((s) => of(k, [...s, 1]))));
    for (const a of all) {
      const { classification: c } = facts(a);
      const minimal = of(c.minimal.filterSizes, c.minimal.strides);
      expect(facts(minimal).classification.number).toBe(c.number);
      expect(a.ambientDimension).toBeGreaterThanOrEqual(minimal.ambientDimension);
    }
  });
});

function tuples(values: readonly number[], length: number): number[][] {
  return length === 0 ? [[]] : tuples(values, length - 1).flatMap((t) => values.map((value) => [...t, value]));
}

describe('boundaries', () => {
  it('has both types for k = (2,2,2), s = (1,2,1), only the reduced type for (3,2), s = (2,1), only stride one for (2,2,2), s = (2,1,1)', () => {
    expect(facts(of([2, 2, 2], [1, 2, 1])).boundary).toEqual({ strideOne: true, reduced: true });
    expect(facts(of([3, 2], [2, 1])).boundary).toEqual({ strideOne: false, reduced: true });
    expect(facts(of([2, 2, 2], [2, 1, 1])).boundary).toEqual({ strideOne: true, reduced: false });
    expect(facts(of([2, 2], [2, 1])).boundary).toEqual({ strideOne: false, reduced: false });
  });

  it('looks at lower groups together: k = (2,2,2) with S = (1,2,4) is closed, (2,3,2) with S = (1,2,4) is not', () => {
    expect(facts(of([2, 2, 2], [2, 2, 1])).zariskiClosed).toBe(true);
    expect(facts(of([2, 3, 2], [2, 2, 1])).zariskiClosed).toBe(false);
  });
});

describe('large architectures', () => {
  it('keep every list bounded and say what is left out', () => {
    const found = facts(of([100, 10, 10, 10, 5], [2, 2, 2, 2, 1]));
    expect(found.singularDegreesComplete).toBe(false);
    expect(found.singularDegrees).toEqual(found.singularComponents);
    expect(found.definingEquations).toBeNull();
    expect(found.closureDegree).toBeNull();
    const ids = facts(of([30, 30, 30], [1, 1, 1])).statements.map(({ id }) => id);
    expect(ids).toContain('strataOmitted');
    expect(ids).toContain('patternsOmitted');
    expect(found.statements.map(({ id }) => id)).toContain('singularDegreesOmitted');
  });

  it('gives the exact degree of the closure as text where a number would be rounded', () => {
    const found = facts(of([31, 31], [31, 1]));
    expect(found.closureDegree).toBeNull();
    expect(found.statements.find(({ id }) => id === 'closureDegree')!.value).toBe('118264581564861424');
  });
});
