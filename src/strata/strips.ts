import type { RootPattern } from '../polynomial/formatRootPattern.ts';
import type { ClippedRuling, Piece } from './clippedRuling.ts';
import type { Vector3 } from './vector3.ts';

/** The part of a ruled surface that carries one label, in double precision. */
export interface RuledSheet {
  readonly label: string;
  readonly pattern: RootPattern | null;
  /** Flat x, y, z; two vertices for each piece of a ruling. */
  readonly positions: number[];
  readonly normals: number[];
  /** Triangles, counter-clockwise seen from the side the normals point to. */
  readonly index: number[];
  /** Segments of some rulings, all of them edges of triangles: flat pairs of points. */
  readonly rulings: number[];
  /** Segments where the view cuts the sheet off: flat pairs of points. */
  readonly outline: number[];
}

/** Rulings drawn on a surface that is seen whole. */
const drawnRulings = 36;

/** Fewest evenly spaced rulings that may be drawn before they are spread over those that the view shows instead. */
const fewestDrawnRulings = 12;

/**
 * Sheets of a ruled surface: the pieces of neighbouring rulings joined into strips, one sheet for each label.
 *
 * Pieces of neighbouring rulings are joined if they are the same interval with the same label. For degree 2 a piece is left
 * without a neighbour only where its ruling touches the rim of the view, and nothing is missing there. For higher degrees
 * intervals also begin and end inside the view, at coinciding breakpoints: that gap, of width eventWidth, is closed here.
 * Points that agree in single precision are one point, so a quadrangle may shrink to a triangle (at the apex) or to nothing.
 */
export function joinRulings(rulings: readonly ClippedRuling[]): RuledSheet[] {
  const sheets = new Map<string, RuledSheet>();
  const vertices = rulings.map(({ pieces }) => pieces.map((piece) => addPiece(sheetOf(sheets, piece), piece)));
  for (let i = 1; i < rulings.length; i++) {
    const [left, right] = [rulings[i - 1]!, rulings[i]!];
    left.pieces.forEach((piece, p) => {
      const q = right.pieces.findIndex((other) => continues(piece, other));
      if (q < 0) endsHere(sheets, piece);
      else addStrip(sheetOf(sheets, piece), piece, right.pieces[q]!, vertices[i - 1]![p]!, vertices[i]![q]!);
    });
    right.pieces.filter((piece) => !left.pieces.some((other) => continues(other, piece))).forEach((piece) => endsHere(sheets, piece));
  }
  for (const { pieces } of drawn(rulings))
    for (const piece of pieces) addSegment(sheetOf(sheets, piece).rulings, piece.start, piece.end);
  return [...sheets.values()].filter(({ index }) => index.length > 0);
}

/** Two pieces of neighbouring rulings belong to one strip: the same interval with the same label. */
const continues = (left: Piece, right: Piece): boolean => left.interval === right.interval && left.label === right.label;

/** A piece without a neighbour is itself part of the outline. */
const endsHere = (sheets: Map<string, RuledSheet>, piece: Piece): void =>
  addSegment(sheetOf(sheets, piece).outline, piece.start, piece.end);

function sheetOf(sheets: Map<string, RuledSheet>, { label, pattern }: Piece): RuledSheet {
  let sheet = sheets.get(label);
  if (sheet === undefined) {
    sheet = { label, pattern, positions: [], normals: [], index: [], rulings: [], outline: [] };
    sheets.set(label, sheet);
  }
  return sheet;
}

/** Adds the two ends of a piece; returns the number of the first. */
function addPiece({ positions, normals }: RuledSheet, piece: Piece): number {
  const first = positions.length / 3;
  positions.push(...piece.start, ...piece.end);
  normals.push(...piece.startNormal, ...piece.endNormal);
  return first;
}

function addStrip(sheet: RuledSheet, left: Piece, right: Piece, leftStart: number, rightStart: number): void {
  const [leftEnd, rightEnd] = [leftStart + 1, rightStart + 1];
  const starts = !same(left.start, right.start);
  const ends = !same(left.end, right.end);
  const leftLong = !same(left.start, left.end);
  const rightLong = !same(right.start, right.end);
  const add = (a: number, b: number, c: number): void => {
    sheet.index.push(...(left.side > 0 ? [a, b, c] : [a, c, b]));
  };
  if (leftLong && ends && !same(left.start, right.end)) add(leftStart, leftEnd, rightEnd);
  if (rightLong && starts && !same(left.start, right.end)) add(leftStart, rightEnd, rightStart);
  if (left.startsAtRim && right.startsAtRim) addSegment(sheet.outline, left.start, right.start);
  if (left.endsAtRim && right.endsAtRim) addSegment(sheet.outline, left.end, right.end);
}

function addSegment(segments: number[], from: Vector3, to: Vector3): void {
  if (!same(from, to)) segments.push(...from, ...to);
}

/** True if two points agree in single precision, in which they are drawn. */
const same = (a: Vector3, b: Vector3): boolean =>
  Math.fround(a[0]) === Math.fround(b[0]) && Math.fround(a[1]) === Math.fround(b[1]) && Math.fround(a[2]) === Math.fround(b[2]);

/** Rulings at even steps of θ, or spread over the visible ones if the view shows only a small part of the circle. */
function drawn(rulings: readonly ClippedRuling[]): ClippedRuling[] {
  const visible = rulings.slice(0, -1).filter(({ pieces }) => pieces.length > 0);
  const step = Math.PI / drawnRulings;
  const even = visible.filter(({ theta }) => Math.abs(theta / step - Math.round(theta / step)) < 1e-9);
  if (even.length >= fewestDrawnRulings) return even;
  const stride = Math.max(1, Math.ceil(visible.length / drawnRulings));
  return visible.filter((_, i) => i % stride === 0);
}
