import { pairLane, scalarLane, type Lane } from './lane.ts';
import { operationsOfPart, partsOf } from './parts.ts';
import { addressIn, controlOf, integerSize, size, within, type Column, type RowMap, type RowOwn, type TablePlaces } from './rowControl.ts';
import { inFlight, iterationFunction } from './wasm.ts';
import { bodyOf, compiled, localsAfter } from './wasmBody.ts';
import { constantI32, getLocal, i32, moduleOf, setLocal, type Bytes, type WasmFunction } from './wasmBytes.ts';
import { assign, bytesOf, called, integer, leaveIf, local, loop, term } from './wasmTerms.ts';

/** A module for the rows of tables: run(queued, atLeast), see `RowIteration`. It has a part of the memory to itself. */
export interface RowModule {
  /** Rows side by side. */
  readonly lanes: number;
  readonly bytes: number;
  /** The bounds, two doubles; the owners of the lanes, which begin with −1. */
  readonly bounds: number;
  readonly owners: number;
  readonly binary: (pages: number) => Uint8Array<ArrayBuffer>;
}

/**
 * The WebAssembly module that iterates a map for rows of tables, some side by side. A lane that becomes free takes the next row from the queue; one
 * for which there is none goes along with another one, whose numbers it gets.
 *
 * @param from Start of its part of the memory, a multiple of 16.
 * @throws RangeError if the program has other numbers of inputs and outputs than the map; or results that are no states, where the last one does not count.
 */
export function rowModule(map: RowMap, places: TablePlaces, from: number, simd: boolean): RowModule {
  const { program, states, columns, results } = map;
  if (program.outputs.length !== results.length + 1 || program.inputs !== columns.length || results.length < states || (!map.lastCounts && results.length > states)) throw new RangeError(`rowModule: ${program.inputs} inputs and ${program.outputs.length} outputs for ${columns.length} and ${results.length} columns`);
  const lane = simd ? pairLane : scalarLane;
  const lanes = map.lastCounts ? lane.width : inFlight * lane.width;
  const inputs = from;
  const others = inputs + size * lanes * columns.length;
  const watched = others + size * lanes * (results.length - states);
  const bounds = watched + size * lanes;
  const unread = bounds + 2 * size;
  const owners = unread + 16;
  const left = owners + integerSize * lanes;
  const active = left + integerSize * lanes;
  const scratch = 16 * Math.ceil((active + integerSize) / 16);
  const own: RowOwn = { lanes, inputs, others, watched, bounds, unread, owners, left, active, scratch };
  const inner = map.lastCounts ? partwise(map, lane, own) : sideBySide(map, lane, own);
  const iterate = inner.functions.length - 1;
  const resultOf = (output: number): number => (output < states ? inputs + size * lanes * output : others + size * lanes * (output - states));
  const enter = entering(columns, places, (j) => inputs + size * lanes * j);
  const leave = leaving(results, places, resultOf);
  const accompany = copying(columns.length, (j) => inputs + size * lanes * j);
  const control = controlOf(map, places, own, { iterate, narrow: map.lastCounts ? null : { iterate: iterate - 1, lanes: lane.width }, enter: iterate + 1, leave: iterate + 2, accompany: iterate + 3 });
  return { lanes, bytes: scratch + inner.bytes - from, bounds, owners, binary: (pages) => moduleOf([...inner.functions, enter, leave, accompany, control], pages, true) };
}

/** Functions (most) → done that iterate the first lanes, and all of them. */
function sideBySide(map: RowMap, lane: Lane, { lanes, inputs, watched, bounds, unread }: RowOwn): { functions: WasmFunction[]; bytes: number } {
  const at = { states: inputs, parameters: inputs + size * lanes * map.states, watched, bounds, unread };
  return { functions: [iterationFunction(map, lane, at, 1), iterationFunction(map, lane, at)], bytes: 0 };
}

/** Functions for the parts of a program, and one, (most) → done, that calls them until a watched number is out of bounds, behind this iteration. */
function partwise({ program, states }: RowMap, lane: Lane, own: RowOwn): { functions: WasmFunction[]; bytes: number } {
  const parts = partsOf(program, operationsOfPart);
  const whole = compiled(program, lane);
  const kept = new Map<number, number>();
  for (const part of parts) for (const operation of part.kept) kept.set(operation, own.scratch + 16 * kept.size);
  const functions = parts.map((part, k): WasmFunction => {
    const body: Bytes = [];
    const locals = localsAfter(0);
    const push = bodyOf(
      whole,
      body,
      locals,
      (index) => {
        const operation = program.operations[index]!;
        if (operation.kind === 'input') return { address: null, offset: own.inputs + size * own.lanes * operation.index };
        return operation.kind === 'constant' || index >= part.from ? null : { address: null, offset: kept.get(index)! };
      },
      own.unread,
    );
    const save = (value: () => void, address: number): void => {
      constantI32(body, 0);
      value();
      lane.store(body, address);
    };
    for (const operation of part.kept) save(() => push(operation), kept.get(operation)!);
    if (k === parts.length - 1) {
      // all of the next state is computed before any of it is replaced
      program.outputs.slice(states, -1).forEach((output, i) => save(() => push(output), own.others + size * own.lanes * i));
      save(() => push(program.outputs.at(-1)!), own.watched);
      for (let i = 0; i < states; i++) push(program.outputs[i]!);
      const next = Array.from({ length: states }, () => locals.next(lane.type));
      for (let i = states - 1; i >= 0; i--) setLocal(body, next[i]!);
      next.forEach((value, i) => save(() => getLocal(body, value), own.inputs + size * own.lanes * i));
    }
    return { parameters: [], results: [], locals: locals.types, body };
  });
  const [most, done] = [0, 1];
  const body = loop(
    leaveIf(term('i32GreaterOrEqual', local(done), local(most))),
    ...parts.map((_, k) => called(k)),
    assign(done, term('i32Add', local(done), integer(1))),
    leaveIf(term('i32Eqz', Array.from({ length: own.lanes }, (_, l) => within(own, integer(size * l))).reduce((all, one) => term('i32And', all, one)))),
  );
  functions.push({ parameters: [i32], results: [i32], locals: [i32], body: bytesOf([body, local(done)]) });
  return { functions, bytes: 16 * kept.size };
}

/** A function (slot, row) that brings the numbers of a row to places of the module, so many bytes behind those of its first lane. */
function entering(columns: readonly Column[], places: TablePlaces, placeOf: (input: number) => number): WasmFunction {
  const { body, addresses, locals } = addressesOf(columns, places);
  columns.forEach(({ table, place, factor = 1 }, j) => {
    getLocal(body, 0);
    getLocal(body, addresses.get(table)!);
    scalarLane.load(body, size * place);
    if (factor !== 1) {
      scalarLane.constant(body, factor);
      scalarLane.binary(body, 'multiply');
    }
    scalarLane.store(body, placeOf(j));
  });
  return { parameters: [i32, i32], results: [], locals, body };
}

/** A function (slot, row) that takes them back. */
function leaving(columns: readonly Column[], places: TablePlaces, placeOf: (output: number) => number): WasmFunction {
  const { body, addresses, locals } = addressesOf(columns, places);
  columns.forEach(({ table, place }, k) => {
    getLocal(body, addresses.get(table)!);
    getLocal(body, 0);
    scalarLane.load(body, placeOf(k));
    scalarLane.store(body, size * place);
  });
  return { parameters: [i32, i32], results: [], locals, body };
}

/** A function (to, from) that copies numbers of one lane to another one. */
function copying(count: number, placeOf: (number: number) => number): WasmFunction {
  const body: Bytes = [];
  for (let j = 0; j < count; j++) {
    getLocal(body, 0);
    getLocal(body, 1);
    scalarLane.load(body, placeOf(j));
    scalarLane.store(body, placeOf(j));
  }
  return { parameters: [i32, i32], results: [], locals: [], body };
}

/** The beginning of a function whose second parameter is a row: local variables with the addresses of its numbers in the tables of these columns. */
function addressesOf(columns: readonly Column[], places: TablePlaces): { body: Bytes; addresses: Map<number, number>; locals: number[] } {
  const addresses = new Map([...new Set(columns.map(({ table }) => table))].map((table, i) => [table, 2 + i]));
  const body = bytesOf(Array.from(addresses, ([table, index]) => assign(index, addressIn(places, table, local(1)))));
  return { body, addresses, locals: Array.from(addresses, () => i32) };
}
