import { clipRuling, deviation, farApart, mayEnter, mayFold, type ClippedRuling } from './clippedRuling.ts';
import { joinAtEvents, type RulingEvent } from './events.ts';
import { lowest } from '../numeric/minimum.ts';
import { flatnesses, mostRulings, rulingCounts, type Quality } from './quality.ts';
import { closingRuling, type Ruling, type RulingFamily } from './ruling.ts';
import type { View } from './view.ts';

/** Width in θ to which the change of a ruling's signature (face, order of breakpoints, emptiness) is located: a few roundings of π, more while a picture is dragged. */
const eventWidths: Readonly<Record<Quality, number>> = { draft: 1e-9, default: 1e-14, fine: 1e-14 };

/** The same where only a face of the view changes, or one breakpoint passes through the rim: the outline is known to this. */
const rimWidths: Readonly<Record<Quality, number>> = { draft: 1e-8, default: 1e-10, fine: 1e-11 };

/**
 * Changes of signature located between two rulings of the first grid: more are noise, next to a root of high multiplicity. Those in intervals
 * below a width in θ are counted apart: noise there must not hide a change beside it.
 */
const mostChanges = { narrow: 40, wide: 80 };
const noiseWidth = 1e-7;

/** Bisections allowed between two rulings of the first grid; each halves the step. */
const deepestRefinement = 14;

/** Surfaces whose normals turn along their rulings are drawn this much flatter: light shows their facets sooner. */
const twistedFlatness = 0.7;

/** Neighbouring rulings farther apart than this at their cuts, relative to the size of the view, are not compared but halved. */
const farthest = 0.35;

/** A ruled surface inside a view: its clipped rulings in order, and where their order changes. */
export interface SweptRulings {
  readonly family: RulingFamily;
  readonly rulings: readonly ClippedRuling[];
  readonly events: readonly RulingEvent[];
  /** For rulings whose changes of order were not located: which pieces of the ruling before, and of the ruling itself, belong together. */
  readonly loose: ReadonlyMap<number, readonly (readonly [number, number])[]>;
  /** Largest distance that flat strips may have from the surface. */
  readonly flatness: number;
  /** The ruling at any θ, clipped. */
  readonly at: (theta: number) => ClippedRuling;
}

/**
 * The rulings of a family inside a view.
 *
 * 1. rulings on a uniform grid of θ, 2. the grid refined where the surface passes through the view between two of them,
 * 3. each ruling clipped to the view and cut at its breakpoints, 4. changes of signature located, 5. steps halved until
 * strips between neighbours are flat, 6. both sides of a change put together.
 */
export function sweepRulings(family: RulingFamily, view: View, quality: Quality): SweptRulings {
  const at = (theta: number): ClippedRuling => clipRuling(family, theta, family.at(theta), view);
  const grid = gridOf(family, view, gridSize(family, quality));
  const first = grid[0]!.ruling ?? family.at(family.from);
  const last = family.closed && first !== null ? closingRuling(family, first) : family.at(family.to);
  grid.push(clipRuling(family, family.to, last, view));
  const limits: Limits = { at, farthest: farthest * view.radius, flatness: (family.twisted ? twistedFlatness : 1) * flatnesses[quality] * view.radius, changes: { ...mostChanges }, rulings: mostRulings[quality], eventWidth: eventWidths[quality], rimWidth: rimWidths[quality] };
  const rulings = [grid[0]!];
  for (let i = 1; i < grid.length; i++) {
    limits.changes = { ...mostChanges };
    fill(rulings, grid[i - 1]!, grid[i]!, limits, deepestRefinement);
  }
  return { family, rulings, ...joinAtEvents(family, rulings, view), at, flatness: limits.flatness };
}

interface Limits {
  readonly at: (theta: number) => ClippedRuling;
  readonly farthest: number;
  readonly flatness: number;
  /** Changes of order that may still be located between two rulings of the first grid. */
  changes: { narrow: number; wide: number };
  readonly rulings: number;
  readonly eventWidth: number;
  readonly rimWidth: number;
}

/** Appends the rulings after left, up to and with right: every change of signature located, no strip too bent. */
function fill(rulings: ClippedRuling[], left: ClippedRuling, right: ClippedRuling, limits: Limits, depth: number): void {
  let before = left;
  for (const ruling of rulings.length > limits.rulings ? [right] : withChanges(left, right, limits)) {
    smooth(rulings, before, ruling, limits, depth);
    before = ruling;
  }
}

/** Appends the rulings after left, up to and with right, for neighbours of one signature; changes found on the way are located. */
function smooth(rulings: ClippedRuling[], left: ClippedRuling, right: ClippedRuling, limits: Limits, depth: number): void {
  if (depth === 0 || rulings.length > limits.rulings || left.order !== right.order || left.order === '' || right.theta - left.theta <= limits.eventWidth) {
    rulings.push(right);
    return;
  }
  const middle = limits.at((left.theta + right.theta) / 2);
  if (middle.order !== left.order) {
    fill(rulings, left, middle, limits, depth - 1);
    fill(rulings, middle, right, limits, depth - 1);
    return;
  }
  // halving divides the deviation by four: the two halves are flat enough already
  if (!farApart(left, right, limits.farthest) && !mayEnter(left, middle, right) && !mayFold(left, middle) && !mayFold(middle, right) && deviation(left, middle, right) <= 4 * limits.flatness) {
    rulings.push(middle, right);
    return;
  }
  smooth(rulings, left, middle, limits, depth - 1);
  smooth(rulings, middle, right, limits, depth - 1);
}

/**
 * The right one of two neighbours, preceded by the rulings at which the signature changes between them.
 * If the order agrees (only a face of the view changes), one ruling stands for both sides: the corner of the view is kept
 * and no sliver arises. If it differs, the last of the one kind and the first of the other are kept.
 */
function withChanges(left: ClippedRuling, right: ClippedRuling, limits: Limits): ClippedRuling[] {
  if (left.signature === right.signature) return [right];
  const budget = right.theta - left.theta < noiseWidth ? 'narrow' : 'wide';
  if (limits.changes[budget]-- <= 0) return [right];
  let [last, first] = [left, right];
  while (last.signature !== first.signature && first.theta - last.theta > (isAtRim(last, first) ? limits.rimWidth : limits.eventWidth)) {
    const middle = limits.at((last.theta + first.theta) / 2);
    if (middle.signature === last.signature) last = middle;
    else if (middle.signature === first.signature) first = middle;
    else
      return [
        ...(last === left ? [] : [last]),
        ...withChanges(last, middle, limits),
        ...withChanges(middle, first, limits),
        ...(first === right ? [] : [right]),
      ];
  }
  if (last.signature === first.signature) return [right];
  if (last.order === first.order) return last === left || first === right ? [right] : [last, right];
  return [...(last === left ? [] : [last]), ...(first === right ? [] : [first]), right];
}

/** True if at most one breakpoint makes the difference: it has passed through the rim. Inside, breakpoints vanish in pairs or pass each other. */
const isAtRim = (left: ClippedRuling, right: ClippedRuling): boolean =>
  left.order === right.order || (left.cuts.length > 0 && right.cuts.length > 0 && Math.abs(left.cuts.length - right.cuts.length) === 1);

/** A multiple of 36, so that the rulings that are drawn stand evenly. */
const gridSize = ({ density = 1 }: RulingFamily, quality: Quality): number => 36 * Math.ceil((rulingCounts[quality] / 36) * Math.max(1, density));

/** Rulings at even steps in [from, to), and the ones nearest to the view's centre where those on both sides miss the view. */
function gridOf(family: RulingFamily, view: View, count: number): ClippedRuling[] {
  const { from, to } = family;
  const step = (to - from) / count;
  const gaugeOf = (ruling: Ruling | null): number => (ruling === null ? Infinity : view.gauge(ruling.base, ruling.direction));
  const gauge = (theta: number): number => gaugeOf(family.at(theta));
  const lines = Array.from({ length: count }, (_, i) => family.at(from + step * i));
  const gauges = lines.map(gaugeOf);
  const grid = lines.map((line, i) => clipRuling(family, from + step * i, line, view));
  const found: ClippedRuling[] = [];
  for (let i = 0; i < count; i++) {
    const [before, here, after] = [gauges[(i + count - 1) % count]!, gauges[i]!, gauges[(i + 1) % count]!];
    if (here <= 1 || here > before || here > after) continue;
    const best = lowest(gauge, from + step * (i - 1), from + step * (i + 1));
    const theta = best < from ? best + (to - from) : best >= to ? best - (to - from) : best;
    const line = family.at(theta);
    if (gaugeOf(line) < 1) found.push(clipRuling(family, theta, line, view));
  }
  return found.length === 0 ? grid : [...grid, ...found].sort((a, b) => a.theta - b.theta);
}
