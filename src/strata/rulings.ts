import { clipRuling, farApart, type ClippedRuling, type Closeness } from './clippedRuling.ts';
import { rulingCounts, type Quality } from './quality.ts';
import { closingRuling, type RulingFamily } from './ruling.ts';
import { joinRulings, type RuledSheet } from './strips.ts';
import type { View } from './view.ts';

/** Width in θ to which the change of a ruling's signature (face, label sequence, emptiness) is located: a few roundings of π. */
const eventWidth = 1e-14;

/** Bisections allowed between two rulings of the first grid; each halves the step. */
const deepestRefinement = 14;

/** Widest step between neighbouring rulings, as a multiple of 1 / (number of rulings): a little above that of a round cone seen whole. */
const stepFactor = 8;

/** Steps of the search for rulings that meet the view between two that do not; each shrinks the bracket by 0.618. */
const searchSteps = 64;

/**
 * The part of a ruled surface inside a view, one sheet for each label.
 *
 * 1. rulings on a uniform grid of θ, 2. the grid refined where the surface passes through the view between two of them,
 * 3. each ruling clipped to the view and cut at its breakpoints, 4. changes of signature located, 5. steps halved until
 * neighbours are close in direction and at their ends, 6. neighbouring intervals joined.
 */
export function ruledSurface(family: RulingFamily, view: View, quality: Quality): RuledSheet[] {
  return joinRulings(clippedRulings(family, view, quality));
}

/** Clipped rulings by ascending θ from 0 to π; the last is the first again. */
export function clippedRulings(family: RulingFamily, view: View, quality: Quality): ClippedRuling[] {
  const count = rulingCounts[quality];
  const at = (theta: number): ClippedRuling => clipRuling(theta, family.at(theta), view);
  const first = family.at(0);
  const grid = gridOf(family, view, count).map(at);
  const last = first === null ? null : closingRuling(family, first);
  grid.push(clipRuling(Math.PI, last, view));
  const closeness: Closeness = { distance: (stepFactor / count) * view.radius, angle: stepFactor / count };
  const filled = [grid[0]!];
  for (let i = 1; i < grid.length; i++) filled.push(...fill(grid[i - 1]!, grid[i]!, at, closeness, deepestRefinement));
  return filled;
}

/** The rulings after left, up to and with right: every change of signature located, no step too wide. */
function fill(left: ClippedRuling, right: ClippedRuling, at: (theta: number) => ClippedRuling, closeness: Closeness, depth: number): ClippedRuling[] {
  const filled: ClippedRuling[] = [];
  let before = left;
  for (const ruling of withChanges(left, right, at)) {
    if (depth > 0 && farApart(before, ruling, closeness)) {
      const middle = at((before.theta + ruling.theta) / 2);
      filled.push(...fill(before, middle, at, closeness, depth - 1), ...fill(middle, ruling, at, closeness, depth - 1));
    } else filled.push(ruling);
    before = ruling;
  }
  return filled;
}

/**
 * The right one of two neighbours, preceded by the rulings at which the signature changes between them.
 * If the labels agree (only a face of the view changes), one ruling stands for both sides: the corner of the view is kept
 * and no sliver arises. If they differ, the last of the one kind and the first of the other are kept; joinRulings decides
 * what closes the gap between them.
 */
function withChanges(left: ClippedRuling, right: ClippedRuling, at: (theta: number) => ClippedRuling): ClippedRuling[] {
  let [last, first] = [left, right];
  while (last.signature !== first.signature && first.theta - last.theta > eventWidth) {
    const middle = at((last.theta + first.theta) / 2);
    if (middle.signature === last.signature) last = middle;
    else if (middle.signature === first.signature) first = middle;
    else
      return [
        ...(last === left ? [] : [last]),
        ...withChanges(last, middle, at),
        ...withChanges(middle, first, at),
        ...(first === right ? [] : [right]),
      ];
  }
  if (last.signature === first.signature) return [right];
  if (last.labels === first.labels) return last === left || first === right ? [right] : [last, right];
  return [...(last === left ? [] : [last]), ...(first === right ? [] : [first]), right];
}

/** The uniform grid on [0, π), and the rulings nearest to the view's centre where grid rulings on both sides miss the view. */
function gridOf(family: RulingFamily, view: View, count: number): number[] {
  const gauge = (theta: number): number => {
    const ruling = family.at(theta);
    return ruling === null ? Infinity : view.gauge(ruling.base, ruling.direction);
  };
  const thetas = Array.from({ length: count }, (_, i) => (Math.PI * i) / count);
  const gauges = thetas.map(gauge);
  const found: number[] = [];
  for (let i = 0; i < count; i++) {
    const [before, here, after] = [gauges[(i + count - 1) % count]!, gauges[i]!, gauges[(i + 1) % count]!];
    if (here <= 1 || here > before || here > after) continue;
    const best = lowest(gauge, thetas[i]! - Math.PI / count, thetas[i]! + Math.PI / count);
    const theta = best < 0 ? best + Math.PI : best >= Math.PI ? best - Math.PI : best;
    if (gauge(theta) < 1) found.push(theta);
  }
  return [...thetas, ...found].sort((a, b) => a - b);
}

/** Golden section search for the minimum of a function with one minimum on [low, high]. */
function lowest(f: (theta: number) => number, low: number, high: number): number {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [a, b] = [low, high];
  let [c, d] = [b - ratio * (b - a), a + ratio * (b - a)];
  let [fc, fd] = [f(c), f(d)];
  for (let i = 0; i < searchSteps; i++) {
    if (fc < fd) {
      [b, d, fd] = [d, c, fc];
      c = b - ratio * (b - a);
      fc = f(c);
    } else {
      [a, c, fc] = [c, d, fd];
      d = a + ratio * (b - a);
      fd = f(d);
    }
  }
  return fc < fd ? c : d;
}
