import type { Experiment } from '../../src/experiments/experiment.ts';
import type { BlockAnswer, BlockOrder, LifeLine } from './experimentWorker.ts';

/** All fake workers that were started, in this order. */
export const spawned: FakeExperimentWorker[] = [];

export const living = (): FakeExperimentWorker[] => spawned.filter(({ ended }) => !ended);

/** A worker that runs its blocks when the test lets it, and ends when the test wants. */
export class FakeExperimentWorker extends EventTarget {
  readonly orders: BlockOrder[] = [];
  /** Terminated by the page, or ended by the test. */
  ended = false;
  lock: string | null = null;

  postMessage(message: BlockOrder | LifeLine): void {
    if (message.kind === 'run') this.orders.push(message);
    else this.lock = message.lock;
  }

  terminate(): void {
    this.ended = true;
  }

  say(answer: BlockAnswer): void {
    // what has ended says nothing
    if (!this.ended) this.dispatchEvent(new MessageEvent('message', { data: structuredClone(answer) }));
  }

  /** Runs the oldest block it has. */
  answer(experiment: Pick<Experiment, 'runner'>): void {
    const { settings, block } = this.orders.shift()!;
    this.say({ kind: 'counts', counts: experiment.runner(settings)(block), backend: 'simd' });
  }

  /** Ends so that an event tells of it. */
  crash(message: string): void {
    this.dispatchEvent(Object.assign(new Event('error'), { message }));
  }
}

export const fakeSpawn = (): Worker => {
  const worker = new FakeExperimentWorker();
  spawned.push(worker);
  return worker as unknown as Worker;
};

/** The locks of one page; pages that share `queues` are of one browser. */
export class FakeLocks {
  private readonly queues: Map<string, (() => void)[]>;
  private readonly closed: Promise<void>;
  /** Closes the page: it lets go of what it holds. */
  close!: () => void;

  constructor(queues = new Map<string, (() => void)[]>()) {
    this.queues = queues;
    this.closed = new Promise((close) => (this.close = close));
  }

  async request(name: string, { signal }: { readonly signal?: AbortSignal }, held: () => unknown): Promise<unknown> {
    const queue = this.queues.get(name) ?? [];
    this.queues.set(name, queue);
    await new Promise<void>((granted, refused) => {
      queue.push(granted);
      signal?.addEventListener('abort', () => {
        const at = queue.indexOf(granted);
        // whoever holds it holds it
        if (at > 0) queue.splice(at, 1);
        refused(new DOMException('given up', 'AbortError'));
      });
      if (queue.length === 1) granted();
    });
    try {
      return await Promise.race([held(), this.closed]);
    } finally {
      queue.shift();
      queue[0]?.();
    }
  }
}
