import type { Vector3 } from './vector3.ts';

/** A curve in the (u, v) plane of parameters, given chord by chord, and the position of each of its points in the chart. */
export interface SweptCurve {
  /** The v at which the curve meets the chord u = const, ascending. */
  readonly zeros: (u: number) => number[];
  /** The zero next to v on the chord, if there is one within `room`; null if that is not clear. Absent: chosen from all zeros. */
  readonly zeroNear?: (u: number, v: number, room: number) => number | null;
  /** Where the point is in the chart and what kind of point it is; null at infinity. Zeros from `zeros` may still be inexact. */
  readonly place: (u: number, v: number, exact: boolean) => Place | null;
  /** The position without searching for an exact zero first: good enough to see whether two points are far apart. Absent: that of `place`. */
  readonly about?: (u: number, v: number) => Vector3 | null;
  /** The intervals of u outside of which the number of zeros changes at the ends of chords only, if they are known: then no two changes between chords are missed. */
  readonly tangents?: readonly (readonly [from: number, to: number])[];
  /** Width in u to which places where the number of zeros or a label changes are followed; 1e-13 if absent. */
  readonly width?: number;
}

interface Place {
  readonly position: Vector3;
  /** What the points of one stratum have in common: a number of real roots. */
  readonly label: number;
}

export interface CurvePoint {
  readonly u: number;
  readonly v: number;
  readonly place: Place | null;
  /** Its position as it is known without an exact search. */
  readonly about: Vector3 | null;
}

/** Width in u to which the number of zeros on a chord is followed. */
const eventWidth = 1e-13;

/** Zeros closer than this at an event are the pair that vanishes there. */
const vanishing = 1e-4;

/** Points farther out than this, relative to a view, are as good as at infinity: where a determinant vanishes for another reason their places are rounding. */
export const farOut = 1e4;

/** Halvings of a step until it is short and flat. */
const deepestRefinement = 16;

/** Most chords: a bound on the work where rounding makes zeros come and go. */
const mostChords = 4000;

/** A point whose place is found when it is asked for: most chords are only counted. */
function pointOn(curve: SweptCurve, u: number, v: number, exact = false): CurvePoint {
  let known: Place | null | undefined;
  let guess: Vector3 | null | undefined;
  return {
    u,
    v,
    get about() {
      if (known !== undefined || curve.about === undefined) return this.place?.position ?? null;
      if (guess === undefined) guess = curve.about(u, v);
      return guess;
    },
    get place() {
      if (known === undefined) known = curve.place(u, v, exact);
      return known;
    },
  };
}

/**
 * The last point on the side of `from` of the place between two neighbours of a chain at which `holds` turns from true to false, and the
 * first point after it.
 */
export function turningPoint(curve: SweptCurve, from: CurvePoint, to: CurvePoint, holds: (point: CurvePoint) => boolean): [CurvePoint, CurvePoint] {
  let [last, first] = [from, to];
  const width = curve.width ?? eventWidth;
  while (Math.abs(first.u - last.u) > width) {
    const u = (last.u + first.u) / 2;
    const wanted = (last.v + first.v) / 2;
    const near = curve.zeroNear?.(u, wanted, Math.abs(first.v - last.v) + Math.abs(first.u - last.u)) ?? null;
    const v = near ?? curve.zeros(u).reduce((best, zero) => (Math.abs(zero - wanted) < Math.abs(best - wanted) ? zero : best), Infinity);
    if (!Number.isFinite(v)) break;
    const middle = pointOn(curve, u, v, near !== null);
    if (holds(middle)) last = middle;
    else first = middle;
  }
  return [last, first];
}

/**
 * The points of a chain after a, up to and with b, close enough to be joined by straight segments: chords between them are searched next to
 * the middle only.
 *
 * @param budget Points that may still be found, for all segments of a curve together.
 */
export function refinedSegment(curve: SweptCurve, a: CurvePoint, b: CurvePoint, tooFar: Sweep['tooFar'], budget: { left: number }, depth = deepestRefinement): CurvePoint[] {
  if (depth === 0 || budget.left-- <= 0 || Math.abs(b.u - a.u) <= eventWidth) return [b];
  const [u, v] = [(a.u + b.u) / 2, (a.v + b.v) / 2];
  const zero = (curve.zeroNear ?? nearestOf(curve))(u, v, Math.abs(b.v - a.v) / 2 + Math.abs(b.u - a.u));
  if (zero === null) return [b];
  const middle = pointOn(curve, u, zero, curve.zeroNear !== undefined);
  if (!tooFar(a, middle, b)) return [middle, b];
  return [...refinedSegment(curve, a, middle, tooFar, budget, depth - 1), ...refinedSegment(curve, middle, b, tooFar, budget, depth - 1)];
}

const nearestOf =
  ({ zeros }: SweptCurve) =>
  (u: number, v: number, room: number): number | null => {
    const nearest = zeros(u).reduce((best, zero) => (Math.abs(zero - v) < Math.abs(best - v) ? zero : best), Infinity);
    return Math.abs(nearest - v) <= room ? nearest : null;
  };

interface Chord {
  readonly u: number;
  readonly points: readonly CurvePoint[];
}

/**
 * The branches of a curve as chains of points.
 *
 * Chords are swept over (−1, 1); where the number of zeros changes the place is located; between chords of one number the zeros are joined in
 * their order; zeros that vanish in a pair are joined to each other. A zero that leaves at the end of a chord ends its chain.
 *
 * @param chords Number of chords at first.
 * @param tooFar Whether two neighbouring points of a chain are too far apart: then the chord between them is added.
 * @param matters Whether a chain that begins or ends at a point must do so at the right place.
 */
export function traceCurve(curve: SweptCurve, chords: number, tooFar: Sweep['tooFar'], matters: Sweep['matters'] = () => true): CurvePoint[][] {
  const at = (u: number): Chord => ({ u, points: curve.zeros(u).map((v) => pointOn(curve, u, v)) });
  const even = Array.from({ length: chords + 1 }, (_, i) => -Math.cos((Math.PI * i) / chords) * (1 - 1e-13));
  const grid = withTangents(even, curve.tangents ?? [], at);
  const swept = [grid[0]!];
  for (let i = 1; i < grid.length; i++) fill(swept, grid[i - 1]!, grid[i]!, { at, tooFar, matters, eventWidth: curve.width ?? eventWidth }, deepestRefinement);
  return chainsOf(swept);
}

/** The chords of a grid, with more of them so that there is one between any two tangents, and inside those next to which the number of zeros seems to stay the same. */
function withTangents(even: readonly number[], tangents: NonNullable<SweptCurve['tangents']>, at: Sweep['at']): Chord[] {
  const middles = tangents.map(([from, to]) => (from + to) / 2);
  const between = tangents.slice(1).flatMap(([from], i) => {
    const gap = (tangents[i]![1] + from) / 2;
    return even.some((u) => u > middles[i]! && u < middles[i + 1]!) ? [] : [gap];
  });
  const chords = [...even, ...between].sort((a, b) => a - b).map(at);
  const inside = tangents.flatMap(([from, to], i) => {
    const next = chords.findIndex(({ u }) => u >= from);
    return next > 0 && chords[next]!.u > to && chords[next - 1]!.points.length === chords[next]!.points.length ? [at(middles[i]!)] : [];
  });
  return inside.length === 0 ? chords : [...chords, ...inside].sort((a, b) => a.u - b.u);
}

interface Sweep {
  readonly at: (u: number) => Chord;
  readonly tooFar: (a: CurvePoint, middle: CurvePoint, b: CurvePoint) => boolean;
  readonly matters: (point: CurvePoint) => boolean;
  readonly eventWidth: number;
}

/** Width in u to which changes are followed that do not matter. */
const coarseWidth = 1e-3;

/** True if zeros that only one of two chords has lie where it matters. */
function changeMatters({ points: left }: Chord, { points: right }: Chord, matters: Sweep['matters']): boolean {
  const partner = matched(left, right);
  return left.some((point, k) => partner[k] === -1 && matters(point)) || right.some((point, k) => !partner.includes(k) && matters(point));
}

/** A zero that moves by more than this from chord to chord, and by so many times their distance, may turn back and on again between them: there are two more then. */
const foldStep = 0.04;
const foldSlope = 3;

const mayFold = (a: CurvePoint, b: CurvePoint, matters: Sweep['matters']): boolean =>
  Math.abs(b.v - a.v) > Math.max(foldStep, foldSlope * (b.u - a.u)) && (matters(a) || matters(b));

function fill(swept: Chord[], left: Chord, right: Chord, sweep: Sweep, depth: number): void {
  const { at, tooFar, matters } = sweep;
  const width = right.u - left.u;
  const unimportant = left.points.length !== right.points.length && width < coarseWidth && !changeMatters(left, right, matters);
  if (unimportant || width <= sweep.eventWidth || swept.length > mostChords || (depth === 0 && left.points.length === right.points.length) || (left.points.length === 0 && right.points.length === 0 && depth < deepestRefinement)) {
    swept.push(right);
    return;
  }
  const middle = at((left.u + right.u) / 2);
  const same = left.points.length === right.points.length && middle.points.length === left.points.length;
  if (same && !left.points.some((a, i) => {
    const [m, b] = [middle.points[i]!, right.points[i]!];
    return tooFar(a, m, b) || mayFold(a, m, matters) || mayFold(m, b, matters);
  })) {
    swept.push(middle, right);
    return;
  }
  fill(swept, left, middle, sweep, Math.max(0, depth - 1));
  fill(swept, middle, right, sweep, Math.max(0, depth - 1));
}

/** Joins zeros of neighbouring chords into chains; across an event the zeros of the shorter list keep their neighbours. */
function chainsOf(chords: readonly Chord[]): CurvePoint[][] {
  const finished: CurvePoint[][] = [];
  let open: CurvePoint[][] = chords[0]!.points.map((point) => [point]);
  for (let i = 1; i < chords.length; i++) {
    const [left, right] = [chords[i - 1]!.points, chords[i]!.points];
    if (left.length === right.length) {
      open.forEach((chain, k) => chain.push(right[k]!));
      continue;
    }
    const partner = matched(left, right);
    const next: CurvePoint[][] = [];
    right.forEach((point, k) => {
      const from = partner.indexOf(k);
      next.push(from < 0 ? [point] : [...open[from]!, point]);
    });
    joinPairs(right, next, (k) => !partner.includes(k));
    const ending = open.filter((_, k) => partner[k] === -1);
    const endingPoints = left.filter((_, k) => partner[k] === -1);
    finished.push(...closed(endingPoints, ending));
    open = next;
  }
  finished.push(...open);
  return finished.filter((chain) => chain.length > 1);
}

/** New chains that begin together begin at the same point: the middle of the pair. */
function joinPairs(points: readonly CurvePoint[], chains: CurvePoint[][], isNew: (k: number) => boolean): void {
  for (let k = 0; k + 1 < points.length; k++) {
    if (!isNew(k) || !isNew(k + 1) || points[k + 1]!.v - points[k]!.v > vanishing) continue;
    chains[k + 1]!.unshift(points[k]!);
    k++;
  }
}

/** Chains that end as a pair are one chain; single ones end at the edge of the disc. */
function closed(points: readonly CurvePoint[], chains: readonly CurvePoint[][]): CurvePoint[][] {
  const result: CurvePoint[][] = [];
  for (let k = 0; k < chains.length; k++) {
    if (k + 1 < chains.length && points[k + 1]!.v - points[k]!.v < vanishing) {
      result.push([...chains[k]!, ...[...chains[k + 1]!].reverse()]);
      k++;
    } else result.push(chains[k]!);
  }
  return result;
}

/** For each zero on the left its partner on the right, −1 if it has none: in order, with the least sum of distances. */
function matched(left: readonly CurvePoint[], right: readonly CurvePoint[]): number[] {
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  const cost = Array.from({ length: short.length + 1 }, () => new Array<number>(long.length + 1).fill(Infinity));
  for (let j = 0; j <= long.length; j++) cost[0]![j] = 0;
  for (let i = 1; i <= short.length; i++)
    for (let j = i; j <= long.length; j++) cost[i]![j] = Math.min(cost[i]![j - 1]!, cost[i - 1]![j - 1]! + Math.abs(short[i - 1]!.v - long[j - 1]!.v));
  const choice = new Array<number>(short.length).fill(-1);
  for (let i = short.length, j = long.length; i > 0; j--) if (cost[i]![j] !== cost[i]![j - 1]) choice[--i] = j - 1;
  if (short === left) return choice;
  const partner = new Array<number>(long.length).fill(-1);
  choice.forEach((k, i) => (partner[k] = i));
  return partner;
}
