/** Places in (0, 1] and weights of Simpson's rule on four intervals, but for the place 0. */
const places = [0.25, 0.5, 0.75, 1] as const;
const simpson = [4 / 12, 2 / 12, 4 / 12, 1 / 12] as const;

/** Smallest share of the force of the linear law that must be left everywhere on the way: less of it, and a saddle is near. */
const leastForce = 0.5;

/**
 * Steps that gradient descent takes from s = 1 to s = 0 along one coordinate beyond those of the linear law s' = (1 − λ) s, which it obeys near 0.
 *
 * The force G(s) = s (λ + q s + r s²) is the cubic with G'(0) = λ and with the values of G and G' at 1, and the difference of the times is
 * ∫ (1/G(s) − 1/(λ s)) ds = −∫ (q + r s) / (λ (λ + q s + r s²)) ds, from 0 to 1.
 *
 * @param slope λ > 0.
 * @returns NaN where the force vanishes on the way, or almost so.
 * @source derived here
 */
export function slowPath(slope: number, force: number, slopeThere: number): number {
  const a = force - slope;
  const b = slopeThere - slope;
  // q + r = a, 2 q + 3 r = b
  const r = b - 2 * a;
  const q = a - r;
  let sum = q / (12 * slope);
  for (let i = 0; i < 4; i++) {
    const s = places[i]!;
    const rate = slope + s * (q + s * r);
    if (!(rate >= leastForce * slope)) return NaN;
    sum += (simpson[i]! * (q + r * s)) / rate;
  }
  return -sum / slope;
}
