import { discriminantRulings } from '../discriminantRulings.ts';
import { hyperrootRulings } from '../hyperrootRulings.ts';
import { rememberedFor } from '../recentSlice.ts';
import { flatnesses } from '../quality.ts';
import type { RulingFamily } from '../ruling.ts';
import { sweepRulings, type SweptRulings } from '../rulings.ts';
import { coreRulings } from '../special/coreRulings.ts';
import { markedPlane } from '../special/markedPlanes.ts';
import { multiplesPlane } from '../special/hyperrootMultiples.ts';
import { hyperrootPlane } from '../special/hyperrootPlanes.ts';
import { hyperrootNotes, hyperrootPositionOf, type HyperrootPosition } from '../special/hyperrootPosition.ts';
import { positionNotes } from '../special/notes.ts';
import { positionOf, type SlicePosition } from '../special/specialSlice.ts';
import type { PictureContext } from './kind.ts';

/** Curves are drawn this much flatter than surfaces: they are few, and the eye follows them. */
const curveFlatness = 0.1;

const roundedNote = 'In this slice strata fall together along curves, or nearly so, and rounding decides between them: next to these curves the picture is approximate, and pieces of curves may be missing.';

const knownPosition = rememberedFor(positionOf);
const knownHyperrootPosition = rememberedFor(hyperrootPositionOf);

/** What is special about the slice of a picture; null for charts that are no slices. Says so in the picture's notes. */
export function slicePosition(context: PictureContext): SlicePosition | null {
  const { slice, notes } = context;
  if (slice === null) return null;
  return context.once('position', () => {
    const position = knownPosition(slice);
    addNotes(notes, positionNotes(position));
    return position;
  });
}

/**
 * The discriminant's rulings in the slice of a picture, first those with a double root that moves, then those of the planes that belong to
 * it in special slices; none for charts that are no slices, and for slices in a position that is not understood.
 */
export const discriminantSweeps = (context: PictureContext): readonly SweptRulings[] => {
  const { slice, view } = context;
  const position = slicePosition(context);
  if (slice === null || position === null || position.kind === 'unknown') return [];
  return context.once('discriminant', () => {
    if (position.kind === 'general') return sweepAll([discriminantRulings(slice)], context);
    const { special } = position;
    const planes = special.marks.map((mark) => markedPlane(special, mark, view.centre, 2 * view.radius));
    return sweepAll([coreRulings(special), ...planes], context);
  });
};

/** What is special about the slice of a picture for a hypersurface; null for charts that are no slices. Says so in the picture's notes. */
export function hyperrootPosition(context: PictureContext): HyperrootPosition | null {
  const { slice, notes } = context;
  if (slice === null) return null;
  return context.once('hyperroot position', () => {
    const position = knownHyperrootPosition(slice);
    addNotes(notes, hyperrootNotes(position));
    return position;
  });
}

/**
 * The rulings of the forms with a real hyperroot of level 2 that moves, then those of the planes of forms with a fixed one, and of the planes of
 * forms in x², y² times a fixed form, in special slices; none for charts that are no slices, and for slices inside the closure.
 */
export function hyperrootSweeps(context: PictureContext): readonly SweptRulings[] {
  const { architecture, slice, view } = context;
  const position = hyperrootPosition(context);
  if (slice === null || position?.kind !== 'general') return [];
  const needed = architecture.reduced.evenFilterCounts[0]!;
  const { moving, planes, multiples } = position;
  const reach = 2 * view.radius;
  const othersOf = (plane: (typeof planes)[number]): number[] => planes.flatMap((other) => (other === plane ? [] : [other.theta]));
  return context.once('hyperroots', () =>
    sweepAll(
      [
        ...(moving ? [hyperrootRulings(slice, needed)] : []),
        ...planes.map((plane) => hyperrootPlane(slice, plane, { others: othersOf(plane), moving }, needed, view.centre, reach)),
        ...multiples.map((plane) => multiplesPlane(slice, plane, needed, view.centre, reach)),
      ],
      context,
    ),
  );
}

/** The rulings of families, and the note that they are approximate if they are. */
function sweepAll(families: readonly RulingFamily[], { view, quality, notes }: PictureContext): SweptRulings[] {
  const sweeps = families.map((family) => sweepRulings(family, view, quality));
  if (sweeps.some(({ rounded }) => rounded)) addNotes(notes, [roundedNote]);
  return sweeps;
}

/** Adds sentences that are not there yet: parts of a picture may be built several times. */
function addNotes(notes: string[], sentences: readonly string[]): void {
  for (const sentence of sentences) if (!notes.includes(sentence)) notes.push(sentence);
}

/** Largest distance of a curve's segments from the curve, in chart coordinates. */
export const curveTolerance = ({ view, quality }: PictureContext): number => curveFlatness * flatnesses[quality] * view.radius;
