import { membership } from '../../network/membership.ts';
import type { Rng } from '../../numeric/rng.ts';
import { formatRootPattern } from '../../polynomial/formatRootPattern.ts';
import { formAt } from '../slice.ts';
import { along, type Vector3 } from '../vector3.ts';
import { distanceToStratum } from './distances.testing.ts';
import { equationSign } from './exactHypersurface.testing.ts';
import { possiblePatterns, readPattern, realRootCount } from './roots.testing.ts';
import { feet } from './ruledFamily.testing.ts';
import { exactFormAt, printed, surfacesOf, tellable, type Scene } from './scene.testing.ts';
import { familyOf } from './surfaceLaws.testing.ts';

/** Where a segment passes from one side of the hypersurface to the other. */
interface Crossing {
  readonly point: Vector3;
  readonly before: number;
  readonly after: number;
  readonly beforePoint: Vector3;
  readonly afterPoint: Vector3;
}

const steps = 48;

/**
 * Every crossing of random segments with the hypersurface is on a surface stratum. Crossings are found without the picture: the number
 * of real roots changes (thick M), or the resultant of the polyphase sections changes sign. The stratum there has the pattern and the
 * role that the two sides prescribe.
 */
export function crossingOffences(scene: Scene, random: Rng, segments: number, chord: number): { offences: string[]; crossings: number; worst: number } {
  const { architecture: a, view } = scene;
  const measures = surfacesOf(scene).map((stratum) => ({ stratum, measure: distanceToStratum(stratum) }));
  const offences: string[] = [];
  let [crossings, worst] = [0, 0];
  for (let i = 0; i < segments; i++)
    for (const crossing of crossingsOf(scene, randomPoint(scene, random), randomPoint(scene, random))) {
      if (view.depth(crossing.point) < chord * view.radius) continue;
      crossings++;
      const wanted = expected(scene, crossing);
      if (wanted === null) continue;
      const fitting = measures.filter(({ stratum: { role, pattern } }) => (wanted.role === null || role === wanted.role) && (wanted.patterns === null || pattern === undefined || wanted.patterns.includes(pattern)));
      const nearest = Math.min(...fitting.map(({ measure }) => measure(crossing.point)), Infinity) / view.radius;
      worst = Math.max(worst, nearest);
      if (nearest * view.radius > tellable(scene, chord))
        offences.push(`${scene.name}: a segment crosses the surface at ${printed(crossing.point)} (${a.reduced.degrees.length === 1 ? `${crossing.before} -> ${crossing.after} real roots` : 'resultant changes sign'}), but the next ${wanted.role ?? ''} ${wanted.patterns?.join(' or ') ?? ''} triangle is ${nearest.toExponential(2)} radii away`);
    }
  return { offences, crossings, worst };
}

/** A random point of the view. */
export function randomPoint({ view }: Scene, random: Rng): Vector3 {
  for (;;) {
    const point = [0, 1, 2].map((i) => view.box.min[i]! + (view.box.max[i]! - view.box.min[i]!) * random.uniform()) as unknown as Vector3;
    if (view.depth(point) > 0) return point;
  }
}

function crossingsOf(scene: Scene, from: Vector3, to: Vector3): Crossing[] {
  const { architecture: a, slice } = scene;
  const at = (t: number): Vector3 => along(along([0, 0, 0], from, 1 - t), to, t);
  const thick = a.reduced.degrees.length === 1;
  const value = (t: number): number => (thick ? realRootCount(formAt(slice, at(t))) : equationSign(a, formAt(slice, at(t))));
  const found: Crossing[] = [];
  let before = value(0);
  for (let i = 1; i <= steps; i++) {
    const after = value(i / steps);
    if (after !== before) {
      let [low, high] = [(i - 1) / steps, i / steps];
      let last = after;
      while (high - low > 1e-9) {
        const middle = (low + high) / 2;
        const here = value(middle);
        if (here === before) low = middle;
        else [high, last] = [middle, here];
      }
      found.push({ point: at((low + high) / 2), before, after: last, beforePoint: at(low), afterPoint: at(high) });
    }
    before = after;
  }
  return found;
}

/** Forms where a bisected segment crosses are known to this, relative to their largest coefficient. */
const crossingAccuracy = 1e-8;

/**
 * Role and patterns that the sheet at a crossing may have; null if the crossing is not of one simple sheet. The pattern is that of the form
 * itself: in slices of which all forms share a root, whole sheets are of forms that have it three times.
 */
function expected(scene: Scene, { point, before, after, beforePoint, afterPoint }: Crossing): { role: string | null; patterns: readonly string[] | null } | null {
  const { architecture: a, slice, view } = scene;
  const member = (p: Vector3): boolean => membership(a, formAt(slice, p)).inFunctionSpace;
  if (a.reduced.degrees.length > 1) {
    if (before === 0 || after === 0) return null;
    const foot = feet(familyOf(scene)!, point, 1)[0];
    if (foot === undefined) return { role: null, patterns: null };
    const { inClosure, inFunctionSpace } = membership(a, exactFormAt(slice, foot.point), { tolerance: 1e-8 });
    if (!inClosure || foot.distance > 1e-6 * view.radius) return { role: null, patterns: null };
    return { role: inFunctionSpace ? 'functionSpace' : 'closureOnly', patterns: null };
  }
  if (Math.abs(before - after) !== 2) return null;
  const [outside, inside] = [member(beforePoint), member(afterPoint)];
  const simple = Math.min(before, after);
  const pattern = formatRootPattern({ real: [...Array.from({ length: simple }, () => 1), 2], complex: Array.from({ length: (a.degree - 2 - simple) / 2 }, () => 1) });
  const own = possiblePatterns(formAt(slice, point), crossingAccuracy).filter((other) => readPattern(other).real.some((m) => m > 1));
  // forms that are more special may be in M, and so on its boundary, although those on both sides are not
  if (own.length > 0 && !own.includes(pattern)) return { role: null, patterns: own };
  return { role: outside !== inside ? 'boundary' : outside ? 'interior' : 'outside', patterns: [pattern] };
}
