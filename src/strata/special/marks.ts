import type { Form } from '../../polynomial/form.ts';
import { factorUncertainty } from '../../numeric/tolerance.ts';
import { chordalDistance, conjugate, infinity, isUpper, origin, powerPoint, rootPoints, type ProjectivePoint, type ProjectiveRoot } from '../../polynomial/projectiveRoot.ts';
import { rootDivisor } from '../../polynomial/rootDivisor.ts';

/** A real root, or a pair of conjugate ones, with the multiplicity that it has in every form of the slice. */
export interface FixedRoot {
  readonly real: boolean;
  readonly multiplicity: number;
}

/**
 * A place on the line of hyperroots (X : Y) = (x^m : y^m) where a root of the core is not like one elsewhere: the common factor of the slice
 * has a root above it, or several roots fall together above it (at 0 and infinity if m > 1).
 */
export interface HyperrootPlace {
  readonly point: ProjectivePoint;
  /** What the multiplicity of the roots above gains for each multiplicity of the core's root: m at 0 and infinity, else 1. */
  readonly weight: number;
  /** All roots above. */
  readonly roots: readonly FixedRoot[];
}

/** Roots of a computed factor nearer than this are one; so are hyperroots. */
const samePoint = 1e-7;

/** The place above which a factor has given roots; `point` is real or in the upper half-plane. */
function placeAt(point: ProjectivePoint, stride: number, roots: readonly ProjectiveRoot[]): HyperrootPlace {
  const above = rootPoints(point, stride);
  const isEnd = point.re === 0 && point.im === 0;
  const own = isReal(point) ? above.filter((root) => isReal(root) || isUpper(root)) : above.map(upper);
  return { point, weight: isEnd ? stride : 1, roots: own.map((root) => ({ real: isReal(root), multiplicity: multiplicityIn(roots, root) })) };
}

/** A real place without fixed roots. */
export function emptyPlace(angle: number, stride: number): HyperrootPlace {
  const [x, y] = [Math.cos(angle), Math.sin(angle)];
  const inverted = Math.abs(x) > Math.abs(y);
  return placeAt({ re: inverted ? y / x : x / y, im: 0, inverted }, stride, []);
}

/** Real hyperroots, and one of each conjugate pair, at which forms F(x, y) p(x^m, y^m) with a fixed factor F behave in a special way. */
export function specialPlaces(factor: Form, stride: number): { real: HyperrootPlace[]; pairs: HyperrootPlace[] } {
  const { real, pairs } = rootDivisor(factor, { uncertainty: 10 * factorUncertainty, tolerance: samePoint });
  const roots = [...real, ...pairs];
  const found: ProjectivePoint[] = [];
  const add = (point: ProjectivePoint): void => {
    if (!found.some((other) => chordalDistance(point, other) < samePoint)) found.push(point);
  };
  if (stride > 1) [infinity, origin].forEach(add);
  for (const root of roots) add(upper(powerPoint(root, stride)));
  const places = found.map((point) => placeAt(point, stride, roots));
  return { real: places.filter(({ point }) => isReal(point)), pairs: places.filter(({ point }) => !isReal(point)) };
}

const isReal = ({ im }: ProjectivePoint): boolean => im === 0;

/** The point itself or its conjugate, whichever is not below the real line; exactly real if it is so within rounding. */
function upper(point: ProjectivePoint): ProjectivePoint {
  if (Math.abs(point.im) < samePoint * Math.hypot(1, point.re)) return { re: point.re, im: 0, inverted: point.inverted };
  return isUpper(point) ? point : conjugate(point);
}

const multiplicityIn = (roots: readonly ProjectiveRoot[], point: ProjectivePoint): number =>
  roots.find((root) => chordalDistance(root, point) < 10 * samePoint)?.multiplicity ?? 0;

/** Angle φ in [0, π) of a real point (cos φ : sin φ). */
export function angleOf({ re, inverted }: ProjectivePoint): number {
  const angle = inverted ? Math.atan(re) : Math.atan2(1, re);
  return angle < 0 ? angle + Math.PI : angle;
}
