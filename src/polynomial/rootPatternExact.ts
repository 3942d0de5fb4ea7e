import { exactParts, toExactForm } from './exactForm.ts';
import type { ExactInput } from './exactNumber.ts';
import type { RootPattern } from './formatRootPattern.ts';
import { countRealRoots } from './integerPolynomial.ts';

/**
 * Real root multiplicity pattern of a form with rational coefficients, without any rounding: square-free decomposition over the
 * integers, then Sturm's theorem on each part; the root at infinity is a real root like any other.
 *
 * @param form Coefficients, highest power of x first: integers or "p/q" (doubles are taken as the dyadic rationals they are).
 * @throws RangeError for the zero form, which has no pattern, and for entries that are not numbers.
 * @source GeoLCN, Definition 3.2; mathematics.md B3
 */
export function rootPatternExact(form: readonly ExactInput[]): RootPattern {
  const exact = toExactForm(form);
  if (!exact.some((c) => c !== 0n)) throw new RangeError('rootPatternExact: the zero form has no root pattern');
  const real: number[] = [];
  const complex: number[] = [];
  for (const { multiplicity, factor } of exactParts(exact)) {
    const degree = factor === null ? 1 : factor.length - 1;
    const realRoots = factor === null ? 1 : countRealRoots(factor);
    for (let i = 0; i < realRoots; i++) real.push(multiplicity);
    for (let i = 0; i < (degree - realRoots) / 2; i++) complex.push(multiplicity);
  }
  return { real: real.sort((a, b) => a - b), complex: complex.sort((a, b) => a - b) };
}
