import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rng } from '../numeric/rng.ts';
import { formOfSomePattern, linearFactor } from '../testing/arbitrary.ts';
import { multiplyExact, powerExact } from '../testing/exact.ts';
import { expectNear } from '../testing/near.ts';
import { countDistinctRoots, exactFormGcd, exactFormQuotient, isWrittenExactly, toDoubles, toExactForm } from './exactForm.ts';
import { euclideanNorm, multiplyForms } from './form.ts';
import { numericalGcd } from './gcd.ts';

const proportional = (p: readonly bigint[], q: readonly bigint[]): boolean =>
  p.length === q.length && p.every((a, i) => p.every((b, j) => a * q[j]! === b * q[i]!));

describe('exactFormGcd', () => {
  it('finds a planted common factor with its multiplicities, roots at 0 and infinity included', () => {
    const factors = fc.uniqueArray(linearFactor(5), { minLength: 4, maxLength: 4, comparator: proportional });
    const exponent = fc.integer({ min: 0, max: 3 });
    const exponents = fc.tuple(exponent, exponent, exponent, exponent);
    fc.assert(
      fc.property(factors, exponents, exponents, exponents, (lines, a, b, c) => {
        const build = (e: readonly number[], sign: bigint): bigint[] => multiplyExact([sign], ...lines.map((f, i) => powerExact(f, e[i]!)));
        const wanted = build(a.map((e, i) => Math.min(e, b[i]!, c[i]!)), 1n);
        const found = exactFormGcd([build(a, 6n), build(b, -10n), Array.from({ length: 3 }, (): bigint => 0n), build(c, 15n)]);
        expect(proportional(found, wanted), `${found.join()} should be ${wanted.join()}`).toBe(true);
        expect(exactFormQuotient(build(a, 1n), found).length).toBe(build(a, 1n).length - found.length + 1);
      }),
      { seed: 41, numRuns: 200 },
    );
  });

  it('skips zero forms: [] of nothing but zeros, the form itself when alone', () => {
    expect(exactFormGcd([[0n, 0n], []])).toEqual([]);
    expect(exactFormGcd([[0n, 2n, 4n], [0n]])).toEqual([0n, 1n, 2n]);
    expect(exactFormGcd([[1n, 1n], [1n, 2n]])).toEqual([1n]);
    expect(exactFormGcd([[0n, 1n, 0n], [1n, 0n, 0n]])).toEqual([1n, 0n]);
  });

  it('divides out only what divides', () => {
    expect(() => exactFormQuotient([1n, 0n, 1n], [1n, 1n])).toThrow(RangeError);
    expect(() => exactFormQuotient([1n, 0n, 1n], [0n, 1n])).toThrow(RangeError);
    expect(exactFormQuotient([0n, 1n, 1n], [0n, 1n])).toEqual([1n, 1n]);
  });
});

describe('exact forms', () => {
  it('count distinct roots on P¹(C)', () => {
    fc.assert(
      fc.property(formOfSomePattern(8), ({ form, pattern }) => {
        expect(countDistinctRoots(form)).toBe(pattern.real.length + 2 * pattern.complex.length);
      }),
      { seed: 42, numRuns: 200 },
    );
    expect(() => countDistinctRoots([0n, 0n])).toThrow(RangeError);
  });

  it('clear denominators by a positive factor and come back as doubles near 1', () => {
    expect(toExactForm(['1/2', '-1/3', 0, 4n])).toEqual([3n, -2n, 0n, 24n]);
    expect(toExactForm([-0.5, 0.25])).toEqual([-2n, 1n]);
    expect(toExactForm([0, 0])).toEqual([0n, 0n]);
    expectNear(toDoubles([3n << 400n, -(1n << 400n), 1n]), [0.75, -0.25, 2 ** -402], 1e-15);
  });

  it('are read from doubles only if these look written', () => {
    expect(isWrittenExactly([1, -36, 118124, 0.5, 2 ** -300, 1e12])).toBe(true);
    expect(isWrittenExactly([1, 0.1])).toBe(false);
    expect(isWrittenExactly([1, 1 / 3])).toBe(false);
    expect(isWrittenExactly([1, NaN])).toBe(false);
  });
});

describe('numericalGcd', () => {
  const random = rng(43);
  const randomForm = (degree: number): number[] => Array.from({ length: degree + 1 }, () => random.normal());
  const noisy = (form: readonly number[], noise: number): number[] => {
    const size = euclideanNorm(form);
    return form.map((c) => c + noise * size * random.normal());
  };

  it.each([0, 1e-13])('finds the degree and the factor planted in two to four forms with noise %s', (noise) => {
    for (let n = 0; n < 120; n++) {
      const planted = randomForm(1 + (n % 4));
      const count = 2 + (n % 3);
      const forms = Array.from({ length: count }, (_, r) => noisy(multiplyForms(planted, randomForm(1 + random.integer(3))).map((c) => c * 10 ** (8 * r - 9)), noise));
      const found = numericalGcd(forms)!;
      const label = `planted [${planted.join(', ')}] in ${JSON.stringify(forms)}`;
      expect(found.form.length, `${label}`).toBe(planted.length);
      const size = euclideanNorm(planted);
      const sign = Math.sign(found.form.reduce((sum, c, i) => sum + c * planted[i]!, 0));
      expectNear(found.form.map((c) => c * sign), planted.map((c) => c / size), 1e-6);
      expect(Math.abs(euclideanNorm(found.form) - 1)).toBeLessThan(1e-12);
    }
  });

  it('finds degree 0 for random forms', () => {
    for (let n = 0; n < 200; n++) expect(numericalGcd([randomForm(1 + random.integer(4)), randomForm(1 + random.integer(4)), randomForm(2)])!.form).toEqual([1]);
  });

  it('counts common powers of x and y, skips zero forms, and gives a single form back', () => {
    expectNear(numericalGcd([[0, 1, 0], [0, 1, 1]])!.form.map(Math.abs), [0, 1], 1e-12);
    expectNear(numericalGcd([[0, 1, 0], [1, 0, 0]])!.form.map(Math.abs), [1, 0], 1e-12);
    expectNear(numericalGcd([[0, 0], [3, 4]])!.form, [0.6, 0.8], 1e-15);
    expect(numericalGcd([[0, 0], [0]])).toBeNull();
    expect(numericalGcd([[0, 0, 0], [2]])!.form).toEqual([1]);
  });

  it('does not try degrees above the largest wanted', () => {
    const forms = [multiplyForms([1, 2, 5], [1, 3]), multiplyForms([1, 2, 5], [2, -1])];
    expect(numericalGcd(forms)!.form).toHaveLength(3);
    expect(numericalGcd(forms, undefined, { largest: 1 })!.form.length).toBeLessThanOrEqual(2);
  });
});
