import { type ProjectivePoint, type ProjectiveRoot, type RootDivisor, chordalDistance, conjugate, isUpper, rootPoints } from '../polynomial/projectiveRoot.ts';

/**
 * Roots of a form read at one stride, as a multiset closed under conjugation: `weight` 1 for a real hyperroot, 2 for a pair.
 */
export interface Hyperroot {
  readonly point: ProjectivePoint;
  readonly weight: 1 | 2;
  readonly multiplicity: number;
}

/** Chordal distance below which a hyperroot that was pushed down and a root that was there already are the same point. */
export const matchTolerance = 1e-7;

export const toHyperroots = ({ real, pairs }: RootDivisor): Hyperroot[] => [
  ...real.map((r): Hyperroot => ({ point: r, weight: 1, multiplicity: r.multiplicity })),
  ...pairs.map((r): Hyperroot => ({ point: r, weight: 2, multiplicity: r.multiplicity })),
];

/** Degree of the form with these roots. */
export const totalDegree = (roots: readonly Hyperroot[]): number => roots.reduce((sum, r) => sum + r.weight * r.multiplicity, 0);

/** The same form read at a smaller stride: (X:Y) becomes the points with (x^ratio : y^ratio) = (X:Y); 0 and infinity gain multiplicity. */
export function pushDown(roots: readonly Hyperroot[], ratio: number): Hyperroot[] {
  return roots.flatMap(({ point, weight, multiplicity }) => {
    if (point.re === 0 && point.im === 0) return [{ point, weight, multiplicity: multiplicity * ratio }];
    const points = rootPoints(point, ratio);
    if (weight === 2) return points.map((p): Hyperroot => ({ point: isUpper(p) ? p : conjugate(p), weight: 2, multiplicity }));
    return points.flatMap((p): Hyperroot[] => (p.im === 0 ? [{ point: p, weight: 1, multiplicity }] : isUpper(p) ? [{ point: p, weight: 2, multiplicity }] : []));
  });
}

/** Union of two multisets: multiplicities at the same point are added. */
export function mergeHyperroots(a: readonly Hyperroot[], b: readonly Hyperroot[], tolerance = matchTolerance): Hyperroot[] {
  const merged = [...a];
  for (const root of b) {
    const at = merged.findIndex((r) => r.weight === root.weight && chordalDistance(r.point, root.point) <= tolerance);
    if (at < 0) merged.push(root);
    else merged[at] = { ...merged[at]!, multiplicity: merged[at]!.multiplicity + root.multiplicity };
  }
  return merged;
}

/** A choice of multiplicities 0 ≤ m_i ≤ multiplicity_i, one for each hyperroot. */
export type Selection = readonly number[];

/**
 * All conjugation-closed sub-multisets of the given degree, as multiplicities.
 *
 * @param kinds Hyperroots of the same kind are interchangeable: of selections that differ by a permutation of them only one is listed,
 *   the one with descending multiplicities. Without kinds every selection is listed.
 */
export function* selections(roots: readonly Hyperroot[], degree: number, kinds?: readonly string[]): Generator<Selection> {
  const before = roots.map((_, i) => (kinds === undefined || i === 0 ? -1 : kinds.lastIndexOf(kinds[i]!, i - 1)));
  const chosen = new Array<number>(roots.length).fill(0);
  const room = roots.map((_, i) => totalDegree(roots.slice(i)));
  function* choose(i: number, left: number): Generator<Selection> {
    if (left === 0) {
      yield [...chosen];
      return;
    }
    if (i === roots.length || room[i]! < left) return;
    const { weight, multiplicity } = roots[i]!;
    const most = before[i]! >= 0 ? chosen[before[i]!]! : multiplicity;
    for (let m = Math.min(most, multiplicity, Math.floor(left / weight)); m >= 0; m--) {
      chosen[i] = m;
      yield* choose(i + 1, left - m * weight);
    }
    chosen[i] = 0;
  }
  yield* choose(0, degree);
}

/** The chosen part and what is left. */
export function take(roots: readonly Hyperroot[], selection: Selection): { taken: Hyperroot[]; left: Hyperroot[] } {
  const part = (count: (i: number) => number): Hyperroot[] =>
    roots.flatMap((r, i) => (count(i) > 0 ? [{ ...r, multiplicity: count(i) }] : []));
  return { taken: part((i) => selection[i]!), left: part((i) => roots[i]!.multiplicity - selection[i]!) };
}

/** Number of real hyperroots with multiplicity. */
export const realCount = (roots: readonly Hyperroot[]): number =>
  roots.reduce((sum, r) => sum + (r.weight === 1 ? r.multiplicity : 0), 0);

/** Number of distinct real hyperroots of odd multiplicity. */
export const oddRealCount = (roots: readonly Hyperroot[]): number =>
  roots.filter((r) => r.weight === 1 && r.multiplicity % 2 === 1).length;

/** Number of disjoint pairs that can be moved off the real line together: Σ ⌊m/2⌋ over real hyperroots + Σ m over conjugate pairs. */
export const pairCount = (roots: readonly Hyperroot[]): number =>
  roots.reduce((sum, r) => sum + (r.weight === 1 ? Math.floor(r.multiplicity / 2) : r.multiplicity), 0);

/** As a root divisor. */
export const toDivisor = (roots: readonly Hyperroot[]): RootDivisor => ({
  real: roots.filter((r) => r.weight === 1).map(toRoot),
  pairs: roots.filter((r) => r.weight === 2).map(toRoot),
});

const toRoot = ({ point, multiplicity }: Hyperroot): ProjectiveRoot => ({ re: point.re, im: point.im, inverted: point.inverted, multiplicity });
