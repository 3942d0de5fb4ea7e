import type { RootPattern } from '../polynomial/formatRootPattern.ts';
import { along, cross, dot, length, scaled, unit, type Vector3 } from './vector3.ts';
import type { Equation } from './slice.ts';

/** An interval of a ruling between neighbouring breakpoints: one label, one side. */
export interface Interval {
  /** What its points share, in one word or printed pattern; one mesh is made for each label. */
  readonly label: string;
  /** The root pattern of its points; null if it varies. */
  readonly pattern: RootPattern | null;
  /** Exact unit normal at base + s direction. */
  readonly normal: (s: number) => Vector3;
  /** +1 if the normal points along direction × ∂position/∂θ, −1 if against it: the winding of the strip follows from it. */
  readonly side: 1 | -1;
}

/** One line of a ruled surface: base + s direction, with labelled intervals between its breakpoints. */
export interface Ruling {
  readonly theta: number;
  readonly base: Vector3;
  /** Of length one. */
  readonly direction: Vector3;
  /** Ascending values of s. */
  readonly breakpoints: readonly number[];
  /** One more than breakpoints, from s = −∞ to ∞. */
  readonly intervals: readonly Interval[];
}

/** A one-parameter family of lines ℓ_θ, θ in [0, π], whose last line is its first line. */
export interface RulingFamily {
  /** The line at θ, continuous in θ; null where the equations of the line are dependent. */
  at(theta: number): Ruling | null;
  /** True if the direction at θ + π is the opposite of the direction at θ. */
  readonly reverses: boolean;
}

/** Sine of the angle below which two planes count as parallel: the line they meet in would have no correct digits left over. */
const parallelPlanes = 1e-12;

/**
 * The line in which two planes meet, with unit direction along normal₀ × normal₁ and the point next to the slice's origin
 * as its base (so that the lines of a cone have base 0, exactly); null if the planes are parallel or too far away for numbers.
 */
export function lineOf(first: Equation, second: Equation): Pick<Ruling, 'base' | 'direction'> | null {
  const [m, n] = [unit(first.normal), unit(second.normal)];
  const u = cross(m, n);
  const sine = length(u);
  if (!(sine > parallelPlanes)) return null;
  const offset = (equation: Equation): number => -equation.constant / length(equation.normal) / sine / sine;
  const base = along(scaled(cross(n, u), offset(first)), cross(u, m), offset(second));
  return base.every(Number.isFinite) ? { base, direction: unit(u) } : null;
}

/** One value of s inside each interval between breakpoints, ascending. */
export function middlesOf(breakpoints: readonly number[]): number[] {
  if (breakpoints.length === 0) return [0];
  const [first, last] = [breakpoints[0]!, breakpoints.at(-1)!];
  const inner = breakpoints.slice(1).map((s, i) => (s + breakpoints[i]!) / 2);
  return [first - 1 - Math.abs(first), ...inner, last + 1 + Math.abs(last)];
}

/** The zero of an affine function constant + slope s, or null if it has none. */
export const zeroOf = (constant: number, slope: number): number | null => (slope === 0 ? null : -constant / slope + 0);

/** Value of an equation at a point: constant + normal · point. */
export const valueAt = ({ constant, normal }: Equation, point: Vector3): number => constant + dot(normal, point);

/**
 * The line at θ = π, put exactly where the line at θ = 0 is, so that the surface closes without a crack;
 * labels, sides and normals are those of the family's own formula at π.
 */
export function closingRuling(family: RulingFamily, first: Ruling): Ruling | null {
  const last = family.at(Math.PI);
  if (last === null) return null;
  if (!family.reverses) return { ...last, base: first.base, direction: first.direction, breakpoints: first.breakpoints };
  return {
    ...last,
    base: first.base,
    direction: scaled(first.direction, -1),
    breakpoints: first.breakpoints.map((s) => 0 - s).reverse(),
  };
}
