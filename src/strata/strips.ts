import type { ClippedRuling, Cut } from './clippedRuling.ts';
import type { SheetLabel } from './ruling.ts';
import type { SweptRulings } from './rulings.ts';
import { along, cross, dot, type Vector3 } from './vector3.ts';

/** The part of a ruled surface that carries one label, in double precision. */
export interface RuledSheet extends SheetLabel {
  /** Flat x, y, z. */
  readonly positions: number[];
  readonly normals: number[];
  /** Triangles, counter-clockwise seen from the side the normals point to. */
  readonly index: number[];
  /** Segments of some rulings: flat pairs of points. */
  readonly rulings: number[];
  /** Segments where the view cuts the sheet off: flat pairs of points. */
  readonly outline: number[];
}

/** Rulings drawn on a surface that is seen whole. */
const drawnRulings = 36;

/** Fewest evenly spaced rulings that may be drawn before they are spread over those that the view shows instead. */
const fewestDrawnRulings = 12;

/** Largest turn of the normal between neighbouring vertices of a ruling, in radians, and most vertices of a piece. */
const largestTurn = 0.12;
const mostVertices = 64;

/** A vertex of a chain along a ruling. */
interface Vertex {
  readonly index: number;
  readonly s: number;
  readonly point: Vector3;
}

/**
 * Sheets of a ruled surface: the pieces of neighbouring rulings of one order joined into strips, one sheet for each label.
 * Points that agree in single precision are one point, so a quadrangle may shrink to a triangle (at the apex) or to nothing.
 */
export function joinRulings({ family, rulings, loose, flatness }: SweptRulings): RuledSheet[] {
  const sheets = new Map<string, RuledSheet>();
  const byLabel = new Map<number, RuledSheet>();
  const sheetOf = (label: number): RuledSheet => {
    const known = byLabel.get(label);
    if (known !== undefined) return known;
    const described = family.sheet(label);
    let sheet = sheets.get(described.id);
    if (sheet === undefined) {
      sheet = { ...described, positions: [], normals: [], index: [], rulings: [], outline: [] };
      sheets.set(described.id, sheet);
    }
    byLabel.set(label, sheet);
    return sheet;
  };
  const steps = family.twisted ? rulings.map((ruling, i) => ruling.labels.map((_, piece) => stepsOf(rulings, i, piece, flatness))) : null;
  const chains = rulings.map((ruling, i) => ruling.labels.map((label, piece) => chainOf(sheetOf(label), ruling, piece, steps?.[i]![piece] ?? flat)));
  for (let i = 1; i < rulings.length; i++) {
    const [left, right] = [rulings[i - 1]!, rulings[i]!];
    const matched = loose.get(i);
    if (matched !== undefined) {
      for (const [piece, other] of matched) addStrip(sheetOf(left.labels[piece]!), chains[i - 1]![piece]!, chains[i]![other]!);
      continue;
    }
    if (left.order !== right.order) {
      // across an event both sides are one line; otherwise the surface ends here
      if (left.order === '' || right.order === '' || !same(left.cuts[0]!.point, right.cuts[0]!.point)) endsHere(rulings, i, family.closed, sheetOf);
      continue;
    }
    left.labels.forEach((label, piece) => {
      const sheet = sheetOf(label);
      addStrip(sheet, chains[i - 1]![piece]!, chains[i]![piece]!);
      if (left.cuts[piece]!.breakpoint === null && right.cuts[piece]!.breakpoint === null && piece === 0) addSegment(sheet.outline, left.cuts[0]!, right.cuts[0]!);
      if (piece === left.labels.length - 1) addSegment(sheet.outline, left.cuts.at(-1)!, right.cuts.at(-1)!);
    });
  }
  for (const ruling of drawn(rulings)) ruling.labels.forEach((label, piece) => addSegment(sheetOf(label).rulings, ruling.cuts[piece]!, ruling.cuts[piece + 1]!));
  return [...sheets.values()].filter(({ index }) => index.length > 0).map(withoutUnused);
}

/** The sheet without the vertices of strips that shrank to nothing. */
function withoutUnused(sheet: RuledSheet): RuledSheet {
  const place = new Int32Array(sheet.positions.length / 3).fill(-1);
  const positions: number[] = [];
  const normals: number[] = [];
  const index = sheet.index.map((vertex) => {
    if (place[vertex]! < 0) {
      place[vertex] = positions.length / 3;
      for (let axis = 0; axis < 3; axis++) {
        positions.push(sheet.positions[3 * vertex + axis]!);
        normals.push(sheet.normals[3 * vertex + axis]!);
      }
    }
    return place[vertex]!;
  });
  return { ...sheet, positions, normals, index };
}

/** Sheets of one label are one stratum. */
export function mergedSheets(sheets: readonly RuledSheet[]): RuledSheet[] {
  const merged = new Map<string, RuledSheet>();
  for (const sheet of sheets) {
    const known = merged.get(sheet.id);
    if (known === undefined) {
      merged.set(sheet.id, sheet);
      continue;
    }
    const first = known.positions.length / 3;
    for (const part of ['positions', 'normals', 'rulings', 'outline'] as const) for (const x of sheet[part]) known[part].push(x);
    for (const i of sheet.index) known.index.push(first + i);
  }
  return [...merged.values()];
}

/** Rulings i − 1 and i that are not joined are themselves part of the outline, if there is a strip on their other sides. */
function endsHere(rulings: readonly ClippedRuling[], i: number, closed: boolean, sheetOf: (label: number) => RuledSheet): void {
  const last = rulings.length - 1;
  const agree = (k: number): boolean => rulings[k - 1]!.order === rulings[k]!.order;
  // the first ruling of a closed family is the last one
  const joined = (k: number): boolean => (k < 1 ? closed && agree(last) : k > last ? closed && agree(1) : agree(k));
  for (const [side, isJoined] of [[rulings[i - 1]!, joined(i - 1)], [rulings[i]!, joined(i + 1)]] as const)
    if (isJoined) side.labels.forEach((label, piece) => addSegment(sheetOf(label).outline, side.cuts[piece]!, side.cuts[piece + 1]!));
}

/**
 * Steps along a piece of a surface whose normals turn along its rulings: small enough for the turn, and for the quadrangles towards both
 * neighbours to be flat. A quadrangle of which the two long sides differ by a vector v is v/4 from its triangles.
 */
function stepsOf(rulings: readonly ClippedRuling[], i: number, piece: number, flatness: number): Steps {
  const { ruling, cuts, order } = rulings[i]!;
  const [start, end] = [cuts[piece]!, cuts[piece + 1]!];
  const inside = (start.s + end.s) / 2;
  const turn = Math.acos(Math.max(-1, Math.min(1, dot(ruling!.normalAt(start.s, inside), ruling!.normalAt(end.s, inside)))));
  let twist = 0;
  for (const neighbour of [rulings[i - 1], rulings[i + 1]]) {
    if (neighbour?.order !== order) continue;
    const [from, to] = [neighbour.cuts[piece]!.point, neighbour.cuts[piece + 1]!.point];
    twist = Math.max(twist, Math.hypot(...start.point.map((x, axis) => end.point[axis]! - x - (to[axis]! - from[axis]!))));
  }
  return { turn: Math.min(mostVertices, Math.ceil(turn / largestTurn)), twist: Math.min(mostVertices, Math.ceil(twist / (4 * flatness))) };
}

/** Steps along a piece: evenly in the angle of the normal, and evenly in length. */
interface Steps {
  readonly turn: number;
  readonly twist: number;
}

const flat: Steps = { turn: 1, twist: 1 };

/** The vertices of a piece: its two cuts, cuts of the neighbour across an event, and where normals turn, points between. */
function chainOf(sheet: RuledSheet, { ruling, cuts, extras }: ClippedRuling, piece: number, steps: Steps): Vertex[] {
  const [start, end] = [cuts[piece]!, cuts[piece + 1]!];
  const inside = (start.s + end.s) / 2;
  const places: Pick<Cut, 's' | 'point'>[] = [start, ...extras.filter(({ s }) => s > start.s && s < end.s), end];
  const at = (s: number): Vector3 => along(ruling!.base, ruling!.direction, s);
  const between: number[] = [];
  for (let i = 1; i < steps.twist; i++) between.push(start.s + ((end.s - start.s) * i) / steps.twist);
  const waist = steps.turn > 1 ? (ruling!.waist?.() ?? null) : null;
  if (waist === null || !(waist.width > 0) || waist.width === Infinity) {
    for (let i = 1; i < steps.turn; i++) between.push(start.s + ((end.s - start.s) * i) / steps.turn);
  } else {
    const [from, to] = [Math.atan((start.s - waist.s) / waist.width), Math.atan((end.s - waist.s) / waist.width)];
    for (let i = 1; i < steps.turn; i++) between.push(waist.s + waist.width * Math.tan(from + ((to - from) * i) / steps.turn));
  }
  if (between.length > 0) {
    for (const s of between) if (s > start.s && s < end.s) places.push({ s, point: at(s) });
    places.sort((a, b) => a.s - b.s);
  }
  return places.map(({ s, point }) => {
    const index = sheet.positions.length / 3;
    sheet.positions.push(...point);
    sheet.normals.push(...ruling!.normalAt(s, inside));
    return { index, s, point };
  });
}

/** Triangles between two chains, walking up both at the same pace. */
function addStrip(sheet: RuledSheet, left: readonly Vertex[], right: readonly Vertex[]): void {
  let [i, j] = [0, 0];
  const pace = (chain: readonly Vertex[], k: number): number => {
    const [first, last] = [chain[0]!.s, chain.at(-1)!.s];
    return last === first ? k / (chain.length - 1) : (chain[k]!.s - first) / (last - first);
  };
  while (i + 1 < left.length || j + 1 < right.length) {
    const stepLeft = j + 1 >= right.length || (i + 1 < left.length && pace(left, i + 1) <= pace(right, j + 1));
    if (stepLeft) addTriangle(sheet, left[i]!, left[i + 1]!, right[j]!);
    else addTriangle(sheet, left[i]!, right[j + 1]!, right[j]!);
    if (stepLeft) i++;
    else j++;
  }
}

function addTriangle({ normals, index }: RuledSheet, a: Vertex, b: Vertex, c: Vertex): void {
  if (same(a.point, b.point) || same(b.point, c.point) || same(a.point, c.point)) return;
  const facing = cross(along(b.point, a.point, -1), along(c.point, a.point, -1));
  let side = 0;
  for (const { index: vertex } of [a, b, c]) side += facing[0] * normals[3 * vertex]! + facing[1] * normals[3 * vertex + 1]! + facing[2] * normals[3 * vertex + 2]!;
  index.push(...(side < 0 ? [a.index, c.index, b.index] : [a.index, b.index, c.index]));
}

function addSegment(segments: number[], from: Pick<Cut, 'point'>, to: Pick<Cut, 'point'>): void {
  if (!same(from.point, to.point)) segments.push(...from.point, ...to.point);
}

/** True if two points agree in single precision, in which they are drawn. */
export const same = (a: Vector3, b: Vector3): boolean =>
  Math.fround(a[0]) === Math.fround(b[0]) && Math.fround(a[1]) === Math.fround(b[1]) && Math.fround(a[2]) === Math.fround(b[2]);

/** Rulings at even steps of θ, or spread over the visible ones if the view shows only a small part of the family. */
function drawn(rulings: readonly ClippedRuling[]): ClippedRuling[] {
  const visible = rulings.slice(0, -1).filter(({ cuts }) => cuts.length > 0);
  const step = Math.PI / drawnRulings;
  const even = visible.filter(({ theta }) => Math.abs(theta / step - Math.round(theta / step)) < 1e-9);
  if (even.length >= fewestDrawnRulings) return even;
  const stride = Math.max(1, Math.ceil(visible.length / drawnRulings));
  return visible.filter((_, i) => i % stride === 0);
}

