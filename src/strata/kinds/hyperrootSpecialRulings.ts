import { polyphaseSections } from '../../polynomial/polyphase.ts';
import { evaluateForm, type Form } from '../../polynomial/form.ts';
import { realRootCount, realRoots } from '../../polynomial/realRoots.ts';
import type { ClippedRuling } from '../clippedRuling.ts';
import { hyperrootQuotient } from '../hyperrootLine.ts';
import { displacement } from '../slice.ts';
import { type FactorPlace, placeOfFactors } from './hyperrootPlace.ts';
import type { PictureContext } from './kind.ts';
import { hyperrootPosition, hyperrootSweeps } from './swept.ts';

/** Segments of lines through the zero filter. */
interface Segments {
  readonly positions: number[];
  readonly index: number[];
}

/** Two rulings this near in θ stand for one line seen from both sides. */
const sameTheta = 1e-13;

/** Shorter pieces, relative to the view, are the rounding of the place of an event. */
const shortestPiece = 1e-4;

/**
 * Rulings, or parts of them, that are special as a whole. M ends on those on whose two sides labels differ. In a slice through the zero filter, where
 * the forms of a ruling are multiples of each other, the surface crosses itself on those on which the mark of the zero filter turns.
 */
export function specialRulings(context: PictureContext): { readonly crossings: readonly (Segments & { readonly place: FactorPlace })[]; readonly boundary: readonly Segments[] } {
  const position = hyperrootPosition(context);
  const crossings: (Segments & { place: FactorPlace })[] = [];
  const boundary: Segments[] = [];
  if (position?.kind !== 'general' || !position.moving) return { crossings, boundary };
  const { family, rulings } = hyperrootSweeps(context)[0]!;
  for (let i = 1; i < rulings.length; i++) {
    const [left, right] = [rulings[i - 1]!, rulings[i]!];
    if (left.order === right.order || left.order === '' || right.order === '' || right.theta - left.theta > sameTheta) continue;
    const [before, after] = [markOn(left), markOn(right)];
    if (before !== null && after !== null && before !== after) {
      const place = crossingAt(context, left);
      if (place !== null) crossings.push({ ...segmentsOf(left.cuts), place });
    }
    const cuts = [...left.cuts, ...right.cuts].sort((a, b) => a.s - b.s);
    for (let k = 1; k < cuts.length; k++) {
      const [start, end] = [cuts[k - 1]!, cuts[k]!];
      if (end.s - start.s <= shortestPiece * context.view.radius) continue;
      const [one, other] = [left, right].map((side) => labelAt(side, (start.s + end.s) / 2));
      if (one !== null && other !== null && family.sheet(one!).id !== family.sheet(other!).id) boundary.push(segmentsOf([start, end]));
    }
  }
  return { crossings, boundary };
}

/** The mark of the zero filter on a ruling, be it in view or not; null if the slice does not pass through it. */
const markOn = ({ ruling }: ClippedRuling): boolean | null => ruling?.breakpoints.find(({ kind }) => kind === 'zero')?.mark ?? null;

/** The label of a ruling at s; null outside the view. */
function labelAt({ cuts, labels }: ClippedRuling, s: number): number | null {
  const piece = cuts.findIndex((cut, k) => k + 1 < cuts.length && cut.s <= s && cuts[k + 1]!.s >= s);
  return labels[piece] ?? null;
}

function segmentsOf(cuts: ClippedRuling['cuts']): Segments {
  return { positions: cuts.flatMap(({ point }) => [...point]), index: cuts.slice(1).flatMap((_, i) => [i, i + 1]) };
}

/** The place of the forms on a ruling with a further hyperroot; null if that is the smaller of the two. */
function crossingAt({ architecture, slice }: PictureContext, { ruling, theta }: ClippedRuling): FactorPlace | null {
  const quotient = hyperrootQuotient(displacement(slice!, ruling!.direction), Math.cos(theta), Math.sin(theta));
  const angle = commonRoot(polyphaseSections(quotient, 2));
  if (angle === null || angle < theta) return null;
  const rest = hyperrootQuotient(quotient, Math.cos(angle), Math.sin(angle));
  return placeOfFactors(architecture, [theta, angle], realRootCount(rest), false);
}

/** The root of one section at which the other one is least, relative to its size. */
function commonRoot(sections: readonly Form[]): number | null {
  const sizes = sections.map((section) => Math.max(Number.MIN_VALUE, ...section.map(Math.abs)));
  const total = Math.max(...sizes);
  const candidates = sections.flatMap((section, r) =>
    section.length < 2 || sizes[r]! < 1e-9 * total
      ? []
      : realRoots(section).map((angle) => ({ angle, off: Math.abs(evaluateForm(sections[1 - r] ?? [0], Math.cos(angle), Math.sin(angle))) / Math.max(sizes[1 - r] ?? 1, 1e-9 * total) })),
  );
  if (candidates.length === 0) return null;
  return candidates.reduce((best, one) => (one.off < best.off ? one : best)).angle;
}
