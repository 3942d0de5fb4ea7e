import { multiplyForms } from '../polynomial/form.ts';

/** An interval of u, wider than the place in it is known. */
export type Place = readonly [from: number, to: number];

/** Halvings of the square, in turn in u and in v: places are known to 1/256. */
const deepestHalving = 18;

/** Most halvings: more are needed only by curves that are vertical on a stretch, or that are counted twice. */
const mostHalvings = 4000;

/** Where f is smaller than this, relative to its largest Bernstein coefficient, its signs are rounding. */
const rounding = 1e-12;

/** The Bernstein coefficients after so many halvings. */
const kept = Array.from({ length: deepestHalving + 1 }, () => new Float64Array(0));

/**
 * The intervals of u in which the curve f(u, v) = 0 may have a vertical tangent inside the unit disc, or cross itself: f = ∂f/∂v = 0. Between them
 * the number of zeros of f on a chord u = const changes at the circle only. In order; none if f is too special for them to be few.
 *
 * The square around the disc is halved until the Bernstein coefficients of f, or those of ∂f/∂v, are of one sign on a part.
 *
 * @param degree Largest power of u, and of v, in the polynomial f.
 * @source derived; for Bernstein coefficients see realRoots
 */
export function verticalTangents(f: (u: number, v: number) => number, degree: number): Place[] {
  const size = degree + 1;
  if (kept[0]!.length !== size * size) kept.forEach((_, depth) => (kept[depth] = new Float64Array(size * size)));
  const noise = rounding * bernsteinCoefficients(f, degree, kept[0]!);
  const found: [number, number][] = [];
  let halvings = 0;
  /** Looks for tangents over the part of the square whose coefficients are those of this depth, and destroys these; false if it gives up. */
  const search = (depth: number, u: Place, v: Place): boolean => {
    const c = kept[depth]!;
    if (Math.hypot(nearest(u), nearest(v)) >= 1 || !mayVanish(c, size, noise)) return true;
    if (depth === deepestHalving) {
      found.push([u[0], u[1]]);
      return true;
    }
    if (++halvings > mostHalvings) return false;
    const below = kept[depth + 1]!;
    const inU = depth % 2 === 0;
    const [low, high] = halvesOf(inU ? u : v);
    halve(c, below, size, inU);
    if (!search(depth + 1, inU ? low : u, inU ? v : low)) return false;
    below.set(c);
    return search(depth + 1, inU ? high : u, inU ? v : high);
  };
  return search(0, [-1, 1], [-1, 1]) ? joined(found) : [];
}

/** The number of an interval that is nearest to 0. */
const nearest = ([from, to]: Place): number => Math.max(from, -to, 0);

function halvesOf([from, to]: Place): [Place, Place] {
  const middle = (from + to) / 2;
  return [
    [from, middle],
    [middle, to],
  ];
}

/** Overlapping intervals as one. */
function joined(places: [number, number][]): Place[] {
  const result: [number, number][] = [];
  for (const [from, to] of places.sort((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else result.push([from, to]);
  }
  return result;
}

/** False if the Bernstein coefficients of f, or of ∂f/∂v, are of one sign, or f is rounding. */
function mayVanish(c: Float64Array, size: number, noise: number): boolean {
  let [low, high] = [Infinity, -Infinity];
  let [lowSlope, highSlope] = [Infinity, -Infinity];
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++) {
      const value = c[i * size + j]!;
      if (value < low) low = value;
      if (value > high) high = value;
      if (j === 0) continue;
      const slope = value - c[i * size + j - 1]!;
      if (slope < lowSlope) lowSlope = slope;
      if (slope > highSlope) highSlope = slope;
    }
  return low <= 0 && high >= 0 && lowSlope <= 0 && highSlope >= 0 && Math.max(-low, high) > noise;
}

/** De Casteljau's algorithm: the coefficients in the lower half, and, in the place of the given ones, those in the upper half. */
function halve(c: Float64Array, lower: Float64Array, size: number, inU: boolean): void {
  const step = inU ? size : 1;
  const across = inU ? 1 : size;
  const end = size * step;
  for (let line = 0; line < size; line++) {
    const first = line * across;
    for (let done = 0; done < end; done += step) {
      let last = c[first]!;
      lower[first + done] = last;
      for (let at = first + step; at < first + end - done; at += step) {
        const next = c[at]!;
        c[at - step] = (last + next) / 2;
        last = next;
      }
    }
  }
}

/** Fills in the Bernstein coefficients of f on the square [−1, 1]², those of u^i v^j at i (degree + 1) + j; returns the largest. */
function bernsteinCoefficients(f: (u: number, v: number) => number, degree: number, c: Float64Array): number {
  const size = degree + 1;
  const nodes = Array.from({ length: size }, (_, i) => Math.cos((Math.PI * (i + 0.5)) / size));
  const weights = nodes.map((node) => lagrangeWeights(nodes, node));
  const values = nodes.map((u) => nodes.map((v) => f(u, v)));
  const inV = values.map((row) => weights[0]!.map((_, j) => row.reduce((sum, value, k) => sum + value * weights[k]![j]!, 0)));
  let largest = 0;
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++) {
      let sum = 0;
      for (let k = 0; k < size; k++) sum += weights[k]![i]! * inV[k]![j]!;
      c[i * size + j] = sum;
      largest = Math.max(largest, Math.abs(sum));
    }
  return largest;
}

/** The Bernstein coefficients on [−1, 1] of the polynomial that is 1 at one node and 0 at the others. */
function lagrangeWeights(nodes: readonly number[], node: number): number[] {
  const others = nodes.filter((other) => other !== node);
  // t − a = (−1 − a) (1 − s) + (1 − a) s for t = 2 s − 1
  const product = others.reduce<number[]>((form, other) => multiplyForms(form, [(-1 - other) / (node - other), (1 - other) / (node - other)]), [1]);
  let binomial = 1;
  return product.map((value, i) => {
    if (i > 0) binomial *= (others.length + 1 - i) / i;
    return value / binomial;
  });
}
