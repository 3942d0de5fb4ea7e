import { type ProjectivePoint, type RootDivisor, chordalDistance, conjugate, isUpper, powerPoint } from '../polynomial/projectiveRoot.ts';
import { type Hyperroot, pushDown, toDivisor, toHyperroots, totalDegree } from './hyperroots.ts';
import type { StrideDecomposition } from './strideDecomposition.ts';

/**
 * Stride decomposition of a form given by its roots: a full orbit of roots under (x:y) → (ζx:y), ζ^S = 1, is one hyperroot at stride S,
 * with the least multiplicity in the orbit; at 0 and infinity S roots make one hyperroot. Built from the largest stride down.
 *
 * @param tolerance Chordal distance below which a root counts as the expected member of an orbit.
 * @source mathematics.md A9 (orbits are nested), B1 (the same by gcds)
 */
export function orbitDecomposition(roots: RootDivisor, strides: readonly number[], tolerance: number): StrideDecomposition {
  let rest = toHyperroots(roots).map((root) => settled(root, tolerance));
  const factors: Hyperroot[][] = [];
  for (const stride of [...strides].reverse()) {
    const { orbits, left } = stride === 1 ? { orbits: rest, left: [] } : takeOrbits(rest, stride, tolerance);
    factors.unshift(orbits);
    rest = left;
  }
  return { strides, degrees: factors.map(totalDegree), hyperroots: factors.map(toDivisor), certainty: 'estimate' };
}

function takeOrbits(roots: readonly Hyperroot[], stride: number, tolerance: number): { orbits: Hyperroot[]; left: Hyperroot[] } {
  const left = roots.map((r) => ({ ...r }));
  const orbits: Hyperroot[] = [];
  for (const seed of left) {
    if (seed.multiplicity === 0) continue;
    const hyperroot = asHyperroot(powerPoint(seed.point, stride), tolerance);
    const members = orbitMembers(left, hyperroot, stride, tolerance);
    if (members === null) continue;
    const single = isFixed(seed.point);
    const multiplicity = Math.min(...members.map((m) => (single ? Math.floor(m.multiplicity / stride) : m.multiplicity)));
    if (multiplicity === 0) continue;
    for (const m of members) m.multiplicity -= multiplicity * (single ? stride : 1);
    orbits.push({ ...hyperroot, multiplicity });
  }
  return { orbits, left: left.filter((r) => r.multiplicity > 0) };
}

/** A multiple root within the tolerance of 0 or infinity is there: its orbit would be closer together than that. */
const settled = (root: Hyperroot, tolerance: number): Hyperroot =>
  root.multiplicity > 1 && root.weight === 1 && Math.hypot(root.point.re, root.point.im) <= tolerance ? { ...root, point: { ...root.point, re: 0, im: 0 } } : root;

const isFixed = (p: ProjectivePoint): boolean => p.re === 0 && p.im === 0;

/** A hyperroot within the tolerance of the real line is real. */
function asHyperroot(point: ProjectivePoint, tolerance: number): Omit<Hyperroot, 'multiplicity'> {
  if (chordalDistance(point, conjugate(point)) <= 2 * tolerance) return { point: { ...point, im: 0 }, weight: 1 };
  return { point: isUpper(point) ? point : conjugate(point), weight: 2 };
}

/** The listed roots that make up the orbit over a hyperroot, or null if one is missing. */
function orbitMembers<T extends Hyperroot>(roots: readonly T[], hyperroot: Omit<Hyperroot, 'multiplicity'>, stride: number, tolerance: number): T[] | null {
  const wanted = pushDown([{ ...hyperroot, multiplicity: 1 }], stride);
  const members: T[] = [];
  for (const w of wanted) {
    const match = roots.find((r) => r.multiplicity > 0 && r.weight === w.weight && !members.includes(r) && chordalDistance(r.point, w.point) <= tolerance);
    if (match === undefined) return null;
    members.push(match);
  }
  return members;
}
