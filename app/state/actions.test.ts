import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { addLayer, newSeed, openSingleRun, redo, removeLayer, setArchitecture, setDragging, setFilterSize, setHeldCoefficient, setMetric, setStartCoefficient, setStepSize, setTarget, setTargetPosition, toggleHidden, undo } from './actions.ts';
import { settleHistory } from './coalesce.ts';
import { RunRecord } from './computed.ts';
import { problemOf } from './derive.ts';
import { history, store } from './store.ts';
import { trajectoryFollower } from './trajectoryPositions.ts';
import { defaultView } from './view.ts';

const view = () => store.getState().view;

beforeEach(() => {
  vi.useFakeTimers();
  store.setState({ view: defaultView, notices: [] });
  history().clear();
});

afterEach(() => {
  settleHistory();
  vi.useRealTimers();
});

describe('choices', () => {
  it('keep target and start when the architecture changes, as far as they fit', () => {
    setTarget([1, 2, 3]);
    setArchitecture([3], [1]);
    expect(view()).toMatchObject({ filterSizes: [3], target: [1, 2, 3], start: { kind: 'seed', seed: 1 }, progress: 'end' });
    setFilterSize(0, 4);
    expect(view().target).toHaveLength(4);
  });

  it('refuse impossible sizes with a sentence and keep the last good state', () => {
    setArchitecture([600, 600], [1, 1]);
    expect(view()).toBe(defaultView);
    expect(store.getState().notices).toMatchObject([{ id: 'architecture', kind: 'error' }]);
    setFilterSize(0, 3);
    expect(store.getState().notices).toEqual([]);
  });

  it('add and remove layers, but never the last one', () => {
    addLayer();
    expect(view()).toMatchObject({ filterSizes: [2, 2, 2], strides: [1, 1, 1] });
    removeLayer(0);
    removeLayer(0);
    removeLayer(0);
    expect(view().filterSizes).toEqual([2]);
  });

  it('keep a metric that is a matrix while its size fits', () => {
    const metric = [[2, 1, 0], [1, 2, 0], [0, 0, 1]];
    setMetric(metric);
    setArchitecture([3], [1]);
    expect(view().metric).toBe(metric);
    addLayer();
    expect(view().metric).toBe('euclidean');
  });

  it('open a single run with its data, and one undo takes it back', () => {
    const run = { filterSizes: [3, 2], strides: [2, 1], target: [1, 2, 3, 4, 5], metric: 'bombieri', start: [[1, 2, 3], [4, 5]], stepSize: 0.02, stop: 1e-14, maxSteps: 9 } as const;
    openSingleRun(run);
    expect(problemOf(view())).toMatchObject({ architecture: { filterSizes: [3, 2], strides: [2, 1] }, target: run.target, metric: 'bombieri', start: run.start, stepSize: 0.02, maxSteps: 9, method: 'descent' });
    undo();
    expect(view()).toBe(defaultView);
  });

  it('turn a random start into numbers when one of them is edited', () => {
    newSeed();
    setStartCoefficient(1, 0, 0.5);
    const { start } = view();
    expect(start.kind === 'filters' && start.filters[1]![0]).toBe(0.5);
    expect(start.kind === 'filters' && start.filters[0]).toHaveLength(2);
  });

  it('move the target to a place of the chart, and ignore places without a filter', () => {
    setTargetPosition([0.123456789, 1, -1]);
    expect(view().target).toEqual([0.12346, 1, -1]);
    store.setState({ view: { ...view(), chart: { kind: 'sphere' } } });
    const before = view().target;
    setTargetPosition([0, 0, 0]);
    expect(view().target).toBe(before);
  });
});

describe('the history', () => {
  it('undoes and redoes every choice', () => {
    addLayer();
    toggleHidden('axes');
    const last = view();
    undo();
    expect(view().hidden).toEqual([]);
    undo();
    expect(view()).toBe(defaultView);
    redo();
    redo();
    expect(view()).toEqual(last);
  });

  it('takes a drag as one entry, and two drags as two', () => {
    for (let i = 1; i <= 30; i++) setTarget([i, 0, 0]);
    vi.advanceTimersByTime(1000);
    for (let i = 1; i <= 30; i++) setTarget([0, i, 0]);
    undo();
    expect(view().target).toEqual([30, 0, 0]);
    undo();
    expect(view()).toBe(defaultView);
    redo();
    expect(view().target).toEqual([30, 0, 0]);
  });

  it('takes a drag as one entry however long the pointer rests', () => {
    setDragging(true);
    setTarget([1, 0, 0]);
    vi.advanceTimersByTime(5000);
    setTarget([2, 0, 0]);
    setDragging(false);
    vi.advanceTimersByTime(1000);
    setTarget([3, 0, 0]);
    undo();
    expect(view().target).toEqual([2, 0, 0]);
    undo();
    expect(view()).toBe(defaultView);
  });

  it('keeps the coefficients of a slice apart, however fast they follow each other', () => {
    store.setState({ view: { ...defaultView, filterSizes: [3, 2, 2], strides: [1, 1, 1], target: [1, 0, 0, 0, 1], slice: { kind: 'coordinates', free: [2, 3, 4], values: [1, 0, 0, 0, 0] } } });
    history().clear();
    setHeldCoefficient(0, 2);
    setHeldCoefficient(1, 0.5);
    setHeldCoefficient(1, 0.75);
    undo();
    expect(view().slice).toMatchObject({ values: [2, 0, 0, 0, 0] });
    undo();
    expect(view().slice).toMatchObject({ values: [1, 0, 0, 0, 0] });
  });

  it('keeps gestures of different kinds apart', () => {
    setTarget([1, 0, 0]);
    setStepSize(0.02);
    undo();
    expect(view()).toMatchObject({ target: [1, 0, 0], stepSize: 0.01 });
  });
});

describe('what follows from the choices', () => {
  it('is the same object while nothing in it changes', () => {
    const problem = problemOf(view());
    toggleHidden('axes');
    expect(problemOf(view())).toBe(problem);
    setTarget([1, 0, 1]);
    expect(problemOf(view())).not.toBe(problem);
  });

  it('keeps every row of a growing run, and maps each of them once', () => {
    const record = new RunRecord(3);
    const follow = trajectoryFollower();
    const ambient = { kind: 'ambient' } as const;
    for (let chunk = 0; chunk < 5; chunk++) {
      const rows = 40;
      record.append(Float64Array.from({ length: 3 * rows }, (_, i) => chunk * 3 * rows + i), Float64Array.from({ length: rows }, (_, i) => i), Float64Array.from({ length: rows }, (_, i) => i));
      const { positions, count } = follow(record, ambient, chunk);
      expect(count).toBe(40 * (chunk + 1));
      expect(Array.from(positions.subarray(0, 3 * count))).toEqual(Array.from({ length: 3 * count }, (_, i) => i));
    }
    expect(record.filterAt(199)).toEqual([597, 598, 599]);
    const onSphere = follow(record, { kind: 'sphere' }, 9);
    expect(Math.hypot(...onSphere.positions.subarray(3, 6))).toBeCloseTo(1, 6);
  });

  it('says how far the run is from a slice, and where its line is broken', () => {
    const record = new RunRecord(4);
    // up to a factor: x³ + y³ and 2x³ + y³, none for the leading coefficient 0, then −x³ + y³ twice
    const filters = [[1, 0, 0, 1], [2, 0, 0, 1], [0, 0, 0, 1], [-1, 0, 0, 1], [-1, 0, 0, 1]];
    record.append(Float64Array.from(filters.flat()), new Float64Array(5), new Float64Array(5));
    const affine = trajectoryFollower()(record, { kind: 'affine' }, 1);
    expect(Array.from(affine.breaks.subarray(0, 5))).toEqual([0, 0, 1, 1, 0]);
    expect(Array.from(affine.positions.subarray(0, 15))).toEqual([0, 0, 1, 0, 0, 0.5, 0, 0, 0.5, 0, 0, -1, 0, 0, -1]);
    const slice = { kind: 'slice', origin: [1, 0, 0, 0], directions: [[0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]] } as const;
    const { distances, breaks } = trajectoryFollower()(record, slice, 1);
    expect(Array.from(distances.subarray(0, 5))).toEqual([0, 1, 1, 2, 2]);
    expect(breaks.subarray(0, 5).every((b) => b === 0)).toBe(true);
  });
});
