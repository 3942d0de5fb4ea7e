import type { Rng } from '../../numeric/rng.ts';
import { euclideanNorm, type Form } from '../../polynomial/form.ts';
import { formatRootPattern } from '../../polynomial/formatRootPattern.ts';
import { affineValue, chordalDistance, isUpper } from '../../polynomial/projectiveRoot.ts';
import { rootDivisor } from '../../polynomial/rootDivisor.ts';
import type { Stratum } from '../mesh.ts';
import { formAt } from '../slice.ts';
import type { Vector3 } from '../vector3.ts';
import { randomPoint } from './completenessLaws.testing.ts';
import { distanceToStratum } from './distances.testing.ts';
import { multipleRootsOf } from './patternFit.testing.ts';
import { angleOf, rootsOf } from './roots.testing.ts';
import { printed, tellable, type Scene } from './scene.testing.ts';
import { structuredFit } from './structuredFit.testing.ts';

/** Real multiple roots, and conjugate pairs of them, of the strata of codimension 2 (curves) and 3 (points) of the discriminant. */
export const realMultiples: readonly string[] = ['3|0', '22|0', '4|0', '23|0', '222|0'];
export const pairMultiples: readonly string[] = ['0|2', '2|2'];
const curves: readonly string[] = ['3|0', '22|0', '0|2'];

const degreeOf = (multiple: string): number => {
  const [real, complex] = multiple.split('|').map((part) => part.split('').reduce((sum, digit) => sum + Number(digit), 0)) as [number, number];
  return real + 2 * complex;
};

/**
 * Every point of the slice with a triple root, two double roots or a double pair is on a curve stratum of its pattern, and every point with
 * a fourfold root, a triple and a double one, and so on, is one of the special points. The points are found by Levenberg–Marquardt
 * from random starts, without the picture.
 */
export function specialPointOffences(scene: Scene, multiples: readonly string[], random: Rng, starts: number, tolerance: { curve: number; point: number }): { offences: string[]; found: Record<string, number>; worst: Record<string, number> } {
  const offences: string[] = [];
  const found: Record<string, number> = {};
  const worst: Record<string, number> = {};
  for (const multiple of multiples) {
    if (degreeOf(multiple) > scene.architecture.degree) continue;
    const isCurve = curves.includes(multiple);
    for (let i = 0; i < starts; i++) {
      const hit = search(scene, multiple, random);
      if (hit === null) continue;
      found[multiple] = (found[multiple] ?? 0) + 1;
      // in special slices they may fill more: a curve of fourfold roots, a surface of double pairs
      const same = scene.strata.filter(({ pattern, kind }) => pattern === hit.pattern && (kind !== 'points' || !isCurve));
      const drawn = same.map((stratum) => ({ stratum, away: distanceToStratum(stratum)(hit.position) / scene.view.radius }));
      const { stratum, away: nearest } = drawn.reduce((best, one) => (one.away < best.away ? one : best), { stratum: null as Stratum | null, away: Infinity });
      worst[multiple] = Math.max(worst[multiple] ?? 0, nearest);
      if (nearest * scene.view.radius > tellable(scene, stratum?.kind === 'points' ? tolerance.point : tolerance.curve))
        offences.push(`${scene.name}: the form at ${printed(hit.position)} has the pattern ${hit.pattern}, but the next ${isCurve ? 'curve' : 'point'} of it is ${nearest.toExponential(2)} radii away`);
    }
  }
  return { offences, found, worst };
}

/** A point well inside the view whose form has exactly the wanted multiple roots and whose position is determined; null if none came out. */
function search(scene: Scene, multiple: string, random: Rng): { position: Vector3; pattern: string } | null {
  const { slice, view } = scene;
  const shapes = multipleRootsOf(multiple).map(({ multiplicity }) => ({ stride: 1, multiplicity }));
  const start = randomPoint(scene, random);
  const roots = rootsOf(formAt(slice, start));
  const factors = multipleRootsOf(multiple).map(({ real }): Form => {
    const root = roots[random.integer(roots.length)]!;
    if (real) return [Math.sin(angleOf(root)), -Math.cos(angleOf(root))];
    const { re, im } = affineValue(roots.find(isUpper) ?? { re: random.normal(), im: 1, inverted: false });
    return [1, -2 * re, re * re + im * im];
  });
  const size = euclideanNorm(formAt(slice, start));
  const fit = structuredFit(slice, start, shapes, factors, 1e-15 * size, view.radius);
  const { position } = fit;
  const scale = euclideanNorm(formAt(slice, position));
  if (!(fit.distance <= 1e-13 * scale) || view.depth(position) < 1e-3 * view.radius || scale < 1e-6 * size) return null;
  const pattern = patternOfFit(multiple, fit.factors, fit.cofactor);
  return pattern === null ? null : { position, pattern };
}

/** The pattern of Π f_i^{m_i} q, or null if any two of the roots are close: then the form is more special. */
function patternOfFit(multiple: string, factors: readonly Form[], cofactor: Form): string | null {
  const rest = rootDivisor(cofactor, { uncertainty: 1e-4 });
  if ([...rest.real, ...rest.pairs].some(({ multiplicity }) => multiplicity > 1)) return null;
  const shapes = multipleRootsOf(multiple);
  const parts = factors.map((f) => rootDivisor(f));
  // a pair that came out real is another stratum: 22 instead of 2 in the second part
  if (parts.some((part, i) => (shapes[i]!.real ? part.real.length !== 1 : part.pairs.length !== 1))) return null;
  const all = [...parts, rest].flatMap(({ real, pairs }) => [...real, ...pairs]);
  if (all.some((p, i) => all.some((q, j) => j < i && chordalDistance(p, q) < 0.01))) return null;
  if ([...parts, rest].some(({ pairs }) => pairs.some((p) => chordalDistance(p, { ...p, im: -p.im }) < 0.01))) return null;
  const ascending = (a: number, b: number): number => a - b;
  return formatRootPattern({
    real: [...shapes.filter(({ real }) => real).map(({ multiplicity }) => multiplicity), ...rest.real.map(() => 1)].sort(ascending),
    complex: [...shapes.filter(({ real }) => !real).map(({ multiplicity }) => multiplicity), ...rest.pairs.map(() => 1)].sort(ascending),
  });
}
