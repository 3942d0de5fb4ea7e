import { spawn } from '#spawn';
import * as Comlink from 'comlink';
import type { TaskInput, TaskName, TaskOutput, TaskProgress } from '../../src/tasks.ts';
import type { ProgressMessage, WorkerApi } from './worker.ts';

/** What became of a request: superseded by a newer one in its slot, stopped by the user, failed, or answered. */
export type Outcome<T> =
  | { readonly status: 'ready'; readonly value: T }
  | { readonly status: 'superseded' }
  | { readonly status: 'stopped' }
  | { readonly status: 'failed'; readonly message: string; readonly dead: boolean };

interface Waiting {
  readonly post: () => void;
  readonly settle: (outcome: Outcome<never>) => void;
}

/** A request that a newer one waits for is given up after this long, in milliseconds: starting a worker anew takes a few tens. */
const usualPatience = 3000;

/**
 * The only door to the worker of one kind of work. One request is computed at a time; the newest one waits, older ones are superseded,
 * and so is the one that is computed if it takes too long.
 *
 * Cancelling ends the worker and the next request starts a new one, so even a task that never yields can be stopped.
 */
export class WorkerSlot {
  private worker: Worker | null = null;
  private api: Comlink.Remote<WorkerApi> | null = null;
  private running: ((outcome: Outcome<never>) => void) | null = null;
  private onProgress: ((progress: never) => void) | null = null;
  private waiting: Waiting | null = null;
  private impatience: ReturnType<typeof setTimeout> | null = null;
  private readonly patience: number;

  constructor(patience = usualPatience) {
    this.patience = patience;
  }

  /** @param onProgress Is told on the way how far the task is. */
  run<N extends TaskName>(name: N, input: TaskInput<N>, onProgress: ((progress: TaskProgress<N>) => void) | null = null): Promise<Outcome<TaskOutput<N>>> {
    return new Promise((resolve) => {
      const post = (): void => {
        this.onProgress = onProgress;
        void this.post(name, input, resolve);
      };
      this.waiting?.settle({ status: 'superseded' });
      this.waiting = null;
      if (this.running === null) post();
      else {
        this.waiting = { post, settle: resolve };
        this.impatience ??= setTimeout(() => this.giveUp(), this.patience);
      }
    });
  }

  /** Ends whatever is computed or waits. */
  stop(): void {
    this.end({ status: 'stopped' });
  }

  private async post<N extends TaskName>(name: N, input: TaskInput<N>, resolve: (outcome: Outcome<TaskOutput<N>>) => void): Promise<void> {
    let settled = false;
    const settle = (outcome: Outcome<TaskOutput<N>>): void => {
      if (settled) return;
      settled = true;
      this.calmDown();
      this.running = null;
      resolve(outcome);
      const next = this.waiting;
      this.waiting = null;
      next?.post();
    };
    this.running = settle;
    try {
      const value = (await this.remote().run(name, input)) as TaskOutput<N>;
      settle({ status: 'ready', value });
    } catch (error) {
      settle({ status: 'failed', message: error instanceof Error ? error.message : String(error), dead: false });
    }
  }

  /** Drops the request that is computed, for the one that waits. */
  private giveUp(): void {
    this.impatience = null;
    this.dropWorker();
    this.running?.({ status: 'superseded' });
  }

  private calmDown(): void {
    if (this.impatience !== null) clearTimeout(this.impatience);
    this.impatience = null;
  }

  private dropWorker(): void {
    this.worker?.terminate();
    this.worker = null;
    this.api = null;
  }

  private remote(): Comlink.Remote<WorkerApi> {
    if (this.api !== null) return this.api;
    this.worker = spawn();
    // a worker that cannot start, or dies outside a task, never answers: say so instead of waiting
    this.worker.addEventListener('error', (event) => {
      event.preventDefault();
      this.end({ status: 'failed', message: event.message || 'the worker could not be started', dead: true });
    });
    this.worker.addEventListener('message', ({ data }: MessageEvent<ProgressMessage | { readonly kind?: undefined }>) => {
      if (data.kind === 'progress') this.onProgress?.(data.progress as never);
    });
    this.api = Comlink.wrap<WorkerApi>(this.worker);
    return this.api;
  }

  private end(outcome: Outcome<never>): void {
    this.calmDown();
    this.dropWorker();
    const { running, waiting } = this;
    this.running = null;
    this.waiting = null;
    waiting?.settle(outcome);
    running?.(outcome);
  }
}
