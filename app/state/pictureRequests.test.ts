import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { PictureRequest } from '../../src/strata/index.ts';
import { setArchitecture, setChart, setHeldCoefficient, setSlice, setSliceKind, toggleHidden } from './actions.ts';
import { followPicture } from './pictureRequests.ts';
import { store } from './store.ts';
import { defaultView } from './view.ts';

type Answer = { readonly status: 'ready'; readonly value: unknown } | { readonly status: 'failed'; readonly message: string; readonly dead: boolean } | { readonly status: 'superseded' };

interface Asked {
  readonly request: PictureRequest;
  readonly answer: (outcome: Answer) => Promise<void>;
}

const asked = vi.hoisted((): Asked[] => []);
vi.mock('../worker/client.ts', () => ({
  WorkerSlot: class {
    run(_: string, { request }: { readonly request: PictureRequest }): Promise<Answer> {
      return new Promise((resolve) => {
        asked.push({
          request,
          answer: async (outcome) => {
            resolve(outcome);
            await Promise.resolve();
            await Promise.resolve();
          },
        });
      });
    }
  },
}));

const picture = () => store.getState().picture;
const last = (): Asked => asked.at(-1)!;
const ready = (name: string): Answer => ({ status: 'ready', value: { name } });
const frame = 16;
let frameNow = frame;

vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
vi.stubGlobal('requestAnimationFrame', (draw: () => void) => setTimeout(draw, frameNow));
vi.stubGlobal('cancelAnimationFrame', clearTimeout);
store.subscribe((state, before) => {
  if (state.view !== before.view || state.run !== before.run || state.held !== before.held) followPicture();
});

beforeEach(async () => {
  vi.advanceTimersByTime(5000);
  store.setState({ view: { ...defaultView, filterSizes: [2], strides: [1], target: [1, 1], start: { kind: 'seed', seed: 1 } }, run: null, held: null });
  setArchitecture([3, 2, 2], [1, 1, 1]);
  setChart('slice');
  setSlice({ kind: 'coordinates', free: [2, 3, 4], values: [1, 0, 0, 0, 0] });
  vi.advanceTimersByTime(5000);
  await last().answer(ready('first'));
  asked.length = 0;
});

describe('pictures', () => {
  it('are drawn in full when a choice stands alone; the old one is faded until then', async () => {
    setChart('depressed');
    expect(asked.map(({ request }) => [request.chart.kind, request.quality])).toEqual([['depressed', 'default']]);
    expect(picture()).toMatchObject({ status: 'computing', stale: true, value: { name: 'first' } });
    await last().answer(ready('second'));
    expect(picture()).toMatchObject({ status: 'ready', stale: false, value: { name: 'second' }, of: { chosen: { chart: { kind: 'depressed' } } } });
  });

  it('are asked for only if something in them changes', () => {
    toggleHidden('axes');
    expect(asked).toEqual([]);
  });

  it('follow a slider with one draft a frame and are drawn in full when it rests, never faded', async () => {
    for (let move = 1; move <= 60; move++) {
      setHeldCoefficient(1, move / 100);
      setHeldCoefficient(1, move / 100 + 0.005);
      expect(picture().stale).toBe(false);
      vi.advanceTimersByTime(frame);
    }
    // the first move stands alone
    const drafts = asked.filter(({ request }) => request.quality === 'draft');
    expect(drafts.length).toBeGreaterThan(50);
    expect(drafts.length).toBeLessThanOrEqual(60);
    await last().answer(ready('draft'));
    expect(picture()).toMatchObject({ status: 'computing', stale: false, value: { name: 'draft' } });
    vi.advanceTimersByTime(200);
    expect(last().request).toMatchObject({ quality: 'default', chart: { origin: [1, 0.605, 0, 0, 0] } });
    await last().answer(ready('full'));
    expect(picture()).toMatchObject({ status: 'ready', value: { name: 'full' } });
    const count = asked.length;
    vi.advanceTimersByTime(1000);
    expect(asked.length).toBe(count);
  });

  it('are drawn in full last of all, however long a frame takes', async () => {
    frameNow = 400;
    setHeldCoefficient(1, 0.5);
    setHeldCoefficient(1, 0.6);
    vi.advanceTimersByTime(1000);
    frameNow = frame;
    expect(asked.map(({ request }) => request.quality)).toEqual(['default', 'default']);
    await last().answer(ready('full'));
    expect(picture()).toMatchObject({ status: 'ready', value: { name: 'full' } });
  });

  it('stay, faded, where a new one fails, and the sentence says so', async () => {
    setHeldCoefficient(1, 0.5);
    await last().answer({ status: 'failed', message: 'no luck', dead: false });
    expect(picture()).toMatchObject({ status: 'failed', stale: true, value: { name: 'first' } });
    expect(picture().message).toContain('no luck');
    followPicture(true);
    await last().answer(ready('again'));
    expect(picture()).toMatchObject({ status: 'ready', stale: false, message: null });
  });

  it('of an earlier architecture are dropped', async () => {
    setHeldCoefficient(1, 0.5);
    const late = last();
    setArchitecture([2, 2], [1, 1]);
    await late.answer(ready('late'));
    expect(picture().value).toEqual({ name: 'first' });
    setArchitecture([2], [1]);
    expect(picture()).toMatchObject({ status: 'none', value: null, stale: false });
    expect(picture().message).toMatch(/no|nothing/);
  });

  it('along a run wait for it', () => {
    setSliceKind('principal');
    vi.advanceTimersByTime(1000);
    expect(asked).toEqual([]);
    expect(picture().status).toBe('computing');
  });
});
