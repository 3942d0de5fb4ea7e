/**
 * The point (cos 2πk/n, sin 2πk/n) of the unit circle, exact at quarter turns and bit by bit symmetric under them:
 * a quarter turn is taken off before the sine is, so k and k + n/2 give opposite points.
 *
 * @param k Any number; n an integer.
 */
export function circlePoint(k: number, n: number): readonly [number, number] {
  const quarters = Math.round((4 * k) / n);
  const angle = (Math.PI * (4 * k - quarters * n)) / (2 * n);
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  switch (((quarters % 4) + 4) % 4) {
    case 0:
      return [c, s];
    case 1:
      return [0 - s, c];
    case 2:
      return [0 - c, 0 - s];
    default:
      return [s, 0 - c];
  }
}

/** k modulo n, in [0, n). */
export const modulo = (k: number, n: number): number => k - n * Math.floor(k / n);
