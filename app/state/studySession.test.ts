import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { settingsFor } from '../../src/experiments/experiment.ts';
import { rng } from '../../src/numeric/rng.ts';
import { living, spawned } from '../worker/fakeExperimentWorker.testing.ts';
import { coins, straightCounts } from './fakeExperiment.testing.ts';
import type { StudyRecord } from './studyRecord.ts';
import { StudySession } from './studySession.ts';
import type { StudyPart } from './studyTypes.ts';
import { programVersion } from './version.ts';

vi.mock('#spawn', async () => ({ spawnForExperiments: (await import('../worker/fakeExperimentWorker.testing.ts')).fakeSpawn }));

const choice = { experiment: 'coins', of: 'published', seed: 3, settings: { runs: 205 } } as const;
const fresh: StudyRecord = {
  program: programVersion,
  running: true,
  choice,
  parts: coins.architectures.map((a): StudyPart => {
    const settings = settingsFor(coins, a, choice.seed, choice.settings);
    return { settings, blocks: coins.blocks(settings), done: 0, counts: null };
  }),
  waiting: [],
};
const wanted = fresh.parts.map(({ settings, blocks }) => ({ settings, blocks, done: blocks, counts: straightCounts(settings) }));

const sessionOf = (record: StudyRecord, workers: number, changed: () => void = () => {}): StudySession => new StudySession(coins, record, workers, changed);

/** Workers answer in a random order, until all is done or `most` blocks are. */
function answer(seed: number, most = Infinity): void {
  const random = rng(seed);
  for (let i = 0; i < most; i++) {
    const busy = living().filter(({ orders }) => orders.length > 0);
    if (busy.length === 0) return;
    busy[Math.floor(random.uniform() * busy.length)]!.answer(coins);
  }
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  spawned.length = 0;
});

describe('a study', () => {
  it('comes to the same, to the last bit, for any number of workers and any order of their answers', () => {
    for (const workers of [1, 2, 3, 8]) {
      const session = sessionOf(fresh, workers);
      session.run();
      expect(session.state(true)).toMatchObject({ status: 'running', workers, backend: null });
      answer(workers);
      expect(session.state(true)).toMatchObject({ status: 'done', parts: wanted, backend: 'simd', message: null, rate: null, remaining: null });
      expect(living()).toEqual([]);
    }
  });

  it('loses nothing when two workers are ended in the middle', () => {
    const session = sessionOf(fresh, 4);
    session.run();
    answer(1, 15);
    const [first, second] = living();
    first!.crash('out of memory');
    answer(2, 3);
    second!.ended = true;
    answer(3);
    expect(session.state(true).status).toBe('running');
    vi.advanceTimersByTime(20_000);
    answer(4);
    expect(session.state(true)).toMatchObject({ status: 'done', parts: wanted });
  });

  it('is paused at once, and goes on with what is left', () => {
    const session = sessionOf(fresh, 3);
    session.run();
    let blocks = 0;
    for (let pause = 0; session.state(true).status === 'running'; pause++) {
      answer(pause, 7);
      session.pause();
      expect(living()).toEqual([]);
      const { parts, waiting } = session.record();
      const counted = parts.reduce((sum, { done }) => sum + done, 0) + waiting.length;
      expect(counted).toBe(Math.min(42, blocks + 7));
      blocks = counted;
      expect(session.state(true).status).toBe(counted === 42 ? 'done' : 'paused');
      session.run();
    }
    expect(session.record()).toMatchObject({ running: false, parts: wanted, waiting: [] });
  });

  it('goes on from its record as if nothing had been', () => {
    const session = sessionOf(fresh, 3);
    session.run();
    answer(5, 17);
    const record = JSON.parse(JSON.stringify(session.record())) as StudyRecord;
    expect(record.waiting.length).toBeGreaterThan(0);
    expect(record.running).toBe(true);
    session.end();
    const before = spawned.length;
    const next = sessionOf(record, 2);
    next.run();
    const given = spawned.slice(before).flatMap(({ orders }) => orders.map(({ part, block }) => `${part}.${block}`));
    for (const { part, block } of record.waiting) expect(given).not.toContain(`${part}.${block}`);
    answer(6);
    expect(next.record().parts).toEqual(wanted);
  });

  it('holds few blocks that wait for an earlier one', () => {
    const session = sessionOf({ ...fresh, parts: fresh.parts.map((part) => ({ ...part, settings: { ...part.settings, runs: 10_000 }, blocks: 1000 })) }, 2);
    session.run();
    const [slow, quick] = living();
    while (quick!.orders.length > 0) quick!.answer(coins);
    expect(slow!.orders[0]!.block).toBe(0);
    expect(session.record().waiting.length).toBeLessThan(16);
    expect(session.state(true).parts[0]!.done).toBe(0);
    slow!.answer(coins);
    expect(session.state(true).parts[0]!.done).toBe(2);
    expect(quick!.orders.length).toBeGreaterThan(0);
    session.end();
  });

  it('goes over to the next architecture while blocks of the last one are under way', () => {
    const session = sessionOf(fresh, 2);
    session.run();
    for (let i = 0; !living().some(({ orders }) => orders.some(({ part }) => part === 1)); i++) answer(i, 1);
    expect(session.state(true).parts[0]!.done).toBeLessThan(21);
    answer(8);
    expect(session.record().parts).toEqual(wanted);
  });

  it('fails with a sentence, keeps what was counted, and can be tried again', () => {
    const session = sessionOf(fresh, 2);
    session.run();
    answer(9, 10);
    const counted = session.record();
    for (let attempt = 0; attempt < 5; attempt++) {
      const oldest = living().map(({ orders }) => orders[0]!).reduce((one, other) => (one.block < other.block ? one : other));
      living().find(({ orders }) => orders[0] === oldest)!.crash('out of memory');
    }
    expect(session.state(true)).toMatchObject({ status: 'failed', parts: counted.parts });
    expect(session.state(true).message).toContain('out of memory');
    expect(session.record()).toEqual({ ...counted, running: false });
    session.run();
    expect(session.state(true)).toMatchObject({ status: 'running', message: null });
    answer(10);
    expect(session.record().parts).toEqual(wanted);
  });

  it('tells of changes ten times a second at most, and of the last one at once', () => {
    const changed = vi.fn();
    const session = sessionOf(fresh, 2, changed);
    session.run();
    expect(changed).toHaveBeenCalledTimes(1);
    answer(11, 20);
    expect(changed).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(100);
    expect(changed).toHaveBeenCalledTimes(2);
    answer(12);
    expect(session.state(true).status).toBe('done');
    expect(changed).toHaveBeenCalledTimes(3);
    vi.advanceTimersByTime(1000);
    expect(changed).toHaveBeenCalledTimes(3);
  });

  it('knows its pace and what remains', () => {
    const session = sessionOf(fresh, 1);
    session.run();
    expect(session.state(true)).toMatchObject({ rate: null, remaining: null });
    for (let second = 0; second < 10; second++) {
      vi.advanceTimersByTime(1000);
      answer(13, 2);
    }
    const { rate, remaining } = session.state(true);
    // two blocks of ten a second, 22 blocks left; the marks at both ends of five seconds count
    expect(rate!).toBeGreaterThanOrEqual(20);
    expect(rate!).toBeLessThan(25);
    expect(remaining!).toBeGreaterThan(8);
    expect(remaining!).toBeLessThanOrEqual(11);
    session.end();
  });

  it('says when another version of the program began it', () => {
    const session = sessionOf({ ...fresh, program: '0.0.1' }, 1);
    expect(session.state(true).message).toContain('version 0.0.1');
  });
});
