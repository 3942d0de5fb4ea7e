/** A root (re + i im : 1) of a form, or the root at infinity (1 : 0). */
export interface RootPlace {
  readonly re: number;
  readonly im: number;
  readonly infinite: boolean;
}

/**
 * Place of a root in the closed unit disc: w = i (z − i)/(z + i), with z in the upper half-plane; z and its conjugate share a place.
 *
 * Real roots come to the circle, 0 at its foot, 1 at the right, ∞ at the top, −1 at the left; i comes to the centre. A map of the
 * sphere of roots that keeps angles, the real projective line as its rim.
 *
 * @returns [u, v], u to the right, v upward.
 */
export function cayley({ re, im, infinite }: RootPlace): [number, number] {
  if (infinite) return [0, 1];
  const height = Math.abs(im);
  const size = Math.hypot(re, height);
  if (!Number.isFinite(size)) return [0, 1];
  // far out, with 1/z = (re − i im)/|z|²: w = i (1 − i/z)/(1 + i/z), which does not overflow
  const [a, b] = size > 1 ? [re / size / size, -height / size / size] : [re, height];
  const [top, bottom]: [Complex, Complex] = size > 1 ? [[1 + b, -a], [1 - b, a]] : [[a, b - 1], [a, b + 1]];
  const [u, v] = divide(top, bottom);
  return [-v, u];
}

type Complex = readonly [number, number];

function divide([a, b]: Complex, [c, d]: Complex): [number, number] {
  const norm = c * c + d * d;
  return [(a * c + b * d) / norm, (b * c - a * d) / norm];
}
