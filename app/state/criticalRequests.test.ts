import { beforeEach, describe, expect, it, vi } from 'vitest';
import { openTab, setArchitecture, setMetric, setTarget } from './actions.ts';
import { followCriticalPoints, searchAgain, stopSearch } from './criticalRequests.ts';
import { criticalStore, openPoint, pointAt } from './criticalStore.ts';
import { setReading } from './reading.ts';
import { store } from './store.ts';
import { defaultDisplay, defaultView } from './view.ts';

type Answer = { readonly status: 'ready'; readonly value: unknown } | { readonly status: 'failed'; readonly message: string; readonly dead: boolean } | { readonly status: 'stopped' };

interface Asked {
  readonly target: readonly number[];
  readonly report: (progress: unknown) => void;
  readonly answer: (outcome: Answer) => Promise<void>;
}

const asked = vi.hoisted((): Asked[] => []);
const stops = vi.hoisted(() => ({ count: 0 }));
vi.mock('../worker/client.ts', () => ({
  WorkerSlot: class {
    run(_: string, { target }: { readonly target: readonly number[] }, report: (progress: unknown) => void): Promise<Answer> {
      return new Promise((resolve) => {
        asked.push({
          target,
          report,
          answer: async (outcome) => {
            resolve(outcome);
            await Promise.resolve();
            await Promise.resolve();
          },
        });
      });
    }
    stop(): void {
      stops.count++;
      void asked.at(-1)?.answer({ status: 'stopped' });
    }
  },
}));

vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
vi.stubGlobal('requestAnimationFrame', (draw: () => void) => setTimeout(draw, 16));

const state = () => criticalStore.getState();
const ready = (name: string): Answer => ({ status: 'ready', value: { name, strata: [] } });
const aFrame = (): unknown => vi.advanceTimersByTime(17);

followCriticalPoints();

beforeEach(async () => {
  store.setState({ view: { ...defaultView, filterSizes: [2], strides: [1], target: [1, 1], start: { kind: 'seed', seed: 1 } }, display: defaultDisplay });
  openTab('critical');
  setArchitecture([2, 2], [1, 1]);
  setTarget([1, 0, 1]);
  vi.advanceTimersByTime(1000);
  await asked.at(-1)!.answer(ready('first'));
  asked.length = 0;
  stops.count = 0;
});

describe('critical points', () => {
  it('follow target and metric, one question a frame', async () => {
    for (let i = 0; i < 5; i++) setTarget([1, i / 10, 1]);
    expect(asked).toHaveLength(0);
    aFrame();
    expect(asked.map(({ target }) => target)).toEqual([[1, 0.4, 1]]);
    await asked[0]!.answer(ready('second'));
    expect(state()).toMatchObject({ status: 'ready', stale: false, report: { name: 'second' } });
    setMetric('bombieri');
    aFrame();
    expect(asked).toHaveLength(2);
  });

  it('are asked for only while they are wanted, in their tab or in the picture', () => {
    store.setState({ display: defaultDisplay });
    setTarget([2, 0, 1]);
    aFrame();
    expect(asked).toHaveLength(0);
    setReading({ critical: true });
    aFrame();
    expect(asked.map(({ target }) => target)).toEqual([[2, 0, 1]]);
  });

  it('keep the last answer while the next one is computed, stale only if that takes longer than a moment', async () => {
    setTarget([1, 0.2, 1]);
    aFrame();
    expect(state()).toMatchObject({ status: 'computing', stale: false, report: { name: 'first' } });
    vi.advanceTimersByTime(500);
    expect(state()).toMatchObject({ stale: true, report: { name: 'first' } });
    asked[0]!.report({ stratum: '2', strata: [0, 2], found: 3, finished: [] });
    expect(state().progress).toMatchObject({ found: 3 });
    await asked[0]!.answer(ready('second'));
    expect(state()).toMatchObject({ status: 'ready', stale: false, progress: null });
  });

  it('of another architecture take nothing over: the search is ended, what was pointed at is forgotten', async () => {
    pointAt(1);
    openPoint(1);
    setTarget([1, 0.2, 1]);
    aFrame();
    const old = asked[0]!;
    setArchitecture([3, 2], [1, 1]);
    expect(stops.count).toBe(1);
    expect(state()).toMatchObject({ status: 'computing', report: null });
    await old.answer(ready('too late'));
    expect(state().report).toBeNull();
  });

  it('say what went wrong, and are searched again on request', async () => {
    setTarget([1, 0.2, 1]);
    aFrame();
    await asked[0]!.answer({ status: 'failed', message: 'criticalPoints: more than 256 strata', dead: false });
    expect(state()).toMatchObject({ status: 'failed', stale: true, message: 'The critical points could not be computed: more than 256 strata.', report: { name: 'first' } });
    searchAgain();
    aFrame();
    expect(asked).toHaveLength(2);
    stopSearch();
    await vi.waitFor(() => expect(state()).toMatchObject({ status: 'stopped', message: 'The search was stopped.' }));
  });

  it('of strata that are done are shown while the others are searched, but not in place of an earlier answer that has all of them', async () => {
    const finished = [{ id: '2' }];
    setTarget([1, 2, 3]);
    aFrame();
    asked.at(-1)!.report({ stratum: '1.1', strata: [1, 2], found: 0, finished });
    expect(state()).toMatchObject({ report: { name: 'first' }, partial: false });
    await asked.at(-1)!.answer(ready('second'));
    setArchitecture([3, 2], [1, 1]);
    aFrame();
    const search = asked.at(-1)!;
    search.report({ stratum: '3', strata: [0, 2], found: 4, finished: [] });
    expect(state()).toMatchObject({ report: null, progress: { found: 4 } });
    search.report({ stratum: '1.1', strata: [1, 2], found: 0, finished });
    expect(state()).toMatchObject({ status: 'computing', report: { strata: finished }, partial: true, stale: false });
    await search.answer(ready('whole'));
    expect(state()).toMatchObject({ status: 'ready', report: { name: 'whole' }, partial: false, progress: null });
  });
});
