import { discriminant } from '../../polynomial/discriminant.ts';
import { maxNorm } from '../../polynomial/form.ts';
import type { Architecture } from '../../network/architecture.ts';
import { formAt, type Slice } from '../slice.ts';
import type { Vector3 } from '../vector3.ts';
import type { View } from '../view.ts';
import { quotientBy } from './hyperrootFamily.ts';
import { placeOf } from './placeOf.ts';
import { sampledCurve, type SlicedCurve } from './slicedCurve.ts';

/** A stretch of a sliced curve inside the view on which membership does not change. */
export interface CurvePiece {
  readonly inFunctionSpace: boolean;
  readonly points: readonly Vector3[];
}

const bisections = 60;

/**
 * The parts of a sliced curve inside a view, cut where membership in M changes.
 *
 * With at most one even filter in each group it does not change. Otherwise it can change only where two roots of the other factor
 * meet, at zeros of its discriminant, and where the hyperroot is 0 or infinity.
 */
export function curvePieces(a: Architecture, slice: Slice, curve: SlicedCurve, view: View, flatness: number): CurvePiece[] {
  const stride = a.reduced.cumulativeStrides.at(-1)!;
  const varies = a.reduced.evenFilterCounts.some((o) => o >= 2);
  const at = (theta: number): Vector3 | null => curve.at(theta);
  const meeting = (theta: number): number => {
    const point = curve.at(theta);
    if (point === null) return Number.NaN;
    const quotient = quotientBy(formAt(slice, point), stride, Math.cos(theta), Math.sin(theta));
    const size = maxNorm(quotient);
    return discriminant(quotient.map((c) => c / size));
  };
  const pieces: CurvePiece[] = [];
  for (const [from, to] of stretches(curve, view)) {
    const ends = [from, ...(varies ? changes(meeting, sampledCurve(at, from, to, flatness).map(({ theta }) => theta)) : []), to];
    const labels = ends.slice(1).map((end, i) => isMember(a, slice, curve, (ends[i]! + end) / 2));
    for (let i = 0, first = 0; i < labels.length; i++) {
      if (labels[i] === null) first = i + 1;
      else if (labels[i + 1] !== labels[i]) {
        pieces.push({ inFunctionSpace: labels[i]!, points: sampledCurve(at, ends[first]!, ends[i + 1]!, flatness).map(({ point }) => point) });
        first = i + 1;
      }
    }
  }
  return pieces;
}

/** Whether the form at θ is in M; null if it is not even in the closure. */
function isMember(a: Architecture, slice: Slice, curve: SlicedCurve, theta: number): boolean | null {
  const point = curve.at(theta);
  return point === null ? null : placeOf(a, slice, point);
}

/** Intervals of θ on which the curve is inside the view; the last one may go beyond π. */
function stretches(curve: SlicedCurve, view: View): [number, number][] {
  const ends = curve.ends(view);
  const inside = (theta: number): boolean => {
    const point = curve.at(theta);
    return point !== null && view.depth(point) >= 0;
  };
  if (ends.length === 0) return inside(1) ? [[0, Math.PI]] : [];
  const all = [...ends, ends[0]! + Math.PI];
  const found: [number, number][] = [];
  for (let i = 0; i + 1 < all.length; i++) {
    const [from, to] = [all[i]!, all[i + 1]!];
    if (!inside((from + to) / 2)) continue;
    const before = found.at(-1);
    if (before !== undefined && before[1] === from && inside(from)) before[1] = to;
    else found.push([from, to]);
  }
  return found;
}

/** Zeros of a function between samples, quarter turns included: at changes of sign, and where it has an extremum beyond 0 between three samples. */
function changes(f: (theta: number) => number, thetas: readonly number[]): number[] {
  const values = thetas.map(f);
  const found = [Math.PI / 2, Math.PI, (3 * Math.PI) / 2].filter((theta) => theta > thetas[0]! && theta < thetas.at(-1)!);
  for (let i = 1; i < thetas.length; i++) {
    if (values[i - 1]! > 0 !== values[i]! > 0) found.push(zeroBetween(f, thetas[i - 1]!, thetas[i]!));
    if (i + 1 === thetas.length) continue;
    const [a, b, c] = [values[i - 1]!, values[i]!, values[i + 1]!];
    if (a > 0 !== b > 0 || b > 0 !== c > 0 || Math.abs(b) > Math.abs(a) || Math.abs(b) > Math.abs(c)) continue;
    const extremum = nearestToZero(f, thetas[i - 1]!, thetas[i + 1]!);
    if (f(extremum) > 0 !== b > 0) found.push(zeroBetween(f, thetas[i - 1]!, extremum), zeroBetween(f, extremum, thetas[i + 1]!));
  }
  return found.filter(Number.isFinite).sort((p, q) => p - q);
}

function zeroBetween(f: (theta: number) => number, left: number, right: number): number {
  let [low, high] = [left, right];
  const sign = f(low) > 0;
  for (let i = 0; i < bisections; i++) {
    const middle = (low + high) / 2;
    if (f(middle) > 0 === sign) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Golden section search for where |f|, signed as at the ends, is least. */
function nearestToZero(f: (theta: number) => number, left: number, right: number): number {
  const sign = f(left) > 0 ? 1 : -1;
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [left, right];
  for (let i = 0; i < bisections; i++) {
    const [c, d] = [high - ratio * (high - low), low + ratio * (high - low)];
    if (sign * f(c) < sign * f(d)) high = d;
    else low = c;
  }
  return (low + high) / 2;
}
