import { leastSquares } from '../../numeric/solve.ts';
import { vanishingAtPair } from './conditions.ts';
import { lineOf, type Ruling } from '../ruling.ts';
import type { Form } from '../../polynomial/form.ts';
import type { Equation, Slice } from '../slice.ts';

/** Circles and points on each of them at which pairs are tried, in the disc of definite quadratic forms. */
const circles = 14;
const aroundCircle = 36;

/** Residual from which Gauss–Newton is tried, that counts as none, and the number and width of its steps. */
const suspicious = 0.5;
const vanishing = 1e-12;
const mostSteps = 20;
const width = 1e-6;

/** Nearer to the circle, where the two roots of a pair meet, than this nothing is looked for. */
const rim = 1e-3;

/** Pairs nearer than this are one. */
const samePair = 1e-6;

/**
 * The lines of a slice all of whose forms have the same pair of conjugate double roots: the four conditions on a form to have it (value and
 * derivative, real and imaginary parts) are two only. A pair is a point of the disc: (1 + u) x² + 2v xy + (1 − u) y².
 */
export function conjugateCoincidences({ origin, directions }: Slice): Pick<Ruling, 'base' | 'direction'>[] {
  const forms = [origin, ...directions];
  const degree = origin.length - 1;
  // the derivative along the circle vanishes at ±i for other reasons
  const byX = forms.map((form) => form.slice(0, -1).map((c, k) => (degree - k) * c));
  const byY = forms.map((form) => form.slice(1).map((c, k) => (k + 1) * c));
  const conditions = (u: number, v: number): Equation[] | null => {
    const square = 1 - u * u - v * v;
    if (!(square > rim * rim)) return null;
    const inverted = u < 0;
    const leading = inverted ? 1 - u : 1 + u;
    return [forms, inverted ? byY : byX].flatMap((all) => vanishingAtPair(all, -v / leading, Math.sqrt(square) / leading, inverted));
  };
  const matrixAt = (u: number, v: number): number[][] | null => conditions(u, v)?.map(({ constant, normal }) => [constant, ...normal]) ?? null;
  const sizeAt = residualSize(forms, byX, byY);
  const found: { u: number; v: number; line: Pick<Ruling, 'base' | 'direction'> }[] = [];
  const values = Array.from({ length: circles }, (_, i) => Array.from({ length: aroundCircle }, (_v, j) => sizeAt(...pointOf(i, j))));
  for (let i = 0; i < circles; i++)
    for (let j = 0; j < (i === 0 ? 1 : aroundCircle); j++) {
      const here = values[i]![j]!;
      const beside = [values[i]![(j + 1) % aroundCircle]!, values[i]![(j + aroundCircle - 1) % aroundCircle]!, values[i - 1]?.[j] ?? Infinity, values[i + 1]?.[j] ?? Infinity];
      if (here > suspicious || here > Math.min(...beside)) continue;
      const pair = polished(matrixAt, ...pointOf(i, j));
      if (pair === null || found.some(({ u, v }) => Math.hypot(u - pair[0], v - pair[1]) < samePair)) continue;
      const equations = conditions(...pair)!;
      const [first, second] = pivotsOf(matrixAt(...pair)!);
      const line = lineOf(equations[first]!, equations[second]!);
      if (line !== null) found.push({ u: pair[0], v: pair[1], line });
    }
  return found.map(({ line }) => line);
}

/** Points of the disc, denser next to its circle. */
function pointOf(i: number, j: number): [number, number] {
  const radius = Math.tanh((2.6 * i) / circles);
  const angle = (2 * Math.PI * j) / aroundCircle;
  return [radius * Math.cos(angle), radius * Math.sin(angle)];
}

/**
 * Length of `beyond` at a point of the disc, 1 next to its circle. The same as by `matrixAt`, without its arrays: it is asked for at every point
 * of the grid in every picture.
 */
function residualSize(forms: readonly Form[], byX: readonly Form[], byY: readonly Form[]): (u: number, v: number) => number {
  // rows: value and derivative, real and imaginary parts; columns: the four forms
  const rows = new Float64Array(16);
  const evaluate = (all: readonly Form[], from: number, re: number, im: number, inverted: boolean): void => {
    for (let column = 0; column < 4; column++) {
      const form = all[column]!;
      const last = form.length - 1;
      let [p, q] = [0, 0];
      for (let k = 0; k <= last; k++) {
        const next = p * re - q * im + form[inverted ? last - k : k]!;
        q = p * im + q * re;
        p = next;
      }
      rows[from + column] = p;
      rows[from + 4 + column] = q;
    }
  };
  const dot = (i: number, j: number): number => rows[i]! * rows[j]! + rows[i + 1]! * rows[j + 1]! + rows[i + 2]! * rows[j + 2]! + rows[i + 3]! * rows[j + 3]!;
  /** Takes the longest row off the others and leaves 0 in its place; its length. */
  const takeLongest = (): number => {
    let [best, square] = [0, -1];
    for (let i = 0; i < 16; i += 4) {
      const here = dot(i, i);
      if (here > square) [best, square] = [i, here];
    }
    for (let i = 0; i < 16; i += 4) {
      if (i === best || square === 0) continue;
      const share = dot(i, best) / square;
      for (let k = 0; k < 4; k++) rows[i + k]! -= share * rows[best + k]!;
    }
    rows.fill(0, best, best + 4);
    return Math.sqrt(square);
  };
  return (u, v) => {
    const square = 1 - u * u - v * v;
    if (!(square > rim * rim)) return 1;
    const inverted = u < 0;
    const leading = inverted ? 1 - u : 1 + u;
    const [re, im] = [-v / leading, Math.sqrt(square) / leading];
    evaluate(forms, 0, re, im, inverted);
    evaluate(inverted ? byY : byX, 8, re, im, inverted);
    const size = takeLongest();
    takeLongest();
    let rest = 0;
    for (let i = 0; i < 16; i++) rest += rows[i]! * rows[i]!;
    return Math.sqrt(rest) / size;
  };
}

/** The longest row, and the one that is farthest from its multiples. */
function pivotsOf(rows: readonly number[][]): [number, number] {
  const longest = (lengths: readonly number[]): number => lengths.reduce((best, length, i) => (length > lengths[best]! ? i : best), 0);
  const lengths = rows.map((row) => Math.hypot(...row));
  const first = longest(lengths);
  const own = rows[first]!.map((x) => x / (lengths[first]! || 1));
  return [first, longest(rows.map((row, i) => (i === first ? -1 : Math.hypot(...minus(row, own, dotOf(row, own))))))];
}

/** What is left of the other rows off the span of two of them, relative to the longest row. */
function beyond(rows: readonly number[][], pivots: readonly [number, number]): number[] {
  const size = Math.hypot(...rows[pivots[0]]!);
  const basis: number[][] = [];
  const off = (row: readonly number[]): number[] => basis.reduce((rest, own) => minus(rest, own, dotOf(rest, own)), row.map((x) => x / size));
  for (const pivot of pivots) {
    const rest = off(rows[pivot]!);
    const length = Math.hypot(...rest);
    if (length === 0) return [];
    basis.push(rest.map((x) => x / length));
  }
  return rows.flatMap((row, i) => (pivots.includes(i) ? [] : off(row)));
}

const dotOf = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, x, k) => sum + x * b[k]!, 0);

const minus = (a: readonly number[], b: readonly number[], t: number): number[] => a.map((x, k) => x - t * b[k]!);

/** Gauss–Newton for the pair; null if there is none nearby. */
function polished(matrixAt: (u: number, v: number) => number[][] | null, fromU: number, fromV: number): [number, number] | null {
  let [u, v] = [fromU, fromV];
  for (let step = 0; step < mostSteps; step++) {
    const [rows, rowsU, rowsV] = [matrixAt(u, v), matrixAt(u + width, v), matrixAt(u, v + width)];
    if (rows === null || rowsU === null || rowsV === null) return null;
    const pivots = pivotsOf(rows);
    const [here, byU, byV] = [beyond(rows, pivots), beyond(rowsU, pivots), beyond(rowsV, pivots)];
    if (here.length === 0 || byU.length === 0 || byV.length === 0) return null;
    if (Math.hypot(...here) <= vanishing) return [u, v];
    const solved = leastSquares(here.map((value, k) => [(byU[k]! - value) / width, (byV[k]! - value) / width]), here.map((value) => -value));
    if (solved.status !== 'solved') return null;
    u += solved.solution[0]!;
    v += solved.solution[1]!;
  }
  return null;
}
