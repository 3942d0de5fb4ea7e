import type { Form } from './form.ts';
import { type ProjectivePoint, type ProjectiveRoot, type RootDivisor, chordalDistance, conjugate, isUpper } from './projectiveRoot.ts';

/**
 * Collapses clusters of roots that are one multiple root within the uncertainty of the coefficients.
 *
 * A cluster of total multiplicity m with centre a is one root if the first m Taylor coefficients of the form at a,
 * Σ_i w_i C(D−i, j) a^{D−i−j}, are below `uncertainty` · Σ_i |w_i| C(D−i, j) |a|^{D−i−j}: then some form whose coefficients
 * differ by no more than the uncertainty has an m-fold root at a. The centre is the root of the (m−1)-st derivative near the mean,
 * which is simple and well conditioned. Clusters are tried from the coarsest down the single-linkage tree.
 */
export function clusterRoots(form: Form, roots: RootDivisor, uncertainty: number): RootDivisor {
  const points = unfold(roots);
  const found: ProjectiveRoot[] = [];
  collapse(linkage(points), points, form, uncertainty, found);
  return fold(found);
}

/** Counts distinct roots closer than `tolerance` (chordal distance, single linkage) as one at their weighted mean. */
export function mergeCloseRoots(roots: RootDivisor, tolerance: number): RootDivisor {
  const groups: ProjectiveRoot[][] = [];
  for (const root of unfold(roots)) {
    const near = groups.filter((g) => g.some((other) => chordalDistance(root, other) <= tolerance));
    const merged = [root, ...near.flat()];
    for (const g of near) groups.splice(groups.indexOf(g), 1);
    groups.push(merged);
  }
  return fold(groups.map((g) => (g.length === 1 ? g[0]! : { ...mean(g), multiplicity: weight(g) })));
}

interface Cluster {
  readonly members: readonly ProjectiveRoot[];
  readonly parts: readonly Cluster[];
}

const weight = (members: readonly ProjectiveRoot[]): number => members.reduce((sum, r) => sum + r.multiplicity, 0);

const unfold = ({ real, pairs }: RootDivisor): ProjectiveRoot[] => [
  ...real,
  ...pairs.flatMap((p) => [p, { ...conjugate(p), multiplicity: p.multiplicity }]),
];

function fold(all: readonly ProjectiveRoot[]): RootDivisor {
  return { real: all.filter((r) => r.im === 0), pairs: all.filter((r) => r.im !== 0 && isUpper(r)) };
}

/** Single-linkage tree; clusters at the same distance are joined at once, so every node is its own mirror image or apart from it. */
function linkage(points: readonly ProjectiveRoot[]): Cluster {
  let clusters: Cluster[] = points.map((p) => ({ members: [p], parts: [] }));
  while (clusters.length > 1) {
    const all = clusters;
    const gaps = all.map((a, i) => all.map((b, j) => (i === j ? Infinity : gap(a, b))));
    const least = Math.min(...gaps.flat()) * (1 + 1e-9);
    const joined: Cluster[] = [];
    const left = new Set(all.keys());
    for (const seed of all.keys()) {
      if (!left.delete(seed)) continue;
      const group = [seed];
      for (const i of group) for (const j of left) if (gaps[i]![j]! <= least && left.delete(j)) group.push(j);
      const parts = group.map((i) => all[i]!);
      joined.push(parts.length === 1 ? parts[0]! : { members: parts.flatMap((c) => c.members), parts });
    }
    clusters = joined;
  }
  return clusters[0]!;
}

function gap(a: Cluster, b: Cluster): number {
  let least = Infinity;
  for (const p of a.members) for (const q of b.members) least = Math.min(least, chordalDistance(p, q));
  return least;
}

function collapse(cluster: Cluster, points: readonly ProjectiveRoot[], form: Form, uncertainty: number, found: ProjectiveRoot[]): void {
  if (cluster.parts.length === 0) {
    found.push(cluster.members[0]!);
    return;
  }
  const multiplicity = weight(cluster.members);
  const centre = refine(form, mean(cluster.members), multiplicity);
  if (centre !== null && isAmong(centre, cluster.members, points) && vanishes(form, centre, multiplicity, uncertainty)) found.push({ ...centre, multiplicity });
  else for (const part of cluster.parts) collapse(part, points, form, uncertainty, found);
}

/** True if a centre belongs to its cluster: Newton's method may have carried it to a multiple root next to it. */
function isAmong(centre: ProjectivePoint, members: readonly ProjectiveRoot[], points: readonly ProjectiveRoot[]): boolean {
  const farthest = Math.max(...members.map((member) => chordalDistance(member, centre)));
  return points.every((point) => members.includes(point) || chordalDistance(point, centre) > farthest);
}

/** Weighted mean in the chart of the first member; exactly real if the cluster is its own mirror image. */
function mean(members: readonly ProjectiveRoot[]): ProjectivePoint {
  const inverted = members[0]!.inverted;
  let re = 0;
  let im = 0;
  let total = 0;
  for (const root of members) {
    const p = root.inverted === inverted ? root : otherChart(root);
    re += root.multiplicity * p.re;
    im += root.multiplicity * p.im;
    total += root.multiplicity;
  }
  const own = members.some((p) => p.im === 0) || members.some((p) => members.some((q) => q.inverted === p.inverted && q.re === p.re && q.im === -p.im));
  return { re: re / total, im: own ? 0 : im / total, inverted };
}

function otherChart(p: ProjectivePoint): ProjectivePoint {
  const size = Math.hypot(p.re, p.im) || Number.MIN_VALUE;
  return { re: p.re / size / size, im: -p.im / size / size, inverted: !p.inverted };
}

/** Newton's method on the (m−1)-st derivative; null if it leaves the neighbourhood. */
function refine(form: Form, start: ProjectivePoint, m: number): ProjectivePoint | null {
  let { re, im } = start;
  for (let step = 0; step < 8; step++) {
    const [value, slope] = [taylor(form, re, im, start.inverted, m - 1), taylor(form, re, im, start.inverted, m)];
    const size = slope.re ** 2 + slope.im ** 2;
    if (size === 0) return null;
    // c_{m−1}(a + h) = c_{m−1}(a) + m c_m(a) h + …
    const hr = -(value.re * slope.re + value.im * slope.im) / size / m;
    const hi = -(value.im * slope.re - value.re * slope.im) / size / m;
    re += hr;
    im += start.im === 0 ? 0 : hi;
    if (Math.hypot(hr, hi) <= 2 ** -52 * Math.hypot(re, im)) break;
  }
  if (!Number.isFinite(re) || !Number.isFinite(im) || Math.hypot(re - start.re, im - start.im) > 0.5) return null;
  return { re, im, inverted: start.inverted };
}

const vanishes = (form: Form, at: ProjectivePoint, m: number, uncertainty: number): boolean => {
  for (let j = 0; j < m; j++) {
    const c = taylor(form, at.re, at.im, at.inverted, j);
    if (Math.hypot(c.re, c.im) > uncertainty * c.bound) return false;
  }
  return true;
};

/** j-th Taylor coefficient at a = re + i im of P(x, 1), or of P(1, y) if inverted, and the sum of the moduli of its terms. */
function taylor(form: Form, re: number, im: number, inverted: boolean, j: number): { re: number; im: number; bound: number } {
  const n = form.length - 1;
  const size = Math.hypot(re, im);
  let vr = 0;
  let vi = 0;
  let bound = 0;
  for (let power = n; power >= j; power--) {
    const c = binomial(power, j) * (inverted ? form[power]! : form[n - power]!);
    const next = vr * re - vi * im + c;
    vi = vr * im + vi * re;
    vr = next;
    bound = bound * size + Math.abs(c);
  }
  return { re: vr, im: vi, bound };
}

function binomial(n: number, k: number): number {
  let value = 1;
  for (let i = 1; i <= k; i++) value = (value * (n - k + i)) / i;
  return value;
}
