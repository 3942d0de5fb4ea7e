import type { ClippedRuling } from './clippedRuling.ts';
import type { Breakpoint, BreakpointKind } from './ruling.ts';
import { apart } from './special/angles.ts';

/** Second roots nearer than this on the two sides of a change of order are one. */
const sameRoot = 1e-3;

/** A change of order this near to an angle is the one that was foretold for it. */
const located = 4e-6;

/** Changes of order nearer than this to each other are rounding, next to a root of high multiplicity: they foretell nothing. */
const noise = 1e-6;

/** Neighbours in θ farther apart than this are not the two sides of a change of order. */
const sides = 1e-8;

/** A second root that turns back by less than this is rounding. */
const smallestTurn = 1e-10;

/**
 * The angles in the intervals between neighbouring rulings at which the order of breakpoints is foretold to change although no change was found there: two
 * changes that undo each other, between rulings of one order.
 *
 * A form with a second root at φ on ℓ_θ is on ℓ_φ, too. So where such a breakpoint of ℓ_θ meets another one or the rim, ℓ_φ changes its order as
 * well: a pair of breakpoints vanishes there, or one leaves the view. And where φ turns back as θ grows, a pair vanishes on ℓ_φ.
 *
 * @param at The ruling at any θ.
 * @returns For each ruling the angles between it and the one before.
 * @source derived
 */
export function foretoldAngles(rulings: readonly ClippedRuling[], at: (theta: number) => ClippedRuling): number[][] {
  const angles: number[] = [];
  for (let i = 1; i < rulings.length; i++) {
    const [left, right] = [rulings[i - 1]!, rulings[i]!];
    if (i > 1) angles.push(...turnsBetween(rulings[i - 2]!, left, right, at));
    if (left.order === right.order || right.theta - left.theta > sides) continue;
    if (left.theta - (rulings[i - 2]?.theta ?? -Infinity) < noise || (rulings[i + 1]?.theta ?? Infinity) - right.theta < noise) continue;
    for (const { kind, angle } of changedBetween(left, right)) if (isShared(kind)) angles.push(angle);
  }
  angles.sort((a, b) => a - b);
  let next = 0;
  return rulings.map((right, i): number[] => {
    const found: number[] = [];
    const left = rulings[i - 1];
    while (next < angles.length && angles[next]! <= right.theta) {
      const angle = angles[next++]!;
      if (left !== undefined && left.order === right.order && angle - left.theta > located && right.theta - angle > located) found.push(angle);
    }
    return found;
  });
}

/** The breakpoints of these kinds are such of another ruling, too. */
const isShared = (kind: BreakpointKind): boolean => kind === 'double' || kind === 'hyperroot';

/** The second roots that turn back between three neighbours of one order. */
function turnsBetween(left: ClippedRuling, middle: ClippedRuling, right: ClippedRuling, at: (theta: number) => ClippedRuling): number[] {
  if (left.order !== middle.order || middle.order !== right.order) return [];
  return middle.cuts.flatMap(({ breakpoint }, i): number[] => {
    if (breakpoint === null || !isShared(breakpoint.kind)) return [];
    const [before, after] = [apart(left.cuts[i]!.breakpoint!.angle, breakpoint.angle), apart(right.cuts[i]!.breakpoint!.angle, breakpoint.angle)];
    if (before * after <= 0 || Math.min(Math.abs(before), Math.abs(after)) < smallestTurn) return [];
    const top = at(topOfParabola(middle.theta, left.theta - middle.theta, before, right.theta - middle.theta, after));
    return [(top.order === middle.order ? top.cuts[i]!.breakpoint! : breakpoint).angle];
  });
}

/** Where the parabola through (0, 0), (a, p) and (b, q) has its top, seen from `origin`. */
const topOfParabola = (origin: number, a: number, p: number, b: number, q: number): number => origin + (p * b * b - q * a * a) / (2 * (p * b - q * a));

/** The breakpoints on both sides of a change of order, without those that come first, or last, on both sides. */
function changedBetween(left: ClippedRuling, right: ClippedRuling): Breakpoint[] {
  const [before, after] = [breakpointsOf(left), breakpointsOf(right)];
  const least = Math.min(before.length, after.length);
  let first = 0;
  while (first < least && isSame(before[first]!, after[first]!)) first++;
  let last = 0;
  while (last < least - first && isSame(before.at(-1 - last)!, after.at(-1 - last)!)) last++;
  return [...before.slice(first, before.length - last), ...after.slice(first, after.length - last)];
}

const breakpointsOf = ({ cuts }: ClippedRuling): Breakpoint[] => cuts.flatMap(({ breakpoint }) => (breakpoint === null ? [] : [breakpoint]));

const isSame = (a: Breakpoint, b: Breakpoint): boolean => a.kind === b.kind && a.mark === b.mark && a.change === b.change && Math.abs(apart(a.angle, b.angle)) < sameRoot;
