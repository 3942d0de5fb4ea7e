import type { Breakpoint } from '../ruling.ts';
import { apart } from './angles.ts';
import type { StaticRuling } from './staticRulings.ts';

/** A second root is slow if its distance from where it is on the static ruling is less than this, relative to that of the ruling. */
const slow = 0.1;

/** Breakpoints that are not slow are looked for no nearer to the static root than this, relative to where they are expected. */
const caution = 0.3;

/** A root is fast if it is farther from the static one than this, relative to the distance of the ruling. */
const fast = 10;

/** Breakpoints farther out than this, relative to the numbers on the line, are on their way to infinity. */
const tooFar = 1e3;

/**
 * The breakpoints of a ruling near a static one at which a second static root φ is double again: where two sheets touch along the static ruling,
 * that root differs from φ by the square of the ruling's distance, and drowns in rounding. Such breakpoints are put on the straight line
 * from the edge of the neighbourhood to their limit.
 *
 * @param found The breakpoints as they were computed.
 * @param edge Those at the edge of the neighbourhood; `limits` are the same on the static ruling.
 * @param share Distance of the ruling, relative to that of the edge.
 */
export function slowBreakpoints(found: readonly Breakpoint[], edge: readonly Breakpoint[], limits: readonly Breakpoint[], share: number, zone: { readonly angle: number; readonly outer: number; readonly own: StaticRuling }): readonly Breakpoint[] {
  const places = zone.own.roots.filter(({ angle, multiplicity }) => multiplicity > 1 && angle !== zone.angle);
  const fromRoot = ({ kind, angle }: Breakpoint): number => (kind === 'double' ? Math.min(...places.map((root) => Math.abs(apart(root.angle, angle)))) : Infinity);
  const isSlow = edge.map((breakpoint) => fromRoot(breakpoint) < slow * zone.outer);
  const size = Math.hypot(...zone.own.constant) / Math.hypot(...zone.own.slope);
  const nearest = Math.min(1, ...edge.map((breakpoint, i) => (isSlow[i]! || Math.abs(breakpoint.s) > tooFar * size ? 1 : fromRoot(breakpoint))));
  // where a third root comes in, roots move with the square root of the distance or faster
  const expected = nearest > fast * zone.outer ? nearest * Math.sqrt(share) : nearest * share;
  const others = found.filter((breakpoint) => fromRoot(breakpoint) > expected * caution);
  const moved = edge.flatMap((breakpoint, i): Breakpoint[] => (isSlow[i]! ? [{ ...breakpoint, s: limits[i]!.s + share * (breakpoint.s - limits[i]!.s) }] : []));
  return [...others, ...moved].sort((a, b) => a.s - b.s);
}
