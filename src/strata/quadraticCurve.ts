import type { Form } from '../polynomial/form.ts';
import { realRootsBetween } from '../polynomial/realRoots.ts';
import { multipleSolver } from './multipleSolver.ts';
import type { Slice } from './slice.ts';
import type { Vector3 } from './vector3.ts';
import { verticalTangents, type Place } from './verticalTangents.ts';

/**
 * Which divisor of degree 4 a quadratic form g stands for: g² (a pair of double roots), or g(x², y²) (a pair of hyperroots of level 2).
 */
export type Divisor = 'square' | 'dilated';

/**
 * The definite quadratic forms g whose divisor divides a form of the slice, as a plane curve: g = (1 + u) x² + 2v xy + (1 − u) y² with
 * (u, v) in the unit disc stands for g up to factors, and D(u, v) = 0 is the condition, where D is the determinant of the matrix of
 * the divisor's multiples and of the slice's four forms. D is a form in the coefficients of g, of degree 2(n − 3) or n − 3.
 */
export interface QuadraticCurve {
  /**
   * Zeros v' of D on the chord u' = const of the disc, ascending, to about 1e-10; `zeroNear` has them exactly. u', v' are u, v turned by a
   * fixed angle.
   */
  chordZeros(u: number): number[];
  /** The zero on the chord u' = const nearest to v', if D changes its sign within `room` of v'; null if not. */
  zeroNear(u: number, v: number, room: number): number | null;
  /** The position at which the divisor of a zero of D divides the form, and the quotient; null if it is at infinity. */
  pointAt(u: number, v: number): { readonly position: Vector3; readonly quotient: Form } | null;
  /** The coefficients of g. */
  quadraticAt(u: number, v: number): [number, number, number];
  /** The u' at which the curve may have a vertical tangent inside the disc; see `verticalTangents`. */
  tangents(): Place[];
  /** |D| for forms scaled to largest coefficient 1: rounding on all of the disc if every g divides some form. */
  sizeAt(u: number, v: number): number;
}

/** The chords are turned against the axes of the disc: curves u = const are natural (palindromic slices) and no chord may contain one. */
const turn = 0.4;

/**
 * Half-widths, relative to the chord, in which D itself must change its sign around a zero of the interpolated polynomial. Interpolation loses
 * digits where D is small, next to points of the circle at which it vanishes to high order (slices whose directions share a root).
 */
const brackets = [1e-8, 1e-6, 1e-4, 1e-2];

/** Wider brackets for zeros next to a place that is only near the curve, where it is steep. */
const wideBrackets = [3e-2, 1e-1, 3e-1];

/** Where the values of D at an end of a chord are smaller than this, relative to those elsewhere, it is interpolated there by itself, so many times. */
const smallValue = 1e-4;
const deepestSearch = 6;

/** Steps of the search for the zero in a bracket. */
const bracketSteps = 60;

/** @throws RangeError for degree below 4. */
export function quadraticCurve(slice: Slice, divisor: Divisor): QuadraticCurve {
  const n = slice.origin.length - 1;
  if (n < 4) throw new RangeError(`quadraticCurve: forms of degree ${n} have no divisor of degree 4 with a quotient`);
  const degree = divisor === 'square' ? 2 * (n - 3) : n - 3;
  const forms = [slice.origin, ...slice.directions].map(unitForm);
  const matrix = Array.from({ length: n + 1 }, () => new Float64Array(n + 1));
  const nodes = Array.from({ length: degree + 1 }, (_, i) => Math.cos((Math.PI * (i + 0.5)) / (degree + 1)));
  const toMonomials = inverseVandermonde(nodes);
  const solver = multipleSolver(slice);

  const quadraticAt = (u: number, v: number): [number, number, number] => {
    const [U, V] = [u * Math.cos(turn) - v * Math.sin(turn), u * Math.sin(turn) + v * Math.cos(turn)];
    return [1 + U, 2 * V, 1 - U];
  };
  const determinantAt = (u: number, v: number): number => {
    const factor = divisorForm(quadraticAt(u, v), divisor);
    for (let i = 0; i <= n; i++) {
      const row = matrix[i]!;
      if (i < n - 3) {
        row.fill(0);
        for (let k = 0; k < factor.length; k++) row[i + k] = factor[k]!;
      } else row.set(forms[i - (n - 3)]!);
    }
    return determinant(matrix);
  };
  /** The zeros of D, as a polynomial in t, between two values of t, ascending. */
  const zerosBetween = (f: (t: number) => number, low: number, high: number, depth: number): number[] => {
    const [middle, half] = [(low + high) / 2, (high - low) / 2];
    const values = nodes.map((node) => f(middle + half * node));
    const coefficients = toMonomials.map((row) => {
      let sum = 0;
      for (let i = 0; i < row.length; i++) sum += row[i]! * values[i]!;
      return sum;
    });
    const zeros = realRootsBetween(coefficients).map((t) => middle + half * t);
    if (depth === 0) return zeros;
    const largest = Math.max(...values.map(Math.abs));
    const isLarge = (value: number): boolean => Math.abs(value) >= smallValue * largest;
    const [first, last] = [middle + half * nodes[values.findLastIndex(isLarge)]!, middle + half * nodes[values.findIndex(isLarge)]!];
    const [smallBelow, smallAbove] = [!isLarge(values.at(-1)!), !isLarge(values[0]!)];
    return [
      ...(smallBelow ? zerosBetween(f, low, first, depth - 1) : []),
      ...zeros.filter((t) => (!smallBelow || t > first) && (!smallAbove || t < last)),
      ...(smallAbove ? zerosBetween(f, last, high, depth - 1) : []),
    ];
  };
  return {
    quadraticAt,
    tangents: () => verticalTangents(determinantAt, degree),
    sizeAt: (u, v) => Math.abs(determinantAt(u, v)),
    chordZeros(u) {
      const half = Math.sqrt((1 - u) * (1 + u));
      const near = zerosBetween((t) => determinantAt(u, half * t), -1, 1, deepestSearch);
      const zeros: number[] = [];
      near.forEach((t, i) => {
        const room = Math.min(t - (near[i - 1] ?? -2 - t), (near[i + 1] ?? 2 - t) - t) / 2;
        if (changesSign((v) => determinantAt(u, half * v), t, room)) zeros.push(half * t);
      });
      return zeros;
    },
    zeroNear(u, v, room) {
      const half = Math.sqrt((1 - u) * (1 + u));
      const zero = zeroNear((t) => determinantAt(u, half * t), v / half, room / half);
      return zero === null ? null : half * zero;
    },
    pointAt(u, v) {
      const factor = divisorForm(quadraticAt(u, v), divisor);
      const solved = solver.solve(factor);
      if (solved === null) return null;
      return { position: [solved[0]!, solved[1]!, solved[2]!], quotient: Array.from(solved.subarray(3), (c) => 0 - c) };
    },
  };
}

/** The divisor that a quadratic g stands for, of degree 4, as a form. */
export function divisorForm([p, q, r]: readonly [number, number, number], divisor: Divisor): number[] {
  return divisor === 'square' ? [p * p, 2 * p * q, 2 * p * r + q * q, 2 * q * r, r * r] : [p, 0, q, 0, r];
}

/** The form divided by its largest coefficient: determinants then compare across scales. */
function unitForm(form: Form): number[] {
  const size = Math.max(...form.map(Math.abs));
  return size === 0 ? [...form] : form.map((c) => c / size);
}

/** Gaussian elimination with partial pivoting, in place. */
function determinant(rows: Float64Array[]): number {
  const n = rows.length;
  let result = 1;
  for (let c = 0; c < n; c++) {
    let best = c;
    for (let i = c + 1; i < n; i++) if (Math.abs(rows[i]![c]!) > Math.abs(rows[best]![c]!)) best = i;
    const pivot = rows[best]!;
    if (pivot[c] === 0) return 0;
    if (best !== c) {
      rows[best] = rows[c]!;
      rows[c] = pivot;
      result = -result;
    }
    result *= pivot[c]!;
    for (let i = c + 1; i < n; i++) {
      const row = rows[i]!;
      const factor = row[c]! / pivot[c]!;
      if (factor !== 0) for (let j = c + 1; j < n; j++) row[j]! -= factor * pivot[j]!;
    }
  }
  return result;
}

/** Row k holds the weights with which values at the nodes add up to the coefficient of t^k of the polynomial through them. */
function inverseVandermonde(nodes: readonly number[]): number[][] {
  const size = nodes.length;
  const rows = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  nodes.forEach((node, i) => {
    let lagrange = [1];
    let scale = 1;
    nodes.forEach((other, j) => {
      if (j === i) return;
      scale *= node - other;
      lagrange = [0, ...lagrange].map((c, k) => c - other * (lagrange[k] ?? 0));
    });
    lagrange.forEach((c, k) => (rows[k]![i] = c / scale));
  });
  return rows;
}

/** True if a function changes its sign in one of the brackets around t. */
const changesSign = (f: (t: number) => number, t: number, room: number): boolean =>
  bracketsWithin(room).some((bracket) => f(Math.max(-1, t - bracket)) < 0 !== f(Math.min(1, t + bracket)) < 0);

const bracketsWithin = (room: number): number[] => [...brackets.filter((width) => width < room), Math.min(room, brackets.at(-1)!)];

/** The zero of a function in the smallest bracket around t in which it changes sign, by the Illinois rule; null if it does not within `room`. */
function zeroNear(f: (t: number) => number, t: number, room: number): number | null {
  for (const bracket of [...bracketsWithin(room), ...wideBrackets.filter((width) => width < room), ...(room > brackets.at(-1)! ? [room] : [])]) {
    let [low, high] = [Math.max(-1, t - bracket), Math.min(1, t + bracket)];
    let [atLow, atHigh] = [f(low), f(high)];
    if (atLow < 0 === atHigh < 0) continue;
    let kept = 0;
    for (let step = 0; step < bracketSteps && high - low > Number.EPSILON * (1 + Math.abs(low)); step++) {
      let middle = (low * atHigh - high * atLow) / (atHigh - atLow);
      if (!(middle > low && middle < high)) middle = (low + high) / 2;
      const value = f(middle);
      if (value === 0) return middle;
      if (value < 0 === atLow < 0) {
        [low, atLow] = [middle, value];
        if (kept === -1) atHigh /= 2;
        kept = -1;
      } else {
        [high, atHigh] = [middle, value];
        if (kept === 1) atLow /= 2;
        kept = 1;
      }
    }
    return (low + high) / 2;
  }
  return null;
}
