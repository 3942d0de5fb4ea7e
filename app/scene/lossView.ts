import type { Picture } from '../../src/strata/index.ts';
import type { LevelMeaning, LossLevel } from '../../src/landscape/lossLevels.ts';
import { leastLoss } from '../../src/landscape/leastLoss.ts';
import { lossAt, levelEllipsoid } from '../../src/landscape/lossOnSlice.ts';
import type { Ellipsoid, LossOnSlice } from '../../src/landscape/lossOnSlice.ts';

/** A level of the loss as an ellipsoid, with its name. */
export interface DrawnLevel {
  readonly ellipsoid: Ellipsoid;
  readonly value: number;
  readonly text: string;
}

/** How colours stand for the loss: on a log scale from `low` to `high`. */
export interface LossScale {
  readonly onSlice: LossOnSlice;
  readonly low: number;
  readonly high: number;
}

/** The ramp spans at most this ratio: what is nearer to the least loss looks like it. */
const widestRange = 1e4;

/** From the least to the greatest loss on the surfaces of a picture; null if there is no surface, or no difference. */
export function lossScale(onSlice: LossOnSlice, picture: Picture): LossScale | null {
  let [low, high] = [Infinity, 0];
  for (const stratum of picture.strata) {
    if (stratum.kind !== 'surface') continue;
    low = Math.min(low, leastLoss(onSlice, stratum));
    // on a triangle a convex function is greatest at a corner
    const { positions } = stratum;
    for (let i = 0; i + 2 < positions.length; i += 3) high = Math.max(high, lossAt(onSlice, [positions[i]!, positions[i + 1]!, positions[i + 2]!]));
  }
  if (!(high > 0) || !Number.isFinite(high)) return null;
  low = Math.max(low, high / widestRange);
  return low < 0.999 * high ? { onSlice, low, high } : null;
}

const names: Readonly<Record<LevelMeaning, string>> = {
  current: 'of the present filter',
  boundary: 'least on the boundary of M here',
  functionSpace: 'least on M here',
  tenth: 'a tenth of the box is below',
  half: 'half of the box is below',
};

/** Levels with an ellipsoid, named. */
export const drawnLevels = (onSlice: LossOnSlice, levels: readonly LossLevel[]): DrawnLevel[] =>
  levels.flatMap(({ value, meanings }) => {
    const ellipsoid = levelEllipsoid(onSlice, value);
    return ellipsoid === null ? [] : [{ ellipsoid, value, text: meanings.map((meaning) => names[meaning]).join(' and ') }];
  });

/** Round numbers for a log scale between two losses: powers of ten, with 2 and 5 or all digits where there are few of them; at last both ends. */
export function logTicks(low: number, high: number): number[] {
  const of = (factors: readonly number[]): number[] => {
    const ticks: number[] = [];
    for (let power = Math.floor(Math.log10(low)) - 1; power <= Math.ceil(Math.log10(high)); power++)
      for (const factor of factors) {
        const value = Number(`${factor}e${power}`);
        if (value >= low && value <= high) ticks.push(value);
      }
    return ticks;
  };
  const digits = [1, 2, 3, 4, 5, 6, 7, 8, 9];
  return [of([1]), of([1, 2, 5]), of(digits)].find(({ length }, i) => length >= 3 - Math.min(i, 1)) ?? [low, high];
}
