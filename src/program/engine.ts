import { imported } from './wasmBytes.ts';

/** What of the WebAssembly interface is used here; Node, pages and workers have it. */
interface Engine {
  validate(binary: Uint8Array<ArrayBuffer>): boolean;
  readonly Module: new (binary: Uint8Array<ArrayBuffer>) => object;
  readonly Instance: new (module: object, imports?: { readonly [module: string]: { readonly [name: string]: SharedMemory } }) => { readonly exports: unknown };
  readonly Memory: new (size: { readonly initial: number; readonly maximum: number }) => SharedMemory;
}

/** Memory that several modules share. */
export interface SharedMemory {
  readonly buffer: ArrayBuffer;
}

/** A running module of this folder. */
export interface RunningModule {
  readonly memory: SharedMemory;
  readonly run: (count: number) => number;
}

const engine = (globalThis as { readonly WebAssembly?: Engine }).WebAssembly;

/** A module that does nothing but use a vector. */
const probe = Uint8Array.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 5, 1, 0x60, 0, 1, 0x7b, 3, 2, 1, 0, 10, 10, 1, 8, 0, 0x41, 0, 0xfd, 15, 0xfd, 98, 11]);

/** simd: two doubles at once. scalar: one. plain: no WebAssembly, the interpreter. */
export type Backend = 'simd' | 'scalar' | 'plain';

let best: Backend | null = null;

/** The fastest back end of this engine. */
export function bestBackend(): Backend {
  best ??= engine === undefined ? 'plain' : engine.validate(probe) ? 'simd' : 'scalar';
  return best;
}

/** @throws Error where there is no WebAssembly, or a content security policy forbids it. */
export function start(binary: Uint8Array<ArrayBuffer>): RunningModule {
  const { Instance, Module } = present();
  return new Instance(new Module(binary)).exports as RunningModule;
}

/** So many pages of 64 KiB, for modules that import their memory. @throws Error like `start`. */
export function sharedMemory(pages: number): SharedMemory {
  const { Memory } = present();
  return new Memory({ initial: pages, maximum: pages });
}

/** Starts a module that imports its memory. @throws Error like `start`. */
export function startWithin<Run>(binary: Uint8Array<ArrayBuffer>, memory: SharedMemory): Run {
  const { Instance, Module } = present();
  return (new Instance(new Module(binary), { [imported.module]: { [imported.name]: memory } }).exports as { readonly run: Run }).run;
}

function present(): Engine {
  if (engine === undefined) throw new Error('start: this engine has no WebAssembly');
  return engine;
}
