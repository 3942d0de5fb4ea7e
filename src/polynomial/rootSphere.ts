import { emptyPatternCode, largestCodedDegree, pairUnits, realUnits } from './patternCode.ts';

/**
 * Roots of real forms as points of the unit sphere, in arrays that are used again and again: the root (x:y) stands at
 * (2 Re xȳ, |x|² − |y|², |2 Im xȳ|) / (|x|² + |y|²). Real roots lie on the equator h = 0, infinity (1:0) at (0, 1, 0) among them; of a
 * pair only the upper point is kept. The chordal distance of two roots is half the distance of their points.
 */
export interface RootSphere {
  count: number;
  readonly u: Float64Array;
  readonly v: Float64Array;
  readonly h: Float64Array;
  /** 1 for a real root, 2 for a pair: the degree of its factor. */
  readonly weights: Int32Array;
}

/** An empty sphere with room for the roots of forms of degree 10. */
export function rootSphere(): RootSphere {
  const room = (): Float64Array => new Float64Array(largestCodedDegree);
  return { count: 0, u: room(), v: room(), h: room(), weights: new Int32Array(largestCodedDegree) };
}

/** Adds a root at a given point of the sphere. */
export function addPoint(sphere: RootSphere, u: number, v: number, h: number, weight: 1 | 2): void {
  const at = sphere.count++;
  sphere.u[at] = u;
  sphere.v[at] = v;
  sphere.h[at] = h;
  sphere.weights[at] = weight;
}

/** Adds the real root (x:y); x and y not both 0. */
export function addRealRoot(sphere: RootSphere, x: number, y: number): void {
  const steep = Math.abs(x) <= Math.abs(y);
  // the quotient of at most 1: squares of coordinates may leave the range of doubles
  const t = steep ? x / y : y / x;
  const share = 1 / (1 + t * t);
  addPoint(sphere, 2 * t * share, (steep ? t * t - 1 : 1 - t * t) * share, 0, 1);
}

/** Adds the roots of a x² + b x y + c y², which is not zero. */
export function addQuadraticRoots(sphere: RootSphere, a: number, b: number, c: number): void {
  const discriminant = b * b - 4 * a * c;
  if (discriminant < 0) {
    // (x:y) = (−b ± √D : 2a) has |x/y|² = c/a
    const share = 1 / (a + c);
    addPoint(sphere, -b * share, (c - a) * share, Math.sqrt(-discriminant) * Math.abs(share), 2);
    return;
  }
  // (q : a) and (c : q), free of cancellation
  const root = Math.sqrt(discriminant);
  const q = (b > 0 ? b + root : b - root) / -2;
  if (q === 0 && a === 0) addRealRoot(sphere, 1, 0);
  else addRealRoot(sphere, q, a);
  if (q === 0 && c === 0) addRealRoot(sphere, 0, 1);
  else addRealRoot(sphere, c, q);
}

const labels = new Int32Array(largestCodedDegree);
const degrees = new Int32Array(largestCodedDegree);
const onEquator = new Int32Array(largestCodedDegree);

/**
 * Code of the pattern of all roots on the sphere, where roots within the tolerance of each other (chordal distance, single linkage) count as
 * one, and so do a root and its conjugate: then the root is real, and a pair has twice the multiplicity.
 *
 * It suffices to link upper points: if p is close to the conjugate of q, then p or q is close to its own, and p to q.
 */
export function codeOfSphere(sphere: RootSphere, tolerance: number): number {
  const { count, u, v, h, weights } = sphere;
  const reach = 4 * tolerance * tolerance;
  for (let i = 0; i < count; i++) {
    labels[i] = i;
    for (let j = 0; j < i; j++) {
      const du = u[i]! - u[j]!;
      const dv = v[i]! - v[j]!;
      const dh = h[i]! - h[j]!;
      if (du * du + dv * dv + dh * dh <= reach) join(labels[i]!, labels[j]!, i);
    }
  }
  for (let i = 0; i < count; i++) degrees[i] = onEquator[i] = 0;
  for (let i = 0; i < count; i++) {
    const label = labels[i]!;
    degrees[label]! += weights[i]!;
    if (weights[i] === 1 || h[i]! <= tolerance) onEquator[label] = 1;
  }
  let code = emptyPatternCode;
  for (let label = 0; label < count; label++) {
    const degree = degrees[label]!;
    if (degree > 0) code += onEquator[label] === 1 ? realUnits[degree]! : pairUnits[degree / 2]!;
  }
  return code;
}

/** Gives the clusters `first` and `second` among the points 0, …, last one label. */
function join(first: number, second: number, last: number): void {
  for (let i = 0; i <= last; i++) if (labels[i] === first) labels[i] = second;
}
