import { membership } from '../../network/membership.ts';
import { euclideanNorm, evaluateForm, multiplyForms } from '../../polynomial/form.ts';
import { leastSquares } from '../../numeric/solve.ts';
import type { Rng } from '../../numeric/rng.ts';
import { pointAt } from '../meshLaws.testing.ts';
import type { Stratum } from '../mesh.ts';
import { equationOf, formAt } from '../slice.ts';
import { along, cross, dot, length, unit, type Vector3 } from '../vector3.ts';
import { exactNormal } from './exactHypersurface.testing.ts';
import { possibleRealCounts, readPattern, realCount } from './roots.testing.ts';
import { feet, footAt, hypersurfaceRows, ruledFamily, type Foot, type RuledFamily } from './ruledFamily.testing.ts';
import { exactFormAt, printed, surfacesOf, tellable, type Scene } from './scene.testing.ts';

export interface SurfaceTolerances {
  /** Distance of a triangle's centre to the surface, relative to the radius of the view. */
  readonly chord: number;
}

/** A point of a mesh (centre of a triangle) with the point of the true surface next to it. */
interface Sample {
  readonly stratum: Stratum;
  readonly centre: Vector3;
  readonly normal: Vector3;
  /** True if it is small and its corners' normals disagree: next to a singular point their mean says nothing. */
  readonly turns: boolean;
  readonly foot: Foot;
  /** Distance to the next other sheet of the surface. */
  readonly clearance: number;
}

/** Families by their scenes: three laws ask for the same one. */
const families = new WeakMap<Scene, RuledFamily>();

export function familyOf(scene: Scene): RuledFamily | null {
  const rows = hypersurfaceRows(scene.architecture);
  if (rows === null) return null;
  const family = families.get(scene) ?? ruledFamily(scene.slice, rows);
  families.set(scene, family);
  return family;
}

/**
 * Inside its triangles every surface stratum is what it says: near the true surface (no web across an opening), with the claimed
 * number of real roots beside the double one, the side in M where the role says so, and the normal of the hypersurface's equation.
 */
export function surfaceOffences(scene: Scene, random: Rng, count: number, { chord }: SurfaceTolerances): string[] {
  const family = familyOf(scene);
  if (family === null) return [];
  return ruledSurfacesOf(scene).flatMap((stratum) =>
    samplesOf(scene, family, stratum, random, count).flatMap((sample) => {
      const { radius } = scene.view;
      const said = `${scene.name}, ${stratum.id} near ${printed(sample.centre)}`;
      if (isOfConjugatePair(scene, sample)) return [];
      if (!(sample.foot.distance <= tellable(scene, chord))) return [`${said}: centre of a triangle is ${(sample.foot.distance / radius).toExponential(2)} radii off the surface`];
      return [labelOffence(scene, sample), roleOffence(scene, sample), normalOffence(scene, sample)].flatMap((offence) => (offence === null ? [] : [`${said}: ${offence}`]));
    }),
  );
}

/** Relative residual of a point in a plane that is given in single precision. */
const singleAccuracy = 1e-6;

/** In special slices forms with a conjugate pair of hyperroots and no real one fill a part of a plane, which no real ruling reaches: they are in the closure only. */
function isOfConjugatePair({ architecture: a, slice }: Scene, { stratum: { role }, centre }: Sample): boolean {
  if (a.reduced.degrees.length === 1 || role !== 'closureOnly') return false;
  const { inFunctionSpace, inClosure } = membership(a, exactFormAt(slice, centre), { tolerance: singleAccuracy });
  return inClosure && !inFunctionSpace;
}

/** Surfaces of forms with a real double root (or hyperroot): in special slices there are others, of forms with a double conjugate pair. */
const ruledSurfacesOf = (scene: Scene): Stratum[] => surfacesOf(scene).filter(({ pattern }) => pattern === undefined || readPattern(pattern).real.some((m) => m > 1));

/** Corners of a triangle this far from its centre, in radii of the view, may have normals that differ by more than an angle. */
const smallTriangle = 1e-2;
const largestTurn = 0.45;

/** Centres of the largest triangles and of random ones. */
function samplesOf(scene: Scene, family: RuledFamily, stratum: Stratum, random: Rng, count: number): Sample[] {
  const index = stratum.index!;
  const triangles = index.length / 3;
  const corners = (t: number): [Vector3, Vector3, Vector3] => [0, 1, 2].map((i) => pointAt(stratum.positions, index[3 * t + i]!)) as [Vector3, Vector3, Vector3];
  const area = (t: number): number => {
    const [a, b, c] = corners(t);
    return length(cross(along(b, a, -1), along(c, a, -1)));
  };
  const areas = Array.from({ length: triangles }, (_, t) => area(t));
  const largest = [...areas.keys()].sort((s, t) => areas[t]! - areas[s]!).slice(0, Math.ceil(count / 2));
  const chosen = [...new Set([...largest, ...Array.from({ length: Math.floor(count / 2) }, () => random.integer(triangles))])];
  return chosen.filter((t) => areas[t]! > 1e-10 * scene.view.radius ** 2).map((t): Sample => {
    const mean = (vs: readonly Vector3[]): Vector3 => [0, 1, 2].map((i) => vs.reduce((sum, v) => sum + v[i]!, 0) / 3) as unknown as Vector3;
    const centre = mean(corners(t));
    const normals = [0, 1, 2].map((i) => pointAt(stratum.normals!, index[3 * t + i]!));
    const normal = unit(mean(normals));
    const turns = normals.some((n, i) => dot(n, normals[(i + 1) % 3]!) < Math.cos(largestTurn)) && corners(t).every((corner) => length(along(corner, centre, -1)) < smallTriangle * scene.view.radius);
    const [first, ...others] = feet(family, centre, 6);
    const clearance = Math.min(Infinity, ...others.map((foot) => foot.distance - (first?.distance ?? 0)));
    return { stratum, centre, normal, turns, foot: first ?? { theta: 0, distance: Infinity, point: centre }, clearance };
  });
}

/** Triangles whose centre has another sheet this near, relative to the view, are not decided by their nearest sheet. */
const closeSheets = 4e-3;

function labelOffence(scene: Scene, { stratum: { pattern }, foot, clearance }: Sample): string | null {
  if (pattern === undefined || scene.architecture.reduced.degrees.length > 1 || clearance < closeSheets * scene.view.radius) return null;
  const quotient = quotientAt(scene, foot);
  const counts = possibleRealCounts(quotient, 1e-6);
  // a triple root at a fixed place is a double root beside a simple one
  const beside = realCount(pattern) - 2;
  if (counts.length !== 1 || counts[0] === beside) return null;
  return `label ${pattern}, but the double root stands beside ${counts[0]} real roots`;
}

/** P / (βx − αy)² in the sense of least squares. */
export function quotientAt({ slice }: Scene, { theta, point }: Foot): number[] {
  const form = formAt(slice, point);
  const line = [Math.sin(theta), -Math.cos(theta)];
  const base = multiplyForms(line, line);
  const solved = leastSquares(form.map((_, k) => Array.from({ length: form.length - 2 }, (_v, j) => base[k - j] ?? 0)), form);
  return solved.status === 'solved' ? solved.solution : [];
}

/** Relative residual of a foot: next to singular points the distance to the lines is flat in θ, so the nearest line is known less well. */
const footAccuracy = 1e-8;

function roleOffence(scene: Scene, { stratum: { role }, foot, clearance }: Sample): string | null {
  const { architecture: a, slice, view } = scene;
  const member = (point: Vector3): ReturnType<typeof membership> => membership(a, formAt(slice, point));
  if (a.reduced.degrees.length > 1) {
    if (clearance < closeSheets * view.radius) return null;
    const { inFunctionSpace, inClosure } = membership(a, exactFormAt(slice, foot.point), { tolerance: footAccuracy });
    if (!inClosure) return 'the nearest point of the surface is not in the closure';
    const wanted = inFunctionSpace ? ['functionSpace'] : ['closureOnly'];
    return wanted.includes(role) ? null : `role ${role}, but inFunctionSpace is ${inFunctionSpace}`;
  }
  if (clearance < closeSheets * view.radius || touchesSlice(scene, foot)) return null;
  const normal = normalAt(scene, foot);
  const step = 1e-4 * view.radius;
  if (normal === null || Math.abs(cuspidalDistance(scene, foot)) < 0.05) return null;
  const sides = [step, -step].map((t) => member(along(foot.point, normal, t)).inFunctionSpace);
  const found = sides[0] === sides[1] ? (sides[0] ? 'interior' : 'outside') : 'boundary';
  return found === role ? null : `role ${role}, but the sides are ${sides.map((side) => (side ? 'in M' : 'outside')).join(' and ')}`;
}

/** The slice touches the discriminant's tangent plane there: it does not pass from one side to the other. */
function touchesSlice({ architecture, slice }: Scene, { theta }: Foot): boolean {
  const [value] = hypersurfaceRows(architecture)!(theta);
  return length(equationOf(value!, slice).normal) < 1e-5 * Math.max(...slice.directions.map(euclideanNorm));
}

const normalAt = ({ architecture, slice, view }: Scene, { point }: Foot): Vector3 | null => exactNormal(architecture, slice, point, view.radius * 1e-3);

/** |q(α, β)| relative to |q|: how far the third root is from the double one. */
function cuspidalDistance(scene: Scene, foot: Foot): number {
  const q = quotientAt(scene, foot);
  return evaluateForm(q, Math.cos(foot.theta), Math.sin(foot.theta)) / euclideanNorm(q);
}

function normalOffence(scene: Scene, { normal, turns, foot, clearance }: Sample): string | null {
  if (turns || clearance < closeSheets * scene.view.radius) return null;
  const thick = scene.architecture.reduced.degrees.length === 1;
  if (thick && Math.abs(cuspidalDistance(scene, foot)) < 0.05) return null;
  const exact = normalAt(scene, foot);
  if (exact === null) return null;
  const cosine = Math.abs(dot(exact, normal));
  return cosine > 0.98 ? null : `normal is off: |cos| = ${cosine.toFixed(4)} to the gradient of the equation`;
}

/**
 * At vertices on the rim of the view, away from other strata, the normal is that of the equation to single precision, and of length one.
 */
export function normalOffences(scene: Scene, random: Rng, count: number): string[] {
  const family = familyOf(scene);
  if (family === null) return [];
  const { view, architecture } = scene;
  const thick = architecture.reduced.degrees.length === 1;
  return ruledSurfacesOf(scene).flatMap((stratum) => {
    const offences: string[] = [];
    const total = stratum.positions.length / 3;
    for (let i = 0; i < total; i++) {
      const size = length(pointAt(stratum.normals!, i));
      if (Math.abs(size - 1) > 1e-6) offences.push(`${scene.name}, ${stratum.id} vertex ${i}: normal of length ${size}`);
    }
    const rim = Array.from({ length: total }, (_, i) => i).filter((i) => Math.abs(view.depth(pointAt(stratum.positions, i))) < 1e-6 * view.radius);
    for (let k = 0; k < Math.min(count, rim.length); k++) {
      const at = rim[random.integer(rim.length)]!;
      const [position, normal] = [pointAt(stratum.positions, at), pointAt(stratum.normals!, at)];
      const [first, ...others] = feet(family, position, 4);
      if (first === undefined || others.some((foot) => foot.distance < 0.02 * view.radius)) continue;
      if (thick && Math.abs(cuspidalDistance(scene, footAt(family, position, first.theta))) < 0.05) continue;
      const exact = exactNormal(architecture, scene.slice, first.point, view.radius * 1e-3);
      if (exact === null) continue;
      const cosine = Math.abs(dot(exact, normal));
      if (cosine < 1 - 1e-6) offences.push(`${scene.name}, ${stratum.id} at ${printed(position)}: normal ${printed(normal)}, equation has ${printed(exact)}, 1 − |cos| = ${(1 - cosine).toExponential(1)}`);
    }
    return offences;
  });
}
