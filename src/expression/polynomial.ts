import type { Rational } from '../polynomial/exactNumber.ts';
import { add, mostBits, multiply, negative, one, size } from './rational.ts';

/** A term c x^i y^j. */
export interface Term {
  readonly x: number;
  readonly y: number;
  readonly coefficient: Rational;
}

/** Polynomial in x and y with rational coefficients: its non-zero terms. */
export type Polynomial = readonly Term[];

/** What a person typed cannot be used; the message is a sentence for the screen. */
export class ExpressionError extends Error {}

/** Products of higher degree are not formed; far above every degree that can be drawn. */
const largestDegree = 128;

export const constantPolynomial = (c: Rational): Polynomial => (c.numerator === 0n ? [] : [{ x: 0, y: 0, coefficient: c }]);

export const variable = (name: 'x' | 'y'): Polynomial => [{ x: name === 'x' ? 1 : 0, y: name === 'y' ? 1 : 0, coefficient: one }];

/** Largest x + y of a term; −1 for the zero polynomial. */
export const totalDegree = (p: Polynomial): number => p.reduce((largest, { x, y }) => Math.max(largest, x + y), -1);

/** The value of a constant polynomial, null for others. */
export function constantValue(p: Polynomial): Rational | null {
  if (p.length === 0) return { numerator: 0n, denominator: 1n };
  return p.length === 1 && totalDegree(p) === 0 ? p[0]!.coefficient : null;
}

export const addPolynomials = (p: Polynomial, q: Polynomial): Polynomial => collect([...p, ...q]);

export const negativePolynomial = (p: Polynomial): Polynomial => p.map((term) => ({ ...term, coefficient: negative(term.coefficient) }));

/** @throws ExpressionError if the product is too large to be formed. */
export function multiplyPolynomials(p: Polynomial, q: Polynomial): Polynomial {
  if (totalDegree(p) + totalDegree(q) > largestDegree) throw new ExpressionError(`leads to a product of degree above ${largestDegree}`);
  return collect(
    p.flatMap((a) => q.map((b) => ({ x: a.x + b.x, y: a.y + b.y, coefficient: multiply(a.coefficient, b.coefficient) }))),
  );
}

/** Sum of the terms with equal exponents. */
function collect(terms: readonly Term[]): Polynomial {
  const sums = new Map<number, Term>();
  for (const term of terms) {
    const key = term.x * (2 * largestDegree) + term.y;
    const before = sums.get(key);
    sums.set(key, before === undefined ? term : { ...term, coefficient: add(before.coefficient, term.coefficient) });
  }
  const collected = [...sums.values()].filter(({ coefficient }) => coefficient.numerator !== 0n);
  if (collected.some(({ coefficient }) => size(coefficient) > mostBits)) throw new ExpressionError('has a coefficient with too many digits');
  return collected;
}
