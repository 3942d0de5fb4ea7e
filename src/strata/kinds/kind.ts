import type { Architecture } from '../../network/architecture.ts';
import type { Chart } from '../charts/index.ts';
import type { Stratum } from '../mesh.ts';
import type { Quality } from '../quality.ts';
import type { Slice } from '../slice.ts';
import type { View } from '../view.ts';

/** What a picture is made of: handed to every kind of stratum. */
export interface PictureContext {
  readonly architecture: Architecture;
  readonly chart: Chart;
  /** For charts whose positions are the coordinates of an affine slice; null for the others. */
  readonly slice: Slice | null;
  readonly quality: Quality;
  readonly view: View;
  /** Sentences on what is special about this picture (a slice inside the discriminant, a plane in it); shown in the legend. */
  readonly notes: string[];
  /** A part that several kinds need (the rulings, say), computed at the first call with this key. */
  once<T>(key: string, compute: () => T): T;
}

/** One kind of stratum: which architectures have it, and what it looks like in a chart. */
export interface StratumKind {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  applies(architecture: Architecture): boolean;
  /** Its strata inside the view (box and clip); none if the chart or the view does not show it. */
  build(context: PictureContext): readonly Stratum[];
}

/** M is full-dimensional: a single group of layers, all of cumulative stride 1. */
export const isThick = ({ reduced }: Architecture): boolean => reduced.degrees.length === 1;

/** M is the plane of forms A x² + C y²: one layer of size 2 at cumulative stride 2 and nothing else. */
export const isEvenPlane = ({ degree, reduced }: Architecture): boolean => degree === 2 && reduced.degrees.length === 2;

/** Number of even filter sizes, e: a thick M holds the forms with at least e real roots (GeoLCN, Lemma 4.2). */
export const evenFilterCount = ({ reduced }: Architecture): number => reduced.evenFilterCounts[0]!;
