import type { ArchitectureChoice } from '../network/architecture.ts';
import type { Place } from './endPlaces.ts';
import { shareOf, type ComparedShare, type Share } from './shares.ts';
import type { StrideEnd, StrideEndsCounts } from './strideEnds.ts';

export interface PlaceRow {
  readonly place: Place;
  /** Runs that ended there among those that ended at a filter other than zero, and what the theorem says. */
  readonly share: ComparedShare;
  /** The first of them; null if there is none. */
  readonly first: number | null;
}

/** Where the runs of one architecture ended. */
export interface StrideEndsTable {
  readonly runs: number;
  readonly converged: number;
  /** Runs that did not converge. */
  readonly dropped: { readonly diverged: Share; readonly maxSteps: Share };
  /** Converged runs that ended at the zero filter, and those whose place is not decided. */
  readonly zero: Share;
  readonly undecided: Share;
  readonly firstZero: number | null;
  readonly firstUndecided: number | null;
  readonly places: readonly PlaceRow[];
  /** The theorem speaks of this architecture. */
  readonly theorem: boolean;
}

const places: readonly Place[] = ['interior', 'folded', 'boundary', 'crossing'];

/**
 * All strides but the last one, which does not matter, are larger than one, and all filters longer than one. For at least as many samples as coefficients and
 * almost all data, critical points then map to zero, or they are regular and map to smooth interior points of M.
 *
 * @source SparseFact
 */
export const allStrided = ({ filterSizes, strides }: ArchitectureChoice): boolean => filterSizes.every((size) => size > 1) && strides.slice(0, -1).every((stride) => stride > 1);

/** Shares of places, beside 100 % for the smooth interior points where the theorem holds. */
export function strideEndsTable({ runs, cells }: Pick<StrideEndsCounts, 'runs' | 'cells'>, theorem: boolean): StrideEndsTable {
  const count = (end: StrideEnd): number => cells.find((cell) => cell.end === end)?.count ?? 0;
  const first = (end: StrideEnd): number | null => cells.find((cell) => cell.end === end)?.first ?? null;
  const placed = places.reduce((sum, place) => sum + count(place), 0);
  const converged = placed + count('zero') + count('undecided');
  return {
    runs,
    converged,
    dropped: { diverged: shareOf(count('diverged'), runs), maxSteps: shareOf(count('maxSteps'), runs) },
    zero: shareOf(count('zero'), converged),
    undecided: shareOf(count('undecided'), converged),
    firstZero: first('zero'),
    firstUndecided: first('undecided'),
    places: places.map((place) => ({ place, share: beside(shareOf(count(place), placed), theorem ? Number(place === 'interior') : null), first: first(place) })),
    theorem,
  };
}

/** A theorem allows no exception: what is not as it says differs, however rare. */
const beside = (share: Share, said: number | null): ComparedShare => ({ ...share, published: said, differs: said !== null && share.of > 0 && share.share !== said });
