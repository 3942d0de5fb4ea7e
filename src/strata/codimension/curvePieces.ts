import { discriminant } from '../../polynomial/discriminant.ts';
import { euclideanNorm } from '../../polynomial/form.ts';
import type { Architecture } from '../../network/architecture.ts';
import { formAt, type Slice } from '../slice.ts';
import type { Vector3 } from '../vector3.ts';
import type { View } from '../view.ts';
import { quotientBy } from './hyperrootFamily.ts';
import { isStraight } from './isStraight.ts';
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
    const size = euclideanNorm(quotient);
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

/** Zeros of a function between samples, quarter turns included. */
function changes(f: (theta: number) => number, thetas: readonly number[]): number[] {
  const found = [Math.PI / 2, Math.PI, (3 * Math.PI) / 2].filter((theta) => theta > thetas[0]! && theta < thetas.at(-1)!);
  const search = (a: number, fa: number, b: number, fb: number, depth: number): void => {
    const middle = (a + b) / 2;
    const value = f(middle);
    if (!Number.isFinite(value) || depth === 0 || isStraight(fa, value, fb)) {
      if (fa > 0 !== fb > 0) found.push(zeroBetween(f, a, b));
      return;
    }
    search(a, fa, middle, value, depth - 1);
    search(middle, value, b, fb, depth - 1);
  };
  const values = thetas.map(f);
  for (let i = 1; i < thetas.length; i++) search(thetas[i - 1]!, values[i - 1]!, thetas[i]!, values[i]!, deepestHalving);
  return found.filter(Number.isFinite).sort((p, q) => p - q);
}

/** Halvings of a step between two samples. */
const deepestHalving = 24;

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
