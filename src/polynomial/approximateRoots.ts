import { unitRoundoff } from '../numeric/tolerance.ts';
import { scaleByPower } from './exactNumber.ts';
import { type ProjectivePoint, finitePoint } from './projectiveRoot.ts';

/** An approximate root with the chordal radius of a disc about it; if all discs are disjoint, each holds exactly one root. */
export interface ApproximateRoot {
  readonly point: ProjectivePoint;
  readonly radius: number;
}

const maxSweeps = 200;

/**
 * All roots of a real polynomial Σ_j c_j x^{n−j} with c_0 ≠ 0 ≠ c_n, by Ehrlich–Aberth iteration from the Newton polygon's radii.
 *
 * Each root carries the radius n |p(z)| / |p'(z)|, with the evaluation error (relative `uncertainty` of every coefficient) added to |p|:
 * for every polynomial within the uncertainty, the disc contains a root.
 * @source O. Aberth, Math. Comp. 27 (1973); D. Bini, Numer. Algorithms 13 (1996) for the starting values
 */
export function approximateRoots(coefficients: readonly number[], uncertainty: number): ApproximateRoot[] {
  const p = normalise(coefficients);
  const n = p.length - 1;
  if (n < 1) return [];
  const zs = startingValues(p);
  const re = zs.map((z) => z[0]);
  const im = zs.map((z) => z[1]);
  const done = new Array<boolean>(n).fill(false);
  for (let sweep = 0; sweep < maxSweeps && done.includes(false); sweep++) {
    for (let i = 0; i < n; i++) {
      if (done[i]) continue;
      const { newtonRe, newtonIm, small } = newtonStep(p, re[i]!, im[i]!);
      if (small) {
        done[i] = true;
        continue;
      }
      let sumRe = 0;
      let sumIm = 0;
      for (let j = 0; j < n; j++) {
        if (j === i) continue;
        const dr = re[i]! - re[j]!;
        const di = im[i]! - im[j]!;
        const size = Math.hypot(dr, di);
        if (size === 0) continue;
        sumRe += dr / size / size;
        sumIm -= di / size / size;
      }
      // z − N / (1 − N Σ 1/(z − z_j))
      const denRe = 1 - (newtonRe * sumRe - newtonIm * sumIm);
      const denIm = -(newtonRe * sumIm + newtonIm * sumRe);
      const den = Math.hypot(denRe, denIm) || 1;
      const stepRe = (newtonRe * (denRe / den) + newtonIm * (denIm / den)) / den;
      const stepIm = (newtonIm * (denRe / den) - newtonRe * (denIm / den)) / den;
      if (!Number.isFinite(stepRe) || !Number.isFinite(stepIm)) {
        done[i] = true;
        continue;
      }
      re[i]! -= stepRe;
      im[i]! -= stepIm;
      if (Math.hypot(stepRe, stepIm) < 2 ** -53 * Math.hypot(re[i]!, im[i]!)) done[i] = true;
    }
  }
  return re.map((x, i) => ({ point: finitePoint(x, im[i]!), radius: inclusionRadius(p, x, im[i]!, uncertainty) }));
}

function normalise(coefficients: readonly number[]): number[] {
  const largest = coefficients.reduce((m, c) => Math.max(m, Math.abs(c)), 0);
  return coefficients.map((c) => scaleByPower(c, -Math.floor(Math.log2(largest)) || 0));
}

/** Points on circles whose radii are the slopes of the upper convex hull of (j, log |c_{n−j}|). */
function startingValues(p: readonly number[]): [number, number][] {
  const n = p.length - 1;
  const height = (j: number): number => Math.log2(Math.abs(p[n - j]!));
  const hull: number[] = [];
  for (let j = 0; j <= n; j++) {
    if (p[n - j] === 0) continue;
    while (hull.length >= 2) {
      const a = hull[hull.length - 2]!;
      const b = hull[hull.length - 1]!;
      if ((height(b) - height(a)) * (j - a) > (height(j) - height(a)) * (b - a)) break;
      hull.pop();
    }
    hull.push(j);
  }
  const values: [number, number][] = [];
  for (let e = 1; e < hull.length; e++) {
    const a = hull[e - 1]!;
    const b = hull[e]!;
    const radius = 2 ** ((height(a) - height(b)) / (b - a));
    for (let i = 0; i < b - a; i++) {
      // an irrational-looking turn keeps the values off the symmetries of the polynomial
      const angle = (2 * Math.PI * i) / (b - a) + (2 * Math.PI * e) / n + 0.7;
      values.push([radius * Math.cos(angle), radius * Math.sin(angle)]);
    }
  }
  return values;
}

/** Horner's scheme in the chart where the coordinate is at most 1: at z, or at w = 1/z for the reversed polynomial. */
interface Evaluation {
  readonly inside: boolean;
  /** The coordinate: z or w. */
  readonly zr: number;
  readonly zi: number;
  /** Value and derivative of the polynomial of that chart. */
  readonly vr: number;
  readonly vi: number;
  readonly dr: number;
  readonly di: number;
  /** The same sums with moduli: what an uncertainty of the coefficients is multiplied with. */
  readonly bound: number;
  readonly slope: number;
}

function horner(p: readonly number[], re: number, im: number): Evaluation {
  const n = p.length - 1;
  const inside = Math.hypot(re, im) <= 1;
  const { re: zr, im: zi } = inside ? { re, im } : invert(re, im);
  let vr = 0, vi = 0, dr = 0, di = 0, bound = 0, slope = 0;
  const size = Math.hypot(zr, zi);
  for (let k = 0; k <= n; k++) {
    const c = inside ? p[k]! : p[n - k]!;
    const ndr = dr * zr - di * zi + vr;
    di = dr * zi + di * zr + vi;
    dr = ndr;
    slope = slope * size + bound;
    const nvr = vr * zr - vi * zi + c;
    vi = vr * zi + vi * zr;
    vr = nvr;
    bound = bound * size + Math.abs(c);
  }
  return { inside, zr, zi, vr, vi, dr, di, bound, slope };
}

/** p(z) / p'(z), and whether |p(z)| is below the rounding error of its evaluation. */
function newtonStep(p: readonly number[], re: number, im: number): { newtonRe: number; newtonIm: number; small: boolean } {
  const n = p.length - 1;
  const { inside, zr, zi, vr, vi, dr, di, bound } = horner(p, re, im);
  const small = Math.hypot(vr, vi) <= 2 ** -52 * bound;
  if (inside) {
    const [nr, ni] = divide(vr, vi, dr, di);
    return { newtonRe: nr, newtonIm: ni, small };
  }
  // with w = 1/z and q the reversed polynomial: p/p' = 1 / (w (n − w q'(w)/q(w)))
  const [qr, qi] = divide(dr, di, vr, vi);
  const mr = n - (zr * qr - zi * qi);
  const mi = -(zr * qi + zi * qr);
  const [nr, ni] = divide(1, 0, zr * mr - zi * mi, zr * mi + zi * mr);
  return { newtonRe: nr, newtonIm: ni, small };
}

/** Chordal radius n |p| / |p'| in the chart where the coordinate is at most 1: there the chordal distance is at most the Euclidean one. */
function inclusionRadius(p: readonly number[], re: number, im: number, uncertainty: number): number {
  const n = p.length - 1;
  const { vr, vi, dr, di, bound, slope } = horner(p, re, im);
  const relative = uncertainty + 4 * n * unitRoundoff;
  const value = Math.hypot(vr, vi) + relative * bound;
  const derivative = Math.hypot(dr, di) - relative * slope;
  return derivative > 0 ? Math.min(1, (n * value) / derivative) : 1;
}

function invert(re: number, im: number): { re: number; im: number } {
  const size = Math.hypot(re, im);
  return { re: re / size / size, im: -im / size / size };
}

function divide(ar: number, ai: number, br: number, bi: number): [number, number] {
  const size = Math.hypot(br, bi);
  const ur = br / size;
  const ui = bi / size;
  return [(ar * ur + ai * ui) / size, (ai * ur - ar * ui) / size];
}
