import type { Breakpoint, Ruling, RulingFamily } from '../ruling.ts';
import { dot, scaled } from '../vector3.ts';
import { apart } from './angles.ts';
import { slowBreakpoints } from './slowBreakpoints.ts';
import type { SpecialSlice } from './specialSlice.ts';
import { specialPlacesOn } from './staticLines.ts';
import { staticRulings, type StaticRuling } from './staticRulings.ts';

/** Half-widths in θ around a static ruling within which no breakpoints have digits, by how many roots are in motion there. */
const innerWidths = [1e-5, 1e-7, 4e-4, 2e-3];

/** Half-widths within which those that move more slowly than the ruling have too few. */
const outerWidths = [1e-5, 1e-4, 4e-4, 2e-3];

/** Breakpoints are compared with those so many half-widths away, and must have come nearer to their limit by this factor. */
const farther = 16;
const approach = 0.55;

/** Farthest that a breakpoint is moved to its limit, relative to the numbers on the line. */
const farthest = 0.1;

/** The neighbourhood of a static ruling at one of its angles. */
interface Zone {
  readonly angle: number;
  readonly inner: number;
  readonly outer: number;
  readonly own: StaticRuling;
  /** Where breakpoints may end. */
  readonly limits: readonly number[];
}

/**
 * A family of rulings with its static rulings in order: around each of them, where breakpoints are lost in rounding, the ruling is the static
 * one itself, seen from one side up to its angle and from the other side after it, with the breakpoints that its neighbours there have
 * in the limit.
 */
export function settledFamily(family: RulingFamily, special: SpecialSlice): RulingFamily {
  const zones = staticRulings(special).flatMap((own) => zonesOf(special, own));
  if (zones.length === 0) return family;
  const remembered = new Map<string, Ruling | null>();
  const once = (key: string, compute: () => Ruling | null): Ruling | null => {
    const known = remembered.get(key);
    if (known !== undefined) return known;
    const ruling = compute();
    remembered.set(key, ruling);
    return ruling;
  };
  return {
    ...family,
    at(theta) {
      const zone = zones.find(({ angle, outer }) => Math.abs(apart(theta, angle)) < outer);
      if (zone === undefined) return family.at(theta);
      const off = apart(theta, zone.angle);
      const side = off < 0 ? -1 : 1;
      // forms of odd degree change their sign when θ has gone round
      const place = theta - off;
      const name = `${place.toFixed(6)} ${side}`;
      const outside = (distance: number): Ruling | null => family.at(place + side * distance);
      const before = (): Ruling | null => once(`${name} outer`, () => inTheLimit(zone, outside(zone.outer), outside(farther * zone.outer)));
      const between = (distance: number): Ruling | null => {
        const ruling = outside(distance);
        const limit = zone.inner < zone.outer && distance < zone.outer ? before() : null;
        const edge = limit === null ? null : once(`${name} edge`, () => outside(zone.outer));
        if (ruling === null || limit === null || edge === null) return ruling;
        return { ...ruling, breakpoints: slowBreakpoints(ruling.breakpoints, edge.breakpoints, limit.breakpoints, distance / zone.outer, zone) };
      };
      if (Math.abs(off) >= zone.inner) return between(Math.abs(off));
      const edge = once(`${name} inner edge`, () => between(zone.inner));
      const ruling = once(`${name} inner`, () => inTheLimit(zone, edge, between(farther * zone.inner)));
      if (ruling === null || edge === null) return null;
      // continuously up to the limit, which may stand at the rim of the view
      const share = Math.abs(off) / zone.inner;
      return { ...ruling, theta, breakpoints: ruling.breakpoints.map((breakpoint, i) => ({ ...breakpoint, s: breakpoint.s + share * (edge.breakpoints[i]!.s - breakpoint.s) })) };
    },
  };
}

function zonesOf(special: SpecialSlice, own: StaticRuling): Zone[] {
  const limits = specialPlacesOn(special, own).map(({ s }) => s);
  return own.roots.flatMap(({ angle, multiplicity }, i): Zone[] => {
    if (multiplicity < 2) return [];
    const others = own.roots.filter((_, j) => j !== i).map((root) => root.multiplicity);
    const moving = Math.max(multiplicity - 2, ...others.map((m) => (m > 1 ? m : 0)));
    if (moving < 1) return [];
    const place = Math.min(moving, innerWidths.length) - 1;
    return [{ angle, own, limits, inner: innerWidths[place]!, outer: outerWidths[place]! }];
  });
}

/** The static ruling with the breakpoints that its neighbours have in the limit. */
function inTheLimit({ own, limits }: Zone, near: Ruling | null, far: Ruling | null): Ruling | null {
  if (near === null) return null;
  const sign = dot(near.direction, own.line.direction) < 0 ? -1 : 1;
  return {
    ...near,
    base: own.line.base,
    direction: sign < 0 ? scaled(own.line.direction, -1) : own.line.direction,
    breakpoints: far === null ? near.breakpoints : moved(near.breakpoints, far.breakpoints, limits.map((s) => sign * s), Math.hypot(...own.constant) / Math.hypot(...own.slope)),
  };
}

function moved(near: readonly Breakpoint[], far: readonly Breakpoint[], limits: readonly number[], size: number): readonly Breakpoint[] {
  if (limits.length === 0) return near;
  const all = near.map((breakpoint): Breakpoint => {
    const limit = limits.reduce((best, s) => (Math.abs(s - breakpoint.s) < Math.abs(best - breakpoint.s) ? s : best));
    const gap = Math.abs(breakpoint.s - limit);
    const before = Math.min(...far.filter(({ kind, change }) => kind === breakpoint.kind && change === breakpoint.change).map(({ s }) => Math.abs(s - limit)));
    return gap <= approach * before && gap <= farthest * (size + Math.abs(limit)) ? { ...breakpoint, s: limit } : breakpoint;
  });
  return all.some(({ s }, i) => i > 0 && s < all[i - 1]!.s) ? near : all;
}
