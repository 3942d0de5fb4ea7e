import type { Architecture } from '../network/architecture.ts';
import { hyperrootReader } from '../network/hyperrootReader.ts';
import { largestCodedDegree } from '../polynomial/patternCode.ts';
import { factorPatternReader } from '../polynomial/quickFactorPattern.ts';

/** Root patterns of end-to-end filters, read from tables of filters. */
export interface NetworkPatterns {
  /** Reads the network at source[from], first layer first. False if one of its filters is zero: it has no pattern. */
  read(source: Float64Array, from: number): boolean;
  /** Code of the pattern of the network read last; roots closer than the tolerance (chordal distance) count as one. */
  code(tolerance: number): number;
}

/**
 * A reader of root patterns for the networks of an architecture: in tenths of a microsecond for stride one, in some microseconds otherwise.
 *
 * @throws RangeError for end-to-end forms of degree above 10.
 */
export function networkPatterns(a: Architecture): NetworkPatterns {
  const { filterSizes, cumulativeStrides, degree } = a;
  if (filterSizes.every((size, l) => size === 1 || cumulativeStrides[l] === 1)) return factorPatternReader(filterSizes);
  if (degree > largestCodedDegree) throw new RangeError(`networkPatterns: no patterns of degree ${degree}`);
  return hyperrootReader(a);
}
