import type { RootPattern } from '../polynomial/formatRootPattern.ts';
import type { Interval, Ruling } from './ruling.ts';
import { along, distance, type Vector3 } from './vector3.ts';
import type { View } from './view.ts';

/** An interval of a ruling inside the view, with its two ends. */
export interface Piece {
  /** Its place among the ruling's intervals: the two sides of an apex are different intervals of one label. */
  readonly interval: number;
  readonly label: string;
  readonly pattern: RootPattern | null;
  readonly side: 1 | -1;
  readonly start: Vector3;
  readonly end: Vector3;
  readonly startNormal: Vector3;
  readonly endNormal: Vector3;
  /** True where the view cuts the ruling off, false at a breakpoint. */
  readonly startsAtRim: boolean;
  readonly endsAtRim: boolean;
}

/** What the view leaves of a ruling: pieces in the order of its direction, none if they do not meet. */
export interface ClippedRuling {
  readonly theta: number;
  readonly direction: Vector3;
  readonly pieces: readonly Piece[];
  /** The sequence of intervals and their labels: rulings that agree in it can be joined piece by piece. */
  readonly labels: string;
  /** Labels and the faces through which the ruling enters and leaves. */
  readonly signature: string;
}

/** Largest distance of corresponding ends and angle between directions of rulings that may be neighbours. */
export interface Closeness {
  readonly distance: number;
  readonly angle: number;
}

/** A breakpoint nearer than this to the rim, relative to the view, counts as standing on it. */
const rimTolerance = 1e-12;

/** The part of a ruling inside a view, cut at the breakpoints. */
export function clipRuling(theta: number, ruling: Ruling | null, view: View): ClippedRuling {
  const chord = ruling === null ? null : view.chord(ruling.base, ruling.direction);
  if (ruling === null || chord === null) return { theta, direction: [0, 0, 0], pieces: [], labels: '', signature: '' };

  const margin = rimTolerance * view.radius;
  const pieces: Piece[] = [];
  const pointAt = (s: number): Vector3 => along(ruling.base, ruling.direction, s);
  const onRim = (end: number): number | undefined => ruling.breakpoints.find((s) => Math.abs(s - end) <= margin);
  const [first, final] = [onRim(chord.from), onRim(chord.to)];
  let [from, start, startsAtRim] = [first ?? chord.from, first === undefined ? chord.start : pointAt(first), true];
  ruling.breakpoints.forEach((s, i) => {
    if (s <= chord.from + margin || s >= chord.to - margin) return;
    const point = pointAt(s);
    pieces.push(pieceOf(ruling.intervals[i]!, i, { from, to: s, start, end: point, startsAtRim, endsAtRim: false }));
    [from, start, startsAtRim] = [s, point, false];
  });
  const last = ruling.breakpoints.filter((s) => s < chord.to - margin).length;
  const end = final === undefined ? chord.end : pointAt(final);
  pieces.push(pieceOf(ruling.intervals[last]!, last, { from, to: final ?? chord.to, start, end, startsAtRim, endsAtRim: true }));

  const labels = pieces.map(({ interval, label }) => `${interval}:${label}`).join(' ');
  return { theta, direction: ruling.direction, pieces, labels, signature: `${chord.faces[0]} ${labels} ${chord.faces[1]}` };
}

interface Cut extends Pick<Piece, 'start' | 'end' | 'startsAtRim' | 'endsAtRim'> {
  readonly from: number;
  readonly to: number;
}

const pieceOf = ({ label, pattern, side, normal }: Interval, interval: number, { from, to, ...ends }: Cut): Piece => ({
  interval,
  label,
  pattern,
  side,
  ...ends,
  startNormal: normal(from),
  endNormal: normal(to),
});

/** True if two rulings with the same labels are too far apart to be joined by flat quadrangles. */
export function farApart(left: ClippedRuling, right: ClippedRuling, closeness: Closeness): boolean {
  if (left.labels !== right.labels || left.pieces.length === 0) return false;
  if (angleBetween(left.direction, right.direction) > closeness.angle) return true;
  return left.pieces.some((piece, i) => {
    const other = right.pieces[i]!;
    return distance(piece.start, other.start) > closeness.distance || distance(piece.end, other.end) > closeness.distance;
  });
}

/** Angle between two unit vectors, accurate for small angles. */
const angleBetween = (a: Vector3, b: Vector3): number => 2 * Math.asin(Math.min(1, distance(a, b) / 2));
