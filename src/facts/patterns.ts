import { formatRootPattern } from '../polynomial/formatRootPattern.ts';
import type { RootPattern } from '../polynomial/formatRootPattern.ts';

/** Patterns are listed up to this degree (940 of them in degree 16); a longer list helps nobody. */
export const largestPatternDegree = 16;

/**
 * All root patterns of real forms of degree n: pairs (ρ | γ) with Σ ρ_i + 2 Σ γ_j = n, most real roots first.
 * @throws RangeError if n is not an integer ≥ 0
 * @source GeoLCN, Definition 3.2
 */
export function allPatterns(n: number): RootPattern[] {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`allPatterns: degree ${n} is not an integer ≥ 0`);
  const patterns: RootPattern[] = [];
  for (let pairs = 0; 2 * pairs <= n; pairs++)
    for (const real of partitions(n - 2 * pairs))
      for (const complex of partitions(pairs))
        patterns.push({ real: real.toReversed(), complex: complex.toReversed() });
  return patterns;
}

/**
 * Whether roots of this pattern can be dealt out to filters of degrees `bins` so that no filter has a repeated root.
 *
 * A real root of multiplicity m takes one place in m different bins, a conjugate pair two places in each of m different
 * bins, and every bin is filled. Putting pairs first, each time into the bins with most room, then real roots in the same
 * way, succeeds if anything does: where a solution differs, a pair can be exchanged with a pair or two real roots, because
 * the roomier bin holds at least as much that the other bin lacks.
 *
 * @source GeoLCN, section 5.1
 */
export function isCompatible({ real, complex }: RootPattern, bins: readonly number[]): boolean {
  const room = [...bins];
  const place = (multiplicity: number, size: number): boolean => {
    room.sort((a, b) => b - a);
    if (multiplicity > room.length || room[multiplicity - 1]! < size) return false;
    for (let i = 0; i < multiplicity; i++) room[i]! -= size;
    return true;
  };
  const placed = complex.toReversed().every((m) => place(m, 2)) && real.toReversed().every((m) => place(m, 1));
  return placed && room.every((free) => free === 0);
}

/** Printed patterns compatible with these filter degrees; null above `largestPatternDegree`. */
export function compatiblePatterns(bins: readonly number[]): string[] | null {
  return listed(bins.reduce((sum, d) => sum + d, 0), (pattern) => isCompatible(pattern, bins));
}

/** Printed patterns of degree n that satisfy a condition; null above `largestPatternDegree`. */
export const listed = (n: number, condition: (pattern: RootPattern) => boolean): string[] | null =>
  n > largestPatternDegree ? null : allPatterns(n).filter(condition).map(formatRootPattern);

/** Number of real roots, counted with multiplicity. */
export const realRootCount = ({ real }: RootPattern): number => real.reduce((sum, m) => sum + m, 0);

/** Number of distinct real roots of odd multiplicity. */
export const oddRootCount = ({ real }: RootPattern): number => real.filter((m) => m % 2 === 1).length;

/** Partitions of n, parts descending, in descending lexicographic order. */
export const partitions = (n: number): number[][] => partitionsBelow(n, Array.from({ length: n }, () => 1));

/**
 * Partitions λ of n = Σ bins for which a 0/1 matrix with row sums λ and column sums `bins` exists: those dominated by the
 * conjugate partition of the bins (Gale, Ryser). With n bins of size 1 these are all partitions of n.
 *
 * @returns parts descending, partitions in descending lexicographic order, at most `limit` of them.
 */
export function partitionsBelow(n: number, bins: readonly number[], limit = Infinity): number[][] {
  const ceiling = conjugatePrefixSums(n, bins);
  const found: number[][] = [];
  const extend = (parts: number[], left: number): void => {
    if (found.length >= limit) return;
    if (left === 0) {
      found.push([...parts]);
      return;
    }
    const used = n - left;
    const largest = Math.min(left, parts.at(-1) ?? left, ceiling[parts.length]! - used);
    for (let part = largest; part >= 1; part--) {
      parts.push(part);
      extend(parts, left - part);
      parts.pop();
    }
  };
  extend([], n);
  return found;
}

/** c_1 + … + c_i for i = 1 … n, where c_i is the number of bins of size at least i. */
function conjugatePrefixSums(n: number, bins: readonly number[]): number[] {
  const sums: number[] = [];
  for (let i = 1, sum = 0; i <= n; i++) sums.push((sum += bins.filter((d) => d >= i).length));
  return sums;
}
