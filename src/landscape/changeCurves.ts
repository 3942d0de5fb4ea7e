import { metricMatrix, type Metric } from '../loss/metrics.ts';
import type { Architecture } from '../network/architecture.ts';
import { hookStrata } from './hookCounter.ts';
import { type HookEquation, hookEquations } from './hookEquation.ts';
import { cuspAngles, derivatives, lineFamily, meetingCurve, placeAt, traceCurve } from './sliceCurve.ts';
import type { SlicePlace, SliceWindow, TargetSlice } from './targetSlice.ts';

/**
 * A curve of targets along which the critical points change, on a plane of targets.
 *
 * discriminant: u has a double root; u may enter or leave M there, and a local minimum may become a saddle. caustic: two critical points with a root of
 * multiplicity α meet. passage: a critical point with a root of multiplicity α comes to have one of multiplicity α + 1, or is 0 if α is the degree.
 */
export interface ChangeCurve {
  readonly kind: 'discriminant' | 'caustic' | 'passage';
  readonly multiplicity: number;
  /** Polylines of (s, t) pairs; one pair alone is a curve that has shrunk to a point. */
  readonly pieces: readonly Float64Array[];
  /** Cusps inside the window: three critical points meet. */
  readonly cusps: readonly SlicePlace[];
}

/** All curves for one architecture, metric and plane, and whether they are all there are. */
export interface ChangeCurves {
  readonly curves: readonly ChangeCurve[];
  readonly complete: boolean;
}

/**
 * Curves on a plane of targets at which the numbers of critical points with one multiple root change.
 *
 * The equation E_α(φ; u) is linear in u, so that for every φ the targets with a double root φ of E_α (caustic), and those with E_α = E_{α+1} = 0 at φ
 * (passage), are cut out by two linear conditions: one point of the plane for each φ. E_1 is u itself: its passage is the discriminant.
 *
 * `complete` is false if the network has critical points with several multiple roots, for which there is no such curve, and for strides. Then points that
 * the network does not reach, because their simple roots are not real, may lie behind parts of the curves.
 *
 * @throws RangeError as `metricMatrix` does.
 * @source derived from mathematics.md E5; for k = (2, 2) GeoLCN, Example 6.5
 */
export function changeCurves(a: Architecture, metric: Metric, slice: TargetSlice, window: SliceWindow): ChangeCurves {
  const strata = hookStrata(a);
  if (strata === null) return { curves: [], complete: false };
  const { multiplicities, complete } = strata;
  const equations = hookEquations(a.degree, multiplicities, metricMatrix(metric, a.ambientDimension));
  const curves = multiplicities.flatMap((m) => [caustic(equations[m - 1]!, slice, window), passage('passage', equations[m - 1]!, equations[m]!, slice, window)]);
  const discriminant = equations.length > 1 ? [passage('discriminant', equations[0]!, equations[1]!, slice, window)] : [];
  return { curves: [...discriminant, ...curves].filter(({ pieces }) => pieces.length > 0), complete };
}

function caustic({ multiplicity, rows }: HookEquation, slice: TargetSlice, window: SliceWindow): ChangeCurve {
  const family = lineFamily(rows, slice);
  const curve = meetingCurve(...derivatives(family));
  if (curve === null) return { kind: 'caustic', multiplicity, pieces: [], cusps: [] };
  const angles = cuspAngles(family);
  const pieces = traceCurve(curve, window, angles);
  const isPoint = pieces.length === 1 && pieces[0]!.length === 2;
  const cusps = isPoint ? [] : angles.map((angle) => placeAt(curve, angle)).filter((place): place is SlicePlace => place !== null && isInside(place, window));
  return { kind: 'caustic', multiplicity, pieces, cusps };
}

function passage(kind: 'discriminant' | 'passage', own: HookEquation, next: HookEquation, slice: TargetSlice, window: SliceWindow): ChangeCurve {
  const curve = meetingCurve(lineFamily(own.rows, slice), lineFamily(next.rows, slice));
  return { kind, multiplicity: own.multiplicity, pieces: curve === null ? [] : traceCurve(curve, window), cusps: [] };
}

const isInside = ([s, t]: SlicePlace, window: SliceWindow): boolean => s >= window.s[0] && s <= window.s[1] && t >= window.t[0] && t <= window.t[1];
