import { discriminantRulings } from '../discriminantRulings.ts';
import { hyperrootRulings } from '../hyperrootRulings.ts';
import { flatnesses } from '../quality.ts';
import { sweepRulings, type SweptRulings } from '../rulings.ts';
import { coreRulings } from '../special/coreRulings.ts';
import { markedPlane } from '../special/markedPlanes.ts';
import { positionNotes } from '../special/notes.ts';
import { positionOf, type SlicePosition } from '../special/specialSlice.ts';
import type { PictureContext } from './kind.ts';

/** Curves are drawn this much flatter than surfaces: they are few, and the eye follows them. */
const curveFlatness = 0.1;

/** What is special about the slice of a picture; null for charts that are no slices. Says so in the picture's notes. */
export function slicePosition(context: PictureContext): SlicePosition | null {
  const { slice, notes } = context;
  if (slice === null) return null;
  return context.once('position', () => {
    const position = positionOf(slice);
    notes.push(...positionNotes(position));
    return position;
  });
}

/**
 * The discriminant's rulings in the slice of a picture, first those with a double root that moves, then those of the planes that belong to
 * it in special slices; none for charts that are no slices, and for slices in a position that is not understood.
 */
export const discriminantSweeps = (context: PictureContext): readonly SweptRulings[] => {
  const { slice, view, quality } = context;
  const position = slicePosition(context);
  if (slice === null || position === null || position.kind === 'unknown') return [];
  return context.once('discriminant', () => {
    if (position.kind === 'general') return [sweepRulings(discriminantRulings(slice), view, quality)];
    const { special } = position;
    const planes = special.marks.map((mark) => markedPlane(special, mark, view.centre, 2 * view.radius));
    return [coreRulings(special), ...planes].map((family) => sweepRulings(family, view, quality));
  });
};

/** The rulings of the forms with a real hyperroot of level 2. */
export function hyperrootSweep(context: PictureContext): SweptRulings | null {
  const { architecture, slice, view, quality } = context;
  if (slice === null) return null;
  return context.once('hyperroots', () => sweepRulings(hyperrootRulings(slice, architecture.reduced.evenFilterCounts[0]!), view, quality));
}

/** Largest distance of a curve's segments from the curve, in chart coordinates. */
export const curveTolerance = ({ view, quality }: PictureContext): number => curveFlatness * flatnesses[quality] * view.radius;
