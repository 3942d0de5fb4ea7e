import type { Breakpoint, Ruling, RulingFamily } from './ruling.ts';
import { apart } from './special/angles.ts';
import { along, distance, type Vector3 } from './vector3.ts';
import type { View } from './view.ts';

/** A point at which a ruling is cut: a breakpoint, or the rim of the view. Neighbouring sheets share it, so it is moved for all at once. */
export interface Cut {
  s: number;
  point: Vector3;
  /** null at the rim. */
  readonly breakpoint: Breakpoint | null;
}

/** What the view leaves of a ruling, none if they do not meet: piece i reaches from cut i to cut i + 1 and has label i. */
export interface ClippedRuling {
  /** Parameter of the family. */
  readonly theta: number;
  readonly ruling: Ruling | null;
  readonly cuts: readonly Cut[];
  readonly labels: readonly number[];
  /** Points inside pieces that only the neighbour on the other side of an event has as cuts. */
  readonly extras: Cut[];
  /** The order of labels and breakpoints: rulings that agree in it can be joined piece by piece. */
  readonly order: string;
  /** How far beyond the rim the next breakpoint is; Infinity if there is none. */
  readonly beyond: number;
  /** Order, the faces through which the ruling enters and leaves, and the parity where it enters. */
  readonly signature: string;
}

/** A breakpoint nearer than this to the rim, relative to the view, counts as standing on it. */
const rimTolerance = 1e-12;

/** The part of a line of a family inside a view, cut at the breakpoints. */
export function clipRuling(family: RulingFamily, theta: number, ruling: Ruling | null, view: View): ClippedRuling {
  const chord = ruling === null ? null : view.chord(ruling.base, ruling.direction);
  if (ruling === null || chord === null) return { theta, ruling: null, cuts: [], labels: [], extras: [], order: '', beyond: Infinity, signature: '' };
  const margin = rimTolerance * view.radius;
  const inside = ruling.breakpoints.filter(({ s }) => s > chord.from + margin && s < chord.to - margin);
  const ends = [chord.from];
  for (const { s } of inside) ends.push(s);
  let beyond = Infinity;
  for (const { s } of ruling.breakpoints) if (s < chord.from || s > chord.to) beyond = Math.min(beyond, Math.max(chord.from - s, s - chord.to));
  ends.push(chord.to);
  const all = labelsBetween(ruling, ends, inside);
  const labels = [all[0]!];
  const cuts: Cut[] = [{ s: chord.from, point: chord.start, breakpoint: null }];
  for (let i = 0; i < inside.length; i++) {
    const breakpoint = inside[i]!;
    if (!family.keeps(breakpoint, all[i]!, all[i + 1]!)) {
      labels[labels.length - 1] = all[i + 1]!;
      continue;
    }
    cuts.push({ s: breakpoint.s, point: along(ruling.base, ruling.direction, breakpoint.s), breakpoint });
    labels.push(all[i + 1]!);
  }
  cuts.push({ s: chord.to, point: chord.end, breakpoint: null });
  const order = sideOfZero(ruling, chord.from + margin) + orderOf(family, cuts, labels);
  return { theta, ruling, cuts, labels, extras: [], order, beyond, signature: `${chord.faces[0]} ${order} ${chord.faces[1]} ${ruling.parityAt?.(chord.from) === true ? '+' : '-'}` };
}

/** Labels of the pieces: that of the longest by counting roots, the others by what breakpoints add to it. */
function labelsBetween(ruling: Ruling, ends: readonly number[], breakpoints: readonly Breakpoint[]): number[] {
  let longest = 0;
  for (let i = 1; i + 1 < ends.length; i++) if (ends[i + 1]! - ends[i]! > ends[longest + 1]! - ends[longest]!) longest = i;
  const labels = new Array<number>(ends.length - 1);
  labels[longest] = ruling.labelAt((ends[longest]! + ends[longest + 1]!) / 2);
  for (let i = longest; i < breakpoints.length; i++) labels[i + 1] = labels[i]! + breakpoints[i]!.change;
  for (let i = longest; i > 0; i--) labels[i - 1] = labels[i]! - breakpoints[i - 1]!.change;
  return labels;
}

/**
 * On a cone whose apex is at or beyond the rim, pieces on the two sides of the apex are different pieces although their labels agree, and
 * the apex is no cut that would carry the mark.
 */
function sideOfZero({ breakpoints }: Ruling, from: number): string {
  for (const { kind, s, mark } of breakpoints) if (kind === 'zero') return `${s <= from ? 'beyond' : 'before'} zero${mark ? '+' : '-'},`;
  return '';
}

/**
 * Sheets and breakpoints in their order, and the order of the breakpoints' angles: where two breakpoints of the same kind pass
 * through each other only the latter changes.
 */
function orderOf(family: RulingFamily, cuts: readonly Cut[], labels: readonly number[]): string {
  let order = sheetId(family, labels[0]!);
  for (let i = 1; i + 1 < cuts.length; i++) {
    const { kind, mark, angle } = cuts[i]!.breakpoint!;
    let rank = 0;
    for (let j = 1; j + 1 < cuts.length; j++) {
      const other = cuts[j]!.breakpoint!;
      if (other.kind === kind && other.angle < angle) rank++;
    }
    order += `,${kind}${mark ? '+' : '-'}${rank},${sheetId(family, labels[i]!)}`;
  }
  return order;
}

const sheetIds = new WeakMap<RulingFamily, string[]>();

/** Name of the sheet of a label, remembered: it is asked for with every ruling. */
export function sheetId(family: RulingFamily, label: number): string {
  let ids = sheetIds.get(family);
  if (ids === undefined) sheetIds.set(family, (ids = []));
  return (ids[label] ??= family.sheet(label).id);
}

/** True if two rulings of the same order are too far apart for the surface between them to be guessed from them. */
export function farApart(left: ClippedRuling, right: ClippedRuling, farthest: number): boolean {
  return left.cuts.some(({ point }, i) => distance(point, right.cuts[i]!.point) > farthest);
}

/** A second root that moves by more than this angle between two rulings, and by so many times their own difference, may turn back and on again between them. */
const foldAngle = 0.04;
const foldSlope = 3;

/** Folds are not looked for between rulings this near to each other: next to a ruling of high multiplicity roots are rounding. */
const narrowestFold = 2e-4;

/**
 * True if the other root of a breakpoint moves so far between two rulings of the same order that the curve of breakpoints may be folded there: for
 * some θ between them it then has two points more, and neither ruling shows it.
 */
export function mayFold(left: ClippedRuling, right: ClippedRuling): boolean {
  const width = right.theta - left.theta;
  if (width < narrowestFold) return false;
  const least = Math.max(foldAngle, foldSlope * width);
  for (let i = 1; i + 1 < left.cuts.length; i++) if (Math.abs(apart(left.cuts[i]!.breakpoint!.angle, right.cuts[i]!.breakpoint!.angle)) > least) return true;
  return false;
}

/** How far the cuts of the ruling in the middle are from the middles of the cuts of its neighbours: the error of flat strips. */
export function deviation(left: ClippedRuling, middle: ClippedRuling, right: ClippedRuling): number {
  let largest = 0;
  for (let i = 0; i < middle.cuts.length; i++) {
    const [a, b, c] = [left.cuts[i]!.point, middle.cuts[i]!.point, right.cuts[i]!.point];
    largest = Math.max(largest, Math.hypot((a[0] + c[0]) / 2 - b[0], (a[1] + c[1]) / 2 - b[1], (a[2] + c[2]) / 2 - b[2]));
  }
  return largest;
}

/**
 * True if a breakpoint may enter the view and leave it again between two rulings of the same order: the parabola through its distances to the rim on
 * these and the one between them falls below 0.
 */
export function mayEnter({ beyond: a }: ClippedRuling, { beyond: b }: ClippedRuling, { beyond: c }: ClippedRuling): boolean {
  const bend = (a + c) / 2 - b;
  const slope = (c - a) / 2;
  return bend > 0 && bend < Infinity && Math.abs(slope) < 2 * bend && b < (slope * slope) / (4 * bend);
}
