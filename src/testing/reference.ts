import type { ReducedArchitecture } from '../network/architecture.ts';

/** Homogeneous coordinates (x:y) of a point of P¹(C), the larger one equal to 1. */
export interface Point {
  readonly x: Complex;
  readonly y: Complex;
}
type Complex = readonly [number, number];

const times = (a: Complex, b: Complex): Complex => [a[0] * b[0] - a[1] * b[1], a[0] * b[1] + a[1] * b[0]];
const size = (a: Complex): number => Math.hypot(a[0], a[1]);

const over = (a: Complex, b: Complex): Complex => {
  const square = b[0] ** 2 + b[1] ** 2;
  return [(a[0] * b[0] + a[1] * b[1]) / square, (a[1] * b[0] - a[0] * b[1]) / square];
};

export const point = (x: Complex, y: Complex): Point =>
  size(x) <= size(y) ? { x: over(x, y), y: [1, 0] } : { x: [1, 0], y: over(y, x) };

export const mirror = ({ x, y }: Point): Point => ({ x: [x[0], -x[1]], y: [y[0], -y[1]] });

/** Relative comparison of x₁y₂ with x₂y₁: the same near 0 and infinity as elsewhere, and exact at 0 and infinity themselves. */
export function samePoint(p: Point, q: Point): boolean {
  const a = times(p.x, q.y);
  const b = times(p.y, q.x);
  return size([a[0] - b[0], a[1] - b[1]]) <= 1e-7 * (size(a) + size(b));
}

export const isReal = (p: Point): boolean => samePoint(p, mirror(p));

/** The hyperroot (x^S : y^S). */
export function power(p: Point, stride: number): Point {
  let [x, y]: [Complex, Complex] = [[1, 0], [1, 0]];
  for (let i = 0; i < stride; i++) [x, y] = [times(x, p.x), times(y, p.y)];
  return point(x, y);
}

/** The S roots over a hyperroot, with multiplicity: S times the same one at 0 and infinity. */
export function rootsOver(p: Point, stride: number): Point[] {
  const [rx, ry] = [size(p.x), size(p.y)];
  const angle = rx === 0 || ry === 0 ? 0 : Math.atan2(p.x[1], p.x[0]) - Math.atan2(p.y[1], p.y[0]);
  return Array.from({ length: stride }, (_, j) => {
    const turn = (angle + 2 * Math.PI * j) / stride;
    return point([rx ** (1 / stride) * Math.cos(turn), rx ** (1 / stride) * Math.sin(turn)], [ry ** (1 / stride), 0]);
  });
}

/** The hyperroots of each group of a factorization, with repetition. */
export type Placement = readonly (readonly Point[])[];

/**
 * Every way to place the roots of a form, with multiplicity, into groups of d_g full orbits under (x:y) → (ζx:y), ζ^S_g = 1, by trying
 * everything: all factorizations with these degrees, the real ones (closed under conjugation) unless `complex` is wanted.
 */
export function* placements(roots: readonly Point[], strides: readonly number[], degrees: readonly number[], complex = false): Generator<Placement> {
  const g = strides.length - 1;
  if (g < 0) {
    if (roots.length === 0) yield [];
    return;
  }
  for (const { chosen, left } of choices(roots, strides[g]!, degrees[g]!, complex))
    for (const below of placements(left, strides.slice(0, g), degrees.slice(0, g), complex)) yield [...below, chosen];
}

function choices(roots: readonly Point[], stride: number, degree: number, complex: boolean): { chosen: Point[]; left: Point[] }[] {
  const found: { chosen: Point[]; left: Point[] }[] = [];
  const hyperroots = distinct(roots.map((p) => power(p, stride)));
  const choose = (i: number, chosen: Point[], left: readonly Point[]): void => {
    if (chosen.length === degree) {
      if (complex || closedUnderConjugation(chosen)) found.push({ chosen, left: [...left] });
      return;
    }
    if (i === hyperroots.length) return;
    choose(i + 1, chosen, left);
    const rest = without(left, rootsOver(hyperroots[i]!, stride));
    if (rest !== null) choose(i, [...chosen, hyperroots[i]!], rest);
  };
  choose(0, [], roots);
  return found;
}

export const distinct = (points: readonly Point[]): Point[] =>
  points.reduce<Point[]>((kept, p) => (kept.some((q) => samePoint(p, q)) ? kept : [...kept, p]), []);

const closedUnderConjugation = (points: readonly Point[]): boolean => without(points, points.map(mirror)) !== null;

/** Removes the points one by one; null if one is missing. */
function without(points: readonly Point[], removed: readonly Point[]): Point[] | null {
  const left = [...points];
  for (const p of removed) {
    const at = left.findIndex((q) => samePoint(p, q));
    if (at < 0) return null;
    left.splice(at, 1);
  }
  return left;
}

/** Membership by definition: some real factorization has enough real hyperroots for the even filters of every group. */
export function isMember(roots: readonly Point[], { degrees, cumulativeStrides, evenFilterCounts }: ReducedArchitecture): boolean {
  for (const placement of placements(roots, cumulativeStrides, degrees))
    if (placement.every((points, g) => points.filter(isReal).length >= evenFilterCounts[g]!)) return true;
  return false;
}

/** All degree vectors of factorizations of points of the closure: Σ d'_i S_i the same, every tail Σ_{i≥l} d'_i S_i at least as large. */
export function closureDegrees({ degrees, cumulativeStrides }: ReducedArchitecture): number[][] {
  const found: number[][] = [];
  const tail = (d: readonly number[], l: number): number => d.reduce((sum, v, i) => sum + (i >= l ? v * cumulativeStrides[i]! : 0), 0);
  const extend = (d: readonly number[]): void => {
    if (d.length < degrees.length) {
      for (let v = 0; v * cumulativeStrides[d.length]! <= tail(degrees, 0); v++) extend([...d, v]);
    } else if (tail(d, 0) === tail(degrees, 0) && d.every((_, l) => tail(d, l) >= tail(degrees, l))) found.push([...d]);
  };
  extend([]);
  return found;
}

/**
 * Is the form a limit of real points of the closure outside M? Every nearby real point of the closure has a real factorization of
 * some closure degrees near one of this form, so all of them are listed and their hyperroots moved apart in every possible way:
 * each real cluster of m into 0 … m/2 conjugate pairs and the rest real, `samples` times each in random directions.
 */
export function isLimitFromOutside(roots: readonly Point[], reduced: ReducedArchitecture, uniform: () => number, samples = 6): boolean {
  for (const degrees of closureDegrees(reduced))
    for (const placement of placements(roots, reduced.cumulativeStrides, degrees))
      for (const moved of movedApart(placement, uniform, samples))
        if (!isMember(moved.flatMap((points, g) => points.flatMap((p) => rootsOver(p, reduced.cumulativeStrides[g]!))), reduced)) return true;
  return false;
}

function* movedApart(placement: Placement, uniform: () => number, samples: number): Generator<Placement> {
  const clusters = placement.flatMap((points, g) =>
    distinct(points).filter((p) => isReal(p) || isUpper(p)).map((p) => ({ g, p, real: isReal(p), count: points.filter((q) => samePoint(p, q)).length })),
  );
  const pairs = Array.from({ length: clusters.length }, (): number => 0);
  function* vary(i: number): Generator<Placement> {
    if (i < clusters.length) {
      for (pairs[i] = 0; pairs[i]! <= (clusters[i]!.real ? clusters[i]!.count / 2 : 0); pairs[i]!++) yield* vary(i + 1);
      return;
    }
    for (let n = 0; n < samples; n++) {
      const moved: Point[][] = placement.map(() => []);
      clusters.forEach(({ g, p, real, count }, c) => {
        const split = real ? pairs[c]! : count;
        for (let k = 0; k < split; k++) {
          const q = shifted(p, uniform, true);
          moved[g]!.push(q, mirror(q));
        }
        if (real) for (let k = 2 * split; k < count; k++) moved[g]!.push(shifted(p, uniform, false));
      });
      yield moved;
    }
  }
  yield* vary(0);
}

const isUpper = ({ x, y }: Point): boolean => times(x, [y[0], -y[1]])[1] > 0;

const step = 1e-4;

/** Moves the smaller coordinate by 0.4 … 1 steps, so that what was together is told apart for certain. */
function shifted({ x, y }: Point, uniform: () => number, offLine: boolean): Point {
  const by = (): number => (uniform() < 0.5 ? -step : step) * (0.4 + 0.6 * uniform());
  const moved = ([re, im]: Complex): Complex => [re + by(), im + (offLine ? by() : 0)];
  return size(x) <= size(y) ? point(moved(x), y) : point(x, moved(y));
}

/**
 * Jacobian of the reduced parameterization at a complex factorization, as a real matrix of twice the size (and so twice the rank):
 * the product is linear in every coefficient, so each column is a product with a monomial.
 */
export function realJacobian(placement: Placement, strides: readonly number[]): number[][] {
  const factors = placement.map((points, g) => points.reduce<Complex[]>((p, { x, y }) => multiply(p, spread([y, [-x[0], -x[1]]], strides[g]!)), [[1, 0]]));
  const rows: number[][] = [];
  placement.forEach((points, g) => {
    const others = factors.reduce<Complex[]>((p, q, h) => (h === g ? p : multiply(p, q)), [[1, 0]]);
    for (let j = 0; j <= points.length; j++) {
      const column = multiply(others, Array.from({ length: points.length * strides[g]! + 1 }, (_, i): Complex => [i === j * strides[g]! ? 1 : 0, 0]));
      rows.push(column.flatMap(([re, im]) => [re, im]), column.flatMap(([re, im]) => [-im, re]));
    }
  });
  return rows;
}

const spread = (form: readonly Complex[], stride: number): Complex[] =>
  Array.from({ length: (form.length - 1) * stride + 1 }, (_, i) => (i % stride === 0 ? form[i / stride]! : [0, 0]));

function multiply(p: readonly Complex[], q: readonly Complex[]): Complex[] {
  const product = Array.from({ length: p.length + q.length - 1 }, (): Complex => [0, 0]);
  p.forEach((a, i) => q.forEach((b, j) => (product[i + j] = [product[i + j]![0] + times(a, b)[0], product[i + j]![1] + times(a, b)[1]])));
  return product;
}

/** End-to-end filter by the definition of strided cross-correlation: feeds unit vectors through the layers and reads off one output. */
export function convolveNaively(filters: readonly (readonly number[])[], strides: readonly number[]): number[] {
  // receptive field of one output: n_{l−1} = (n_l − 1) s_l + k_l
  const width = filters.reduceRight((n, w, l) => (n - 1) * strides[l]! + w.length, 1);
  return Array.from({ length: width }, (_, unit) => {
    let signal = Array.from({ length: width }, (_v, i): number => (i === unit ? 1 : 0));
    filters.forEach((w, l) => {
      const length = Math.floor((signal.length - w.length) / strides[l]!) + 1;
      signal = Array.from({ length }, (_v, i) => w.reduce((sum, c, j) => sum + c * signal[i * strides[l]! + j]!, 0));
    });
    return signal[0]!;
  });
}
