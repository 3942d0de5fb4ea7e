import type { Program } from './ir.ts';
import { pairLane, scalarLane, type Lane } from './lane.ts';
import { operationsOfPart, partsOf } from './parts.ts';
import { bodyOf, compiled, localsAfter } from './wasmBody.ts';
import { branch, branchIf, callFunction, constantI32, getLocal, i32, instruction, moduleOf, setLocal, teeLocal, type Bytes, type WasmFunction } from './wasmBytes.ts';

/** Places in a module's memory, in bytes. */
export interface Layout {
  /** Input j of instance i stands at inputs + 8 (j · capacity + i), output k at outputs + 8 (k · capacity + i). */
  readonly inputs: number;
  readonly outputs: number;
  readonly capacity: number;
  readonly bytes: number;
}

/** A module that evaluates a program for many instances: run(count). */
export interface EvaluationModule {
  readonly binary: Uint8Array<ArrayBuffer>;
  readonly layout: Layout;
}

/** Bytes of a double. */
const size = 8;
const pageSize = 65_536;

export const pagesFor = (bytes: number): number => Math.ceil(bytes / pageSize);

/**
 * The WebAssembly module that evaluates a program on instances 0, …, count − 1, one or two at a time; the program is cut into functions that
 * engines optimise, which leave what others need in memory.
 *
 * @param capacity Most instances; even.
 */
export function evaluationModule(program: Program, capacity: number, simd: boolean, partSize = operationsOfPart): EvaluationModule {
  const lane = simd ? pairLane : scalarLane;
  const parts = partsOf(program, partSize);
  const whole = compiled(program, lane);
  const kept = new Map<number, number>();
  for (const part of parts) for (const operation of part.kept) kept.set(operation, kept.size);
  const inputs = 0;
  const outputs = inputs + size * capacity * program.inputs;
  const scratch = outputs + size * capacity * program.outputs.length;
  const unread = scratch + 16 * kept.size;
  const layout: Layout = { inputs, outputs, capacity, bytes: unread + 16 };
  const functions = parts.map((part, k): WasmFunction => {
    const bytes: Bytes = [];
    const locals = localsAfter(1);
    const scratchOf = (operation: number): number => scratch + 16 * kept.get(operation)!;
    const push = bodyOf(
      whole,
      bytes,
      locals,
      (index) => {
        const operation = program.operations[index]!;
        if (operation.kind === 'input') return { address: 0, offset: inputs + size * capacity * operation.index };
        return operation.kind === 'constant' || index >= part.from ? null : { address: null, offset: scratchOf(index) };
      },
      unread,
    );
    for (const operation of part.kept) {
      constantI32(bytes, 0);
      push(operation);
      lane.store(bytes, scratchOf(operation));
    }
    if (k === parts.length - 1)
      program.outputs.forEach((output, at) => {
        getLocal(bytes, 0);
        push(output);
        lane.store(bytes, outputs + size * capacity * at);
      });
    return { parameters: [i32], results: [], locals: locals.types, body: bytes };
  });
  return { binary: moduleOf([...functions, eachInstance(functions.length, lane)], pagesFor(layout.bytes)), layout };
}

/** run(count): calls functions 0, …, parts − 1 with the byte offset of each instance, or pair of them. */
function eachInstance(parts: number, lane: Lane): WasmFunction {
  const body: Bytes = [];
  const [count, at] = [0, 1];
  body.push(...instruction.block, ...instruction.loop);
  getLocal(body, at);
  getLocal(body, count);
  constantI32(body, 3);
  body.push(...instruction.i32ShiftLeft, ...instruction.i32GreaterOrEqual);
  branchIf(body, 1);
  for (let k = 0; k < parts; k++) {
    getLocal(body, at);
    callFunction(body, k);
  }
  getLocal(body, at);
  constantI32(body, size * lane.width);
  body.push(...instruction.i32Add);
  setLocal(body, at);
  branch(body, 0);
  body.push(...instruction.end, ...instruction.end);
  return { parameters: [i32], results: [], locals: [i32], body };
}

/** A map x' = F(x, p) that is iterated while a number that it computes on the way lies between two bounds. */
export interface IteratedMap {
  /** Inputs: the state x, then the parameters p. Outputs: the next state, then the watched number. */
  readonly program: Program;
  /** Length of x. */
  readonly states: number;
}

/** A module that iterates a map for several instances side by side: run(most), which returns the iterations done. */
export interface IterationModule {
  readonly binary: Uint8Array<ArrayBuffer>;
  /** Entry i of instance l stands at 8 (i · lanes + l) from the start of each. */
  readonly states: number;
  readonly parameters: number;
  /** The watched number of each instance at its last state that was looked at. */
  readonly watched: number;
  /** Two doubles: it goes on while lower < watched < upper, for all instances. */
  readonly bounds: number;
  readonly lanes: number;
}

/** Where an iteration finds and leaves what it needs, in bytes: entry i of instance l stands at 8 (i · lanes + l) from the start of each. */
export interface IterationPlaces {
  readonly states: number;
  readonly parameters: number;
  readonly watched: number;
  /** Two doubles. */
  readonly bounds: number;
  /** 16 bytes that nobody reads. */
  readonly unread: number;
}

/** Values in flight: while one waits for its operands the other computes. More of them no longer fit into the registers. */
export const inFlight = 2;

/**
 * The WebAssembly module that iterates a map for 2 or 4 instances side by side. It stops before the step at which one of them leaves the bounds,
 * so that no instance depends on its neighbours. The state is read at the beginning of each step and written at its end: those of all groups at
 * once would not fit into the registers.
 *
 * @throws RangeError if the program has other numbers of inputs and outputs than the map.
 */
export function iterationModule({ program, states: n }: IteratedMap, simd: boolean): IterationModule {
  if (program.outputs.length !== n + 1 || program.inputs < n) throw new RangeError(`iterationModule: ${program.inputs} inputs and ${program.outputs.length} outputs for a state of ${n}`);
  const lane = simd ? pairLane : scalarLane;
  const lanes = inFlight * lane.width;
  const parameterCount = program.inputs - n;
  const states = 0;
  const parameters = states + size * lanes * n;
  const watched = parameters + size * lanes * parameterCount;
  const bounds = watched + size * lanes;
  const unread = bounds + 2 * size;
  const run = iterationFunction({ program, states: n }, lane, { states, parameters, watched, bounds, unread });
  return { binary: moduleOf([run], pagesFor(unread + 16)), states, parameters, watched, bounds, lanes };
}

/** The function run(most) of `iterationModule`; or one for the first values in flight alone, which then leaves the others as they are. */
export function iterationFunction({ program, states: n }: IteratedMap, lane: Lane, { states, parameters, watched, bounds, unread }: IterationPlaces, count = inFlight): WasmFunction {
  const lanes = inFlight * lane.width;
  const addressOf = (start: number, entry: number, group: number): number => start + size * (entry * lanes + group * lane.width);
  const body: Bytes = [];
  const save = (local: number, address: number): void => {
    constantI32(body, 0);
    getLocal(body, local);
    lane.store(body, address);
  };
  const locals = localsAfter(1);
  const [most, done] = [0, locals.next(i32)];
  const [lower, upper] = [locals.next(lane.type), locals.next(lane.type)];
  const state = groups(count, () => Array.from({ length: n }, () => locals.next(lane.type)));
  const watch = groups(count, () => locals.next(lane.type));

  lane.loadSame(body, bounds);
  setLocal(body, lower);
  lane.loadSame(body, bounds + size);
  setLocal(body, upper);
  body.push(...instruction.block, ...instruction.loop);
  getLocal(body, done);
  getLocal(body, most);
  body.push(...instruction.i32GreaterOrEqual);
  branchIf(body, 1);
  let decided = false;
  const whole = compiled(program, lane);
  const pushes = state.map((entries, group) =>
    bodyOf(
      whole,
      body,
      locals,
      (index) => {
        const operation = program.operations[index]!;
        if (operation.kind !== 'input') return null;
        if (operation.index >= n) return { address: null, offset: addressOf(parameters, operation.index - n, group) };
        // read anew once all watched numbers are known: until then the registers have others to keep
        return decided ? { address: null, offset: addressOf(states, operation.index, group) } : { local: entries[operation.index]! };
      },
      unread,
    ),
  );
  pushes.forEach((push, group) => {
    state[group]!.forEach((local, entry) => {
      constantI32(body, 0);
      lane.load(body, addressOf(states, entry, group));
      setLocal(body, local);
    });
    push(program.outputs[n]!);
    teeLocal(body, watch[group]!);
    getLocal(body, lower);
    lane.greater(body);
    getLocal(body, watch[group]!);
    getLocal(body, upper);
    lane.less(body);
    lane.both(body);
    if (group > 0) lane.both(body);
  });
  lane.all(body);
  body.push(...instruction.i32Eqz);
  branchIf(body, 1);
  decided = true;
  pushes.forEach((push, group) => {
    // all of the next state is computed before any of it is replaced
    const next = state[group]!;
    for (let entry = 0; entry < n; entry++) push(program.outputs[entry]!);
    for (let entry = n - 1; entry >= 0; entry--) setLocal(body, next[entry]!);
    next.forEach((local, entry) => save(local, addressOf(states, entry, group)));
  });
  getLocal(body, done);
  constantI32(body, 1);
  body.push(...instruction.i32Add);
  setLocal(body, done);
  branch(body, 0);
  body.push(...instruction.end, ...instruction.end);
  watch.forEach((local, group) => save(local, addressOf(watched, 0, group)));
  getLocal(body, done);
  return { parameters: [i32], results: [i32], locals: locals.types, body };
}

const groups = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);
