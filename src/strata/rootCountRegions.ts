import type { Architecture } from '../network/architecture.ts';
import { formatRootPattern, type RootPattern } from '../polynomial/formatRootPattern.ts';
import { realRootCount } from '../polynomial/realRoots.ts';
import type { RegionLabel } from './mesh.ts';
import { placeOf } from './kinds/place.ts';
import type { Quality } from './quality.ts';
import type { Vector3 } from './vector3.ts';
import type { View } from './view.ts';

/** Points of the search lattice along each side of the view's box. */
const latticeSizes: Readonly<Record<Quality, number>> = { draft: 9, default: 9, fine: 17 };

/** A part that holds no lattice point whose neighbours all belong to it is named only if its region has no thicker part. */
const thick = 2;

/** The lattice stands a little off the middle, in shares of its step: surfaces of symmetric slices pass through the middle. */
const offCentre = [0.071, -0.053, 0.037] as const;

/** Most parts of the space with one number of real roots that get a name each. */
const mostParts = 2;

const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/**
 * Names of the regions of equal root pattern between the sheets of the discriminant, for a full-dimensional M, each at the lattice
 * point of its largest parts that is farthest from other regions.
 */
export function rootCountRegions(a: Architecture, { labelAt, patternOf }: LabelledForms, view: View, quality: Quality): RegionLabel[] {
  const size = latticeSizes[quality];
  const side = size + 2;
  const at = (index: number): Vector3 => placeOnLattice(index, size, side, view);
  const counts = new Int16Array(side ** 3).fill(-1);
  for (let z = 1; z <= size; z++)
    for (let y = 1; y <= size; y++)
      for (let x = 1; x <= size; x++) {
        const index = x + side * (y + side * z);
        const position = at(index);
        const label = view.depth(position) < 0 ? null : labelAt(position);
        if (label !== null) counts[index] = label;
      }
  const parts = partsOf(counts, depths(counts, side), side);
  return parts.map(({ count, deepest }) => named(a, patternOf(count), at(deepest)));
}

/** The forms of a chart, told apart by a number from 0 to 32767: how many real roots they have, say. */
export interface LabelledForms {
  /** null where there is no form. */
  readonly labelAt: (position: Vector3) => number | null;
  /** Root pattern of the forms of a label. */
  readonly patternOf: (label: number) => RootPattern;
}

/** Forms of an architecture with simple roots, told apart by their number of real roots. */
export const formsByRootCount = ({ degree }: Architecture, toForm: (position: Vector3) => readonly number[] | null): LabelledForms => ({
  labelAt: (position) => {
    const form = toForm(position);
    return form === null ? null : realRootCount(form);
  },
  patternOf: (count) => ({ real: Array.from({ length: count }, () => 1), complex: Array.from({ length: (degree - count) / 2 }, () => 1) }),
});

function named(a: Architecture, pattern: RootPattern, position: Vector3): RegionLabel {
  const { inFunctionSpace } = placeOf(a, pattern);
  const count = pattern.real.reduce((sum, m) => sum + m, 0);
  const roots = `${numbers[count] ?? count} real root${count === 1 ? '' : 's'}`;
  return { text: `${inFunctionSpace ? 'M' : 'outside M'}: ${roots}`, pattern: formatRootPattern(pattern), inFunctionSpace, position };
}

function placeOnLattice(index: number, size: number, side: number, { box: { min, max } }: View): Vector3 {
  const place = (axis: 0 | 1 | 2, i: number): number => min[axis] + ((max[axis] - min[axis]) * (i - 0.5 + offCentre[axis])) / size;
  return [place(0, index % side), place(1, Math.floor(index / side) % side), place(2, Math.floor(index / side ** 2))];
}

/** Offsets to the six neighbours of a lattice point; the lattice has a border, so that all of them exist. */
const offsetsOf = (side: number): readonly number[] => [1, -1, side, -side, side * side, -side * side];

/** Steps from each lattice point to the nearest one of another region or beyond the view. */
function depths(counts: Int16Array, side: number): Int16Array {
  const result = new Int16Array(counts.length);
  const offsets = offsetsOf(side);
  let front: number[] = [];
  for (let index = 0; index < counts.length; index++)
    if (counts[index]! >= 0 && offsets.some((offset) => counts[index + offset] !== counts[index])) {
      result[index] = 1;
      front.push(index);
    }
  for (let depth = 2; front.length > 0; depth++) {
    const next: number[] = [];
    for (const index of front)
      for (const offset of offsets) {
        const other = index + offset;
        if (counts[other]! < 0 || result[other] !== 0) continue;
        result[other] = depth;
        next.push(other);
      }
    front = next;
  }
  return result;
}

/** The largest connected parts of each region, with their deepest points. */
function partsOf(counts: Int16Array, depth: Int16Array, side: number): { count: number; deepest: number }[] {
  const seen = new Uint8Array(counts.length);
  const offsets = offsetsOf(side);
  const parts: { count: number; deepest: number; points: number; thin: boolean }[] = [];
  for (let start = 0; start < counts.length; start++) {
    const count = counts[start]!;
    if (seen[start] !== 0 || count < 0) continue;
    let [deepest, points] = [start, 0];
    const stack = [start];
    seen[start] = 1;
    while (stack.length > 0) {
      const index = stack.pop()!;
      points++;
      if (depth[index]! > depth[deepest]!) deepest = index;
      for (const offset of offsets) {
        const other = index + offset;
        if (seen[other] !== 0 || counts[other] !== count) continue;
        seen[other] = 1;
        stack.push(other);
      }
    }
    parts.push({ count, deepest, points, thin: depth[deepest]! < thick });
  }
  parts.sort((p, q) => Number(p.thin) - Number(q.thin) || q.points - p.points);
  return parts.filter(({ count, thin }, i) => parts.slice(0, i).filter((other) => other.count === count).length < (thin ? 1 : mostParts));
}
