import { type ProjectivePoint, chordalDistance, conjugate } from './projectiveRoot.ts';

/** Above this many points the matching is greedy; below it is the best of all. */
const largestExactMatching = 14;

/**
 * Tells real roots from conjugate pairs when their numbers are known exactly: the matching of all but `realRoots` points into pairs
 * with the least sum of distances between one point and the mirror image of the other, and of single points to their own mirror image.
 *
 * @returns One point above the real line for each pair, and the real roots moved onto it.
 */
export function separateRealRoots(points: readonly ProjectivePoint[], realRoots: number): { upper: ProjectivePoint[]; onLine: ProjectivePoint[] } {
  const partner = points.length <= largestExactMatching ? bestMatching(points, realRoots) : greedyMatching(points, realRoots);
  const upper: ProjectivePoint[] = [];
  const onLine: ProjectivePoint[] = [];
  partner.forEach((j, i) => {
    const p = points[i]!;
    if (j === i) onLine.push({ re: p.re, im: 0, inverted: p.inverted });
    if (j > i) upper.push(raise(p));
  });
  return { upper, onLine };
}

/** The point itself or its mirror image, strictly above the real line: rounding may have put it on the line. */
function raise(p: ProjectivePoint): ProjectivePoint {
  const im = Math.abs(p.im) || Number.MIN_VALUE;
  return { re: p.re, im: p.inverted ? -im : im, inverted: p.inverted };
}

const mismatch = (p: ProjectivePoint, q: ProjectivePoint): number => chordalDistance(conjugate(p), q);

/** Dynamic programming over the set of points not yet matched: the first of them is single or has one of the others. */
function bestMatching(points: readonly ProjectivePoint[], realRoots: number): number[] {
  const n = points.length;
  const cost = points.map((p) => points.map((q) => mismatch(p, q)));
  const best = new Map<number, { cost: number; choice: number }>();
  const solve = (left: number, singles: number): number => {
    if (left === 0) return singles === 0 ? 0 : Infinity;
    const key = left * (n + 1) + singles;
    const known = best.get(key);
    if (known !== undefined) return known.cost;
    const i = 31 - Math.clz32(left);
    const without = left & ~(1 << i);
    let entry = { cost: singles > 0 ? cost[i]![i]! + solve(without, singles - 1) : Infinity, choice: i };
    for (let j = 0; j < i; j++) {
      if ((without & (1 << j)) === 0) continue;
      const total = cost[i]![j]! + solve(without & ~(1 << j), singles);
      if (total < entry.cost) entry = { cost: total, choice: j };
    }
    best.set(key, entry);
    return entry.cost;
  };
  let left = 2 ** n - 1;
  let singles = realRoots;
  solve(left, singles);
  const partner = points.map((_, i) => i);
  while (left !== 0) {
    const i = 31 - Math.clz32(left);
    const { choice } = best.get(left * (n + 1) + singles)!;
    partner[i] = choice;
    partner[choice] = i;
    left &= ~(1 << i) & ~(1 << choice);
    if (choice === i) singles--;
  }
  return partner;
}

/** The highest point and the one nearest to its mirror image are a pair, and so on; what is left is real. */
function greedyMatching(points: readonly ProjectivePoint[], realRoots: number): number[] {
  const rest = [...points.keys()].sort((i, j) => mismatch(points[i]!, points[i]!) - mismatch(points[j]!, points[j]!));
  const partner = points.map((_, i) => i);
  while (rest.length > realRoots + 1) {
    const i = rest.pop()!;
    const j = rest.reduce((best, k) => (mismatch(points[i]!, points[k]!) < mismatch(points[i]!, points[best]!) ? k : best));
    rest.splice(rest.indexOf(j), 1);
    partner[i] = j;
    partner[j] = i;
  }
  return partner;
}
