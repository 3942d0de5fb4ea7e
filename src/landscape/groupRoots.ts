import type { RootPattern } from '../polynomial/formatRootPattern.ts';
import { chordalDistance, conjugate, type ProjectivePoint, type RootDivisor } from '../polynomial/projectiveRoot.ts';

/** One root of a pattern, roughly: a real one, or the upper one of a conjugate pair. */
export interface RootGroup {
  readonly at: ProjectivePoint;
  readonly real: boolean;
  readonly multiplicity: number;
}

/** One root or one pair, counted once. */
interface Item {
  readonly at: ProjectivePoint;
  readonly real: boolean;
}

/**
 * The roots of a form that nearly has a root pattern, brought together to that pattern: the tightest groups first, those of high
 * multiplicity before the others; a group on the real line may swallow conjugate pairs.
 *
 * @returns null if the roots left over do not fit the simple roots of the pattern.
 */
export function groupRoots(roots: RootDivisor, pattern: RootPattern): RootGroup[] | null {
  const unfold = (real: boolean) => (root: RootDivisor['real'][number]): Item[] => Array.from({ length: root.multiplicity }, () => ({ at: root, real }));
  let rest: Item[] = [...roots.real.flatMap(unfold(true)), ...roots.pairs.flatMap(unfold(false))];
  const wanted = [...pattern.real.map((m) => ({ m, real: true })), ...pattern.complex.map((m) => ({ m, real: false }))].sort((a, b) => b.m - a.m);
  const groups: RootGroup[] = [];
  for (const { m, real } of wanted.filter(({ m: multiplicity }) => multiplicity > 1)) {
    const best = tightest(rest, m, real);
    if (best === null) return null;
    rest = rest.filter((item) => !best.includes(item));
    groups.push({ at: middle(best, real), real, multiplicity: m });
  }
  const simple = (real: boolean): number => wanted.filter((w) => w.m === 1 && w.real === real).length;
  if (rest.filter(({ real }) => real).length !== simple(true) || rest.filter(({ real }) => !real).length !== simple(false)) return null;
  return [...groups, ...rest.map(({ at, real }) => ({ at, real, multiplicity: 1 }))];
}

/** The group of total multiplicity m with the least diameter: of upper roots for a pair, closed under conjugation for a real root. */
function tightest(items: readonly Item[], m: number, real: boolean): Item[] | null {
  let best: Item[] | null = null;
  let least = Infinity;
  const grow = (from: number, chosen: Item[], weight: number): void => {
    if (weight === m) {
      const size = diameter(chosen, real);
      if (size < least) [least, best] = [size, [...chosen]];
      return;
    }
    for (let i = from; i < items.length; i++) {
      const item = items[i]!;
      const more = real && !item.real ? 2 : 1;
      if ((!real && item.real) || weight + more > m) continue;
      grow(i + 1, [...chosen, item], weight + more);
    }
  };
  grow(0, [], 0);
  return best;
}

function diameter(items: readonly Item[], real: boolean): number {
  const points = items.flatMap(({ at, real: onLine }) => (real && !onLine ? [at, conjugate(at)] : [at]));
  let size = 0;
  for (const p of points) for (const q of points) size = Math.max(size, chordalDistance(p, q));
  return size;
}

/** Mean in the chart of the first item. */
function middle(items: readonly Item[], real: boolean): ProjectivePoint {
  const { inverted } = items[0]!.at;
  let [re, im, total] = [0, 0, 0];
  for (const { at, real: onLine } of items) {
    const weight = real && !onLine ? 2 : 1;
    const p = at.inverted === inverted ? at : turned(at);
    re += weight * p.re;
    im += weight * p.im;
    total += weight;
  }
  return { re: re / total, im: real ? 0 : im / total, inverted };
}

/** The same point in the other chart. */
function turned({ re, im, inverted }: ProjectivePoint): ProjectivePoint {
  const square = re * re + im * im || Number.MIN_VALUE;
  return { re: re / square, im: -im / square, inverted: !inverted };
}
