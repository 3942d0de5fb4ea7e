import type { Stratum } from '../../src/strata/mesh.ts';
import type { Palette, Theme } from '../ui/palette.ts';
import type { LossScale } from './lossView.ts';

/** What every drawn stratum needs. */
export interface StratumLookProps {
  readonly stratum: Stratum;
  readonly palette: Palette;
  readonly theme: Theme;
  /** Half the diagonal of the picture's box: the unit for dashes and hatches. */
  readonly extent: number;
  /** Factor for line widths. */
  readonly scale: number;
  /** Colours by the loss in place of the role's own; null: the role's own. */
  readonly lossScale: LossScale | null;
}
