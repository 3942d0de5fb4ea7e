import type { Breakpoint, RulingFamily } from './ruling.ts';
import { sheetId, type ClippedRuling, type Cut } from './clippedRuling.ts';
import { along, distance, type Vector3 } from './vector3.ts';
import type { View } from './view.ts';

/** Two rulings this near in θ stand for one line seen from both sides. */
const sameTheta = 1.1e-8;

/** Cuts nearer than this on an event's line, relative to the view, are one point: breakpoints that vanish in pairs are the square root of the width of an event apart. */
const sameCut = 4e-6;

/** Breakpoints and the rim are one point if they are nearer by this factor; vanishing pairs may be farther apart by the other one. */
const rimFactor = 40;
const vanishedFactor = 50;

/** Distance of two rulings' first cuts, relative to the view, above which they are different lines after all (the family jumps). */
const sameLine = 1e-5;

/** A point at which the order of breakpoints changes. */
export interface RulingEvent {
  readonly theta: number;
  readonly point: Vector3;
  readonly before: readonly Breakpoint[];
  readonly after: readonly Breakpoint[];
}

/**
 * Puts together the two sides of every change of order: cuts that stand at the same place become one point, and a cut that only
 * one side has is noted on the other, so that no crack is left. Where the change could not be located (rounding, next to a root of high
 * multiplicity), the pieces that are long enough to be seen are matched instead.
 */
export function joinAtEvents(family: RulingFamily, rulings: readonly ClippedRuling[], view: View): Joined {
  const events: RulingEvent[] = [];
  const loose = new Map<number, (readonly [number, number])[]>();
  for (let i = 1; i < rulings.length; i++) {
    const [left, right] = [rulings[i - 1]!, rulings[i]!];
    if (left.order === right.order || left.order === '' || right.order === '') continue;
    if (right.theta - left.theta <= sameTheta) {
      if (sameEnds(left, right, sameLine * view.radius)) events.push(...join(left, right, sameCut * view.radius));
      continue;
    }
    const [first, second] = [visiblePieces(left, sameCut * view.radius), visiblePieces(right, sameCut * view.radius)];
    const alike = first.length === second.length && first.every((piece, k) => sheetId(family, left.labels[piece]!) === sheetId(family, right.labels[second[k]!]!));
    if (!alike) continue;
    loose.set(i, first.map((piece, k) => [piece, second[k]!]));
    for (const side of [left, right]) closeGaps(side, sameCut * view.radius);
  }
  if (family.closed) joinAtSeam(family, rulings[0]!, rulings.at(-1)!);
  return { events, loose };
}

/** The last line of a closed family is the first: cuts that were put together on one of the two are so on the other. */
function joinAtSeam({ reverses }: RulingFamily, first: ClippedRuling, last: ClippedRuling): void {
  const count = first.cuts.length;
  if (last.cuts.length !== count) return;
  const take = (cut: Cut, { s, point }: Cut): void => void Object.assign(cut, { s: reverses ? 0 - s : s, point });
  first.cuts.forEach((cut, k) => {
    const other = last.cuts[reverses ? count - 1 - k : k]!;
    if (isMoved(other)) take(cut, other);
    else if (isMoved(cut)) take(other, cut);
  });
}

const isMoved = ({ s, breakpoint }: Cut): boolean => breakpoint !== null && s !== breakpoint.s;

interface Joined {
  readonly events: RulingEvent[];
  readonly loose: Map<number, (readonly [number, number])[]>;
}

/** The pieces longer than a width. */
const visiblePieces = ({ labels, cuts }: ClippedRuling, width: number): number[] => [...labels.keys()].filter((piece) => cuts[piece + 1]!.s - cuts[piece]!.s > width);

/** Moves the ends of the pieces shorter than a width together. */
function closeGaps(ruling: ClippedRuling, width: number): void {
  const { cuts } = ruling;
  for (let first = 0; first < cuts.length; ) {
    let next = first + 1;
    while (next < cuts.length && cuts[next]!.s - cuts[next - 1]!.s <= width) next++;
    const crowd = cuts.slice(first, next);
    first = next;
    if (crowd.length < 2) continue;
    const place = placeOf(ruling, crowd);
    for (const cut of crowd) Object.assign(cut, place);
  }
}

const sameEnds = (left: ClippedRuling, right: ClippedRuling, tolerance: number): boolean =>
  distance(left.cuts[0]!.point, right.cuts[0]!.point) < tolerance && distance(left.cuts.at(-1)!.point, right.cuts.at(-1)!.point) < tolerance;

function join(left: ClippedRuling, right: ClippedRuling, tolerance: number): RulingEvent[] {
  const members = [...left.cuts.map((cut): Member => ({ cut, side: left })), ...right.cuts.map((cut): Member => ({ cut, side: right }))].sort((a, b) => a.cut.s - b.cut.s);
  const clusters: Member[][] = [];
  for (const member of members) {
    const last = clusters.at(-1);
    const before = last?.at(-1);
    if (before !== undefined && areOnePoint(before, member, tolerance)) last!.push(member);
    else clusters.push([member]);
  }
  const events: RulingEvent[] = [];
  for (const cluster of vanishedPairs(clusters, vanishedFactor * tolerance)) {
    const place = placeOf(left, cluster.map(({ cut }) => cut));
    for (const { cut } of cluster) {
      cut.s = place.s;
      cut.point = place.point;
    }
    for (const side of [left, right]) if (!cluster.some((member) => member.side === side)) side.extras.push({ ...place, breakpoint: null });
    const marks = (side: ClippedRuling): Breakpoint[] => cluster.flatMap((member) => (member.side === side && member.cut.breakpoint !== null ? [member.cut.breakpoint] : []));
    const [before, after] = [marks(left), marks(right)];
    if (before.length + after.length > 1 && textOf(before) !== textOf(after)) events.push({ theta: left.theta, point: place.point, before, after });
  }
  return events;
}

interface Member {
  readonly cut: Cut;
  readonly side: ClippedRuling;
}

/** A cut at the rim stays apart from breakpoints next to it, unless they are as near as rounding and the width of the event bring them. */
function areOnePoint(a: Member, b: Member, tolerance: number): boolean {
  const rims = Number(a.cut.breakpoint === null) + Number(b.cut.breakpoint === null);
  return b.cut.s - a.cut.s < (rims === 1 ? tolerance / rimFactor : tolerance);
}

/** Two neighbouring breakpoints that only one side has are the pair that vanishes here, however far apart the width of the event leaves them. */
function vanishedPairs(clusters: readonly Member[][], farthest: number): Member[][] {
  const result: Member[][] = [];
  const isAlone = (cluster: Member[] | undefined): cluster is [Member] => cluster?.length === 1 && cluster[0]!.cut.breakpoint !== null;
  for (const cluster of clusters) {
    const before = result.at(-1);
    const vanish = isAlone(before) && isAlone(cluster) && before[0].side === cluster[0].side && cluster[0].cut.s - before[0].cut.s < farthest;
    if (vanish) before.push(cluster[0]);
    else result.push([...cluster]);
  }
  return result;
}

const textOf = (breakpoints: readonly Breakpoint[]): string => breakpoints.map(({ kind, mark, angle }) => `${kind}${mark ? '+' : '-'}${angle.toFixed(3)}`).join();

/** At the rim if one of the cuts stands there, else in the middle: the middle of a vanishing pair moves smoothly, the pair does not. */
function placeOf({ ruling }: ClippedRuling, cuts: readonly Cut[]): { s: number; point: Vector3 } {
  const rim = cuts.find(({ breakpoint }) => breakpoint === null);
  if (rim !== undefined) return { s: rim.s, point: rim.point };
  const s = cuts.reduce((sum, cut) => sum + cut.s, 0) / cuts.length;
  return { s, point: along(ruling!.base, ruling!.direction, s) };
}
