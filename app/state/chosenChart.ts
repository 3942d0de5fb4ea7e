import type { Architecture, Filter, Theta } from '../../src/network/architecture.ts';
import { type Box, type Chart, type Clip, chartsFor, defaultBox, defaultChart } from '../../src/strata/index.ts';
import { type SliceSubjects, chosenProjection, chosenSlice, noSubjects } from '../../src/strata/slices/index.ts';
import { type ChartChoice, takesSlice } from './chartChoice.ts';
import { architectureOf, sameArchitecture, startFilters } from './derive.ts';
import { remembered } from './remembered.ts';
import { type SliceChoice, projectionOf } from './sliceChoice.ts';
import { sliceSubjects } from './sliceSubjects.ts';
import type { AppState } from './store.ts';

/** What a choice of chart comes to: the chart that is drawn, the part of it that is seen, and what is to be said about it. */
export interface ChosenChart {
  readonly chart: Chart;
  readonly box: Box;
  readonly clip: Clip;
  /** Share of the run's variance that the slice holds; null where that is not asked. */
  readonly share: number | null;
  /** A sentence on how the slice came about; may be empty. */
  readonly note: string;
}

/**
 * The chart that the state shows; null if the architecture has none. The same object while nothing that it depends on changes. While the
 * target is dragged the chart of the beginning stays, or the target would run away from the pointer.
 */
export function chosenChart(state: Pick<AppState, 'view' | 'run' | 'held'>): ChosenChart | null {
  const { view, held } = state;
  const a = architectureOf(view);
  if (!chartsFor(a).includes(view.chart.kind)) return null;
  if (held !== null) return held;
  const { kind } = view.chart;
  if (kind !== 'slice' && kind !== 'projection') return fixedChart(a, view.chart);
  const subjects = kind === 'projection' || looksAtRun(view.slice) ? sliceSubjects(state) : targetAlone(view.target);
  return movableChart(a, kind, view.slice, subjects, kind === 'projection' ? currentFilters(state) : null);
}

/** The filters through which an image of M is drawn: those of the run, or those it starts from. */
function currentFilters({ view, run }: Pick<AppState, 'view' | 'run'>): Theta {
  const theta = run !== null && sameArchitecture(run.problem.architecture, view) ? run.state?.theta : undefined;
  return theta?.flat().every(Number.isFinite) === true ? theta : startFilters(view);
}

const fixedChart = remembered((a: Architecture, choice: ChartChoice): ChosenChart => {
  const chart = choice.kind === 'torusQuotient' ? choice : defaultChart(a, choice.kind);
  return { chart, box: defaultBox(a, chart), clip: a.degree === 2 ? 'ball' : 'box', share: null, note: '' };
});

/** A slice that has nothing to do with the run is not to grow or shrink with it. */
const targetAlone = remembered((target: Filter): SliceSubjects => ({ ...noSubjects, target }));

/** True while the chart that is chosen is laid along a run whose first answer is still on its way: another slice would flash up before. */
export function waitsForRun({ view, run, held }: Pick<AppState, 'view' | 'run' | 'held'>): boolean {
  if (held !== null || !takesSlice(view.chart.kind) || !(looksAtRun(view.slice) || view.chart.kind === 'projection')) return false;
  return run === null || !sameArchitecture(run.problem.architecture, view) || (run.status === 'computing' && run.state === null);
}

const looksAtRun = (choice: SliceChoice): boolean =>
  choice.kind === 'principal' || choice.kind === 'following' || (choice.kind === 'points' && choice.points.some((point) => typeof point === 'string' && point !== 'target'));

/** The last one, to keep its orientation, and itself where the new one says the same. */
let last: ChosenChart | null = null;

const movableChart = remembered((a: Architecture, kind: 'slice' | 'projection', choice: SliceChoice, subjects: SliceSubjects, theta: Theta | null): ChosenChart => {
  const chosen = kind === 'slice' ? chosenSlice(a, choice, subjects, previous(a, 'slice')) : chosenProjection(a, projectionOf(a, choice), subjects, previous(a, 'projection'));
  const { chart, box, share, note } = chosen;
  const drawn: Chart = theta !== null && chart.kind === 'projection' ? { ...chart, theta } : chart;
  const next: ChosenChart = { chart: drawn, box: kind === 'slice' && choice.kind === 'overview' ? box : steadyBox(box), clip: 'ball', share, note };
  if (last === null || JSON.stringify(last) !== JSON.stringify(next)) last = next;
  return last;
});

function previous<K extends 'slice' | 'projection'>({ ambientDimension }: Architecture, kind: K): (Chart & { kind: K }) | undefined {
  const chart = last?.chart;
  return chart?.kind === kind && 'origin' in chart && chart.origin.length === ambientDimension ? (chart as Chart & { kind: K }) : undefined;
}

/** Sides of boxes come in steps of this ratio: a box that followed each number would redraw the picture and move the camera all the time. */
const boxStep = Math.SQRT2;

/** A cube about the origin, enlarged to the next step. */
function steadyBox({ max: [half] }: Box): Box {
  const steps = Math.ceil(Math.log(half) / Math.log(boxStep) - 1e-9);
  const side = boxStep ** steps;
  return { min: [-side, -side, -side], max: [side, side, side] };
}
