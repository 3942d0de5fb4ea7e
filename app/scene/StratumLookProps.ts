import type { Stratum } from '../../src/strata/mesh.ts';
import type { Palette, Theme } from '../ui/palette.ts';

/** What every drawn stratum needs. */
export interface StratumLookProps {
  readonly stratum: Stratum;
  readonly palette: Palette;
  readonly theme: Theme;
  /** Half the diagonal of the picture's box: the unit for dashes and hatches. */
  readonly extent: number;
  /** Factor for line widths. */
  readonly scale: number;
}
