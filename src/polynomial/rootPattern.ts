import type { Form } from './form.ts';
import type { RootPattern } from './formatRootPattern.ts';
import type { RootDivisor } from './projectiveRoot.ts';
import { rootDivisor } from './rootDivisor.ts';

/**
 * Real root multiplicity pattern (rrmp) of a real form: multiplicities of its distinct real roots, then of its distinct conjugate
 * pairs, each ascending. A root at infinity is a real root like any other.
 *
 * Guarded: the answer is that of every form within a relative uncertainty of 2^-47 of each coefficient, or else of the most special
 * one; coefficients written with at most 44 bits (integers, short binary fractions) are taken at their word and decided exactly.
 *
 * @param tolerance Besides, distinct roots closer than this on P¹ (chordal distance) count as one. Default 0.
 * @returns `{ real: [1, 1, 2], complex: [] }` for x y (x − y)², printed "112|0".
 * @throws RangeError for the zero form, which has no pattern, and for coefficients that are not finite.
 * @source GeoLCN, Definition 3.2
 */
export const rootPattern = (form: Form, tolerance = 0): RootPattern => divisorPattern(rootDivisor(form, { tolerance }));

/** The pattern of a root divisor. */
export const divisorPattern = ({ real, pairs }: RootDivisor): RootPattern => ({
  real: real.map((r) => r.multiplicity).sort((a, b) => a - b),
  complex: pairs.map((r) => r.multiplicity).sort((a, b) => a - b),
});
