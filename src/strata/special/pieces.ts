import { withMark, withSimple, type CoreRoots } from './patterns.ts';
import { readLabel, type RootCounts } from './rootCounts.ts';
import type { Mark } from './specialSlice.ts';

/**
 * The simple roots of the form at a breakpoint besides those that are special there: as many as both sides have, or one less if the
 * sides agree, because a simple root of theirs is at the special place.
 *
 * @param negative On which side of 0 that place is.
 */
export function simpleBeside(below: number, above: number, negative: boolean): RootCounts {
  const [one, other] = [readLabel(below), readLabel(above)];
  if (one.positive !== other.positive || one.negative !== other.negative)
    return { positive: Math.min(one.positive, other.positive), negative: Math.min(one.negative, other.negative) };
  return { positive: one.positive - (negative ? 0 : 1), negative: one.negative - (negative ? 1 : 0) };
}

/** The roots of the form at a breakpoint where it vanishes at a mark, between two pieces. */
export const rootsOnPiece = (roots: CoreRoots, mark: Mark, below: number, above: number, multiplicity = mark.order): CoreRoots =>
  withSimple(withMark(roots, mark, multiplicity), simpleBeside(below, above, mark.negative));
