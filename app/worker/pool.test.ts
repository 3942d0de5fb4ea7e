import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ExperimentCounts, ExperimentSettings } from '../../src/experiments/experiment.ts';
import type { BlockOrder } from './experimentWorker.ts';
import { FakeLocks, living, spawned } from './fakeExperimentWorker.testing.ts';
import { type Block, ExperimentPool, usualWorkers } from './pool.ts';

vi.mock('#spawn', async () => ({ spawnForExperiments: (await import('./fakeExperimentWorker.testing.ts')).fakeSpawn }));

const settings: ExperimentSettings = { filterSizes: [2], strides: [1], seed: 1 };
const counts = (block: number): ExperimentCounts => ({ runs: 10, steps: block, seconds: { data: 0, kernel: 0, classes: 0 } });
const echo = { runner: () => counts };

interface Watched {
  readonly pool: ExperimentPool;
  readonly counted: number[];
  readonly failures: string[];
}

/** A pool on the blocks 0, …, count − 1. */
function poolOf(count: number, size: number, locks?: FakeLocks): Watched {
  let next = 0;
  const [counted, failures]: [number[], string[]] = [[], []];
  const pool = new ExperimentPool(
    {
      experiment: 'echo',
      parts: [settings],
      take: (): Block | null => (next < count ? { part: 0, block: next++ } : null),
      counted: ({ block }, { steps }) => {
        expect(steps).toBe(block);
        counted.push(block);
      },
      failed: (message) => failures.push(message),
    },
    size,
    locks as unknown as LockManager | undefined,
  );
  return { pool, counted, failures };
}

const blocksOf = (orders: readonly BlockOrder[]): number[] => orders.map(({ block }) => block);
const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i);
const rising = (list: readonly number[]): number[] => [...list].sort((a, b) => a - b);

/** Lets the living workers answer, one after the other, until none has anything to do. */
function finish(): void {
  for (let worker = living().find(({ orders }) => orders.length > 0); worker !== undefined; worker = living().find(({ orders }) => orders.length > 0)) worker.answer(echo);
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  spawned.length = 0;
});

describe('a pool', () => {
  it('gives few blocks at a time to each worker, evenly, and each block once', () => {
    const { pool, counted } = poolOf(40, 3);
    expect(spawned.map(({ orders }) => blocksOf(orders))).toEqual([[0, 3, 6], [1, 4, 7], [2, 5, 8]]);
    spawned[1]!.answer(echo);
    expect(spawned.map(({ orders }) => orders.length)).toEqual([3, 3, 3]);
    finish();
    expect(rising(counted)).toEqual(upTo(40));
    pool.stop();
    expect(living()).toEqual([]);
  });

  it('gives the blocks of a worker that died to a fresh one', () => {
    const { counted, failures } = poolOf(30, 2);
    spawned[0]!.crash('out of memory');
    expect(spawned[0]!.ended).toBe(true);
    expect(spawned).toHaveLength(3);
    expect(blocksOf(spawned[2]!.orders)).toEqual([0, 2, 4]);
    spawned[1]!.dispatchEvent(new Event('messageerror'));
    expect(blocksOf(spawned[3]!.orders)).toEqual([1, 3, 5]);
    finish();
    expect(rising(counted)).toEqual(upTo(30));
    expect(failures).toEqual([]);
  });

  it('notices at once that a worker was ended from outside, by the lock it held', async () => {
    const locks = new FakeLocks();
    const { counted } = poolOf(30, 2, locks);
    const [first] = spawned;
    let release!: () => void;
    void locks.request(first!.lock!, {}, () => new Promise<void>((done) => (release = done)));
    await vi.advanceTimersByTimeAsync(0);
    first!.say({ kind: 'held' });
    first!.ended = true;
    release();
    await vi.advanceTimersByTimeAsync(0);
    expect(blocksOf(spawned[2]!.orders)).toEqual([0, 2, 4]);
    finish();
    expect(rising(counted)).toEqual(upTo(30));
  });

  it('never gives a worker up that is known to live, however long a block takes', async () => {
    const locks = new FakeLocks();
    const { pool } = poolOf(3, 1, locks);
    void locks.request(spawned[0]!.lock!, {}, () => new Promise(() => {}));
    await vi.advanceTimersByTimeAsync(0);
    spawned[0]!.say({ kind: 'held' });
    await vi.advanceTimersByTimeAsync(1_000_000);
    expect(spawned).toHaveLength(1);
    pool.stop();
  });

  it('gives a silent worker up after ten seconds where there are no locks, and the next one twice the time', () => {
    const { counted } = poolOf(3, 1);
    spawned[0]!.ended = true;
    vi.advanceTimersByTime(9000);
    expect(spawned).toHaveLength(1);
    vi.advanceTimersByTime(3000);
    expect(spawned).toHaveLength(2);
    vi.advanceTimersByTime(18_000);
    expect(spawned).toHaveLength(2);
    finish();
    expect(counted).toEqual([0, 1, 2]);
  });

  it('is as patient as its blocks are long', () => {
    const { counted } = poolOf(6, 1);
    vi.advanceTimersByTime(9000);
    spawned[0]!.answer(echo);
    vi.advanceTimersByTime(175_000);
    expect(spawned).toHaveLength(1);
    vi.advanceTimersByTime(10_000);
    expect(spawned).toHaveLength(2);
    finish();
    expect(rising(counted)).toEqual(upTo(6));
  });

  it('gives a block up that ends every worker, and then stops', () => {
    const { counted, failures } = poolOf(30, 2);
    spawned[1]!.answer(echo);
    for (let death = 0; death < 5; death++) {
      expect(failures).toEqual([]);
      living().find(({ orders }) => orders[0]!.block === 0)!.crash('out of memory');
    }
    expect(failures).toEqual(['out of memory']);
    expect(counted).toEqual([1]);
    expect(living()).toEqual([]);
    vi.advanceTimersByTime(1_000_000);
    expect(living()).toEqual([]);
  });

  it('says what a block threw', () => {
    const { failures } = poolOf(1, 1);
    for (let attempt = 0; attempt < 5; attempt++) living()[0]!.say({ kind: 'refused', message: 'no such experiment' });
    expect(failures).toEqual(['no such experiment']);
  });

  it('does not start workers over and over that have nothing to do', () => {
    const { pool, counted } = poolOf(2, 3);
    expect(spawned).toHaveLength(3);
    for (let death = 0; death < 20; death++) living().find(({ orders }) => orders.length === 0)?.crash('gone');
    expect(spawned).toHaveLength(3);
    finish();
    expect(counted).toEqual([0, 1]);
    pool.stop();
  });

  it('hears nothing any more once it has stopped', () => {
    const { pool, counted } = poolOf(30, 2);
    const [first] = spawned;
    pool.stop();
    first!.dispatchEvent(new MessageEvent('message', { data: { kind: 'counts', counts: counts(0), backend: 'simd' } }));
    first!.crash('late');
    expect(counted).toEqual([]);
    expect(spawned).toHaveLength(2);
  });

  it('starts nothing when it is stopped in the middle of an answer', () => {
    let given = 0;
    const pool: ExperimentPool = new ExperimentPool({ experiment: 'echo', parts: [settings], take: () => ({ part: 0, block: given++ }), counted: () => pool.stop(), failed: () => {} }, 2);
    spawned[0]!.answer(echo);
    expect(spawned).toHaveLength(2);
    expect(living()).toEqual([]);
  });
});

it('leaves the page a processor, and takes eight at most', () => {
  expect([1, 2, 4, 9, 64].map(usualWorkers)).toEqual([1, 1, 3, 8, 8]);
});
