/**
 * Every tolerance of the library, with its reason. Change one only with a test that shows why.
 */

/** Unit roundoff of a double, 2^-53. */
export const unitRoundoff = 2 ** -53;

/**
 * Relative uncertainty of a coefficient that a short computation gave as a double: 64 roundings. A cluster of roots counts as one
 * multiple root if some form within it, coefficient by coefficient, has one. Larger values begin to call ill-conditioned simple
 * roots of degree 20 multiple; smaller ones miss the multiple roots of products of filters.
 */
export const coefficientUncertainty = 2 ** -47;

/** The same for the coefficients of a factor that came out of a numerical gcd: roundings magnified by the division. */
export const factorUncertainty = 1e-12;

/** Chordal distance to its mirror image below which a root of a form too large for exact arithmetic counts as real. */
export const realRootTolerance = 1e-7;

/**
 * Relative residual below which a filter counts as lying on the closure of a function space (backward error).
 * Products of filters are off by about 1e-16, printed oracles by 1e-15; a point moved by hand is off by 1e-6 or more.
 */
export const membershipTolerance = 1e-11;

/** Smallest singular value, relative to the largest, below which a stacked multiplication matrix counts as rank deficient (mathematics.md B2). */
export const gcdTolerance = 1e-8;

/** Chordal distance on RP¹ below which roots of trained filters count as one (GeoLCN, section 7.1 uses 1e-4, relative). */
export const trainedRootTolerance = 1e-4;

/**
 * Distances of roots (chordal) between which it is open whether two roots of a trained network are one at the critical point that it converges to.
 *
 * A run stops at |∇L|² ≤ 10⁻¹⁴, where equal roots still differ by about 10⁻⁷ over the smallest eigenvalue of the Hessian: by more than 10⁻⁶ in up to
 * two runs of a hundred, by less than 10⁻⁴ in all of 200,000 (measured). Different roots of trained networks are rarely closer than 10⁻². Classes that
 * are the same at both distances, and so everywhere between, are those of the limit; the others wait for Newton's method.
 */
export const trainedRootsClearlyEqual = 1e-6;
export const trainedRootsClearlyDifferent = 1e-2;

/**
 * The same at a critical point that Newton's method has found: equal roots differ by less than 10⁻¹² there (measured), and about one pair of random roots
 * in a million is closer than 10⁻⁶. What lies between is not decided.
 */
export const limitRootsEqual = 1e-9;
export const limitRootsDifferent = 1e-6;

/** Cholesky pivot, relative to its diagonal entry, below which a symmetric matrix counts as not positive definite: some hundred roundings. */
export const choleskyTolerance = 2 ** -45;

/** Pivot, relative to its scaled row or column, below which a linear system counts as singular: some hundred roundings. */
export const singularPivotTolerance = 2 ** -45;

/** Relative asymmetry |a_ij − a_ji| ≤ this · max |a| that is forgiven (and averaged away) in a metric: entries typed or computed as doubles. */
export const symmetryTolerance = 1e-12;

/** Relative error of one step of the gradient flow: keeps the drift of the invariants below 1e-8 on ordinary runs (src/training/invariants.test.ts). */
export const flowStepTolerance = 1e-11;

/**
 * Training counts as diverged when a parameter exceeds this multiple of the largest number in the start, in the target, and 1. A diverging descent
 * of two or more layers grows faster than exponentially, so the exact bound hardly matters.
 */
export const divergenceFactor = 1e6;
