/** A distance below this share of the picture's extent is less than a converged run or single precision can tell. */
const onSlice = 1e-6;

/** True if something stands at its foot on the slice, but is not there itself. */
export const isOff = (distance: number, extent: number): boolean => distance > onSlice * extent;

/**
 * How strongly something at a distance off the slice is drawn: 1 on the slice, then at once clearly less, and falling to two fifths as the
 * distance grows.
 *
 * @param extent Half the diagonal of the picture's box.
 */
export function fadeOf(distance: number, extent: number): number {
  if (!isOff(distance, extent)) return 1;
  return Number.isFinite(distance) ? 0.42 + 0.4 / (1 + (4 * distance) / extent) : 0;
}

/** The distance as it is printed in the picture, two digits: off a slice, or away from the three dimensions that a projection keeps. */
export const distanceText = (distance: number, projected = false): string => `${Number(distance.toPrecision(2))} ${projected ? 'projected away' : 'off the slice'}`;
