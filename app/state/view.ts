import type { Metric } from '../../src/loss/metrics.ts';
import { type Architecture, architecture } from '../../src/network/architecture.ts';
import { rng } from '../../src/numeric/rng.ts';
import type { TrainingMethod } from '../../src/training/problem.ts';
import { type MapChoice, plainMap } from './mapChoice.ts';
import { type ChartChoice, fittingChart } from './chartChoice.ts';
import { type SliceChoice, defaultSlice, sliceFits } from './sliceChoice.ts';
import type { StudyChoice } from './studyTypes.ts';

/** The start of a run: random by seed, or filters given by hand. */
export type StartChoice = { readonly kind: 'seed'; readonly seed: number } | { readonly kind: 'filters'; readonly filters: readonly (readonly number[])[] };

/** What the user chose, as plain JSON: everything else on the page follows from it. A link holds exactly this. */
export interface View {
  readonly filterSizes: readonly number[];
  readonly strides: readonly number[];
  readonly chart: ChartChoice;
  /** Which slice the charts `slice` and `projection` show; kept while another chart is chosen. */
  readonly slice: SliceChoice;
  /** Target end-to-end filter u, highest power of x first. */
  readonly target: readonly number[];
  /** Inner product of the loss (w − u)ᵀ Σ (w − u), by name or as its matrix, k × k. */
  readonly metric: Metric;
  readonly start: StartChoice;
  readonly stepSize: number;
  readonly method: TrainingMethod;
  readonly maxSteps: number;
  /** How far the run is shown: a number of steps, or to its end. */
  readonly progress: number | 'end';
  /** Strata, and 'rulings', 'axes', 'regions', that are switched off in the legend. */
  readonly hidden: readonly string[];
}

/** Normal of the plane that M is cut by: an axis of the chart, or the line of sight. */
export type SectionAxis = 0 | 1 | 2 | 'sight';

/** What is read off the picture besides the strata, on request. */
export interface Reading {
  /** Level ellipsoids of the loss. */
  readonly levels: boolean;
  /** Surfaces coloured by the loss. */
  readonly lossColors: boolean;
  /** Critical points of the loss on the strata. */
  readonly critical: boolean;
  /** Plane that M is cut by: the coordinate on its axis, or the distance from the middle towards the eye. null: none. */
  readonly section: { readonly axis: SectionAxis; readonly offset: number } | null;
}

export const plainReading: Reading = { levels: false, lossColors: false, critical: false, section: null };

/** Tabs of the laboratory, in their order. */
export const laboratoryTabs = ['train', 'critical', 'roots', 'landscape', 'experiments'] as const;
export type LaboratoryTab = (typeof laboratoryTabs)[number];

/** How the page looks; in the link, but not in the history of choices. */
export interface Display {
  readonly theme: 'auto' | 'light' | 'dark';
  readonly projector: boolean;
  readonly tab: LaboratoryTab;
  /** Where the picture is seen from, if not as at first: direction to the eye in chart coordinates, distance against the fitted one. */
  readonly sight: { readonly from: readonly [number, number, number]; readonly zoom: number } | null;
  readonly reading: Reading;
  /** The experiment that is set up; null: the first one, as it is standard. */
  readonly study: StudyChoice | null;
  /** The map of targets. */
  readonly map: MapChoice;
}

export const defaultDisplay: Display = { theme: 'auto', projector: false, tab: 'train', sight: null, reading: plainReading, study: null, map: plainMap };

/** The page opens on something that says its point without a click: the cone, a target without real roots, a run that ended on the boundary. */
export const defaultView: View = {
  filterSizes: [2, 2],
  strides: [1, 1],
  chart: { kind: 'ambient' },
  slice: { kind: 'coordinates', free: [0, 1, 2], values: [0, 0, 0] },
  target: [0.68, 0.1, 0.6],
  metric: 'euclidean',
  start: { kind: 'filters', filters: [[1.3, 0.55], [-0.35, 1.05]] },
  stepSize: 0.01,
  method: 'descent',
  maxSteps: 15000,
  progress: 'end',
  hidden: [],
};

/** Target that an architecture starts with: that of the opening page for k = (2, 2), else a random one with two decimals. */
export function defaultTarget(a: Architecture): number[] {
  if (a.ambientDimension === defaultView.target.length) return [...defaultView.target];
  const random = rng(1);
  return Array.from({ length: a.ambientDimension }, (_, i) => Math.round(100 * random.normal()) / 100 || (i === 0 ? 1 : 0));
}

/** Start that an architecture begins with. */
export const defaultStart = (a: Architecture): StartChoice =>
  a.filterSizes.join() === defaultView.filterSizes.join() ? defaultView.start : { kind: 'seed', seed: 1 };

/**
 * The view with another architecture: chart, slice, target and start are kept as far as they fit, the run is shown to its end.
 * @returns null if there is no such architecture.
 */
export function withArchitecture(view: View, filterSizes: readonly number[], strides: readonly number[]): View | null {
  const a = tryArchitecture(filterSizes, strides);
  if (a === null) return null;
  const { start } = view;
  const startFits = start.kind === 'seed' || start.filters.map((w) => w.length).join() === filterSizes.join();
  return {
    ...view,
    filterSizes: [...filterSizes],
    strides: [...strides],
    chart: fittingChart(a, view.chart),
    slice: sliceFits(a, view.slice) ? view.slice : defaultSlice(a),
    target: view.target.length === a.ambientDimension ? view.target : defaultTarget(a),
    metric: typeof view.metric === 'string' || view.metric.length === a.ambientDimension ? view.metric : defaultView.metric,
    start: startFits ? start : defaultStart(a),
    progress: 'end',
  };
}

/** The architecture, or null for impossible sizes. */
export function tryArchitecture(filterSizes: readonly number[], strides: readonly number[]): Architecture | null {
  try {
    return architecture({ filterSizes, strides });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
