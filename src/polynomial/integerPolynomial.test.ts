import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { multiplyExact } from '../testing/exact.ts';
import { countRealRoots, derivative, exactQuotient, integerGcd, polynomialGcd, primitivePart, signedRemainder, squareFreeDecomposition, trim } from './integerPolynomial.ts';

const polynomial = (degree: number): fc.Arbitrary<bigint[]> =>
  fc.tuple(fc.bigInt(-9n, 9n).filter((c) => c !== 0n), fc.array(fc.bigInt(-9n, 9n), { minLength: degree, maxLength: degree })).map(([lead, rest]) => [lead, ...rest]);
const somePolynomial = fc.integer({ min: 0, max: 6 }).chain(polynomial);

describe('integer polynomials', () => {
  it('divide with a remainder that is a positive multiple of the true one (Sturm sequences need its signs)', () => {
    fc.assert(
      fc.property(somePolynomial, fc.integer({ min: 1, max: 4 }).chain(polynomial), (a, b) => {
        const r = signedRemainder(a, b);
        expect(r.length).toBeLessThan(b.length);
        // pseudo-division: lead^2m a = q b + c r; by hand with rationals cleared by even powers of the leading coefficient
        let rest = a.map((c) => c * b[0]! ** 20n);
        while (rest.length >= b.length) {
          const q = rest[0]! / b[0]!;
          expect(q * b[0]!).toBe(rest[0]);
          rest = trim(rest.map((c, i) => c - (i < b.length ? q * b[i]! : 0n)).slice(1));
        }
        expect(r).toEqual(primitivePart(rest));
      }),
      { seed: 111, numRuns: 300 },
    );
  });

  it('have a gcd that divides both and contains every planted factor', () => {
    fc.assert(
      fc.property(somePolynomial, somePolynomial, somePolynomial, (p, q, common) => {
        const [a, b] = [multiplyExact(p, common), multiplyExact(q, common)];
        const found = polynomialGcd(a, b);
        expect(found[0]! > 0n).toBe(true);
        expect(polynomialGcd(exactQuotient(a, found), exactQuotient(b, found))).toHaveLength(1);
        expect(exactQuotient(found, polynomialGcd(found, common)).length).toBe(found.length - common.length + 1);
      }),
      { seed: 112, numRuns: 200 },
    );
    expect(polynomialGcd([], [-2n, 4n])).toEqual([1n, -2n]);
    expect(polynomialGcd([], [])).toEqual([]);
    expect(integerGcd(-12n, 18n)).toBe(6n);
    expect(integerGcd(0n, 0n)).toBe(0n);
  });

  it('are the product of the powers of their square-free parts', () => {
    fc.assert(
      fc.property(somePolynomial, somePolynomial, somePolynomial, (p, q, r) => {
        const form = multiplyExact(p, q, q, r, r, r);
        const parts = squareFreeDecomposition(form);
        const product = multiplyExact(...parts.flatMap(({ multiplicity, factor }) => Array.from({ length: multiplicity }, (): bigint[] => factor)));
        expect(product.length).toBe(form.length);
        const whole = primitivePart(form);
        expect([product, product.map((c) => -c)]).toContainEqual(whole);
        for (const { factor } of parts) expect(polynomialGcd(factor, derivative(factor))).toHaveLength(1);
      }),
      { seed: 113, numRuns: 150 },
    );
    expect(squareFreeDecomposition([])).toEqual([]);
    expect(squareFreeDecomposition([5n])).toEqual([]);
  });

  it('count real roots by Sturm', () => {
    const distinct = fc.uniqueArray(fc.integer({ min: -9, max: 9 }), { maxLength: 6 });
    fc.assert(
      fc.property(distinct, fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { maxLength: 3 }), fc.constantFrom(1n, -1n), (roots, squares, sign) => {
        const form = multiplyExact([sign], ...roots.map((k) => [1n, BigInt(-k)]), ...squares.map((s) => [1n, 0n, BigInt(s)]));
        expect(countRealRoots(form)).toBe(roots.length);
      }),
      { seed: 114, numRuns: 200 },
    );
    // x⁵ − x − 1 and the Wilkinson polynomial of degree 20
    expect(countRealRoots([1n, 0n, 0n, 0n, -1n, -1n])).toBe(1);
    expect(countRealRoots(multiplyExact(...Array.from({ length: 20 }, (_, i) => [1n, BigInt(-i - 1)])))).toBe(20);
    expect(countRealRoots([7n])).toBe(0);
  });

  it('refuse a division that leaves a remainder', () => {
    expect(() => exactQuotient([1n, 0n, 1n], [1n, 1n])).toThrow(RangeError);
    expect(() => exactQuotient([1n, 1n], [])).toThrow(RangeError);
    expect(() => exactQuotient([1n, 1n], [2n, 1n])).toThrow(RangeError);
  });
});
