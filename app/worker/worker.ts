import * as Comlink from 'comlink';
import { type TaskName, tasks } from '../../src/tasks.ts';

/** The dispatcher: looks the task up, runs it, hands its typed arrays over. It knows no mathematics. */
const api = {
  async run(name: TaskName, input: unknown): Promise<unknown> {
    const task = tasks[name] as (input: unknown) => unknown;
    const output = await task(input);
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
