import type { Architecture, Theta } from '../../src/network/architecture.ts';
import { endToEndFilter } from '../../src/network/endToEndFilter.ts';
import { fiber } from '../../src/network/fiber.ts';
import { membership } from '../../src/network/membership.ts';
import { isZeroForm } from '../../src/polynomial/form.ts';
import { formatRootPattern } from '../../src/polynomial/formatRootPattern.ts';
import { rootPattern } from '../../src/polynomial/rootPattern.ts';
import { snapToFunctionSpace } from '../../src/landscape/snapToFunctionSpace.ts';
import { snapToPattern } from '../../src/landscape/snapToPattern.ts';
import { definitionOf } from '../../src/strata/charts/index.ts';
import { toFilter, toPosition, type Chart, type Stratum } from '../../src/strata/index.ts';
import { parseRootPattern } from '../ui/parseRootPattern.ts';
import { distanceText } from './offSlice.ts';
import type { Position } from './sceneProps.ts';

/** What is to be said of a place in the picture. */
export interface PlaceReading {
  readonly title: string;
  /** Root pattern, printed. */
  readonly pattern: string | null;
  /** Where it lies, with the reason. */
  readonly where: string;
  /** The theorem or definition that it shows; empty for places that are no stratum. */
  readonly source: string;
  /** The filter there; null where positions do not determine filters. */
  readonly filter: readonly number[] | null;
  /** True if the filter is only as exact as the pointer. */
  readonly rough: boolean;
  /** What is drawn there is not the filter itself; empty if it is. */
  readonly off: string;
  /** False outside M; null if that is not known. */
  readonly inFunctionSpace: boolean | null;
}

/**
 * A stratum at a place of it. The meshes are chords of the stratum, so the filter at the pointer is nearly on it; `exact` moves it onto the
 * stratum, in the slice, as far as that can be done.
 */
export function readStratum(a: Architecture, chart: Chart, stratum: Stratum, position: Position, exact: boolean): PlaceReading {
  const near = filterAt(chart, position);
  const snapped = exact && near !== null ? onto(a, chart, stratum, near, position) : null;
  const known = snapped === null ? null : membership(a, snapped);
  return {
    title: stratum.label,
    pattern: stratum.pattern ?? (snapped === null ? null : patternOf(snapped)),
    where: known?.inFunctionSpace === stratum.inFunctionSpace && known !== null ? known.reason : whereIs(stratum),
    source: stratum.source,
    filter: snapped ?? near,
    rough: snapped === null,
    off: '',
    inFunctionSpace: stratum.inFunctionSpace ?? known?.inFunctionSpace ?? null,
  };
}

/** Any place of a chart. */
export function readPlace(a: Architecture, chart: Chart, position: Position): PlaceReading {
  const filter = filterAt(chart, position);
  if (filter === null)
    return { title: 'Here', pattern: null, where: 'No filter stands here alone: positions of this chart do not determine filters.', source: '', filter, rough: true, off: '', inFunctionSpace: null };
  return { ...readFilter(a, 'Here', filter, 0), title: isZeroForm(filter) ? 'The zero filter' : 'Here', rough: true };
}

/** A filter that is marked in the picture: at its foot, if it is off the slice. */
export function readFilter(a: Architecture, title: string, filter: readonly number[], distance: number, projected = false): PlaceReading {
  const known = membership(a, filter);
  return {
    title,
    pattern: patternOf(filter),
    where: known.reason,
    source: '',
    filter,
    rough: false,
    off: distance > 0 ? `${distanceText(distance, projected)}: ${projected ? 'filters far apart may stand at this place.' : 'the mark stands at its foot, the nearest place of the slice.'}` : '',
    inFunctionSpace: known.inFunctionSpace,
  };
}

/** A network that makes the filter, or why training cannot start there. */
export function startAt(a: Architecture, chart: Chart, { filter, inFunctionSpace }: PlaceReading, position: Position): { readonly theta: Theta } | { readonly refusal: string } {
  if (filter === null) return { refusal: 'Positions of this chart do not determine filters.' };
  if (isZeroForm(filter)) return { refusal: 'The zero filter has infinitely many factorizations: choose the filters of the layers by hand.' };
  if (inFunctionSpace !== false) {
    try {
      const [theta] = fiber(a, filter);
      if (theta !== undefined) return { theta };
    } catch (error) {
      if (error instanceof RangeError) return { refusal: `The factorizations of this filter are too many to list (${error.message}).` };
      throw error;
    }
    const slice = definitionOf(chart).slice?.(chart) ?? null;
    const near = slice === null ? null : snapToFunctionSpace(a, slice, position, 1e-2);
    if (near !== null) return { theta: near };
  }
  return { refusal: 'No network of this architecture makes this filter, so none can start here.' };
}

function filterAt(chart: Chart, position: Position): number[] | null {
  const filter = toFilter(chart, position);
  return filter?.every(Number.isFinite) === true ? filter : null;
}

const patternOf = (filter: readonly number[]): string | null => (isZeroForm(filter) ? null : formatRootPattern(rootPattern(filter)));

/** An answer of the iteration farther from the pointer than this, relative to its place, is another part of the stratum. */
const reach = 0.05;

function onto(a: Architecture, chart: Chart, stratum: Stratum, near: number[], position: Position): readonly number[] | null {
  const pattern = stratum.pattern === undefined ? null : parseRootPattern(stratum.pattern);
  const slice = definitionOf(chart).slice?.(chart) ?? null;
  const thick = a.reduced.degrees.length === 1;
  let snapped: readonly number[] | null = null;
  if (thick && pattern !== null) snapped = snapToPattern(near, pattern, slice);
  else if (!thick && stratum.inFunctionSpace === true && slice !== null) {
    const theta = snapToFunctionSpace(a, slice, position, reach);
    snapped = theta === null ? null : endToEndFilter(theta, a.strides);
  }
  if (snapped === null) return null;
  const back = toPosition(chart, snapped).position;
  return Math.hypot(...back.map((c, k) => c - position[k]!)) <= reach * Math.max(1, Math.hypot(...position)) ? snapped : null;
}

function whereIs({ inFunctionSpace, onBoundary, role }: Stratum): string {
  if (inFunctionSpace === null) return 'Partly in M.';
  if (!inFunctionSpace) return role === 'closureOnly' ? 'Outside M, in its Zariski closure only.' : 'Outside M.';
  if (onBoundary === true || role === 'boundary') return 'In M, on its boundary.';
  return onBoundary === false ? 'In M, not on its boundary.' : 'In M.';
}
