import { spawnForExperiments } from '#spawn';
import type { ExperimentCounts, ExperimentSettings } from '../../src/experiments/experiment.ts';
import type { Backend } from '../../src/program/engine.ts';
import type { BlockAnswer, BlockOrder, LifeLine } from './experimentWorker.ts';

/** A block of one of the parts of a study. */
export interface Block {
  readonly part: number;
  readonly block: number;
}

/** What a pool works on. */
export interface PoolWork {
  readonly experiment: string;
  readonly parts: readonly ExperimentSettings[];
  /** The next block to be run; null if there is none now. */
  readonly take: () => Block | null;
  readonly counted: (block: Block, counts: ExperimentCounts, backend: Backend) => void;
  /** A block cannot be run, or no worker can be started; the pool has stopped. */
  readonly failed: (message: string) => void;
}

/** Number of workers: the page itself needs a processor, and beyond eight the page is what they would wait for. */
export const usualWorkers = (processors: number): number => Math.max(1, Math.min(8, processors - 1));

/** Blocks that a worker has at a time: it goes on while the page is busy. */
const ordersAtOnce = 3;

/** A block that has ended so many workers is not given to another one. */
const mostDeaths = 5;

/** Shortest silence, in milliseconds, after which a worker counts as dead where nothing else tells of its end. */
const leastPatience = 10_000;

/** A worker may be silent for so many times the longest time of any block. */
const patienceFactor = 20;

interface Member {
  readonly worker: Worker;
  /** Blocks that were given to it, oldest first: answers come in this order. */
  readonly orders: Block[];
  /** When the oldest of them was begun. */
  since: number;
  /** The lock that it holds for life. */
  readonly lock: string;
  /** Ends the watch over it. */
  readonly watch: AbortController;
  /** Its end would be noticed at once. */
  watched: boolean;
}

/**
 * Workers that run the blocks of a study. The blocks of one that ends before it has answered, for whatever reason, go to a fresh one; stopping ends
 * all of them at once.
 */
export class ExperimentPool {
  private readonly work: PoolWork;
  private readonly size: number;
  private readonly locks: LockManager | undefined;
  private readonly members = new Set<Member>();
  /** Blocks to be given out again, before any other. */
  private readonly returned: Block[] = [];
  private readonly deaths = new Map<string, number>();
  private longest = 0;
  private stopped = false;
  private readonly vigil: ReturnType<typeof setInterval>;

  constructor(work: PoolWork, size: number, locks: LockManager | undefined = globalThis.navigator?.locks) {
    this.work = work;
    this.locks = locks;
    this.vigil = setInterval(() => this.lookForSilence(), leastPatience / 10);
    this.size = size;
    this.feed();
  }

  stop(): void {
    this.stopped = true;
    clearInterval(this.vigil);
    for (const member of this.members) this.dismiss(member);
  }

  private add(): void {
    const lock = `convariety-worker-${Math.random()}`;
    const member: Member = { worker: spawnForExperiments(), orders: [], since: 0, lock, watch: new AbortController(), watched: false };
    this.members.add(member);
    const { worker } = member;
    worker.addEventListener('message', ({ data }: MessageEvent<BlockAnswer>) => this.hear(member, data));
    worker.addEventListener('messageerror', () => this.lose(member, 'its answer could not be read'));
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      this.lose(member, event.message || 'the worker could not be started');
    });
    if (this.locks !== undefined) worker.postMessage({ kind: 'live', lock } satisfies LifeLine);
  }

  /** Waits for the lock that a worker holds: it is free when the worker has ended. */
  private watch(member: Member): void {
    member.watched = true;
    this.locks?.request(member.lock, { signal: member.watch.signal }, () => this.lose(member, 'it was ended')).catch(() => (member.watched = false));
  }

  /** Gives blocks out, evenly. */
  private feed(): void {
    if (this.stopped) return;
    while (this.members.size < this.size) this.add();
    for (let depth = 1; depth <= ordersAtOnce; depth++) {
      for (const member of this.members) {
        if (member.orders.length >= depth) continue;
        const block = this.returned.shift() ?? this.work.take();
        if (block === null) return;
        if (member.orders.length === 0) member.since = performance.now();
        member.orders.push(block);
        const { experiment, parts } = this.work;
        member.worker.postMessage({ kind: 'run', experiment, settings: parts[block.part]!, ...block } satisfies BlockOrder);
      }
    }
  }

  private hear(member: Member, data: BlockAnswer): void {
    if (!this.members.has(member)) return;
    if (data.kind === 'held') return this.watch(member);
    if (data.kind === 'refused') return this.lose(member, data.message);
    const block = member.orders.shift();
    if (block === undefined) return;
    const now = performance.now();
    this.longest = Math.max(this.longest, now - member.since);
    member.since = now;
    this.work.counted(block, data.counts, data.backend);
    this.feed();
  }

  /** Puts a fresh worker in the place of one that has ended. */
  private lose(member: Member, reason: string): void {
    if (!this.members.has(member)) return;
    this.dismiss(member);
    const [blamed] = member.orders;
    // one that had nothing to do is not missed before there is something to do
    if (blamed === undefined) return;
    this.returned.push(...member.orders);
    const deaths = (this.deaths.get(keyOf(blamed)) ?? 0) + 1;
    this.deaths.set(keyOf(blamed), deaths);
    if (deaths < mostDeaths) return this.feed();
    this.stop();
    this.work.failed(reason);
  }

  private dismiss(member: Member): void {
    this.members.delete(member);
    member.watch.abort();
    member.worker.terminate();
  }

  private lookForSilence(): void {
    for (const member of this.members) {
      const first = member.orders[0];
      if (member.watched || first === undefined) continue;
      // a block that only takes long gets more time with every attempt
      const patience = Math.max(leastPatience, patienceFactor * this.longest) * 2 ** (this.deaths.get(keyOf(first)) ?? 0);
      if (performance.now() - member.since > patience) this.lose(member, `nothing was heard of it for ${Math.round(patience / 1000)} seconds`);
    }
  }
}

const keyOf = ({ part, block }: Block): string => `${part}.${block}`;
