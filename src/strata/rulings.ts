import { clipRuling, deviation, farApart, mayEnter, mayFold, type ClippedRuling } from './clippedRuling.ts';
import { foretoldAngles } from './foretold.ts';
import { joinAtEvents, type RulingEvent } from './events.ts';
import { lowest } from '../numeric/minimum.ts';
import { passagesOf, type Passage } from './passages.ts';
import { flatnesses, mostRulings, rulingCounts, type Quality } from './quality.ts';
import { closingRuling, type RulingFamily } from './ruling.ts';
import { distance } from './vector3.ts';
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

/** How often changes of order are looked for that those found before foretell. */
const mostForetellings = 3;

/** Surfaces whose normals turn along their rulings are drawn this much flatter: light shows their facets sooner. */
const twistedFlatness = 0.7;

/** Neighbouring rulings farther apart than this at their cuts, relative to the size of the view, are not compared but halved. */
const farthest = 0.35;

/** Rulings on the two sides of such a change, and the breakpoint and the rim, are nearer than this to each other, relative to the size of the view: a line may sweep through all of the view in a short interval of θ. */
const nearest = 1e-7;

/** A ruled surface inside a view: its clipped rulings in order, and where their order changes. */
export interface SweptRulings {
  readonly family: RulingFamily;
  readonly rulings: readonly ClippedRuling[];
  readonly events: readonly RulingEvent[];
  /** For rulings whose changes of order were not located: which pieces of the ruling before, and of the ruling itself, belong together. */
  readonly loose: ReadonlyMap<number, readonly (readonly [number, number])[]>;
  /** Largest distance that flat strips may have from the surface. */
  readonly flatness: number;
  /** True if somewhere more changes of order were found than the family can have: there rounding decides what is drawn. */
  readonly rounded: boolean;
  /** The ruling at any θ, clipped. */
  readonly at: (theta: number) => ClippedRuling;
}

/**
 * The rulings of a family inside a view.
 *
 * 1. rulings on a uniform grid of θ, 2. the grid refined where the surface passes through the view between two of them,
 * 3. each ruling clipped to the view and cut at its breakpoints, 4. changes of signature located, 5. steps halved until
 * strips between neighbours are flat, 6. changes looked for where those that were found foretell them, 7. both sides of a change put together.
 */
export function sweepRulings(family: RulingFamily, view: View, quality: Quality): SweptRulings {
  const at = (theta: number): ClippedRuling => clipRuling(family, theta, family.at(theta), view);
  const grid = gridOf(family, view, gridSize(family, quality));
  const first = grid[0]!.ruling ?? family.at(family.from);
  const last = family.closed && first !== null ? closingRuling(family, first) : family.at(family.to);
  grid.push(clipRuling(family, family.to, last, view));
  const limits: Limits = { at, farthest: farthest * view.radius, nearest: nearest * view.radius, flatness: (family.twisted ? twistedFlatness : 1) * flatnesses[quality] * view.radius, changes: { ...mostChanges }, rounded: false, rulings: mostRulings[quality], eventWidth: eventWidths[quality], rimWidth: rimWidths[quality] };
  const rulings = [grid[0]!];
  for (let i = 1; i < grid.length; i++) {
    limits.changes = { ...mostChanges };
    fill(rulings, grid[i - 1]!, grid[i]!, limits, deepestRefinement);
  }
  const complete = withForetold(rulings, limits, mostForetellings);
  return { family, rulings: complete, ...joinAtEvents(family, complete, view), at, flatness: limits.flatness, rounded: limits.rounded };
}

/** The rulings, and those at which changes of order are found that the others foretell. */
function withForetold(rulings: readonly ClippedRuling[], limits: Limits, times: number): readonly ClippedRuling[] {
  const foretold = times === 0 ? [] : foretoldAngles(rulings, limits.at);
  if (foretold.every((angles) => angles.length === 0)) return rulings;
  const complete: ClippedRuling[] = [];
  rulings.forEach((right, i) => {
    let before = rulings[i - 1];
    if (before !== undefined) {
      const places = [before.theta, ...foretold[i]!, right.theta];
      for (let k = 1; k < places.length && places.length > 2; k++) {
        const ruling = limits.at((places[k - 1]! + places[k]!) / 2);
        if (ruling.order === before.order) continue;
        limits.changes = { ...mostChanges };
        fill(complete, before, ruling, limits, deepestRefinement);
        before = ruling;
      }
      if (before !== rulings[i - 1]) {
        fill(complete, before, right, limits, deepestRefinement);
        return;
      }
    }
    complete.push(right);
  });
  return complete.length === rulings.length ? rulings : withForetold(complete, limits, times - 1);
}

interface Limits {
  readonly at: (theta: number) => ClippedRuling;
  readonly farthest: number;
  readonly nearest: number;
  readonly flatness: number;
  /** Changes of order that may still be located between two rulings of the first grid. */
  changes: { narrow: number; wide: number };
  /** True as soon as there were more than that. */
  rounded: boolean;
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
  if (limits.changes[budget]-- <= 0) {
    limits.rounded = true;
    return [right];
  }
  let [last, first] = [left, right];
  while (last.signature !== first.signature && first.theta - last.theta > (isAtRim(last, first) && areNear(last, first, limits.nearest) ? limits.rimWidth : limits.eventWidth)) {
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

/** True if two rulings that meet the view enter and leave it at nearly the same points, and a breakpoint that only one of them has is nearly there. */
function areNear(left: ClippedRuling, right: ClippedRuling, farthest: number): boolean {
  if (left.cuts.length === 0 || right.cuts.length === 0) return false;
  const { cuts } = left.cuts.length > right.cuts.length ? left : right;
  const atRim = left.cuts.length === right.cuts.length || Math.min(cuts[1]!.s - cuts[0]!.s, cuts.at(-1)!.s - cuts.at(-2)!.s) < farthest;
  return atRim && distance(left.cuts[0]!.point, right.cuts[0]!.point) < farthest && distance(left.cuts.at(-1)!.point, right.cuts.at(-1)!.point) < farthest;
}

/** A multiple of 36, so that the rulings that are drawn stand evenly. */
const gridSize = ({ density = 1 }: RulingFamily, quality: Quality): number => 36 * Math.ceil((rulingCounts[quality] / 36) * Math.max(1, density));

/** Fewest rulings of the first grid in an interval of θ in which the line passes through the view. */
const fewestInPassage = 5;

/** Rulings at even steps in [from, to), and more of them where the line passes through the view, or misses it, between two of these. */
function gridOf(family: RulingFamily, view: View, count: number): ClippedRuling[] {
  const { from, to, equations } = family;
  const step = (to - from) / count;
  const even = Array.from({ length: count }, (_, i) => from + step * i);
  const further = equations === undefined ? nearestRulings(family, view, even) : passagesOf(equations, view).flatMap((passage) => anglesInside(passage, step));
  const folded = further.map((theta) => (theta < from ? theta + (to - from) : theta >= to ? theta - (to - from) : theta));
  return [...even, ...folded].sort((a, b) => a - b).map((theta) => clipRuling(family, theta, family.at(theta), view));
}

/** Angles inside a passage that is so short that the grid has too few. */
function anglesInside({ from, to, visible }: Passage, step: number): number[] {
  const wanted = visible ? fewestInPassage : 1;
  if ((to - from) > (wanted + 1) * step) return [];
  return Array.from({ length: wanted }, (_, i) => from + ((to - from) * (i + 0.5)) / wanted);
}

/** The angles at which rulings come nearest to the view's centre and meet the view, where those of the grid on both sides miss it. */
function nearestRulings(family: RulingFamily, view: View, grid: readonly number[]): number[] {
  const count = grid.length;
  const step = (family.to - family.from) / count;
  const gauge = (theta: number): number => {
    const ruling = family.at(theta);
    return ruling === null ? Infinity : view.gauge(ruling.base, ruling.direction);
  };
  const gauges = grid.map(gauge);
  return grid.flatMap((theta, i) => {
    const [before, here, after] = [gauges[(i + count - 1) % count]!, gauges[i]!, gauges[(i + 1) % count]!];
    if (here <= 1 || here > before || here > after) return [];
    const best = lowest(gauge, theta - step, theta + step);
    return gauge(best) < 1 ? [best] : [];
  });
}
