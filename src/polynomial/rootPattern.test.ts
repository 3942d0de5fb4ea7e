import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rng } from '../numeric/rng.ts';
import { formOfSomePattern } from '../testing/arbitrary.ts';
import data from '../testing/rootPatterns.data.json';
import { formatRootPattern } from './formatRootPattern.ts';
import { rootPattern } from './rootPattern.ts';
import { rootPatternExact } from './rootPatternExact.ts';

/** The oracle's forms as doubles, without those whose distinct roots are closer than 1e-3 (nobody can tell them from rounded double roots). */
const forms = data.forms
  .filter(({ gap }) => gap === null || gap >= 1e-3)
  .map((entry) => ({ form: 'floats' in entry && entry.floats !== undefined ? entry.floats : entry.coefficients.map(Number), pattern: entry.pattern }));

const wrong = (change: (form: readonly number[]) => readonly number[]): string[] =>
  forms.flatMap(({ form, pattern }) => {
    const found = formatRootPattern(rootPattern(change(form)));
    return found === pattern ? [] : [`[${form.join(', ')}]: ${found} should be ${pattern}`];
  });

const noise = rng(21);

describe('rootPattern of the oracle forms in floating point', () => {
  it('has all but the near misses to look at', () => {
    expect(forms.length).toBeGreaterThan(350);
  });

  it.each<[string, (form: readonly number[]) => readonly number[]]>([
    ['as given', (form) => form],
    ['scaled by 1e-200/3', (form) => form.map((c) => c * (1e-200 / 3))],
    ['scaled by 1e200/3', (form) => form.map((c) => c * (1e200 / 3))],
    ['after x → x/3, rounded', (form) => form.map((c, i) => c * 3 ** -i)],
    ['after x → 1000x/7, rounded', (form) => form.map((c, i) => c * (1000 / 7) ** -i)],
    ['after x ↔ y', (form) => form.toReversed()],
    ['after x → −x', (form) => form.map((c, i) => (i % 2 === 0 ? c : -c))],
    ['with relative noise 1e-15', (form) => form.map((c) => c * (1 + 1e-15 * (2 * noise.uniform() - 1)))],
    ['divided by 7 with noise', (form) => form.map((c) => (c / 7) * (1 + 1e-15 * (2 * noise.uniform() - 1)))],
  ])('is right %s', (_name, change) => {
    expect(wrong(change)).toEqual([]);
  });
});

describe('rootPattern', () => {
  it('agrees with the exact pattern on integers, however close the roots', () => {
    for (const { coefficients, pattern } of data.forms) {
      const form = coefficients.map(Number);
      if (form.every((c) => Number.isInteger(c) && Math.abs(c) < 2 ** 44)) expect(formatRootPattern(rootPattern(form)), `[${form.join(', ')}]`).toBe(pattern);
    }
    fc.assert(
      fc.property(formOfSomePattern(6), ({ form, pattern }) => {
        fc.pre(form.every((c) => c < 1n << 44n && c > -(1n << 44n)));
        expect(rootPattern(form.map(Number))).toEqual(pattern);
      }),
      { seed: 22, numRuns: 300 },
    );
  });

  it('agrees with the exact pattern of the rational numbers the doubles are, for random doubles', () => {
    const random = rng(23);
    for (let n = 0; n < 300; n++) {
      const form = Array.from({ length: 2 + random.integer(8) }, () => random.normal() * 10 ** (random.integer(5) - 2));
      expect(rootPattern(form), `[${form.join(', ')}]`).toEqual(rootPatternExact(form));
    }
  });

  it('merges roots closer than a given tolerance, and the pair that straddles the real line', () => {
    expect(formatRootPattern(rootPattern([1, -0.001, 0]))).toBe('11|0');
    expect(formatRootPattern(rootPattern([1, -0.001, 0], 0.01))).toBe('2|0');
    expect(formatRootPattern(rootPattern([1, 0, 1e-6]))).toBe('0|1');
    expect(formatRootPattern(rootPattern([1, 0, 1e-6], 0.01))).toBe('2|0');
    // next to infinity and 0 as well
    expect(formatRootPattern(rootPattern([0, 1, 1e3, 0].toReversed(), 0.01))).toBe('12|0');
  });

  it('throws for the zero form and for coefficients that are not finite', () => {
    expect(() => rootPattern([0, 0, 0])).toThrow(RangeError);
    expect(() => rootPattern([])).toThrow(RangeError);
    expect(() => rootPattern([1, NaN])).toThrow(RangeError);
    expect(() => rootPattern([1, Infinity])).toThrow(RangeError);
  });
});
