import { trainedRootTolerance } from '../numeric/tolerance.ts';
import { isZeroForm } from '../polynomial/form.ts';
import type { Architecture, Theta } from './architecture.ts';
import { endToEndFilter } from './endToEndFilter.ts';
import { factorRoots } from './factorPattern.ts';
import { type Membership, membership, membershipOfDecomposition } from './membership.ts';
import { orbitDecomposition } from './orbitDecomposition.ts';

/**
 * Where the end-to-end filter of a network lies, read from the roots of its filters: it is in M by construction, and on the boundary
 * if roots closer than the tolerance are equal.
 *
 * @param tolerance Chordal distance on P¹; the default suits trained filters (GeoLCN, section 7.1).
 * @source mathematics.md A12, B7
 */
export function membershipOfTheta(a: Architecture, theta: Theta, tolerance = trainedRootTolerance): Membership {
  const roots = factorRoots(theta, a.strides, tolerance);
  if (roots === null || theta.some(isZeroForm)) return membership(a, endToEndFilter(theta, a.strides).map(() => 0));
  return membershipOfDecomposition(a, orbitDecomposition(roots, a.reduced.cumulativeStrides, tolerance));
}
