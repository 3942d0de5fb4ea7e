import type { Architecture } from '../network/architecture.ts';
import { factorPattern } from '../network/factorPattern.ts';
import { codeOfPattern, noPattern } from '../polynomial/patternCode.ts';
import { factorPatternReader } from '../polynomial/quickFactorPattern.ts';

/** Root patterns of end-to-end filters, read from tables of filters. */
export interface NetworkPatterns {
  /** Reads the network at source[from], first layer first. False if one of its filters is zero: it has no pattern. */
  read(source: Float64Array, from: number): boolean;
  /** Code of the pattern of the network read last; roots closer than the tolerance (chordal distance) count as one. */
  code(tolerance: number): number;
}

/** A reader of root patterns for the networks of an architecture: in tenths of a microsecond for stride one, in tens of them otherwise. */
export function networkPatterns({ filterSizes, strides, cumulativeStrides }: Architecture): NetworkPatterns {
  if (filterSizes.every((size, l) => size === 1 || cumulativeStrides[l] === 1)) return factorPatternReader(filterSizes);
  let theta: number[][] = [];
  return {
    read(source, from) {
      let at = from;
      theta = filterSizes.map((size) => Array.from(source.subarray(at, (at += size))));
      return theta.flat().every(Number.isFinite) && !theta.some((w) => w.every((c) => c === 0));
    },
    code(tolerance) {
      const pattern = factorPattern(theta, strides, tolerance);
      return pattern === null ? noPattern : codeOfPattern(pattern);
    },
  };
}
