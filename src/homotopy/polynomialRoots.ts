/** Sweeps until the iteration has settled; simple roots need about ten. */
const mostSweeps = 80;

/** A step below this, relative to the root, is rounding. */
const settled = 4e-16;

/** Roots start on two circles about 0, none of them symmetric to another. */
const [radii, firstAngle] = [[0.8, 1.3], 0.4] as const;

/**
 * All roots of Σ_j c_j z^{n−j} with complex coefficients, by the Ehrlich–Aberth iteration. For the roots of polynomials of moderate degree that
 * are refined elsewhere: there is no error bound.
 *
 * @param coefficients c_0, …, c_n as pairs (re, im), c_0 ≠ 0.
 * @returns n pairs (re, im).
 * @source O. Aberth, Iteration methods for finding all zeros of a polynomial simultaneously, Math. Comp. 27 (1973)
 */
export function polynomialRoots(coefficients: Float64Array): Float64Array {
  const n = coefficients.length / 2 - 1;
  const z = new Float64Array(2 * n);
  for (let k = 0; k < n; k++) {
    const [radius, angle] = [radii[k % 2]!, (2 * Math.PI * k) / n + firstAngle];
    z[2 * k] = radius * Math.cos(angle);
    z[2 * k + 1] = radius * Math.sin(angle);
  }
  const done = new Uint8Array(n);
  for (let sweep = 0, left = n; sweep < mostSweeps && left > 0; sweep++)
    for (let k = 0; k < n; k++) {
      if (done[k] === 1) continue;
      const [x, y] = [z[2 * k]!, z[2 * k + 1]!];
      const far = x * x + y * y > 1;
      // outside the unit circle the reversed polynomial at 1/z: neither overflows
      const square = x * x + y * y;
      const [a, b] = far ? [x / square, -y / square] : [x, y];
      let [pr, pi, dr, di] = [0, 0, 0, 0];
      for (let j = 0; j <= n; j++) {
        const at = 2 * (far ? n - j : j);
        [dr, di] = [dr * a - di * b + pr, dr * b + di * a + pi];
        [pr, pi] = [pr * a - pi * b + coefficients[at]!, pr * b + pi * a + coefficients[at + 1]!];
      }
      // p'/p at z; of p = z^n q(1/z) it is n/z − q'/(q z²)
      const size = pr * pr + pi * pi;
      if (size === 0) {
        done[k] = 1;
        left--;
        continue;
      }
      let [lr, li] = [(dr * pr + di * pi) / size, (di * pr - dr * pi) / size];
      if (far) {
        const [sr, si] = [lr * a - li * b, lr * b + li * a];
        const [tr, ti] = [n - sr, -si];
        [lr, li] = [tr * a - ti * b, tr * b + ti * a];
      }
      for (let j = 0; j < n; j++) {
        if (j === k) continue;
        const [u, v] = [x - z[2 * j]!, y - z[2 * j + 1]!];
        const gap = u * u + v * v || Number.MIN_VALUE;
        lr -= u / gap;
        li += v / gap;
      }
      const step = lr * lr + li * li;
      if (!(step > 0) || !Number.isFinite(step)) continue;
      z[2 * k] = x - lr / step;
      z[2 * k + 1] = y + li / step;
      if (1 / step < settled * settled * square) {
        done[k] = 1;
        left--;
      }
    }
  return z;
}
