import type { Architecture } from '../network/architecture.ts';
import { formatRootPattern } from '../polynomial/formatRootPattern.ts';
import { definitionOf } from './charts/index.ts';
import { evenFilterCount, isThick, type PictureContext } from './kinds/kind.ts';
import { slicePosition } from './kinds/swept.ts';
import type { RegionLabel } from './mesh.ts';
import { formsByRootCount, rootCountRegions, type LabelledForms } from './rootCountRegions.ts';
import { formAt } from './slice.ts';
import { noRoots, patternAbove, withSimple } from './special/patterns.ts';
import { countRoots, labelOf, readLabel } from './special/rootCounts.ts';
import { isSigned, type SpecialSlice } from './special/specialSlice.ts';
import type { Vector3 } from './vector3.ts';
import type { View } from './view.ts';

/** Points of the search lattice along each side of the view. */
const latticeSize = 17;

/** A region whose deepest point is nearer to its walls than this, relative to the view, is too thin for a name. */
const thinnestRegion = 0.02;

/**
 * Names of the regions that the view shows, each at a point far from its walls and from the rim; for degree 2 found here. A region of forms without real roots has two parts, A + C > 0 and A + C < 0; each part is named.
 */
export function regionsOf(context: PictureContext): RegionLabel[] {
  const { architecture: a, chart, view, quality } = context;
  if (a.degree > 2) {
    const definition = definitionOf(chart);
    if (!isThick(a) || definition.toFilter === undefined) return [];
    const position = slicePosition(context);
    const forms = position?.kind === 'special' ? formsOfCore(position.special) : formsByRootCount(a, (point) => definition.toFilter!(chart, point));
    return rootCountRegions(a, forms, view, quality);
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

/** The forms of a special slice, told apart by the roots of their core: a common factor may have multiple roots. */
function formsOfCore(special: SpecialSlice): LabelledForms {
  const signed = isSigned(special);
  return {
    labelAt: (position) => labelOf(countRoots(formAt(special.core, position), signed)),
    patternOf: (label) => patternAbove(special, withSimple(noRoots, readLabel(label))),
  };
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
