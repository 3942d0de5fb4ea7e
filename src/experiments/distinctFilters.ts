/** How many different filters there are among some. */
export interface DistinctFilters {
  readonly count: number;
  /** Some filters that are counted as one are so only through others between them. */
  readonly chained: boolean;
}

/**
 * Number of distinct filters: two are equal if |w_j − w'_j| ≤ tolerance · max(1, max |w''_j|) for every coefficient j, the inner maximum being
 * over all filters that are given.
 *
 * This equality is not transitive. Filters joined by a chain of equal ones are counted as one (single linkage), so their order does not matter.
 *
 * @param filters Filters of equal length.
 * @source GeoLCN, section 7.2; the chains are our reading, the paper does not speak of them
 */
export function distinctFilters(filters: readonly (readonly number[])[], tolerance: number): DistinctFilters {
  const bounds = (filters[0] ?? []).map((_, j) => tolerance * filters.reduce((largest, w) => Math.max(largest, Math.abs(w[j]!)), 1));
  const equal = (w: readonly number[], v: readonly number[]): boolean => bounds.every((bound, j) => Math.abs(w[j]! - v[j]!) <= bound);
  const cluster = filters.map((_, i) => i);
  const rootOf = (i: number): number => {
    let root = i;
    while (cluster[root] !== root) root = cluster[root]!;
    cluster[i] = root;
    return root;
  };
  let equalPairs = 0;
  filters.forEach((w, i) => {
    for (let j = 0; j < i; j++) {
      if (!equal(w, filters[j]!)) continue;
      equalPairs++;
      cluster[rootOf(i)] = rootOf(j);
    }
  });
  const sizes = new Map<number, number>();
  for (let i = 0; i < filters.length; i++) sizes.set(rootOf(i), (sizes.get(rootOf(i)) ?? 0) + 1);
  const pairs = [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
  return { count: sizes.size, chained: equalPairs < pairs };
}
