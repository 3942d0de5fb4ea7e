import type { Form } from '../polynomial/form.ts';
import type { RootPattern } from '../polynomial/formatRootPattern.ts';
import type { Equation } from './slice.ts';
import { along, cross, dot, length, scaled, unit, type Vector3 } from './vector3.ts';

/**
 * What is special about the form at a breakpoint of a ruling.
 *
 * triple: the ruling's own double root becomes triple. double: another real double root. hyperroot: another hyperroot of the
 * ruling's level. rootsMeet: two real roots of the quotient meet (only where that decides on membership). fixed: a root at a place that is
 * special in all of the slice. zero: the zero form.
 */
export type BreakpointKind = 'triple' | 'double' | 'hyperroot' | 'rootsMeet' | 'fixed' | 'zero';

/** A point of a ruling base + s direction at which its form is special. */
export interface Breakpoint {
  readonly s: number;
  readonly kind: BreakpointKind;
  /** Where the second root or hyperroot is, as an angle in [0, π); the ruling's own θ for triple and zero. */
  readonly angle: number;
  /** What the label gains when s grows past the breakpoint. */
  readonly change: number;
  /** A sign that turns where the point is more special still although the order of breakpoints does not change: four-fold roots, pinches. */
  readonly mark: boolean;
}

/** One line of a ruled surface: base + s direction. */
export interface Ruling {
  /** Angle of the root or hyperroot that the line's forms share. */
  readonly theta: number;
  readonly base: Vector3;
  /** Of length one. */
  readonly direction: Vector3;
  /** By ascending s. */
  readonly breakpoints: readonly Breakpoint[];
  /** Label of the points near s, which is not a breakpoint: a number of real roots. */
  labelAt(s: number): number;
  /** Where the normal of a twisted surface turns fastest along the ruling, and how far from there it has turned by 45°. */
  waist?(): { readonly s: number; readonly width: number };
  /** A sign that turns at breakpoints which leave the label as it is: it tells that one has passed through the view between two rulings. */
  parityAt?(s: number): boolean;
  /** What the points of the curve through a breakpoint share besides its kind and the labels on its sides; absent if nothing. */
  curveLabel?(breakpoint: Breakpoint): string;
  /** False if the curve through a breakpoint is taken from another ruling; absent where that of the smaller angle has it. */
  owns?(breakpoint: Breakpoint): boolean;
  /** Exact unit normal at s, on the side on which the interval around `inside` has it. */
  normalAt(s: number, inside: number): Vector3;
}

/** What the points between breakpoints share. One mesh is made for each `id`. */
export interface SheetLabel {
  readonly id: string;
  /** Their root pattern; null if it varies. */
  readonly pattern: RootPattern | null;
}

/** Where a curve of breakpoints runs in a family: between two labels, with the ruling's own label for the curve. */
export interface CurvePlace {
  readonly kind: BreakpointKind;
  readonly below: number;
  readonly above: number;
  readonly label: string;
}

/** One linear equation on a slice that moves with (cos θ : sin θ): the forms of its constant, and of its normal's three entries. */
export type MovingEquation = readonly Form[];

/** A one-parameter family of lines ℓ_θ, θ in [from, to]; of a closed family the last line is the first. */
export interface RulingFamily {
  /** The line at θ, continuous in θ; null where the equations of the line are dependent. */
  at(theta: number): Ruling | null;
  readonly from: number;
  readonly to: number;
  readonly closed: boolean;
  /** True if the direction at the last line is the opposite of the direction at the first. */
  readonly reverses: boolean;
  /** How many times as many rulings as usual the first grid needs: breakpoints move faster in higher degrees. */
  readonly density?: number;
  /** The two equations of the line as forms in (cos θ : sin θ), for a closed family on [0, π). From them follows where the line enters the view and leaves it. */
  readonly equations?: readonly [MovingEquation, MovingEquation];
  /** True if normals turn along a ruling: more vertices are needed between breakpoints. */
  readonly twisted: boolean;
  sheet(label: number): SheetLabel;
  /** False for breakpoints that are of no interest between two labels. */
  keeps(breakpoint: Breakpoint, below: number, above: number): boolean;
  /** Root pattern of the forms on a curve of breakpoints, for families in which its kind and labels do not say it; null if it is no stratum. */
  curvePattern?(curve: CurvePlace): RootPattern | null;
}

/** Sine of the angle below which two planes count as parallel: the line they meet in would have no correct digits left over. */
export const parallelPlanes = 1e-12;

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

/** Sine of the angle between the planes of two equations: 0 where they are parallel or one of them is no condition. */
export const planesSine = (first: Equation, second: Equation): number => length(cross(unit(first.normal), unit(second.normal)));

/** Value of an equation at a point: constant + normal · point. */
export const valueAt = ({ constant, normal }: Equation, point: Vector3): number => constant + dot(normal, point);

/**
 * The last line of a closed family, put exactly where the first is, so that the surface closes without a crack; labels, marks and
 * normals are those of the family's own formula at the end.
 */
export function closingRuling(family: RulingFamily, first: Ruling): Ruling | null {
  const last = family.at(family.to);
  if (last === null) return null;
  const { base, direction } = first;
  const turned = family.reverses ? first.breakpoints.map((b) => ({ ...b, s: 0 - b.s, change: 0 - b.change })).reverse() : first.breakpoints;
  // the signs behind the marks of a form of odd degree turn round with θ; a mark that seems to turn only here is no event
  const breakpoints = turned.map((b, i) => ({ ...b, mark: last.breakpoints.length === turned.length && last.breakpoints[i]!.kind === b.kind ? last.breakpoints[i]!.mark : b.mark }));
  return { ...last, base, direction: family.reverses ? scaled(direction, -1) : direction, breakpoints };
}
