import type { Architecture, Theta } from '../network/architecture.ts';
import { hyperrootReader } from '../network/hyperrootReader.ts';
import { jacobian } from '../network/jacobian.ts';
import { membershipOfTheta } from '../network/membershipOfTheta.ts';
import { singularValues } from '../numeric/singularValues.ts';
import type { RootPattern } from '../polynomial/formatRootPattern.ts';
import { noPattern, patternOfCode } from '../polynomial/patternCode.ts';
import { trainedRootsClearlyDifferent, trainedRootsClearlyEqual, limitRootsDifferent, limitRootsEqual } from '../numeric/tolerance.ts';
import { networkPatterns } from './networkPattern.ts';

/**
 * Where the end-to-end filter of a network lies in the function space M. interior: a smooth point of the closure, not on the boundary, and
 * the parameterization is regular at the network. folded: the same, but it is not regular there: filters have a common root. boundary: on the
 * boundary, singular or not. crossing: not on the boundary, but the closure is singular there.
 */
export type Place = 'interior' | 'folded' | 'boundary' | 'crossing';

/** Tells places from tables of filters; null where rounding might hide the answer, and for networks with a filter that is zero. */
export interface EndPlaces {
  /** The place of the critical point that a trained network at theta[from] converges to. */
  ofEnd(theta: Float64Array, from: number): Place | null;
  /** The place of a critical point that Newton's method has found. */
  ofCriticalPoint(theta: Float64Array, from: number): Place | null;
}

/**
 * A reader of places for the networks of an architecture: in tenths of a microsecond for stride one and for hyperroots in general position.
 *
 * @throws RangeError for filters with more than ten roots together.
 * @source GeoLCN, Proposition 4.4 (stride one); mathematics.md A8, A12 (any strides)
 */
export function endPlaces(a: Architecture): EndPlaces {
  if (a.reduced.degrees.length === 1) {
    const patterns = networkPatterns(a);
    const placeOf = placesOfCodes(a);
    const between = (theta: Float64Array, from: number, near: number, far: number): Place | null => {
      if (!patterns.read(theta, from)) return null;
      const place = placeOf(patterns.code(near));
      return place === placeOf(patterns.code(far)) ? place : null;
    };
    return {
      ofEnd: (theta, from) => between(theta, from, trainedRootsClearlyEqual, trainedRootsClearlyDifferent),
      ofCriticalPoint: (theta, from) => between(theta, from, limitRootsEqual, limitRootsDifferent),
    };
  }
  const reader = hyperrootReader(a);
  return {
    ofEnd: (theta, from) => (reader.read(theta, from) && reader.general(trainedRootsClearlyDifferent) ? 'interior' : null),
    ofCriticalPoint(theta, from) {
      if (!reader.read(theta, from)) return null;
      if (reader.general(limitRootsDifferent)) return 'interior';
      let at = from;
      const filters = a.filterSizes.map((size) => Array.from(theta.subarray(at, (at += size))));
      const place = placeOfTheta(a, filters, limitRootsEqual);
      return place === placeOfTheta(a, filters, limitRootsDifferent) ? place : null;
    },
  };
}

/**
 * Stride one: on the boundary are the forms with too few real roots of odd multiplicity. A multiple root is a common one of two filters: at critical
 * points for generic data no filter has one of its own.
 *
 * @source GeoLCN, Proposition 4.4; Theorem 5.4 (no repeated root inside a filter)
 */
function placesOfCodes({ reduced }: Architecture): (code: number) => Place | null {
  const known = new Map<number, Place | null>([[noPattern, null]]);
  return (code) => {
    let place = known.get(code);
    if (place === undefined) known.set(code, (place = placeOfPattern(patternOfCode(code), reduced.evenFilterCounts[0]!)));
    return place;
  };
}

function placeOfPattern({ real, complex }: RootPattern, evenFilters: number): Place {
  if (real.filter((m) => m % 2 === 1).length <= evenFilters - 2) return 'boundary';
  return [...real, ...complex].some((m) => m > 1) ? 'folded' : 'interior';
}

/** Smallest singular value of dμ that counts as positive, relative to the largest, for filters of norm one. */
const regular = 1e-6;

function placeOfTheta(a: Architecture, theta: Theta, tolerance: number): Place {
  const { onBoundary, singular } = membershipOfTheta(a, theta, tolerance);
  if (onBoundary || singular) return onBoundary ? 'boundary' : 'crossing';
  const balanced = theta.map((w) => w.map((c) => c / Math.hypot(...w)));
  const rows = jacobian(balanced, a.strides);
  const columns = rows[0]!.map((_, j) => rows.map((row) => row[j]!));
  const values = singularValues(rows.length < columns.length ? columns : rows);
  return values[a.dimension - 1]! > regular * values[0]! ? 'interior' : 'folded';
}
