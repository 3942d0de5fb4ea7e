import type { Architecture, Filter } from '../network/architecture.ts';
import { chartKindsFor, definitionOf, type Chart, type ChartKind } from './charts/index.ts';
import type { ChartPoint } from './charts/chart.ts';
import { cliffordTorus, torusMultipleRoots } from './kinds/cliffordTorus.ts';
import { codimensionSlices } from './kinds/codimensionSlices.ts';
import { cubeCircle } from './kinds/cubeCircle.ts';
import { cubicDiscriminant, cubicTripleRoots } from './kinds/cubicDiscriminant.ts';
import { discriminant } from './kinds/discriminant.ts';
import { doubleRootsOfPlane } from './kinds/doubleRootsOfPlane.ts';
import { evenPlane } from './kinds/evenPlane.ts';
import { hyperrootCurves } from './kinds/hyperrootCurves.ts';
import { hyperrootPoints } from './kinds/hyperrootPoints.ts';
import { hyperrootSurface } from './kinds/hyperrootSurface.ts';
import { imageOfDoubleRoots, imageOfFunctionSpace, imageOfSingularLocus } from './kinds/imagePatches.ts';
import { isolatedCurves } from './kinds/isolatedCurves.ts';
import type { PictureContext, StratumKind } from './kinds/kind.ts';
import { multipleRootCurves } from './kinds/multipleRootCurves.ts';
import { multipleRootPoints } from './kinds/multipleRootPoints.ts';
import { sphereRegions } from './kinds/sphereRegions.ts';
import { zeroFilter } from './kinds/zeroFilter.ts';
import type { Box, Picture } from './mesh.ts';
import { rulingCounts, type Quality } from './quality.ts';
import { regionsOf } from './regions.ts';
import { recentSlice } from './recentSlice.ts';
import { viewOf, type Clip } from './view.ts';

export type { Box, Picture, RegionLabel, Stratum, StratumRole } from './mesh.ts';
export { charts, chartKinds, type Chart, type ChartKind } from './charts/index.ts';
export type { ChartDefinition, ChartPoint } from './charts/chart.ts';
export type { StratumKind } from './kinds/kind.ts';
export type { Quality } from './quality.ts';
export type { Clip } from './view.ts';

/** Registry of stratum kinds, in the order of the legend: one line each. */
export const stratumKinds: readonly StratumKind[] = [
  sphereRegions,
  discriminant,
  evenPlane,
  doubleRootsOfPlane,
  multipleRootCurves,
  isolatedCurves,
  multipleRootPoints,
  hyperrootSurface,
  hyperrootCurves,
  hyperrootPoints,
  cubicDiscriminant,
  cubicTripleRoots,
  cliffordTorus,
  torusMultipleRoots,
  cubeCircle,
  codimensionSlices,
  imageOfFunctionSpace,
  imageOfSingularLocus,
  imageOfDoubleRoots,
  zeroFilter,
];

/** What to draw: a chart (of which only the kind need be given), how finely, and the part of chart space (box, cut at its faces unless `clip` is 'ball'). */
export interface PictureRequest {
  readonly chart: Chart;
  readonly quality: Quality;
  readonly box: Box;
  readonly clip?: Clip;
}

/**
 * The strata of an architecture's function space in a chart, as meshes in chart coordinates.
 *
 * Compact charts (sphere) are shown whole; there the box is only handed on.
 *
 * @throws RangeError for a chart that does not apply or does not fit, an unknown quality or clip, and a box that is empty, not finite, or
 *   out of single precision's range.
 */
export function picture(a: Architecture, { chart: given, quality, box, clip = 'box' }: PictureRequest): Picture {
  const definition = definitionOf(given);
  if (!definition.applies(a)) throw new RangeError(`picture: the chart "${given.kind}" does not apply to ${nameOf(a)}`);
  const chart = completeChart(a, given);
  const refusal = definition.refusal(a, chart);
  if (refusal !== null) throw new RangeError(`picture: ${refusal}`);
  if (!Object.hasOwn(rulingCounts, quality)) throw new RangeError(`picture: there is no quality "${quality}"`);
  if (clip !== 'box' && clip !== 'ball') throw new RangeError(`picture: there is no clip "${String(clip)}"`);
  const view = viewOf(box, clip);
  const slice = definition.slice?.(chart);
  const context = { architecture: a, chart, slice: slice === undefined ? null : recentSlice(slice), quality, view, notes: [], once: remembering() };
  return {
    strata: stratumKinds.filter((kind) => kind.applies(a)).flatMap((kind) => kind.build(context)),
    regions: regionsOf(context),
    faithful: definition.faithful,
    honesty: definition.honesty(a, chart),
    notes: context.notes,
    axes: definition.axes(a, chart),
    box,
  };
}

/** Computes what belongs to a key once. */
function remembering(): PictureContext['once'] {
  const known = new Map<string, unknown>();
  return <T>(key: string, compute: () => T): T => {
    if (!known.has(key)) known.set(key, compute());
    return known.get(key) as T;
  };
}

/**
 * Where a filter stands in a chart, and its distance to what the chart shows (0 if it is shown exactly).
 * On the sphere the zero filter has position 0 and distance 1.
 *
 * @throws RangeError for a filter of the wrong size or with entries that are not finite.
 */
export const toPosition = (chart: Chart, filter: Filter): ChartPoint => definitionOf(chart).toPosition(chart, filter);

/**
 * A filter that stands at a position of a chart; null if there is none or the chart is a projection.
 *
 * @throws RangeError for a position that is not three finite numbers.
 */
export const toFilter = (chart: Chart, position: readonly number[]): number[] | null =>
  definitionOf(chart).toFilter?.(chart, position) ?? null;

/** The charts in which there is a picture of this architecture, the best first; empty if there is none. */
export const chartsFor = (a: Architecture): ChartKind[] => chartKindsFor(a);

/** The chart of a kind that an architecture starts with. @throws RangeError for a kind that does not apply. */
export function defaultChart(a: Architecture, kind: ChartKind): Chart {
  const definition = definitionOf({ kind });
  if (!definition.applies(a)) throw new RangeError(`defaultChart: the chart "${kind}" does not apply to ${nameOf(a)}`);
  return definition.defaultChart(a);
}

/** A chart of which only the kind is given is the one that the architecture starts with. */
const completeChart = (a: Architecture, chart: Chart): Chart => (Object.keys(chart).length === 1 ? definitionOf(chart).defaultChart(a) : chart);

/** The part of chart space that a picture shows unless told otherwise. @throws RangeError for a chart that does not apply. */
export function defaultBox(a: Architecture, chart: Chart): Box {
  const definition = definitionOf(chart);
  if (!definition.applies(a)) throw new RangeError(`defaultBox: the chart "${chart.kind}" does not apply to ${nameOf(a)}`);
  return definition.defaultBox(a, completeChart(a, chart));
}

/** Why there is no picture of this architecture, in one or two sentences; null if there is one. */
export function missingPicture(a: Architecture): string | null {
  if (chartsFor(a).length > 0) return null;
  return `The function space of ${nameOf(a)} lives in R${superscript(a.ambientDimension)}; there is no surface in it to draw. Facts, training and roots work.`;
}

const superscript = (n: number): string => String(n).replaceAll(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(Number(digit)));

function nameOf({ filterSizes, strides, cumulativeStrides }: Architecture): string {
  const k = `k = (${filterSizes.join(',')})`;
  return cumulativeStrides.some((S) => S > 1) ? `${k}, s = (${strides.join(',')})` : k;
}
