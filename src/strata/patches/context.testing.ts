import { architecture, type Architecture } from '../../network/architecture.ts';
import type { PictureContext } from '../kinds/kind.ts';
import type { Quality } from '../quality.ts';
import type { Slice } from '../slice.ts';
import { viewOf, type Clip } from '../view.ts';

export interface Scene {
  readonly filterSizes: readonly number[];
  readonly strides?: readonly number[];
  /** Any chart: its own fields are read by the kinds under test. */
  readonly chart: { readonly kind: string };
  readonly slice?: Slice | null;
  /** Half-width of the box about the centre. */
  readonly size?: number;
  readonly centre?: readonly [number, number, number];
  readonly quality?: Quality;
  readonly clip?: Clip;
}

/** What a kind of stratum is handed by a picture, made by hand. */
export function contextOf({ filterSizes, strides, chart, slice = null, size = 3, centre = [0, 0, 0], quality = 'draft', clip = 'box' }: Scene): PictureContext & { readonly architecture: Architecture } {
  const a = architecture({ filterSizes, strides: strides ?? filterSizes.map(() => 1) });
  const [x, y, z] = centre;
  const view = viewOf({ min: [x - size, y - size, z - size], max: [x + size, y + size, z + size] }, clip);
  const known = new Map<string, unknown>();
  return {
    architecture: a,
    chart: chart as PictureContext['chart'],
    slice,
    quality,
    view,
    notes: [],
    once<T>(key: string, compute: () => T): T {
      if (!known.has(key)) known.set(key, compute());
      return known.get(key) as T;
    },
  };
}
