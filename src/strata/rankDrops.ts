import { lowest } from '../numeric/minimum.ts';

/** Angles tried at first, and the sine of the angle between two planes below which they may become parallel nearby. */
const trials = 360;
const suspicious = 0.05;

/** Sine below which two planes are parallel: the square root of rounding, for a minimum that is touched. */
const parallel = 1e-9;

/** A sine of this size is 0: angles of the grid, among them those of the coordinate axes, are then taken as they are. Minima of high order are flat, and no search finds their middle. */
const rounding = 1e-15;

/**
 * Angles in [0, π) at which the two equations of a family of lines become dependent.
 *
 * @param sine Sine of the angle between the two planes at θ.
 */
export function rankDrops(sine: (theta: number) => number): number[] {
  const step = Math.PI / trials;
  const values = Array.from({ length: trials }, (_, i) => sine(i * step));
  const found: number[] = [];
  for (let i = 0; i < trials; i++) {
    const here = values[i]!;
    if (here > suspicious || here > values[(i + trials - 1) % trials]! || here > values[(i + 1) % trials]!) continue;
    const theta = here <= rounding ? i * step : lowest(sine, (i - 1) * step, (i + 1) * step);
    if (sine(theta) <= parallel) found.push(((theta % Math.PI) + Math.PI) % Math.PI);
  }
  return found;
}
