import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { endToEndFilter } from '../../src/network/endToEndFilter.ts';
import { type Chart, defaultBox, toFilter, toPosition } from '../../src/strata/index.ts';
import { architecture } from '../../src/network/architecture.ts';
import { advanceTraining, startTraining } from '../../src/training/trainer.ts';
import { expectNear, expectNumberNear } from '../../src/testing/near.ts';
import { redo, setArchitecture, setChart, setDragging, setHeldCoefficient, setSlice, setSliceKind, setTarget, setTargetPosition, toggleSlicePoint, undo } from './actions.ts';
import { type ChosenChart, chosenChart, waitsForRun } from './chosenChart.ts';
import { settleHistory } from './coalesce.ts';
import { RunRecord, type RunState } from './computed.ts';
import { problemOf } from './derive.ts';
import { history, store } from './store.ts';
import { defaultView } from './view.ts';

const view = () => store.getState().view;
const chosen = (): ChosenChart => chosenChart(store.getState())!;
const sliceOf = ({ chart }: ChosenChart): Chart & { kind: 'slice' } => {
  if (chart.kind !== 'slice') throw new Error(`the chart is "${chart.kind}"`);
  return chart;
};

/** The run of the view, computed here, in the state that the page would have. */
function runOf(steps: number, state: Partial<RunState> = {}): RunState {
  const problem = problemOf(view());
  const full = { ...problem, architecture: architecture(problem.architecture) };
  const chunk = advanceTraining(full, startTraining(full), steps);
  const record = new RunRecord(problem.target.length);
  record.append(chunk.filters, chunk.losses, chunk.recordedSteps);
  return { problem, status: 'ready', playing: false, state: chunk.state, record, version: 1, message: null, ...state };
}

const quartics = (): void => {
  setArchitecture([3, 2, 2], [1, 1, 1]);
  setChart('slice');
  setSlice({ kind: 'coordinates', free: [2, 3, 4], values: [1, 0, 0, 0, 0] });
};

beforeEach(() => {
  vi.useFakeTimers();
  store.setState({ view: defaultView, run: null, held: null, dragging: false, notices: [] });
  history().clear();
});

afterEach(() => {
  settleHistory();
  vi.useRealTimers();
});

describe('the chart that is shown', () => {
  it('is the best one of an architecture until another is chosen', () => {
    expect(chosen().chart).toEqual({ kind: 'ambient' });
    setArchitecture([2, 2, 2], [1, 1, 1]);
    expect(view().chart).toEqual({ kind: 'affine' });
    expect(chosen().box).toEqual(defaultBox(architecture(view()), chosen().chart));
    setChart('sphere');
    expect(chosen().chart.kind).toBe('sphere');
  });

  it('stays with another architecture if that has it, and is seen as at first if not', () => {
    quartics();
    store.setState({ display: { ...store.getState().display, sight: { from: [1, 0, 0], zoom: 2 } } });
    setArchitecture([2, 2, 2, 2, 2], [1, 1, 1, 1, 1]);
    expect(view().chart.kind).toBe('slice');
    expect(view().slice).toEqual({ kind: 'overview' });
    expect(store.getState().display.sight).not.toBeNull();
    setArchitecture([2, 2], [1, 1]);
    expect(view().chart).toEqual({ kind: 'ambient' });
    expect(store.getState().display.sight).toBeNull();
  });

  it('is none where there is none', () => {
    setArchitecture([2], [1]);
    expect(chosenChart(store.getState())).toBeNull();
  });
});

describe('a slice', () => {
  it('by coefficients holds the others at their values, and a drag of a slider is one entry of the history', () => {
    quartics();
    const before = view().slice;
    for (let i = 1; i <= 20; i++) setHeldCoefficient(1, i / 10);
    expect(sliceOf(chosen()).origin[1]).toBe(2);
    expect(toPosition(chosen().chart, [...sliceOf(chosen()).origin.slice(0, 2), 3, 4, 5])).toMatchObject({ position: [3, 4, 5], distance: 0 });
    undo();
    expect(view().slice).toEqual(before);
    redo();
    expect(sliceOf(chosen()).origin[1]).toBe(2);
  });

  it('is the same object while nothing that it depends on changes', () => {
    quartics();
    const slice = chosen();
    store.setState({ run: runOf(30) });
    expect(chosen()).toBe(slice);
    setSliceKind('principal');
    const axes = chosen();
    store.setState({ run: { ...store.getState().run!, version: 2 } });
    expect(chosen()).toBe(axes);
  });

  it('through target, start and end holds all three', () => {
    quartics();
    setSlice({ kind: 'points', points: ['target', 'start', 'end'] });
    const run = runOf(15000);
    expect(run.state!.status).toBe('converged');
    store.setState({ run });
    const { chart } = chosen();
    for (const filter of [view().target, run.record.filterAt(0), endToEndFilter(run.state!.theta, view().strides)]) expectNumberNear(toPosition(chart, filter).distance, 0);
    toggleSlicePoint('end');
    toggleSlicePoint([1, 2, 3, 4, 5]);
    expect(view().slice).toEqual({ kind: 'points', points: ['target', 'start', [1, 2, 3, 4, 5]] });
    expectNumberNear(toPosition(chosen().chart, [1, 2, 3, 4, 5]).distance, 0);
  });

  it('keeps one point at least', () => {
    quartics();
    setSlice({ kind: 'points', points: ['target'] });
    toggleSlicePoint('target');
    expect(view().slice).toEqual({ kind: 'points', points: ['target'] });
  });

  it('follows the run: the current filter is its origin, and the velocity lies in it', () => {
    quartics();
    setSliceKind('following');
    const run = runOf(40);
    store.setState({ run });
    const current = endToEndFilter(run.state!.theta, view().strides);
    expect(sliceOf(chosen()).origin).toEqual(current);
    // one step further the filter has moved along the velocity, up to the square of the step
    const next = endToEndFilter(runOf(41).state!.theta, view().strides);
    const step = Math.hypot(...next.map((c, i) => c - current[i]!));
    expect(toPosition(chosen().chart, next).distance).toBeLessThan(0.1 * step);
    expect(step).toBeGreaterThan(0);
  });

  it('along the run says how much of it it holds, and moves in few strides while the run grows', () => {
    quartics();
    setSliceKind('principal');
    expect(waitsForRun(store.getState())).toBe(true);
    store.setState({ run: runOf(300) });
    expect(waitsForRun(store.getState())).toBe(false);
    expect(chosen().share).toBeGreaterThan(0.5);
    const slices = new Set<ChosenChart>();
    for (let steps = 2; steps <= 200; steps++) {
      store.setState({ run: runOf(steps, { playing: true }) });
      slices.add(chosen());
    }
    expect(slices.size).toBeLessThanOrEqual(8);
  });

  it('makes an image of the same three coefficients, or of the axes of the run', () => {
    quartics();
    setChart('projection');
    expect(chosen().chart).toMatchObject({ kind: 'projection', rows: [[0, 0, 1, 0, 0], [0, 0, 0, 1, 0], [0, 0, 0, 0, 1]] });
    setSliceKind('principal');
    store.setState({ run: runOf(300) });
    expect(chosen().share).toBeGreaterThan(0.5);
  });
});

describe('a drag of the target', () => {
  it('keeps the slice that is laid through the target until it is let go', () => {
    quartics();
    setSlice({ kind: 'random', seed: 3 });
    const before = chosen();
    setDragging(true);
    setTargetPosition([0.25, -0.5, 0.125]);
    expect(chosen()).toBe(before);
    const { target } = view();
    expectNumberNear(toPosition(before.chart, target).distance, 0);
    expectNear(target, toFilter(before.chart, [0.25, -0.5, 0.125])!, 1e-5);
    setDragging(false);
    expect(sliceOf(chosen()).origin).toEqual(target);
  });

  it('keeps held coefficients to the last digit', () => {
    quartics();
    setHeldCoefficient(1, 1 / 3);
    setTarget([1, 1 / 3, 0, 0, 1]);
    setTargetPosition([0.123456789, 0, 0.5]);
    expect(view().target).toEqual([1, 1 / 3, 0.123456789, 0, 0.5]);
  });
});
