import type { ArchitectureChoice } from '../network/architecture.ts';
import { rng } from '../numeric/rng.ts';

/**
 * Random start: independent standard normal filter coefficients, first layer first.
 *
 * @throws RangeError if the seed is not a safe integer.
 * @source GeoLCN, section 7.1
 */
export function initialTheta({ filterSizes }: Pick<ArchitectureChoice, 'filterSizes'>, seed: number): number[][] {
  const random = rng(seed);
  return filterSizes.map((size) => Array.from({ length: size }, () => random.normal()));
}
