import { pairLane, scalarLane, type Lane } from './lane.ts';
import { operationsOfPart, partsOf } from './parts.ts';
import { inFlight, iterationFunction, type IteratedMap } from './wasm.ts';
import { bodyOf, localsAfter } from './wasmBody.ts';
import { constantI32, getLocal, i32, moduleOf, setLocal, type Bytes, type WasmFunction } from './wasmBytes.ts';
import { assign, called, integer, leaveIf, loadedInteger, loadedReal, local, loop, storeInteger, storeReal, term, when } from './wasmTerms.ts';

/** One number of each row, in one of the tables. */
export interface Column {
  readonly table: number;
  /** Its place among the numbers that the row has in this table. */
  readonly place: number;
  /** What the number is multiplied by when it becomes an input. Default: 1. */
  readonly factor?: number;
}

/** A map that is iterated for rows of tables. */
export interface RowMap extends IteratedMap {
  /** The inputs. The first ones are the state. */
  readonly columns: readonly Column[];
  /** Where the outputs of a row go that leaves, but for the last one, the watched number. The first outputs are the next state. */
  readonly results: readonly Column[];
  /** The iterations that a row may make, at least one; when it leaves, those that are left. */
  readonly left: Column;
  /** The watched number with which a row has left. */
  readonly watched: Column;
  /** A row goes on while bounds[0] < watched < bounds[1] and iterations are left. */
  readonly bounds: readonly [number, number];
  /** Whether the iteration counts whose watched number is out of bounds: if not, the row leaves with the state before it. */
  readonly lastCounts: boolean;
}

/** Places in the memory that modules share, in bytes. */
export interface TablePlaces {
  /** For each table its first row, and the numbers of a row. */
  readonly tables: readonly { readonly from: number; readonly width: number }[];
  /** Numbers of rows: those that wait, and those that have left. */
  readonly queue: number;
  readonly gone: number;
}

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

/** Bytes of a double, of an integer. */
const [size, integerSize] = [8, 4];

/** Iterations after which the inner function returns at the latest: engines replace a function by its optimised version only when it is called again. */
const atOnce = 4096;

/**
 * The WebAssembly module that iterates a map for rows of tables, some side by side. A lane that becomes free takes the next row from the queue; one
 * for which there is none goes along with another one, whose numbers it gets.
 *
 * @param from Start of its part of the memory, a multiple of 16.
 * @throws RangeError if the program has other numbers of inputs and outputs than the map.
 */
export function rowModule(map: RowMap, places: TablePlaces, from: number, simd: boolean): RowModule {
  const { program, states, columns, results } = map;
  if (program.outputs.length !== results.length + 1 || program.inputs !== columns.length || results.length < states) throw new RangeError(`rowModule: ${program.inputs} inputs and ${program.outputs.length} outputs for ${columns.length} and ${results.length} columns`);
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
  const own: Own = { lanes, inputs, others, watched, bounds, unread, owners, left, active, scratch };
  const inner = map.lastCounts ? partwise(map, lane, own) : { functions: [iterationFunction(map, lane, { states: inputs, parameters: inputs + size * lanes * states, watched, bounds, unread })], bytes: 0 };
  const iterate = inner.functions.length - 1;
  const resultOf = (output: number): number => (output < states ? inputs + size * lanes * output : others + size * lanes * (output - states));
  const enter = entering(columns, places, (j) => inputs + size * lanes * j);
  const leave = leaving(results, places, resultOf);
  const accompany = copying(columns.length, (j) => inputs + size * lanes * j);
  const control = controlOf(map, places, own, { iterate, enter: iterate + 1, leave: iterate + 2, accompany: iterate + 3 });
  return { lanes, bytes: scratch + inner.bytes - from, bounds, owners, binary: (pages) => moduleOf([...inner.functions, enter, leave, accompany, control], pages, true) };
}

/** Places of a module's own, in bytes. */
interface Own {
  readonly lanes: number;
  readonly inputs: number;
  /** Outputs that are no states. */
  readonly others: number;
  readonly watched: number;
  readonly bounds: number;
  readonly unread: number;
  /** For each lane the row in it or −1, and the iterations that are left to it; and the number of lanes that have rows. */
  readonly owners: number;
  readonly left: number;
  readonly active: number;
  readonly scratch: number;
}

/** Functions for the parts of a program, and one, (most) → done, that calls them until a watched number is out of bounds, behind this iteration. */
function partwise({ program, states }: RowMap, lane: Lane, own: Own): { functions: WasmFunction[]; bytes: number } {
  const parts = partsOf(program, operationsOfPart);
  const kept = new Map<number, number>();
  for (const part of parts) for (const operation of part.kept) kept.set(operation, own.scratch + 16 * kept.size);
  const functions = parts.map((part, k): WasmFunction => {
    const body: Bytes = [];
    const locals = localsAfter(0);
    const push = bodyOf(
      program,
      lane,
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
    leaveIf(term('i32Eqz', Array.from({ length: own.lanes }, (_, l) => within(own, l)).reduce((all, one) => term('i32And', all, one)))),
  );
  functions.push({ parameters: [i32], results: [i32], locals: [i32], body: [...body, ...local(done)] });
  return { functions, bytes: 16 * kept.size };
}

const zero = integer(0);

/** Whether the watched number of a lane is within the bounds. */
const within = ({ watched, bounds }: Own, l: number): Bytes =>
  term('i32And', term('f64Greater', loadedReal(zero, watched + size * l), loadedReal(zero, bounds)), term('f64Less', loadedReal(zero, watched + size * l), loadedReal(zero, bounds + size)));

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
  const body = [...addresses].flatMap(([table, index]) => assign(index, addressIn(places, table, local(1))));
  return { body, addresses, locals: Array.from(addresses, () => i32) };
}

/** Where the numbers of a row begin. */
const addressIn = ({ tables }: TablePlaces, table: number, row: Bytes): Bytes => term('i32Add', integer(tables[table]!.from), term('i32Multiply', row, integer(size * tables[table]!.width)));

/** run(queued, atLeast) → number of rows in `gone`. */
function controlOf({ left: leftColumn, watched: watchedColumn }: RowMap, places: TablePlaces, own: Own, functions: { readonly iterate: number; readonly enter: number; readonly leave: number; readonly accompany: number }): WasmFunction {
  const [queued, atLeast, next, left, active, most, some, row] = [0, 1, 2, 3, 4, 5, 6, 7];
  const lanes = Array.from({ length: own.lanes }, (_, l) => ({ slot: integer(size * l), owner: loadedInteger(zero, own.owners + integerSize * l), setOwner: (value: Bytes) => storeInteger(zero, own.owners + integerSize * l, value), left: loadedInteger(zero, own.left + integerSize * l), setLeft: (value: Bytes) => storeInteger(zero, own.left + integerSize * l, value), watched: loadedReal(zero, own.watched + size * l), within: within(own, l) }));
  const free = (owner: Bytes): Bytes => term('i32Less', owner, zero);
  const taken = (owner: Bytes): Bytes => term('i32GreaterOrEqual', owner, zero);
  const addressOf = ({ table }: Column): Bytes => addressIn(places, table, local(row));
  const { queue, gone } = places;
  const plus = (index: number, value: number): Bytes => assign(index, term('i32Add', local(index), integer(value)));
  const entry = (index: number): Bytes => term('i32ShiftLeft', local(index), integer(2));
  const body = [
    assign(active, loadedInteger(zero, own.active)),
    loop(
      ...lanes.map(({ slot, owner, setOwner, setLeft }) =>
        when(
          term('i32And', free(owner), term('i32Less', local(next), local(queued))),
          setOwner(loadedInteger(entry(next), queue)),
          assign(row, owner),
          setLeft(term('i32SaturateF64', loadedReal(addressOf(leftColumn), size * leftColumn.place))),
          called(functions.enter, slot, local(row)),
          plus(next, 1),
          plus(active, 1),
        ),
      ),
      leaveIf(term('i32Less', local(active), local(atLeast))),
      assign(most, integer(atOnce)),
      ...lanes.map((one) => when(taken(one.owner), assign(some, one.slot), assign(most, term('select', one.left, local(most), term('i32Less', one.left, local(most)))))),
      when(term('i32Less', local(active), integer(own.lanes)), ...lanes.map(({ slot, owner }) => when(free(owner), called(functions.accompany, slot, local(some))))),
      assign(most, called(functions.iterate, local(most))),
      ...lanes.map((one) =>
        when(
          taken(one.owner),
          one.setLeft(term('i32Subtract', one.left, local(most))),
          when(
            term('i32Or', term('i32Eqz', one.left), term('i32Eqz', one.within)),
            assign(row, one.owner),
            called(functions.leave, one.slot, local(row)),
            storeReal(addressOf(leftColumn), size * leftColumn.place, term('f64ConvertI32', one.left)),
            storeReal(addressOf(watchedColumn), size * watchedColumn.place, one.watched),
            storeInteger(entry(left), gone, one.owner),
            one.setOwner(integer(-1)),
            plus(left, 1),
            plus(active, -1),
          ),
        ),
      ),
    ),
    storeInteger(zero, own.active, local(active)),
    local(left),
  ].flat();
  return { parameters: [i32, i32], results: [i32], locals: Array.from({ length: 6 }, () => i32), body };
}

