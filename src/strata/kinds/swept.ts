import { discriminantRulings, discriminantSine, doubleRootPlane } from '../discriminantRulings.ts';
import { hyperrootRulings } from '../hyperrootRulings.ts';
import { flatnesses } from '../quality.ts';
import { rankDrops } from '../rankDrops.ts';
import { sweepRulings, type SweptRulings } from '../rulings.ts';
import type { PictureContext } from './kind.ts';

/** Curves are drawn this much flatter than surfaces: they are few, and the eye follows them. */
const curveFlatness = 0.05;

/**
 * The discriminant's rulings in the slice of a picture, and those of the planes that belong to it where the equations of a ruling are
 * dependent; none for charts that are no slices.
 */
export const discriminantSweeps = (context: PictureContext): readonly SweptRulings[] => {
  const { slice, view, quality, notes, once } = context;
  if (slice === null) return [];
  return once('discriminant', () => {
    const planes = rankDrops(discriminantSine(slice)).flatMap((theta) => doubleRootPlane(slice, theta, view.centre, 2 * view.radius) ?? []);
    if (planes.length > 0) notes.push(`This slice holds ${planes.length === 1 ? 'a plane' : `${planes.length} planes`} of forms with one fixed double root.`);
    return [discriminantRulings(slice), ...planes].map((family) => sweepRulings(family, view, quality));
  });
};

/** The rulings of the forms with a real hyperroot of level 2. */
export const hyperrootSweep = ({ architecture, slice, view, quality, once }: PictureContext): SweptRulings | null =>
  slice === null ? null : once('hyperroots', () => sweepRulings(hyperrootRulings(slice, architecture.reduced.evenFilterCounts[0]!), view, quality));

/** Largest distance of a curve's segments from the curve, in chart coordinates. */
export const curveTolerance = ({ view, quality }: PictureContext): number => curveFlatness * flatnesses[quality] * view.radius;
