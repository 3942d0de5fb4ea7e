import { addCubicRoots } from './cubicRoots.ts';
import { largestCodedDegree, noPattern } from './patternCode.ts';
import { type ProjectivePoint } from './projectiveRoot.ts';
import { rootDivisor } from './rootDivisor.ts';
import { type RootSphere, addPoint, addQuadraticRoots, addRealRoot, codeOfSphere, rootSphere } from './rootSphere.ts';

/** Filters below this (and above its inverse) are not told from 0 (and infinity). */
const smallest = 2 ** -1000;

/** Tells the patterns of products of filters of given sizes, one after the other, without allocating anything for sizes up to 4. */
export interface FactorPatternReader {
  /**
   * Finds the roots of all filters.
   *
   * @param source The coefficients of one filter after the other: number i of all stands at source[from + i · step].
   * @param zeroBelow A filter counts as zero if its largest coefficient is at most this.
   * @returns False if a filter is zero, or has a coefficient that is not finite: then `code` gives `noPattern`.
   */
  read(source: ArrayLike<number>, from: number, step?: number, zeroBelow?: number): boolean;
  /**
   * Code of the pattern of the product of the filters that were read last, with roots closer than the tolerance taken for one.
   *
   * @param tolerance Chordal distance |x₁y₂ − x₂y₁| / (|p₁||p₂|) on P¹(C), the sine of the angle between real roots; single linkage. A pair
   *   within the tolerance of its conjugate is a real double root.
   */
  code(tolerance: number): number;
}

/**
 * Reads root patterns of end-to-end forms of stride one from the filters, for statistics over many trained networks; the pattern is that
 * of `factorPattern`, at a hundredth of its cost.
 *
 * The tolerance of the paper, |r − r'| ≤ 10^-4 max(|r|, |r'|) for affine roots and |Im r| ≤ 10^-4 |r| for real ones, has no meaning at 0
 * and infinity. The chordal distance of close roots is at most half the relative one, so with 10^-4 some more roots are taken for one: those
 * within 2·10^-4 of each other near |r| = 1, and more widely apart for small and large roots; real are roots with |Im r| ≤ 10^-4 (1 + |r|²)/2. Multiple roots of a single filter split by the
 * square or cube root of its rounding error: tolerances below 10^-7 (sizes up to 3) or 10^-5 (above) do not see them.
 *
 * @throws RangeError for sizes that are not positive integers and products of degree above 10.
 * @source GeoLCN, section 7.1
 */
export function factorPatternReader(filterSizes: readonly number[]): FactorPatternReader {
  const degree = filterSizes.reduce((sum, size) => sum + size - 1, 0);
  if (!filterSizes.every((size) => Number.isInteger(size) && size >= 1) || degree > largestCodedDegree)
    throw new RangeError(`factorPatternReader: filters of sizes ${filterSizes.join(', ')}`);
  const sizes = Int32Array.from(filterSizes);
  const sphere = rootSphere();
  let valid = false;
  return {
    read(source, from, step = 1, zeroBelow = 0) {
      valid = false;
      sphere.count = 0;
      let at = from;
      for (let l = 0; l < sizes.length; l++) {
        const size = sizes[l]!;
        if (!addFilterRoots(sphere, source, at, size, step, zeroBelow)) return false;
        at += size * step;
      }
      valid = true;
      return true;
    },
    code: (tolerance) => (valid ? codeOfSphere(sphere, tolerance) : noPattern),
  };
}

/**
 * Adds the roots of the filter that stands at source[at], source[at + step], …
 *
 * @param zeroBelow The filter counts as zero if its largest coefficient is at most this.
 * @returns False if it is zero, or has a coefficient that is not finite: nothing is added.
 */
export function addFilterRoots(sphere: RootSphere, source: ArrayLike<number>, at: number, size: number, step = 1, zeroBelow = 0): boolean {
  let largest = 0;
  for (let j = 0; j < size; j++) largest = Math.max(largest, Math.abs(source[at + j * step]!));
  if (!(largest > zeroBelow && largest > smallest && largest < 1 / smallest)) return false;
  addScaledRoots(sphere, source, at, size, step, 1 / largest);
  return true;
}

/** The same for the filter times a factor. */
function addScaledRoots(sphere: RootSphere, w: ArrayLike<number>, at: number, size: number, step: number, factor: number): void {
  if (size === 2) addRealRoot(sphere, -w[at + step]!, w[at]!);
  else if (size === 3) addQuadraticRoots(sphere, w[at]! * factor, w[at + step]! * factor, w[at + 2 * step]! * factor);
  else if (size === 4) addCubicRoots(sphere, w[at]! * factor, w[at + step]! * factor, w[at + 2 * step]! * factor, w[at + 3 * step]! * factor);
  else if (size > 4) addLongFilterRoots(sphere, Array.from({ length: size }, (_, j) => w[at + j * step]!));
}

/** The same for a filter of any size, by the guarded root finder. */
function addLongFilterRoots(sphere: RootSphere, filter: readonly number[]): void {
  const { real, pairs } = rootDivisor(filter);
  for (const root of real) for (let m = 0; m < root.multiplicity; m++) addProjectivePoint(sphere, root, 1);
  for (const root of pairs) for (let m = 0; m < root.multiplicity; m++) addProjectivePoint(sphere, root, 2);
}

function addProjectivePoint(sphere: RootSphere, { re, im, inverted }: ProjectivePoint, weight: 1 | 2): void {
  const size = re * re + im * im;
  const share = 1 / (1 + size);
  addPoint(sphere, 2 * re * share, (inverted ? 1 - size : size - 1) * share, Math.abs(2 * im * share), weight);
}
