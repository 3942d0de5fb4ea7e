import { type RootSphere, addPoint } from './rootSphere.ts';

/** Newton steps from outside all roots; random cubics take five or six. */
const mostSteps = 100;

/** 1/|(1, 1)|³ */
const unit = 1 / Math.sqrt(8);

const word = new DataView(new ArrayBuffer(8));

/**
 * Adds the roots of a x³ + b x² y + c x y² + d y³, which is not zero, its coefficients at most 1 and not all small.
 *
 * Of (1:0), (0:1), (1:1), (1:−1) the point where the form is largest is turned to infinity, so that all roots are moderate numbers. The cubic
 * y³ + p y + q about their mean has a real root of the sign of −q that is farthest from the others on its side; Newton's method finds it
 * from outside, one step after the other towards it, and the rest is a quadratic. Only + − × / √ are used. Multiple roots
 * split by the square or cube root of the rounding error.
 *
 * @source derived (Cauchy's bound for the start; division by the outermost root)
 */
export function addCubicRoots(sphere: RootSphere, a: number, b: number, c: number, d: number): void {
  const even = a + c;
  const odd = b + d;
  const atOne = Math.abs(even + odd) * unit;
  const atMinusOne = Math.abs(even - odd) * unit;
  const straight = Math.max(Math.abs(a), Math.abs(d));
  if (straight >= atOne && straight >= atMinusOne) {
    if (straight === Math.abs(a)) addTurned(sphere, b / a, c / a, d / a, 0);
    else addTurned(sphere, c / d, b / d, a / d, 1);
    return;
  }
  // x = s + t, y = ±(s − t)
  const sign = atOne >= atMinusOne ? 1 : -1;
  const lead = even + sign * odd;
  const first = 3 * a - c;
  const second = sign * (b - 3 * d);
  addTurned(sphere, (first + second) / lead, (first - second) / lead, (even - sign * odd) / lead, sign === 1 ? 2 : 3);
}

/** How the roots were turned: not at all, x ↔ y, (x, y) = (s + t, s − t), (x, y) = (s + t, t − s). */
type Turn = 0 | 1 | 2 | 3;

/** Adds the roots of x³ + B x² + C x + D, turned back. */
function addTurned(sphere: RootSphere, B: number, C: number, D: number, turn: Turn): void {
  const centre = -B / 3;
  const p = C + B * centre;
  const q = ((centre + B) * centre + C) * centre + D;
  const outer = outerRoot(p, q);
  addTurnedPoint(sphere, centre + outer, 0, turn, 1);
  // y² + outer y + outer² + p
  const discriminant = -3 * outer * outer - 4 * p;
  const middle = centre - outer / 2;
  const half = Math.sqrt(Math.abs(discriminant)) / 2;
  if (discriminant < 0) {
    addTurnedPoint(sphere, middle, half, turn, 2);
    return;
  }
  addTurnedPoint(sphere, middle - half, 0, turn, 1);
  addTurnedPoint(sphere, middle + half, 0, turn, 1);
}

/** The real root of y³ + p y + q with the sign of −q that is largest in modulus. */
function outerRoot(p: number, q: number): number {
  // |y|³ ≤ |p||y| + |q| keeps roots below 1.32472 max(√|p|, ∛|q|), and a positive p only makes them smaller
  const bound = Math.max(cubeRootBound(Math.abs(q)), p < 0 ? Math.sqrt(-p) : 0);
  let y = q < 0 ? 1.3248 * bound : -1.3248 * bound;
  for (let step = 0; step < mostSteps; step++) {
    const square = y * y;
    const next = y - ((square + p) * y + q) / (3 * square + p);
    if (!(Math.abs(next) < Math.abs(y))) break;
    y = next;
  }
  return y;
}

/** A number from ∛x to 1.06 ∛x, but for a part in 10^6: a third of the exponent, its rest carried to the mantissa, where 1 + t/3 ≥ ∛(1 + t). */
function cubeRootBound(x: number): number {
  word.setFloat64(0, x);
  word.setUint32(0, Math.floor(word.getUint32(0) / 3) + 682 * 2 ** 20);
  word.setUint32(4, 0);
  return word.getFloat64(0);
}

/** Adds x = re ± i im: its point on the sphere, with the coordinates exchanged or with other signs as the turn demands. */
function addTurnedPoint(sphere: RootSphere, re: number, im: number, turn: Turn, weight: 1 | 2): void {
  const size = re * re + im * im;
  const share = 1 / (1 + size);
  const u = 2 * re * share;
  const v = (size - 1) * share;
  const h = 2 * im * share;
  if (turn === 0) addPoint(sphere, u, v, h, weight);
  else if (turn === 1) addPoint(sphere, u, -v, h, weight);
  else addPoint(sphere, turn === 2 ? v : -v, u, h, weight);
}
