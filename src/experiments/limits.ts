/**
 * Distances of roots (chordal) between which it is open whether two roots of a trained network are one at the critical point that it converges to.
 *
 * A run stops at |∇L|² ≤ 10⁻¹⁴, where equal roots still differ by about 10⁻⁷ over the smallest eigenvalue of the Hessian: by more than 10⁻⁶ in up to
 * two runs of a hundred, by less than 10⁻⁴ in all of 200,000 (measured). Different roots of trained networks are rarely closer than 10⁻². Classes that
 * are the same at both distances, and so everywhere between, are those of the limit; the others wait for Newton's method.
 */
export const clearlyEqual = 1e-6;
export const clearlyDifferent = 1e-2;

/**
 * The same at a critical point that Newton's method has found: equal roots differ by less than 10⁻¹² there (measured), and about one pair of random roots
 * in a million is closer than 10⁻⁶. What lies between is not decided.
 */
export const foundEqual = 1e-9;
export const foundDifferent = 1e-6;
