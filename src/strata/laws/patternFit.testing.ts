import type { Form } from '../../polynomial/form.ts';
import { formatRootPattern } from '../../polynomial/formatRootPattern.ts';
import { chordalDistance, isUpper, type ProjectivePoint } from '../../polynomial/projectiveRoot.ts';
import type { Slice } from '../slice.ts';
import type { Vector3 } from '../vector3.ts';
import { angleOf, readPattern, rootsOf } from './roots.testing.ts';
import { structuredFit, type FactorShape, type StructuredFit } from './structuredFit.testing.ts';
import { formAt } from '../slice.ts';

/** Starts tried for each multiple root: the tightest clusters. */
const clustersTried = 4;

/** The multiple roots of a pattern, largest multiplicity first. */
export function multipleRootsOf(pattern: string): { multiplicity: number; real: boolean }[] {
  const { real, complex } = readPattern(pattern);
  return [...real.map((multiplicity) => ({ multiplicity, real: true })), ...complex.map((multiplicity) => ({ multiplicity, real: false }))]
    .filter(({ multiplicity }) => multiplicity > 1)
    .sort((a, b) => b.multiplicity - a.multiplicity);
}

/**
 * Forms near the one at a position whose multiple roots are those of a pattern: a real m-fold root is a factor (βx − αy)^m, a
 * conjugate pair a factor f^m with f of degree 2; the other roots are free. One fit for each choice of clusters of the form's
 * roots to start from, the tightest first.
 */
export function* patternFits(slice: Slice, position: Vector3, pattern: string, enough: number): Generator<StructuredFit> {
  const multiple = multipleRootsOf(pattern);
  const shapes: FactorShape[] = multiple.map(({ multiplicity }) => ({ stride: 1, multiplicity }));
  const roots = rootsOf(formAt(slice, position));
  for (const factors of starts(roots, multiple)) yield structuredFit(slice, position, shapes, factors, enough / 4);
}

/** Patterns of forms in which two roots, or a pair, of a form of this pattern have come together. */
export function degenerations(pattern: string): string[] {
  const { real, complex } = readPattern(pattern);
  const print = (r: readonly number[], c: readonly number[]): string => formatRootPattern({ real: [...r].sort(ascending), complex: [...c].sort(ascending) });
  const without = (parts: readonly number[], ...gone: number[]): number[] => parts.filter((_, i) => !gone.includes(i));
  const pairsOf = (parts: readonly number[]): [number, number][] => parts.flatMap((_, i) => parts.slice(0, i).map((_v, j): [number, number] => [i, j]));
  return [
    ...new Set([
      ...pairsOf(real).map(([i, j]) => print([...without(real, i, j), real[i]! + real[j]!], complex)),
      ...pairsOf(complex).map(([i, j]) => print(real, [...without(complex, i, j), complex[i]! + complex[j]!])),
      ...complex.map((m, i) => print([...real, 2 * m], without(complex, i))),
    ]),
  ];
}

const ascending = (a: number, b: number): number => a - b;

function* starts(roots: readonly ProjectivePoint[], multiple: readonly { multiplicity: number; real: boolean }[]): Generator<Form[]> {
  const [next, ...rest] = multiple;
  if (next === undefined) {
    yield [];
    return;
  }
  for (const members of clusters(roots, next.multiplicity, next.real).slice(0, clustersTried)) {
    const factor = next.real ? linearFactor(members) : quadraticFactor(members);
    const left = without(roots, next.real ? members : [...members, ...members.map((root) => ({ ...root, im: -root.im }))]);
    for (const others of starts(left, rest)) yield [factor, ...others];
  }
}

/** Each of the removed roots takes the nearest one away. */
function without(roots: readonly ProjectivePoint[], removed: readonly ProjectivePoint[]): ProjectivePoint[] {
  const left = [...roots];
  for (const gone of removed) {
    const nearest = left.reduce((best, root, i) => (chordalDistance(root, gone) < chordalDistance(left[best]!, gone) ? i : best), 0);
    left.splice(nearest, 1);
  }
  return left;
}

/** A root and its m − 1 nearest neighbours, for every root; tightest first. Pairs: among the roots of the closed upper half-plane. */
function clusters(roots: readonly ProjectivePoint[], m: number, real: boolean): ProjectivePoint[][] {
  const upper = real ? roots : roots.filter((root) => isUpper(root) || Math.abs(root.im) < 1e-2);
  const candidates = upper.length >= m ? upper : roots;
  const height = (root: ProjectivePoint): number => (real ? Math.abs(root.im) : 0);
  return candidates
    .map((centre) => {
      const near = [...candidates].sort((p, q) => chordalDistance(centre, p) + height(p) - chordalDistance(centre, q) - height(q)).slice(0, m);
      return { near, spread: Math.max(...near.map((p) => chordalDistance(centre, p) + height(p))) };
    })
    .sort((p, q) => p.spread - q.spread)
    .map(({ near }) => near);
}

/** βx − αy for the mean direction (on the circle of doubled angles) of the roots' real points. */
function linearFactor(members: readonly ProjectivePoint[]): Form {
  let [c, s] = [0, 0];
  for (const root of members) [c, s] = [c + Math.cos(2 * angleOf(root)), s + Math.sin(2 * angleOf(root))];
  const theta = Math.atan2(s, c) / 2;
  return [Math.sin(theta), -Math.cos(theta)];
}

function quadraticFactor(members: readonly ProjectivePoint[]): Form {
  const { inverted } = members[0]!;
  let [re, im] = [0, 0];
  for (const root of members) {
    const size = root.re ** 2 + root.im ** 2;
    const same = root.inverted === inverted || size === 0;
    re += (same ? root.re : root.re / size) / members.length;
    im += Math.abs(same ? root.im : root.im / size) / members.length;
  }
  const form: [number, number, number] = [1, -2 * re, re * re + im * im];
  return inverted ? [form[2], form[1], form[0]] : form;
}
