import type { ClippedRuling, Cut } from './clippedRuling.ts';
import type { Breakpoint, BreakpointKind, Ruling } from './ruling.ts';
import type { SweptRulings } from './rulings.ts';
import { same } from './strips.ts';
import type { Vector3 } from './vector3.ts';

/** A curve of breakpoints that lies between the same two labels, in double precision: segments are pairs of vertices. */
export interface RuledCurve {
  readonly kind: BreakpointKind;
  readonly below: number;
  readonly above: number;
  /** What else its points share; see Ruling.curveLabel. */
  readonly label: string;
  readonly positions: number[];
  readonly index: number[];
  /** A point of the curve that is not an end of it, for questions about its points. */
  readonly sample: Vector3;
  /** True if on all its rulings another breakpoint stands at the same point: then its kind and labels do not say all. */
  readonly crowded: boolean;
}

/** Halvings of a segment until it is flat; each divides the error by four. */
const deepestRefinement = 8;

/** A curve shorter than this many flatnesses is the rounding of a label at the end of another curve. */
const shortest = 0.1;

/** Next to a point where many roots meet breakpoints may seem to stand at one point on a stretch shorter than this many flatnesses. */
const shortestCrowded = 100;

/** Halvings until the place where a label changes is known to the width of an event. */
const labelSplits = 48;
const splitWidth = 1e-14;

/**
 * The curves along which breakpoints run, between rulings of one order; ends at events are shared points.
 *
 * A point that two rulings share (two double roots, two hyperroots) is a breakpoint of both; it is taken from the ruling of the
 * smaller angle only.
 *
 * @param flatness Largest distance between a segment and the true curve.
 */
export function curvesOf(swept: SweptRulings, flatness: number): RuledCurve[] {
  const curves = new Map<string, RuledCurve>();
  const { rulings } = swept;
  for (let i = 1; i < rulings.length; i++) {
    const [left, right] = [rulings[i - 1]!, rulings[i]!];
    if (left.order !== right.order || left.order === '') continue;
    for (let cut = 1; cut + 1 < left.cuts.length; cut++)
      addStretch(curves, swept, left, right, cut, flatness, labelSplits);
  }
  return [...curves.values()].flatMap((curve) => {
    const length = lengthOf(curve);
    return length > shortest * flatness ? [{ ...curve, crowded: curve.crowded && length > shortestCrowded * flatness }] : [];
  });
}

/** Two rulings this near in θ stand for one line seen from both sides. */
const sameTheta = 1e-13;

/**
 * Whole rulings that are strata: in a slice through the zero filter the forms of a ruling are multiples of each other, so root patterns
 * change from ruling to ruling instead of along them. On such a ruling the common form has a triple root (its mark turns) or two double
 * roots (its label changes).
 */
export function linesOf({ rulings }: SweptRulings): RuledCurve[] {
  const lines: RuledCurve[] = [];
  for (let i = 1; i < rulings.length; i++) {
    const [left, right] = [rulings[i - 1]!, rulings[i]!];
    if (left.order === right.order || right.theta - left.theta > sameTheta || left.cuts.length !== right.cuts.length) continue;
    const [before, after] = [zeroOn(left), zeroOn(right)];
    if (before === undefined || after === undefined) continue;
    const turned = before.mark !== after.mark;
    left.labels.forEach((below, piece) => {
      const [start, end] = [left.cuts[piece]!, left.cuts[piece + 1]!];
      const above = right.labels[piece]!;
      if (!turned && below === above) return;
      const sample: Vector3 = [(start.point[0] + end.point[0]) / 2, (start.point[1] + end.point[1]) / 2, (start.point[2] + end.point[2]) / 2];
      const kind = below === above ? 'triple' : 'double';
      lines.push({ kind, below: Math.min(below, above), above: Math.max(below, above), label: '', positions: [...start.point, ...end.point], index: [0, 1], sample, crowded: false });
    });
  }
  return lines;
}

/** The pieces of the first ruling of a closed family of lines through the zero filter: whether they are strata, too, no neighbours tell. */
export function seamLinesOf({ family, rulings: [first] }: SweptRulings): (readonly [Vector3, Vector3])[] {
  if (!family.closed || zeroOn(first!) === undefined) return [];
  return first!.labels.map((_, piece) => [first!.cuts[piece]!.point, first!.cuts[piece + 1]!.point] as const);
}

/** The zero filter on a ruling, be it in view or not. */
const zeroOn = ({ ruling }: ClippedRuling): Breakpoint | undefined => ruling?.breakpoints.find(({ kind }) => kind === 'zero');

/** The stretch of a curve between two neighbouring rulings, split where its label changes. */
function addStretch(curves: Map<string, RuledCurve>, swept: SweptRulings, left: ClippedRuling, right: ClippedRuling, cut: number, flatness: number, splits: number): void {
  const [labelLeft, labelRight] = [labelOf(left, cut), labelOf(right, cut)];
  if (labelLeft !== labelRight && splits > 0 && right.theta - left.theta > splitWidth) {
    const middle = swept.at((left.theta + right.theta) / 2);
    if (middle.order === left.order) {
      addStretch(curves, swept, left, middle, cut, flatness, splits - 1);
      addStretch(curves, swept, middle, right, cut, flatness, splits - 1);
      return;
    }
  }
  const label = labelLeft === null ? null : labelRight;
  if (label === null) return;
  const curve = curveOf(curves, swept, left, right, cut, label, flatness);
  let before = left.cuts[cut]!.point;
  for (const point of refined(swept.at, left, right, cut, flatness, deepestRefinement)) {
    addSegment(curve, before, point);
    before = point;
  }
}

/** The label of a breakpoint; null if its curve is taken from another ruling. */
const labelOf = ({ ruling, cuts }: ClippedRuling, cut: number): string | null => (isOwn(ruling!, cuts[cut]!) ? (ruling!.curveLabel?.(cuts[cut]!.breakpoint!) ?? '') : null);

/** Unless the ruling says otherwise, shared breakpoints belong to the ruling of the smaller angle; the own ones (triple, zero, rootsMeet) to their ruling. */
const isOwn = (ruling: Ruling, { breakpoint }: Cut): boolean =>
  breakpoint !== null && (ruling.owns?.(breakpoint) ?? ((breakpoint.kind !== 'double' && breakpoint.kind !== 'hyperroot') || ruling.theta <= breakpoint.angle));

function curveOf(curves: Map<string, RuledCurve>, { at }: SweptRulings, left: ClippedRuling, right: ClippedRuling, cut: number, label: string, flatness: number): RuledCurve {
  const { kind } = left.cuts[cut]!.breakpoint!;
  const [below, above] = [left.labels[cut - 1]!, left.labels[cut]!];
  const crowded = isCrowded(left, cut, flatness) && isCrowded(right, cut, flatness);
  const key = `${kind} ${Math.min(below, above)} ${Math.max(below, above)} ${label} ${crowded}`;
  let curve = curves.get(key);
  if (curve === undefined) {
    const middle = at((left.theta + right.theta) / 2);
    const sample = (middle.order === left.order ? middle : right).cuts[cut]!.point;
    curve = { kind, below: Math.min(below, above), above: Math.max(below, above), label, positions: [], index: [], sample, crowded };
    curves.set(key, curve);
  }
  return curve;
}

/** Breakpoints nearer than this, in flatnesses, are at one point. */
const onePoint = 1e-7;

const isCrowded = ({ cuts }: ClippedRuling, cut: number, flatness: number): boolean =>
  [cut - 1, cut + 1].some((other) => cuts[other]!.breakpoint !== null && Math.abs(cuts[other]!.s - cuts[cut]!.s) <= onePoint * flatness);

/** The points of the curve after left, up to and with right, close enough to be joined by straight segments. */
function refined(at: SweptRulings['at'], left: ClippedRuling, right: ClippedRuling, cut: number, flatness: number, depth: number): Vector3[] {
  const [start, end] = [left.cuts[cut]!.point, right.cuts[cut]!.point];
  if (depth === 0) return [end];
  const middle = at((left.theta + right.theta) / 2);
  if (middle.order !== left.order) return [end];
  const point = middle.cuts[cut]!.point;
  const off = Math.hypot((start[0] + end[0]) / 2 - point[0], (start[1] + end[1]) / 2 - point[1], (start[2] + end[2]) / 2 - point[2]);
  if (off <= flatness) return [end];
  if (off <= 4 * flatness) return [point, end];
  return [...refined(at, left, middle, cut, flatness, depth - 1), ...refined(at, middle, right, cut, flatness, depth - 1)];
}

function addSegment({ positions, index }: RuledCurve, from: Vector3, to: Vector3): void {
  if (same(from, to)) return;
  const count = positions.length / 3;
  const last: Vector3 | null = count === 0 ? null : [positions[3 * count - 3]!, positions[3 * count - 2]!, positions[3 * count - 1]!];
  const continues = last !== null && last[0] === from[0] && last[1] === from[1] && last[2] === from[2];
  if (continues) {
    positions.push(...to);
    index.push(count - 1, count);
  } else {
    positions.push(...from, ...to);
    index.push(count, count + 1);
  }
}

function lengthOf({ positions, index }: RuledCurve): number {
  let sum = 0;
  for (let i = 0; i < index.length; i += 2) {
    const [a, b] = [3 * index[i]!, 3 * index[i + 1]!];
    sum += Math.hypot(positions[a]! - positions[b]!, positions[a + 1]! - positions[b + 1]!, positions[a + 2]! - positions[b + 2]!);
  }
  return sum;
}
