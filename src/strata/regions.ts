import type { Architecture } from '../network/architecture.ts';
import { formatRootPattern } from '../polynomial/formatRootPattern.ts';
import { definitionOf, type Chart } from './charts/index.ts';
import { evenFilterCount, isThick } from './kinds/kind.ts';
import type { RegionLabel } from './mesh.ts';
import type { Quality } from './quality.ts';
import { rootCountRegions } from './rootCountRegions.ts';
import type { Vector3 } from './vector3.ts';
import type { View } from './view.ts';

/** Points of the search lattice along each side of the view. */
const latticeSize = 17;

/** A region whose deepest point is nearer to its walls than this, relative to the view, is too thin for a name. */
const thinnestRegion = 0.02;

/**
 * Names of the regions that the view shows, each at a point far from its walls and from the rim; for degree 2 found here. A region of forms without real roots has two parts, A + C > 0 and A + C < 0; each part is named.
 */
export function regionsOf(a: Architecture, chart: Chart, view: View, quality: Quality): RegionLabel[] {
  if (a.degree > 2) {
    const { toFilter } = definitionOf(chart);
    return isThick(a) && toFilter !== undefined ? rootCountRegions(a, (position) => toFilter(chart, position), view, quality) : [];
  }
  if (chart.kind === 'sphere') return spherePoints.map((point) => named(a, point));
  const thick = isThick(a);
  const candidates = thick ? lattice(view) : lattice(view).map(([A, , C]): Vector3 => [A, 0, C]);
  const deepest = new Map<string, { point: Vector3; depth: number }>();
  for (const point of candidates) {
    const depth = Math.min(view.depth(point), thick ? coneDistance(point) : Math.min(Math.abs(point[0]), Math.abs(point[2])));
    const part = partOf(point);
    if (depth > thinnestRegion * view.radius && depth > (deepest.get(part)?.depth ?? 0)) deepest.set(part, { point, depth });
  }
  return [...deepest.values()].map(({ point }) => named(a, point));
}

function named(a: Architecture, position: Vector3): RegionLabel {
  const real = discriminantOf(position) > 0;
  const inFunctionSpace = real || !isThick(a) || evenFilterCount(a) === 0;
  return {
    text: `${inFunctionSpace ? 'M' : 'outside M'}: ${real ? 'real roots' : 'no real roots'}`,
    pattern: formatRootPattern(real ? { real: [1, 1], complex: [] } : { real: [], complex: [1] }),
    inFunctionSpace,
    position,
  };
}

/** B² − 4AC. */
const discriminantOf = ([A, B, C]: Vector3): number => B * B - 4 * A * C;

const partOf = (point: Vector3): string => (discriminantOf(point) > 0 ? 'real' : point[0] + point[2] > 0 ? 'positive' : 'negative');

/** |B² − 4AC| over the length of its gradient: the distance to the cone to first order. */
function coneDistance(point: Vector3): number {
  const gradient = Math.hypot(4 * point[2], 2 * point[1], 4 * point[0]);
  return gradient === 0 ? 0 : Math.abs(discriminantOf(point)) / gradient;
}

/** On the sphere: in the middle of the band and of the two caps, all with B = 0. */
const spherePoints: readonly Vector3[] = [
  [Math.SQRT1_2, 0, -Math.SQRT1_2],
  [Math.SQRT1_2, 0, Math.SQRT1_2],
  [-Math.SQRT1_2, 0, -Math.SQRT1_2],
];

function lattice({ box }: View): Vector3[] {
  const places = (i: 0 | 1 | 2): number[] =>
    Array.from({ length: latticeSize }, (_, j) => box.min[i] + ((box.max[i] - box.min[i]) * (j + 0.5)) / latticeSize);
  const [as, bs, cs] = [places(0), places(1), places(2)];
  return as.flatMap((A) => bs.flatMap((B) => cs.map((C): Vector3 => [A, B, C])));
}
