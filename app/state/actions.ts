import type { SingleRun } from '../../src/experiments/experiment.ts';
import { maxNorm } from '../../src/polynomial/form.ts';
import { type ChartKind, toFilter, toPosition } from '../../src/strata/index.ts';
import { type ChartChoice, chartChoice } from './chartChoice.ts';
import { chosenChart } from './chosenChart.ts';
import { architectureOf, startFilters } from './derive.ts';
import { coalesced, settleHistory } from './coalesce.ts';
import { clearNotice, setNotice } from './notices.ts';
import { type SliceChoice, type SliceKind, type SlicePoint, sliceFits, sliceOfKind } from './sliceChoice.ts';
import { history, store } from './store.ts';
import { type Display, type View, defaultDisplay, withArchitecture } from './view.ts';

/** Largest sizes that the page's fields offer; a link may go further, up to 1025 end-to-end coefficients. */
export const limits = { filterSize: 16, stride: 8, layers: 8 } as const;

const change = (update: (view: View) => View): void => store.setState(({ view }) => ({ view: update(view) }));

export const setDisplay = (update: Partial<Display>): void => store.setState(({ display }) => ({ display: { ...display, ...update } }));

/** Opens a tab of the laboratory; with that of the critical points they appear in the picture. */
export const openTab = (tab: Display['tab']): void =>
  store.setState(({ display }) => ({ display: { ...display, tab, reading: tab === 'critical' ? { ...display.reading, critical: true } : display.reading } }));

/** Replaces the architecture; impossible sizes are refused with a sentence and nothing changes. */
export function setArchitecture(filterSizes: readonly number[], strides: readonly number[]): void {
  const next = withArchitecture(store.getState().view, filterSizes, strides);
  if (next === null) {
    setNotice({ id: 'architecture', kind: 'error', text: `There is no picture or training for k = (${filterSizes.join(', ')}), s = (${strides.join(', ')}): the end-to-end filter would be longer than 1025. The last architecture stays.` });
    return;
  }
  clearNotice('architecture');
  if (next.chart.kind !== store.getState().view.chart.kind) setSight(null);
  letGo();
  change(() => next);
}

const replaced = <T>(list: readonly T[], at: number, value: T): T[] => list.map((old, i) => (i === at ? value : old));

export function setFilterSize(layer: number, size: number): void {
  const { filterSizes, strides } = store.getState().view;
  setArchitecture(replaced(filterSizes, layer, size), strides);
}

export function setStride(layer: number, stride: number): void {
  const { filterSizes, strides } = store.getState().view;
  setArchitecture(filterSizes, replaced(strides, layer, stride));
}

export function addLayer(): void {
  const { filterSizes, strides } = store.getState().view;
  if (filterSizes.length < limits.layers) setArchitecture([...filterSizes, 2], [...strides, 1]);
}

export function removeLayer(layer: number): void {
  const { filterSizes, strides } = store.getState().view;
  if (filterSizes.length > 1) setArchitecture(filterSizes.filter((_, l) => l !== layer), strides.filter((_, l) => l !== layer));
}

/** Another chart is seen as at first. */
export function setChart(kind: ChartKind): void {
  setSight(null);
  letGo();
  change((view) => (view.chart.kind === kind ? view : { ...view, chart: chartChoice(architectureOf(view), kind) }));
}

/** The same kind of chart, put elsewhere. */
export const setChartChoice = (chart: ChartChoice): void => change((view) => ({ ...view, chart }));

/** Another way of choosing the slice; it is seen as at first. */
export function setSliceKind(kind: SliceKind): void {
  setSight(null);
  change((view) => (view.slice.kind === kind ? view : { ...view, slice: sliceOfKind(architectureOf(view), kind) }));
}

/** Another slice, chosen in the same way. */
export const setSlice = (slice: SliceChoice): void => change((view) => ({ ...view, slice }));

/** Another random slice. */
export const setSeedOfSlice = (seed: number): void => setSlice({ kind: 'random', seed });

/** One more point for the slice to go through; one that it goes through already is left out. One point at least, and not too many, stay. */
export const toggleSlicePoint = (point: SlicePoint): void =>
  change((view) => {
    if (view.slice.kind !== 'points') return view;
    const { points } = view.slice;
    const slice: SliceChoice = { kind: 'points', points: points.includes(point) ? points.filter((p) => p !== point) : [...points, point] };
    return sliceFits(architectureOf(view), slice) ? { ...view, slice } : view;
  });

/** Moves the slice: the value at which one coefficient is held. A drag of its slider is one entry of the history. */
export const setHeldCoefficient = (index: number, value: number): void =>
  coalesced(`slice ${index}`, () =>
    change((view) => (view.slice.kind === 'coordinates' ? { ...view, slice: { ...view.slice, values: replaced(view.slice.values, index, value) } } : view)),
  );

/** A new target; the run is computed anew as far as it was shown. */
export const setTarget = (target: readonly number[]): void => coalesced('target', () => change((view) => ({ ...view, target: [...target] })));

/** Moves the target to a position of the chart. Positions without a filter are ignored. */
export function setTargetPosition(position: readonly [number, number, number]): void {
  const chosen = chosenChart(store.getState());
  const filter = chosen === null ? null : toFilter(chosen.chart, position);
  if (chosen === null || filter === null || !filter.every(Number.isFinite)) return;
  const rounded = filter.map(roundForLinks);
  setTarget(toPosition(chosen.chart, rounded).distance <= onChart * maxNorm(rounded) ? rounded : filter);
}

/** A rounded target that is farther from the chart, against its size, has left it. */
const onChart = 1e-9;

export const setSight = (sight: Display['sight']): void => setDisplay({ sight });

export const setDragging = (dragging: boolean): void =>
  store.setState((state) => (state.dragging === dragging ? {} : { dragging, held: dragging ? chosenChart(state) : null }));

/** What is dragged is let go: the chart it was dragged in is gone. */
const letGo = (): void => setDragging(false);

/** Positions come from a pointer: five digits after the point are finer than a pixel and keep links short. */
const roundForLinks = (value: number): number => Math.round(value * 1e5) / 1e5;

export const setMetric = (metric: View['metric']): void => change((view) => ({ ...view, metric }));

/** Target and metric of a data set. */
export const setData = (target: readonly number[], metric: View['metric']): void => change((view) => ({ ...view, target: [...target], metric }));

/** One training in place of the one that is shown: its architecture, data, start and step; the rest of the view stays as far as it fits. */
export function openSingleRun({ filterSizes, strides, target, metric, start, stepSize, maxSteps }: SingleRun): void {
  const { view } = store.getState();
  const next = withArchitecture(view, filterSizes, strides);
  if (next === null) return;
  if (next.chart.kind !== view.chart.kind) setSight(null);
  letGo();
  change(() => ({ ...next, target, metric, start: { kind: 'filters', filters: start }, stepSize, method: 'descent', maxSteps, progress: 'end' }));
}

export const setSeed = (seed: number): void => change((view) => ({ ...view, start: { kind: 'seed', seed } }));

/** The next start: seeds are numbered, so that "new seed" can be taken back and linked. */
export function newSeed(): void {
  const { start } = store.getState().view;
  setSeed(start.kind === 'seed' ? start.seed + 1 : 1);
}

/** Turns a random start into filters that can be edited, or sets one coefficient of them. */
export function setStartCoefficient(layer: number, index: number, value: number): void {
  const filters = startFilters(store.getState().view);
  coalesced(`start ${layer} ${index}`, () => change((view) => ({ ...view, start: { kind: 'filters', filters: filters.map((w, l) => (l === layer ? replaced(w, index, value) : [...w])) } })));
}

export function editStartByHand(): void {
  const filters = startFilters(store.getState().view).map((w) => w.map((c) => Math.round(c * 1000) / 1000));
  change((view) => ({ ...view, start: { kind: 'filters', filters } }));
}

export const setStepSize = (stepSize: number): void => coalesced('stepSize', () => change((view) => ({ ...view, stepSize })));
export const setMethod = (method: View['method']): void => change((view) => ({ ...view, method }));
export const setMaxSteps = (maxSteps: number): void => change((view) => ({ ...view, maxSteps }));

/** Switches a stratum, or rulings, axes, region names, on or off. */
export const toggleHidden = (id: string): void =>
  change((view) => ({ ...view, hidden: view.hidden.includes(id) ? view.hidden.filter((h) => h !== id) : [...view.hidden, id] }));

/** A gallery view in place of everything, read and seen as its link says. */
export function openView(view: View, display: Partial<Display> = {}): void {
  const { tab, reading, sight, map } = defaultDisplay;
  setDisplay({ tab, reading, sight, map, ...display });
  letGo();
  change(() => view);
}

export function undo(): void {
  letGo();
  settleHistory();
  history().undo();
}

export function redo(): void {
  letGo();
  settleHistory();
  history().redo();
}
