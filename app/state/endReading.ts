import type { Architecture } from '../../src/network/architecture.ts';
import { factorPattern } from '../../src/network/factorPattern.ts';
import type { Membership } from '../../src/network/membership.ts';
import { membershipOfTheta } from '../../src/network/membershipOfTheta.ts';
import { trainedRootsClearlyDifferent } from '../../src/numeric/tolerance.ts';
import type { RootPattern } from '../../src/polynomial/formatRootPattern.ts';
import type { TrainingState } from '../../src/training/problem.ts';
import { remembered } from './remembered.ts';

/** Where a network stands: its root pattern, null for the zero filter, and its place in the function space. */
export interface Standing {
  readonly pattern: RootPattern | null;
  readonly membership: Membership;
}

/** What a run has come to. */
export interface EndReading extends Standing {
  /**
   * What it would be at the limit of a run that has converged, if roots are one there that are close here, but less close than equal roots of trained
   * networks usually are: so it is near degenerate critical points. Null if nothing would change.
   */
  readonly orElse: Standing | null;
}

/** Roots of the network closer than the tolerance, or the usual one, count as one. */
const standing = (a: Architecture, theta: TrainingState['theta'], tolerance?: number): Standing => ({
  pattern: factorPattern(theta, a.strides, tolerance),
  membership: membershipOfTheta(a, theta, tolerance),
});

const same = (one: Standing, other: Standing): boolean =>
  JSON.stringify(one.pattern) === JSON.stringify(other.pattern) && one.membership.onBoundary === other.membership.onBoundary;

/** The reading of a run's state; the same object while the state stays. */
export const endReading: (a: Architecture, state: TrainingState) => EndReading = remembered((a: Architecture, { theta, status }: TrainingState): EndReading => {
  const here = standing(a, theta);
  if (status !== 'converged') return { ...here, orElse: null };
  const merged = standing(a, theta, trainedRootsClearlyDifferent);
  return { ...here, orElse: same(here, merged) ? null : merged };
});
