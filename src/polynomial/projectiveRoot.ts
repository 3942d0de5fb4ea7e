/**
 * A point of P¹(C) in the chart where its coordinate is at most 1 in modulus: x/y, or y/x if `inverted`.
 * Infinity (1:0) is { re: 0, im: 0, inverted: true }, an ordinary point.
 */
export interface ProjectivePoint {
  readonly re: number;
  readonly im: number;
  readonly inverted: boolean;
}

/** A root with its multiplicity. Of a pair of conjugate roots only the one with Im x/y > 0 is listed. */
export interface ProjectiveRoot extends ProjectivePoint {
  readonly multiplicity: number;
}

/** All roots of a real form: real ones, and one of each conjugate pair. Real multiplicities plus twice the others add up to the degree. */
export interface RootDivisor {
  readonly real: readonly ProjectiveRoot[];
  readonly pairs: readonly ProjectiveRoot[];
}

/** How a statement is known: without rounding, by inclusion discs, or by floating-point numbers within named tolerances. */
export type Certainty = 'exact' | 'certified' | 'estimate';

export const infinity: ProjectivePoint = { re: 0, im: 0, inverted: true };
export const origin: ProjectivePoint = { re: 0, im: 0, inverted: false };

/** The point x/y = re + i im. */
export function finitePoint(re: number, im: number): ProjectivePoint {
  const size = Math.hypot(re, im);
  if (size <= 1) return { re, im, inverted: false };
  // two divisions by the modulus: its square may overflow
  return { re: re / size / size, im: -im / size / size, inverted: true };
}

/** x/y as re, im; infinity gives Infinity. */
export function affineValue(p: ProjectivePoint): { re: number; im: number } {
  if (!p.inverted) return { re: p.re, im: p.im };
  const size = Math.hypot(p.re, p.im);
  return size === 0 ? { re: Infinity, im: 0 } : { re: p.re / size / size, im: -p.im / size / size };
}

export const conjugate = (p: ProjectivePoint): ProjectivePoint => ({ re: p.re, im: -p.im, inverted: p.inverted });

/** Homogeneous coordinates (x:y) with the larger one equal to 1. */
const homogeneous = (p: ProjectivePoint): [number, number, number, number] =>
  p.inverted ? [1, 0, p.re, p.im] : [p.re, p.im, 1, 0];

/** Chordal distance |x₁y₂ − x₂y₁| / (|p₁||p₂|) on P¹(C): 0 for equal points, 1 for opposite ones. */
export function chordalDistance(p: ProjectivePoint, q: ProjectivePoint): number {
  const [ar, ai, br, bi] = homogeneous(p);
  const [cr, ci, dr, di] = homogeneous(q);
  const re = ar * dr - ai * di - (cr * br - ci * bi);
  const im = ar * di + ai * dr - (cr * bi + ci * br);
  return Math.hypot(re, im) / (Math.hypot(1, p.re, p.im) * Math.hypot(1, q.re, q.im));
}

/** The hyperroot (x^S : y^S) of a point. */
export function powerPoint(p: ProjectivePoint, exponent: number): ProjectivePoint {
  let re = 1;
  let im = 0;
  for (let i = 0; i < exponent; i++) [re, im] = [re * p.re - im * p.im, re * p.im + im * p.re];
  return { re, im, inverted: p.inverted };
}

/** The points whose S-th power is the given one: S of them, or the point itself for 0 and infinity. */
export function rootPoints(p: ProjectivePoint, exponent: number): ProjectivePoint[] {
  if (exponent === 1 || (p.re === 0 && p.im === 0)) return [p];
  const radius = Math.hypot(p.re, p.im) ** (1 / exponent);
  // the sign of a zero imaginary part must not turn π into −π
  const angle = (p.im === 0 ? (p.re < 0 ? Math.PI : 0) : Math.atan2(p.im, p.re)) / exponent;
  return Array.from({ length: exponent }, (_, j) => {
    const turn = angle + (2 * Math.PI * j) / exponent;
    // exact real points stay exactly real: j = 0 of a positive number, the opposite one for even exponents, and −r for odd ones
    if (p.im === 0 && p.re > 0 && j === 0) return { re: radius, im: 0, inverted: p.inverted };
    if (p.im === 0 && p.re > 0 && 2 * j === exponent) return { re: -radius, im: 0, inverted: p.inverted };
    if (p.im === 0 && p.re < 0 && 2 * j + 1 === exponent) return { re: -radius, im: 0, inverted: p.inverted };
    return { re: radius * Math.cos(turn), im: radius * Math.sin(turn), inverted: p.inverted };
  });
}

/** Im x/y > 0 (in the inverted chart the sign turns round). */
export const isUpper = (p: ProjectivePoint): boolean => (p.inverted ? p.im < 0 : p.im > 0);
