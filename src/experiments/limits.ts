/**
 * Distances of roots (chordal) that tell whether two roots of a trained network are one at the critical point that it converges to.
 *
 * A run stops at |∇L|² ≤ 10⁻¹⁴, where equal roots differ by 10⁻⁷ divided by the smallest eigenvalue of the Hessian: from a few 10⁻⁸ up to 10⁻³ for the
 * slowest. Different roots of random networks are closer than 10⁻² in one case of a hundred. Classes that are the same at both distances, and
 * so everywhere between, are those of the limit; the others wait for Newton's method.
 */
export const clearlyEqual = 1e-6;
export const clearlyDifferent = 1e-2;

/**
 * The same at a critical point that Newton's method has found: equal roots differ by 10⁻⁹ at most there (measured: below 10⁻¹² in 50,000 runs), and one
 * pair of random roots in a million is closer than 10⁻⁶. What lies between is not decided.
 */
export const foundEqual = 1e-9;
export const foundDifferent = 1e-6;
