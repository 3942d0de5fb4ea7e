import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeLocks, fakeSpawn, living, spawned } from '../worker/fakeExperimentWorker.testing.ts';
import { coins, straightCounts } from './fakeExperiment.testing.ts';
import { keptStudyKey, studyIsKept } from './keptStudy.ts';
import type { StudyState } from './studyTypes.ts';

vi.mock('#spawn', () => ({ spawnForExperiments: () => fakeSpawn() }));
vi.mock('../../src/experiments/registry.ts', () => ({ experiments: [coins], experimentOf: (id: string) => (id === coins.id ? coins : null) }));

/** What the browser keeps between visits, and how much of it. */
const storage = new Map<string, string>();
let quota = Infinity;
const locks = new Map<string, (() => void)[]>();

interface Page {
  readonly study: typeof import('./study.ts');
  readonly state: () => StudyState | null;
  readonly notices: () => readonly string[];
  readonly choose: (choice: StudyState['choice']) => void;
  readonly close: () => Promise<void>;
}

/** Opens the page: its modules are loaded afresh, the browser is the same. */
async function openPage(): Promise<Page> {
  vi.resetModules();
  const own = new FakeLocks(locks);
  vi.stubGlobal('navigator', { locks: own, hardwareConcurrency: 4 });
  const [study, { store }, { setDisplay }] = await Promise.all([import('./study.ts'), import('./store.ts'), import('./actions.ts')]);
  const begun = spawned.length;
  return {
    study,
    state: () => store.getState().study,
    notices: () => store.getState().notices.map(({ text }) => text),
    choose: (choice) => setDisplay({ study: choice }),
    close: async () => {
      for (const worker of spawned.slice(begun)) worker.ended = true;
      own.close();
      vi.clearAllTimers();
      await vi.advanceTimersByTimeAsync(0);
    },
  };
}

const choice = { experiment: 'coins', of: 'published', seed: 4, settings: { runs: 155 } } as const;
const wanted = coins.architectures.map(({ filterSizes, strides }) => straightCounts({ filterSizes, strides, seed: 4, runs: 155, coin: 'fair' }));
const countsOf = (state: StudyState | null): unknown[] => state!.parts.map(({ counts }) => counts);

/** Workers answer in turn, until all is done or `most` blocks are. */
function answer(most = Infinity): void {
  for (let i = 0; i < most; i++) {
    const busy = living().filter(({ orders }) => orders.length > 0);
    if (busy.length === 0) return;
    busy[i % busy.length]!.answer(coins);
  }
}

const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(150);

async function startedPage(): Promise<Page> {
  const page = await openPage();
  page.choose(choice);
  expect(page.study.startStudy()).toBeNull();
  await settle();
  return page;
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => storage.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (value.length > quota) throw new DOMException('full', 'QuotaExceededError');
      storage.set(key, value);
    },
    removeItem: (key: string) => storage.delete(key),
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  storage.clear();
  locks.clear();
  spawned.length = 0;
  quota = Infinity;
});

describe('a study on the page', () => {
  it('runs what is set up, the first experiment if nothing is', async () => {
    const page = await openPage();
    expect(page.state()).toBeNull();
    expect(page.study.startStudy()).toBeNull();
    expect(page.state()).toMatchObject({ choice: { experiment: 'coins', of: 'published', seed: 1, settings: {} }, status: 'running', workers: 3 });
    await settle();
    answer();
    expect(page.state()).toMatchObject({ status: 'done', kept: true, backend: 'simd' });
    expect(countsOf(page.state())).toMatchObject([{ runs: 200 }, { runs: 200 }]);
    await page.close();
  });

  it('runs the architecture of the page when that is chosen', async () => {
    const page = await openPage();
    page.choose({ ...choice, of: 'page' });
    page.study.startStudy();
    await settle();
    answer();
    expect(countsOf(page.state())).toEqual([wanted[0]]);
    await page.close();
  });

  it.each([
    [{ ...choice, experiment: 'dice' }, 'There is no experiment called “dice”.'],
    [{ ...choice, settings: { sides: 6 } }, '“Coins” has no setting called “sides”.'],
    [{ ...choice, settings: { runs: 1.5 } }, '“Throws” must be a whole number from 1 to 10000.'],
    [{ ...choice, settings: { coin: 'lost' } }, '“Coin” must be one of: fair, bent.'],
    [{ ...choice, seed: -1 }, 'The seed must be a whole number from 0 to 4294967295.'],
  ])('refuses %o with a sentence, and nothing changes', async (bad, sentence) => {
    const page = await startedPage();
    const before = page.state();
    page.choose(bad);
    expect(page.study.startStudy()).toBe(sentence);
    expect(page.state()).toBe(before);
    await page.close();
  });

  it('stops, goes on, and is forgotten on demand', async () => {
    const page = await startedPage();
    answer(10);
    page.study.pauseStudy();
    expect(living()).toEqual([]);
    expect(page.state()).toMatchObject({ status: 'paused', rate: null });
    page.study.resumeStudy();
    expect(page.state()!.status).toBe('running');
    page.study.dropStudy();
    expect(page.state()).toBeNull();
    expect(living()).toEqual([]);
    expect(studyIsKept()).toBe(false);
    await page.close();
  });
});

describe('a study is kept', () => {
  it('before it is shown: what was seen is there when the page was closed', async () => {
    const page = await startedPage();
    for (let step = 0; step < 8; step++) {
      answer(4);
      await settle();
      const { parts } = JSON.parse(storage.get(keptStudyKey)!) as StudyState;
      expect(parts).toEqual(page.state()!.parts);
    }
    await page.close();
  });

  it('and goes on by itself when the page is opened again, to the same end', async () => {
    const page = await startedPage();
    answer(13);
    await settle();
    const shown = page.state()!;
    await page.close();
    expect(studyIsKept()).toBe(true);
    const again = await openPage();
    await again.study.restoreStudy();
    expect(again.state()).toMatchObject({ status: 'running', choice, parts: shown.parts });
    answer();
    await settle();
    expect(again.state()!.status).toBe('done');
    expect(countsOf(again.state())).toEqual(wanted);
    await again.close();
    const last = await openPage();
    await last.study.restoreStudy();
    expect(last.state()).toMatchObject({ status: 'done', kept: true });
    expect(countsOf(last.state())).toEqual(wanted);
    expect(living()).toEqual([]);
    await last.close();
  });

  it('and stays paused when it was', async () => {
    const page = await startedPage();
    answer(5);
    page.study.pauseStudy();
    await page.close();
    const again = await openPage();
    await Promise.all([again.study.restoreStudy(), again.study.restoreStudy()]);
    expect(again.state()).toMatchObject({ status: 'paused', kept: true });
    expect(living()).toEqual([]);
    again.study.resumeStudy();
    answer();
    expect(countsOf(again.state())).toEqual(wanted);
    await again.close();
  });

  it('by one page only: another one neither goes on with it nor writes over it', async () => {
    const page = await startedPage();
    answer(5);
    await settle();
    const other = await openPage();
    const restored = other.study.restoreStudy();
    await vi.advanceTimersByTimeAsync(2000);
    await restored;
    expect(other.state()).toBeNull();
    other.choose({ ...choice, seed: 5 });
    other.study.startStudy();
    await vi.advanceTimersByTimeAsync(1000);
    expect(other.state()).toMatchObject({ status: 'running', kept: false });
    expect(JSON.parse(storage.get(keptStudyKey)!)).toMatchObject({ choice: { seed: 4 } });
    other.study.dropStudy();
    expect(studyIsKept()).toBe(true);
    await other.close();
    await page.close();
  });

  it('unless the browser has no room, no storage or no locks for it; it runs all the same', async () => {
    quota = 100;
    const page = await startedPage();
    answer();
    expect(page.state()).toMatchObject({ status: 'done', kept: false });
    await page.close();
    vi.stubGlobal('localStorage', undefined);
    const other = await startedPage();
    answer();
    expect(other.state()).toMatchObject({ status: 'done', kept: false });
    await other.close();
    const last = await openPage();
    vi.stubGlobal('navigator', {});
    expect(studyIsKept()).toBe(false);
    await last.study.restoreStudy();
    last.study.startStudy();
    await settle();
    answer();
    expect(last.state()).toMatchObject({ status: 'done', kept: false, workers: 1 });
    await last.close();
  });

  it('and what cannot be read is said, not lost', async () => {
    storage.set(keptStudyKey, '{"format":"something else"}');
    const page = await openPage();
    await page.study.restoreStudy();
    expect(page.state()).toBeNull();
    expect(page.notices()).toEqual([expect.stringContaining('This is no saved experiment of this program.')]);
    expect(storage.size).toBe(1);
    await page.close();
  });
});

describe('a file', () => {
  it('puts a study back, finished or not, and it can be gone on with', async () => {
    const page = await startedPage();
    answer(13);
    const half = page.study.studyFile();
    answer();
    const whole = page.study.studyFile();
    expect(JSON.parse(whole)).toMatchObject({ format: 'convariety-study', choice, parts: [{ table: { heads: expect.any(Number) as number } }, {}] });
    page.study.dropStudy();
    expect(page.study.studyFile()).toBe('');
    expect(page.study.openStudyFile(half)).toBeNull();
    expect(page.state()!.status).toBe('paused');
    expect(living()).toEqual([]);
    page.study.resumeStudy();
    answer();
    await settle();
    expect(countsOf(page.state())).toEqual(wanted);
    expect(page.study.studyFile()).toBe(whole);
    expect(page.study.openStudyFile(whole)).toBeNull();
    await settle();
    expect(page.state()).toMatchObject({ status: 'done', choice, kept: true });
    expect(page.study.chosenStudy()).toEqual(choice);
    await page.close();
  });

  it('for other programs has a line for each row, with all that it takes to repeat it', async () => {
    const page = await startedPage();
    expect(page.study.studyCsv()).toBe('');
    answer();
    const [head, ...lines] = page.study.studyCsv().split('\r\n');
    expect(head).toBe('program,experiment,source,filterSizes,strides,seed,setting_runs,setting_coin,blocks,blocks_done,total_runs,total_converged,total_diverged,total_notConverged,coin,side,share_count,share_of,share,share_low,share_high,share_published,share_differs,value,value_published,row_differs,row_example');
    expect(lines).toHaveLength(5);
    expect(lines[4]).toBe('');
    const { runs, heads } = wanted[1] as unknown as { runs: number; heads: number };
    expect(lines[2]).toMatch(`convariety 0.1.0,coins,"nobody, ""Coins""",3 2,1 1,4,155,fair,16,16,155,155,0,0,1|0,heads,${heads},${runs},`);
    // what is the same as above is said again, quotes are doubled
    expect(lines[3]).toContain(',1|0,"tails, ""the back""",');
    await page.close();
  });
});
