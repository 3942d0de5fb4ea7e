import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formOfPattern, formOfSomePattern, rootPatternOfDegree } from '../testing/arbitrary.ts';
import { multiplyExact, powerExact, substituteExact } from '../testing/exact.ts';
import data from '../testing/rootPatterns.data.json';
import { type RootPattern, formatRootPattern } from './formatRootPattern.ts';
import { rootPatternExact } from './rootPatternExact.ts';

const printed = (form: readonly (bigint | string | number)[]): string => formatRootPattern(rootPatternExact(form));

describe('rootPatternExact', () => {
  it('finds the pattern of all 420 oracle forms (sympy and PARI)', () => {
    expect(data.forms).toHaveLength(420);
    expect(data.forms.filter(({ coefficients, pattern }) => printed(coefficients) !== pattern)).toEqual([]);
  });

  it('finds the pattern that a form was built with, roots at 0 and infinity included', () => {
    fc.assert(
      fc.property(formOfSomePattern(10), ({ form, pattern }) => {
        expect(rootPatternExact(form)).toEqual(pattern);
      }),
      { seed: 11, numRuns: 400 },
    );
  });

  it('has multiplicities that add up to the degree for any coefficients (leading and trailing zeros count)', () => {
    const coefficients = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 2, maxLength: 10 }).filter((c) => c.some((v) => v !== 0));
    fc.assert(
      fc.property(coefficients, (form) => {
        const { real, complex } = rootPatternExact(form);
        expect([...real, ...complex, ...complex].reduce((a, b) => a + b, 0)).toBe(form.length - 1);
      }),
      { seed: 12, numRuns: 400 },
    );
  });

  it('does not change under GL₂(Q), scaling, x ↔ y and x → −x', () => {
    const matrix = fc.tuple(fc.bigInt(-4n, 4n), fc.bigInt(-4n, 4n), fc.bigInt(-4n, 4n), fc.bigInt(-4n, 4n)).filter(([a, b, c, d]) => a * d !== b * c);
    fc.assert(
      fc.property(formOfSomePattern(7), matrix, ({ form, pattern }, m) => {
        expect(rootPatternExact(substituteExact(form, m))).toEqual(pattern);
        expect(rootPatternExact(form.map((c) => -12n * c))).toEqual(pattern);
        expect(rootPatternExact(form.map((c) => `${c}/35`))).toEqual(pattern);
        expect(rootPatternExact(form.toReversed())).toEqual(pattern);
        expect(rootPatternExact(form.map((c, i) => (i % 2 === 0 ? c : -c)))).toEqual(pattern);
      }),
      { seed: 13, numRuns: 200 },
    );
  });

  it.each([
    [[0, 0, 0, 5], '3|0'],
    [[0, 1, 0, 0], '12|0'],
    [[0, 0, 1, 0, 1, 0, 0], '22|1'],
    [[7], '0|0'],
    [[0, 1], '1|0'],
    [[1, 0, 2, 0, 1], '0|2'],
    [[-1, 0, -1], '0|1'],
  ])('reads %j as %s', (form, pattern) => {
    expect(printed(form)).toBe(pattern);
  });

  it('tells roots 2^-200 apart, and takes doubles as the dyadic rationals they are', () => {
    const near = multiplyExact([1n, 0n], [1n << 200n, -1n]);
    expect(printed(near)).toBe('11|0');
    // 0.1 + 0.2 is not 0.3
    expect(printed([1, -2 * 0.3, 0.3 * 0.3])).not.toBe('2|0');
    expect(printed([5e-324, -2 * 5e-324, 5e-324])).toBe('2|0');
    expect(printed([2 ** 1000, 2 ** -1000, 0])).toBe('11|0');
    expect(printed(powerExact([1n, -(10n ** 30n)], 6))).toBe('6|0');
  });

  it('throws for the zero form and for what is no number', () => {
    expect(() => rootPatternExact([0, 0])).toThrow(RangeError);
    expect(() => rootPatternExact([])).toThrow(RangeError);
    for (const bad of ['x', '1/0', '', '1.5', '1/-2', NaN, Infinity]) expect(() => rootPatternExact([1, bad]), `${bad}`).toThrow(RangeError);
  });
});

describe('the conditions of GeoLCN, Example 3.3 (mathematics.md B4)', () => {
  const expectExactly = (degree: number, condition: (form: readonly bigint[]) => string | null, seed: number): void =>
    fc.assert(
      fc.property(rootPatternOfDegree(degree).chain(formOfPattern), ({ form, pattern }) => {
        const named = condition(form);
        if (named !== null) expect(named).toBe(formatRootPattern(pattern));
        expect(rootPatternExact(form)).toEqual(pattern);
      }),
      { seed, numRuns: 300 },
    );

  it('holds for quadratics: the sign of b² − 4ac', () => {
    expectExactly(2, ([a, b, c]) => ['0|1', '2|0', '11|0'][sign(b! * b! - 4n * a! * c!) + 1]!, 14);
  });

  it('holds for cubics: Δ, and the three minors for a triple root', () => {
    expectExactly(3, ([a, b, c, d]) => cubicPattern(a!, b!, c!, d!), 15);
  });

  it('holds for depressed quartics: δ, δ′, p, q', () => {
    expectExactly(4, (form) => {
      // depress: x → x − b/(4a); without a leading coefficient the conditions do not apply
      const [a, b] = form as [bigint, bigint];
      if (a === 0n) return null;
      const [lead, zero, p, q, r] = substituteExact(form, [1n, -b, 0n, 4n * a]) as [bigint, bigint, bigint, bigint, bigint];
      expect(zero).toBe(0n);
      return quarticPattern(lead, p, q, r);
    }, 16);
  });
});

const sign = (n: bigint): number => (n > 0n ? 1 : n < 0n ? -1 : 0);

function cubicPattern(a: bigint, b: bigint, c: bigint, d: bigint): string {
  if (3n * a * c === b * b && 9n * a * d === b * c && 3n * b * d === c * c) return '3|0';
  const delta = b * b * c * c - 4n * a * c ** 3n - 4n * b ** 3n * d - 27n * a * a * d * d + 18n * a * b * c * d;
  return ['1|1', '12|0', '111|0'][sign(delta) + 1]!;
}

/** Monic after division by l: p/l, q/l, r/l; δ and δ′ are multiplied by l^5 … to stay integers, which only signs of even powers allow. */
function quarticPattern(l: bigint, p0: bigint, q0: bigint, r0: bigint): string {
  // x → x / l makes l³ (x⁴ + p l x² + q l² x + r l³) / l⁴ monic with integer entries
  const [p, q, r] = [p0 * l, q0 * l ** 2n, r0 * l ** 3n];
  const delta = sign(256n * r ** 3n - 128n * p * p * r * r + 144n * p * q * q * r + 16n * p ** 4n * r - 27n * q ** 4n - 4n * p ** 3n * q * q);
  const deltaPrime = sign(8n * p * r - 9n * q * q - 2n * p ** 3n);
  const names: RootPattern[] = [];
  const is = (condition: boolean, real: number[], complex: number[]): void => void (condition && names.push({ real, complex }));
  is(delta > 0 && deltaPrime > 0 && p < 0n, [1, 1, 1, 1], []);
  is(delta > 0 && (deltaPrime <= 0 || p > 0n), [], [1, 1]);
  is(delta < 0, [1, 1], [1]);
  is(delta === 0 && deltaPrime > 0 && p < 0n, [1, 1, 2], []);
  is(delta === 0 && deltaPrime < 0, [2], [1]);
  is(delta === 0 && deltaPrime === 0 && p < 0n && q === 0n, [2, 2], []);
  is(delta === 0 && deltaPrime === 0 && p < 0n && q !== 0n, [1, 3], []);
  is(delta === 0 && deltaPrime === 0 && p === 0n, [4], []);
  is(delta === 0 && deltaPrime === 0 && p > 0n, [], [2]);
  return names.map(formatRootPattern).join(' and ');
}
