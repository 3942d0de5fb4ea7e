import * as Comlink from 'comlink';
import { type TaskName, tasks } from '../../src/tasks.ts';

/** How far the running task is: told to the page beside the answers, which have an id. */
export interface ProgressMessage {
  readonly kind: 'progress';
  readonly progress: unknown;
}

/** Milliseconds between two such messages. */
const progressInterval = 100;

/** The dispatcher: looks the task up, runs it, hands its typed arrays over. It knows no mathematics. */
const api = {
  async run(name: TaskName, input: unknown): Promise<unknown> {
    const task = tasks[name] as (input: unknown, report: (progress: unknown) => void) => unknown;
    let last = performance.now();
    const output = await task(input, (progress) => {
      const now = performance.now();
      if (now - last < progressInterval) return;
      last = now;
      postMessage({ kind: 'progress', progress } satisfies ProgressMessage);
    });
    return Comlink.transfer(output as object, buffersOf(output));
  },
};

export type WorkerApi = typeof api;

/** Every ArrayBuffer inside plain data, once. */
function buffersOf(value: unknown, found = new Set<ArrayBuffer>()): ArrayBuffer[] {
  if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof ArrayBuffer) found.add(value.buffer);
  } else if (Array.isArray(value) || (typeof value === 'object' && value !== null)) {
    for (const part of Object.values(value)) buffersOf(part, found);
  }
  return [...found];
}

Comlink.expose(api);
