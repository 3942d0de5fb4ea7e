import { discriminantRulings } from '../discriminantRulings.ts';
import { hyperrootRulings } from '../hyperrootRulings.ts';
import { flatnesses } from '../quality.ts';
import { sweepRulings, type SweptRulings } from '../rulings.ts';
import type { PictureContext } from './kind.ts';

/** Curves are drawn this much flatter than surfaces: they are few, and the eye follows them. */
const curveFlatness = 0.25;

/** The discriminant's rulings in the slice of a picture; null for charts that are no slices. */
export const discriminantSweep = ({ slice, view, quality, once }: PictureContext): SweptRulings | null =>
  slice === null ? null : once('discriminant', () => sweepRulings(discriminantRulings(slice), view, quality));

/** The rulings of the forms with a real hyperroot of level 2. */
export const hyperrootSweep = ({ architecture, slice, view, quality, once }: PictureContext): SweptRulings | null =>
  slice === null ? null : once('hyperroots', () => sweepRulings(hyperrootRulings(slice, architecture.reduced.evenFilterCounts[0]!), view, quality));

/** Largest distance of a curve's segments from the curve, in chart coordinates. */
export const curveTolerance = ({ view, quality }: PictureContext): number => curveFlatness * flatnesses[quality] * view.radius;
