import { spawn } from '#spawn';
import * as Comlink from 'comlink';
import type { TaskInput, TaskName, TaskOutput } from '../../src/tasks.ts';
import type { WorkerApi } from './worker.ts';

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

/**
 * The only door to the worker of one kind of work. One request is computed at a time; the newest one waits, older ones are superseded.
 *
 * Cancelling ends the worker and the next request starts a new one, so even a task that never yields can be stopped.
 */
export class WorkerSlot {
  private worker: Worker | null = null;
  private api: Comlink.Remote<WorkerApi> | null = null;
  private running: ((outcome: Outcome<never>) => void) | null = null;
  private waiting: Waiting | null = null;

  run<N extends TaskName>(name: N, input: TaskInput<N>): Promise<Outcome<TaskOutput<N>>> {
    return new Promise((resolve) => {
      const post = (): void => void this.post(name, input, resolve);
      this.waiting?.settle({ status: 'superseded' });
      this.waiting = null;
      if (this.running === null) post();
      else this.waiting = { post, settle: resolve };
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

  private remote(): Comlink.Remote<WorkerApi> {
    if (this.api !== null) return this.api;
    this.worker = spawn();
    // a worker that cannot start, or dies outside a task, never answers: say so instead of waiting
    this.worker.addEventListener('error', (event) => {
      event.preventDefault();
      this.end({ status: 'failed', message: event.message || 'the worker could not be started', dead: true });
    });
    this.api = Comlink.wrap<WorkerApi>(this.worker);
    return this.api;
  }

  private end(outcome: Outcome<never>): void {
    this.worker?.terminate();
    this.worker = null;
    this.api = null;
    const { running, waiting } = this;
    this.running = null;
    this.waiting = null;
    waiting?.settle(outcome);
    running?.(outcome);
  }
}
