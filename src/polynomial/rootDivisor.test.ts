import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rng } from '../numeric/rng.ts';
import { formOfSomePattern } from '../testing/arbitrary.ts';
import { multiplyExact, toNumbers } from '../testing/exact.ts';
import { multiplyForms } from './form.ts';
import { formatRootPattern } from './formatRootPattern.ts';
import { type ProjectivePoint, affineValue, chordalDistance, finitePoint, infinity, origin } from './projectiveRoot.ts';
import { exactRootDivisor, rootDivisor } from './rootDivisor.ts';
import { divisorPattern } from './rootPattern.ts';

interface Planted {
  readonly point: ProjectivePoint;
  readonly multiplicity: number;
}

/** Roots at chordal distance ≥ 0.2 from each other and from their mirror images, Σ multiplicities ≤ degree, multiplied by 10^size. */
function planted(degree: number, random: ReturnType<typeof rng>, size: number): { form: number[]; real: Planted[]; pairs: Planted[] } {
  let form = [random.normal() + 3];
  const real: Planted[] = [];
  const pairs: Planted[] = [];
  const taken: ProjectivePoint[] = [];
  const unit = 10 ** size;
  for (let left = degree, tries = 0; left > 0 && tries < 200; tries++) {
    const pair = random.integer(3) === 0;
    const [re, im] = [1.5 * random.normal(), pair ? 0.4 + random.uniform() : 0];
    const multiplicity = Math.min(1 + random.integer(5), Math.floor(left / (pair ? 2 : 1)));
    const here = finitePoint(re, im);
    if (multiplicity === 0 || taken.some((p) => chordalDistance(p, here) < 0.2)) continue;
    taken.push(here);
    if (pair) taken.push(finitePoint(re, -im));
    (pair ? pairs : real).push({ point: finitePoint(re * unit, im * unit), multiplicity });
    const factor = pair ? [1, -2 * re * unit, (re * re + im * im) * unit * unit] : [1, -re * unit];
    for (let i = 0; i < multiplicity; i++) form = multiplyForms(form, factor);
    left -= (pair ? 2 : 1) * multiplicity;
  }
  return { form, real, pairs };
}

const byMultiplicity = (roots: readonly { readonly multiplicity: number }[]): number[] => roots.map((r) => r.multiplicity).sort((a, b) => a - b);

describe('rootDivisor of products of floating-point factors', () => {
  it.each([
    [0, 4],
    [0, 6],
    [0, 9],
    [0, 12],
    [8, 8],
    [-8, 8],
    [20, 8],
    [-20, 8],
  ])('finds multiplicities up to 5 and the places of the roots; root scale 10^%i, degree %i', (size, degree) => {
    const random = rng(81 + degree + size);
    const wrong: string[] = [];
    for (let n = 0; n < 60; n++) {
      const { form, real, pairs } = planted(degree, random, size);
      const found = rootDivisor(form);
      const same = JSON.stringify([byMultiplicity(found.real), byMultiplicity(found.pairs)]) === JSON.stringify([byMultiplicity(real), byMultiplicity(pairs)]);
      if (!same) {
        wrong.push(`[${form.join(', ')}]: ${formatRootPattern(divisorPattern(found))} should be ${byMultiplicity(real).join('')}|${byMultiplicity(pairs).join('')}`);
        continue;
      }
      // x → 10^-size x brings all to chordal distances of size 1
      const unit = 10 ** -size;
      const back = (p: ProjectivePoint): ProjectivePoint => finitePoint(affineValue(p).re * unit, affineValue(p).im * unit);
      for (const { point, multiplicity } of [...real, ...pairs])
        if (![...found.real, ...found.pairs].some((r) => r.multiplicity === multiplicity && chordalDistance(back(r), back(point)) < 1e-6)) wrong.push(`place of ${JSON.stringify(point)} in [${form.join(', ')}]`);
    }
    expect(wrong).toEqual([]);
  });
});

describe('rootDivisor', () => {
  it('finds roots at 0 and infinity as leading and trailing zeros', () => {
    const { real, pairs, certainty } = rootDivisor([0, 0, 1, -2, 0]);
    expect(pairs).toEqual([]);
    expect(certainty).toBe('exact');
    expect(real).toContainEqual({ ...infinity, multiplicity: 2 });
    expect(real).toContainEqual({ ...origin, multiplicity: 1 });
    expect(real.filter((r) => Math.abs(affineValue(r).re - 2) < 1e-14)).toHaveLength(1);
    expect(rootDivisor([0, 0, -3]).real).toEqual([{ ...infinity, multiplicity: 2 }]);
    expect(rootDivisor([4])).toEqual({ real: [], pairs: [], certainty: 'exact' });
  });

  it('says how it knows: exact for written coefficients, certified by discs, else an estimate', () => {
    expect(rootDivisor([1, -2, 1]).certainty).toBe('exact');
    expect(rootDivisor([1 / 3, -1, 0.1]).certainty).toBe('certified');
    expect(rootDivisor([1 / 3, -2 / 3, 1 / 3]).certainty).toBe('estimate');
    expect(rootDivisor([1, -2, 1], { tolerance: 1e-3 }).certainty).toBe('estimate');
  });

  it('keeps distinct written roots apart, and collapses the same numbers once they are rounded', () => {
    const close = toNumbers(multiplyExact([1000000n, -1000001n], [1000000n, -1000002n]));
    expect(formatRootPattern(divisorPattern(rootDivisor(close)))).toBe('11|0');
    const third = [1, 2, 1].map((c) => c / 3);
    third[2]! *= 1 + 2 ** -50;
    expect(formatRootPattern(divisorPattern(rootDivisor(third)))).toBe('2|0');
    expect(formatRootPattern(divisorPattern(rootDivisor(third, { uncertainty: 2 ** -53 })))).toBe('0|1');
  });

  it('agrees with the exact divisor, places included', () => {
    fc.assert(
      fc.property(formOfSomePattern(7), ({ form, pattern }) => {
        const exact = exactRootDivisor(form);
        expect(divisorPattern(exact)).toEqual(pattern);
        const rounded = rootDivisor(form.map((c) => Number(c) / 3));
        expect(divisorPattern(rounded)).toEqual(pattern);
        for (const r of [...exact.real, ...exact.pairs]) expect([...rounded.real, ...rounded.pairs].some((s) => s.multiplicity === r.multiplicity && chordalDistance(r, s) < 1e-5)).toBe(true);
      }),
      { seed: 91, numRuns: 200 },
    );
  });

  it('copes with degrees beyond exact arithmetic', () => {
    const form = [1, ...Array.from({ length: 79 }, (): number => 0), -1];
    const { real, pairs } = rootDivisor(form);
    expect([real.length, pairs.length]).toEqual([2, 39]);
  });

  it('throws for the zero form and for coefficients that are not finite', () => {
    expect(() => rootDivisor([0, 0])).toThrow(RangeError);
    expect(() => rootDivisor([1, -Infinity])).toThrow(RangeError);
  });
});
