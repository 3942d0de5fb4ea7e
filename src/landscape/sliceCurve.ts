import { evaluateForm, maxNorm, multiplyForms, type Form } from '../polynomial/form.ts';
import { realRoots } from '../polynomial/realRoots.ts';
import type { SlicePlace, SliceWindow, TargetSlice } from './targetSlice.ts';

/** A curve (s : t : 1) = (X : Y : W)(cos φ, sin φ) on a plane of targets, by three forms of one degree. */
export type RationalCurve = readonly [Form, Form, Form];

/** A linear condition Σ_j u_j K_j(φ) = 0 on the plane: its coefficients of s, of t, and of 1. */
export type LineFamily = readonly [Form, Form, Form];

/** The condition on targets u, given by forms K_j, as a condition on places of a plane. */
export function lineFamily(rows: readonly Form[], { origin, directions }: TargetSlice): LineFamily {
  const along = (vector: readonly number[]): number[] => rows[0]!.map((_, i) => rows.reduce((sum, row, j) => sum + row[i]! * vector[j]!, 0));
  return [along(directions[0]), along(directions[1]), along(origin)];
}

/** Forms below this, against the products they are sums of, are roundings. */
const vanishing = 1e-12;

/**
 * The place where both conditions hold, for every φ: the cross product of their coefficients.
 *
 * @returns null if the conditions are dependent for every φ.
 */
export function meetingCurve(first: LineFamily, second: LineFamily): RationalCurve | null {
  const minor = (i: number, j: number): number[] => minus(multiplyForms(first[i]!, second[j]!), multiplyForms(first[j]!, second[i]!));
  const curve: RationalCurve = [minor(1, 2), minor(2, 0), minor(0, 1)];
  const size = Math.max(...first.map(maxNorm)) * Math.max(...second.map(maxNorm));
  return Math.max(...curve.map(maxNorm)) > vanishing * size ? curve : null;
}

/** Derivatives of the coefficients of a condition by cos φ and by sin φ: both vanish exactly where the condition has a double root. */
export function derivatives(family: LineFamily): readonly [LineFamily, LineFamily] {
  const [a, b, c] = family;
  return [[byX(a), byX(b), byX(c)], [byY(a), byY(b), byY(c)]];
}

/** Angles in [0, π), ascending, at which the condition has a triple root for some place: its envelope has cusps there. */
export function cuspAngles(family: LineFamily): number[] {
  const [x, y] = derivatives(family);
  if (x[0].length < 2) return [];
  const [p, q] = derivatives(x);
  const [, r] = derivatives(y);
  const curve = meetingCurve(p, q);
  if (curve === null) return [];
  const determinant = curve.map((form, i) => multiplyForms(form, r[i]!)).reduce(plus);
  const size = Math.max(...curve.map(maxNorm)) * Math.max(...r.map(maxNorm));
  return maxNorm(determinant) > vanishing * size ? realRoots(determinant) : [];
}

/** The place of a curve at an angle; null at infinity. */
export function placeAt(curve: RationalCurve, angle: number): SlicePlace | null {
  const [x, y] = [Math.cos(angle), Math.sin(angle)];
  const w = evaluateForm(curve[2], x, y);
  const place: SlicePlace = [evaluateForm(curve[0], x, y) / w, evaluateForm(curve[1], x, y) / w];
  return place.every(Number.isFinite) ? place : null;
}

/** First pieces of the circle of angles, before halving. */
const firstPieces = 48;
/** Halvings of one of them. */
const deepest = 14;
/** Largest distance between a curve and its chords, against the longer side of the window. */
const flatness = 4e-4;
/** Gaps kept from angles at which the curve goes to infinity. */
const gap = 1e-9;

/**
 * The part of a curve near a window, as polylines that deviate from it by less than 1/2000 of the window's size; angles that are given, such as
 * those of cusps, are vertices.
 *
 * @returns One array of (s, t) pairs for each piece; a curve that stands still is one piece of one pair.
 */
export function traceCurve(curve: RationalCurve, window: SliceWindow, angles: readonly number[] = []): Float64Array[] {
  const size = Math.max(window.s[1] - window.s[0], window.t[1] - window.t[0]);
  const poles = maxNorm(curve[2]) > vanishing * Math.max(...curve.map(maxNorm)) ? realRoots(curve[2]) : [];
  const still = stillPlace(curve, size);
  if (still !== null) return isNear(still, still, window, size) ? [Float64Array.of(...still)] : [];
  const start = poles[0] ?? 0;
  const turns = (angle: number): number => (angle < start ? angle + Math.PI : angle);
  const stops = [...Array.from({ length: firstPieces + 1 }, (_, i) => start + (Math.PI * i) / firstPieces), ...[...angles, ...poles].map(turns)].sort((a, b) => a - b);
  const isPole = (angle: number): boolean => poles.some((pole) => Math.abs(turns(pole) - angle) < gap || Math.abs(turns(pole) + Math.PI - angle) < gap);
  const pieces: number[][] = [];
  let piece: number[] = [];
  const end = (): void => {
    if (piece.length > 2) pieces.push(piece);
    piece = [];
  };
  const add = (from: number, p: SlicePlace, to: number, q: SlicePlace, depth: number): void => {
    const middle = placeAt(curve, (from + to) / 2);
    if (middle === null) return end();
    const near = isNear(p, middle, window, size) || isNear(middle, q, window, size);
    if (depth < deepest && near && !isFlat(p, middle, q, size)) {
      add(from, p, (from + to) / 2, middle, depth + 1);
      add((from + to) / 2, middle, to, q, depth + 1);
      return;
    }
    if (!near) return end();
    if (piece.length === 0) piece.push(...p);
    piece.push(...middle, ...q);
  };
  for (let i = 1; i < stops.length; i++) {
    const [from, to] = [stops[i - 1]! + (isPole(stops[i - 1]!) ? gap : 0), stops[i]! - (isPole(stops[i]!) ? gap : 0)];
    if (to - from < gap) continue;
    const [p, q] = [placeAt(curve, from), placeAt(curve, to)];
    if (p === null || q === null) end();
    else add(from, p, to, q, 0);
    if (isPole(stops[i]!)) end();
  }
  end();
  return pieces.map((places) => Float64Array.from(places));
}

/** The only place of a curve that does not move; null for others. */
function stillPlace(curve: RationalCurve, size: number): SlicePlace | null {
  const places = [0.3, 0.9, 1.6, 2.5].map((angle) => placeAt(curve, angle));
  const [first] = places;
  if (first === null || first === undefined) return null;
  return places.every((place) => place !== null && Math.hypot(place[0] - first[0], place[1] - first[1]) < 1e-9 * size) ? first : null;
}

/** Whether a chord may come near the window: their bounding boxes, that of the chord widened by its own size, meet. */
function isNear([s0, t0]: SlicePlace, [s1, t1]: SlicePlace, { s, t }: SliceWindow, size: number): boolean {
  const room = Math.min(Math.abs(s1 - s0) + Math.abs(t1 - t0), 4 * size);
  return Math.max(s0, s1) + room >= s[0] && Math.min(s0, s1) - room <= s[1] && Math.max(t0, t1) + room >= t[0] && Math.min(t0, t1) - room <= t[1];
}

/** Whether the middle is near the chord and about halfway along it. */
function isFlat([s0, t0]: SlicePlace, [s, t]: SlicePlace, [s1, t1]: SlicePlace, size: number): boolean {
  const length = Math.hypot(s1 - s0, t1 - t0);
  const off = Math.hypot(s - (s0 + s1) / 2, t - (t0 + t1) / 2);
  const across = length === 0 ? off : Math.abs((s - s0) * (t1 - t0) - (t - t0) * (s1 - s0)) / length;
  return across <= flatness * size && off <= 0.25 * length + flatness * size;
}

const byX = (form: Form): number[] => form.slice(0, -1).map((c, k) => (form.length - 1 - k) * c);
const byY = (form: Form): number[] => form.slice(1).map((c, k) => (k + 1) * c);
const minus = (p: Form, q: Form): number[] => p.map((c, i) => c - q[i]!);
const plus = (p: Form, q: Form): number[] => p.map((c, i) => c + q[i]!);
