import * as Comlink from 'comlink';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { TaskOutput } from '../../src/tasks.ts';
import { type Outcome, WorkerSlot } from './client.ts';

/** A worker made of a message channel: its tasks wait until the test lets them go. */
class FakeWorker extends EventTarget {
  readonly pending: { readonly name: string; readonly input: unknown; readonly answer: (value: unknown) => void; readonly refuse: (error: Error) => void }[] = [];
  terminated = false;
  private readonly near: MessagePort;
  private readonly far: MessagePort;

  constructor() {
    super();
    const { port1, port2 } = new MessageChannel();
    [this.near, this.far] = [port1, port2];
    const run = (name: string, input: unknown): Promise<unknown> => new Promise((answer, refuse) => void this.pending.push({ name, input, answer, refuse }));
    Comlink.expose({ run }, port2 as unknown as Comlink.Endpoint);
    port1.start();
    port1.addEventListener('message', (event) => this.dispatchEvent(new MessageEvent('message', { data: event.data, ports: [...event.ports] })));
  }

  postMessage(message: unknown, transfer: Transferable[] = []): void {
    this.near.postMessage(message, transfer as never);
  }

  terminate(): void {
    this.terminated = true;
    this.near.close();
    this.far.close();
  }
}

const spawned: FakeWorker[] = [];
vi.mock('#spawn', () => ({
  spawn: () => {
    const worker = new FakeWorker();
    spawned.push(worker);
    return worker;
  },
}));

afterEach(() => {
  for (const worker of spawned.splice(0)) worker.terminate();
});

const parse = (slot: WorkerSlot, text: string): Promise<Outcome<TaskOutput<'parseForm'>>> => slot.run('parseForm', { text, degree: 2 });
const until = (condition: () => boolean): Promise<void> => vi.waitFor(() => expect(condition()).toBe(true));

describe('a worker slot', () => {
  it('hands on how far the running task is', async () => {
    const slot = new WorkerSlot();
    const told: unknown[] = [];
    const first = slot.run('criticalPoints', { choice: { filterSizes: [2, 2], strides: [1, 1] }, target: [1, 0, 1], metric: 'euclidean' }, (progress) => told.push(progress));
    await until(() => spawned[0]?.pending.length === 1);
    const tell = (progress: unknown): boolean => spawned[0]!.dispatchEvent(new MessageEvent('message', { data: { kind: 'progress', progress } }));
    tell('half');
    spawned[0]!.pending[0]!.answer('all');
    expect(await first).toEqual({ status: 'ready', value: 'all' });
    void parse(slot, 'x');
    tell('of nobody');
    expect(told).toEqual(['half']);
  });


  it('answers a request with the value of its task', async () => {
    const slot = new WorkerSlot();
    const outcome = parse(slot, 'x^2');
    await until(() => spawned[0]?.pending.length === 1);
    expect(spawned[0]!.pending[0]).toMatchObject({ name: 'parseForm', input: { text: 'x^2', degree: 2 } });
    spawned[0]!.pending[0]!.answer({ form: [1, 0, 0], exact: null });
    expect(await outcome).toEqual({ status: 'ready', value: { form: [1, 0, 0], exact: null } });
  });

  it('computes one request at a time and lets the newest one win', async () => {
    const slot = new WorkerSlot();
    const [first, second, third] = [parse(slot, 'a'), parse(slot, 'b'), parse(slot, 'c')];
    expect(await second).toEqual({ status: 'superseded' });
    await until(() => spawned[0]?.pending.length === 1);
    spawned[0]!.pending[0]!.answer('A');
    expect(await first).toEqual({ status: 'ready', value: 'A' });
    await until(() => spawned[0]!.pending.length === 2);
    expect(spawned[0]!.pending[1]!.input).toMatchObject({ text: 'c' });
    spawned[0]!.pending[1]!.answer('C');
    expect(await third).toEqual({ status: 'ready', value: 'C' });
    expect(spawned).toHaveLength(1);
  });

  it('gives a request up that takes too long once a newer one waits, and only then', async () => {
    const slot = new WorkerSlot(30);
    const first = parse(slot, 'a');
    await until(() => spawned[0]?.pending.length === 1);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(spawned[0]!.terminated).toBe(false);
    const second = parse(slot, 'b');
    expect(await first).toEqual({ status: 'superseded' });
    expect(spawned[0]!.terminated).toBe(true);
    await until(() => spawned[1]?.pending.length === 1);
    spawned[1]!.pending[0]!.answer('B');
    expect(await second).toEqual({ status: 'ready', value: 'B' });
    expect(spawned[1]!.terminated).toBe(false);
  });

  it('stops by ending the worker, and starts a new one for the next request', async () => {
    const slot = new WorkerSlot();
    const [running, waiting] = [parse(slot, 'a'), parse(slot, 'b')];
    await until(() => spawned[0]?.pending.length === 1);
    slot.stop();
    expect([await running, await waiting]).toEqual([{ status: 'stopped' }, { status: 'stopped' }]);
    expect(spawned[0]!.terminated).toBe(true);
    const next = parse(slot, 'c');
    await until(() => spawned[1]?.pending.length === 1);
    spawned[1]!.pending[0]!.answer('C');
    expect(await next).toEqual({ status: 'ready', value: 'C' });
  });

  it('turns an exception of a task into a failure and goes on', async () => {
    const slot = new WorkerSlot();
    const outcome = parse(slot, 'a');
    await until(() => spawned[0]?.pending.length === 1);
    spawned[0]!.pending[0]!.refuse(new RangeError('picture: an empty box'));
    expect(await outcome).toEqual({ status: 'failed', message: 'picture: an empty box', dead: false });
    const next = parse(slot, 'b');
    await until(() => spawned[0]!.pending.length === 2);
    spawned[0]!.pending[1]!.answer('B');
    expect(await next).toEqual({ status: 'ready', value: 'B' });
  });

  it('says that a worker died instead of waiting for it', async () => {
    const slot = new WorkerSlot();
    const outcome = parse(slot, 'a');
    await until(() => spawned[0]?.pending.length === 1);
    spawned[0]!.dispatchEvent(Object.assign(new Event('error'), { message: 'out of memory' }));
    expect(await outcome).toEqual({ status: 'failed', message: 'out of memory', dead: true });
  });
});
