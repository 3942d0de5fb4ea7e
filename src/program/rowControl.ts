import type { IteratedMap } from './wasm.ts';
import { i32, type Bytes, type WasmFunction } from './wasmBytes.ts';
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
  /** The iterations that a row may make, at least one: the same for all rows, or a column, where those stand that are left when it leaves. */
  readonly left: Column | number;
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

/** Places of a module's own, in bytes. */
export interface RowOwn {
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

/** Bytes of a double, of an integer. */
export const [size, integerSize] = [8, 4];

/** Iterations after which the inner function returns at the latest: engines replace a function by its optimised version only when it is called again. */
const atOnce = 4096;

/** Whether the watched number of a lane is within the bounds. */
export const within = ({ watched, bounds }: RowOwn, l: number): Bytes =>
  term('i32And', term('f64Greater', loadedReal(zero, watched + size * l), loadedReal(zero, bounds)), term('f64Less', loadedReal(zero, watched + size * l), loadedReal(zero, bounds + size)));

/** Where the numbers of a row begin. */
export const addressIn = ({ tables }: TablePlaces, table: number, row: Bytes): Bytes => term('i32Add', integer(tables[table]!.from), term('i32Multiply', row, integer(size * tables[table]!.width)));

/** Numbers of the functions of a module. */
export interface RowFunctions {
  /** (most) → done, for all lanes. */
  readonly iterate: number;
  /** The same for the first lanes, so many; if there is one. */
  readonly narrow: { readonly iterate: number; readonly lanes: number } | null;
  /** (slot, row) */
  readonly enter: number;
  readonly leave: number;
  /** (to, from) */
  readonly accompany: number;
}

const zero = integer(0);

/** What the control knows of a lane: its offset in bytes, the row in it, the iterations that are left to it. */
function laneOf(own: RowOwn, l: number) {
  const [owners, left] = [own.owners + integerSize * l, own.left + integerSize * l];
  const owner = loadedInteger(zero, owners);
  return {
    slot: integer(size * l),
    owner,
    free: term('i32Less', owner, zero),
    taken: term('i32GreaterOrEqual', owner, zero),
    left: loadedInteger(zero, left),
    watched: loadedReal(zero, own.watched + size * l),
    within: within(own, l),
    setOwner: (value: Bytes): Bytes => storeInteger(zero, owners, value),
    setLeft: (value: Bytes): Bytes => storeInteger(zero, left, value),
  };
}

/**
 * The function run(queued, atLeast) → number of rows in `gone`: see `RowIteration`. Where few rows are left they come into the first lanes, and these
 * go on alone.
 */
export function controlOf({ left: leftColumn, watched: watchedColumn }: RowMap, places: TablePlaces, own: RowOwn, functions: RowFunctions): WasmFunction {
  const [queued, atLeast, next, left, active, most, made, some, row] = [0, 1, 2, 3, 4, 5, 6, 7, 8];
  const lanes = Array.from({ length: own.lanes }, (_, l) => laneOf(own, l));
  const { narrow } = functions;
  const [first, others] = [lanes.slice(0, narrow?.lanes ?? 0), lanes.slice(narrow?.lanes ?? 0)];
  const addressOf = ({ table }: Column): Bytes => addressIn(places, table, local(row));
  const allowed = typeof leftColumn === 'number' ? integer(leftColumn) : term('i32SaturateF64', loadedReal(addressOf(leftColumn), size * leftColumn.place));
  const plus = (index: number, value: number): Bytes => assign(index, term('i32Add', local(index), integer(value)));
  const entry = (index: number): Bytes => term('i32ShiftLeft', local(index), integer(2));
  const few = term('i32Less', local(active), integer(first.length + 1));
  const many = term('i32Eqz', few);
  const accompany = lanes.map(({ free, slot }) => when(free, called(functions.accompany, slot, local(some))));
  const findCompany = lanes.map(({ taken, slot }) => when(taken, assign(some, slot)));
  const body = [
    assign(active, loadedInteger(zero, own.active)),
    loop(
      ...lanes.map((lane) =>
        when(
          term('i32And', lane.free, term('i32Less', local(next), local(queued))),
          lane.setOwner(loadedInteger(entry(next), places.queue)),
          assign(row, lane.owner),
          lane.setLeft(allowed),
          called(functions.enter, lane.slot, local(row)),
          plus(next, 1),
          plus(active, 1),
        ),
      ),
      leaveIf(term('i32Less', local(active), local(atLeast))),
      when(few, ...others.flatMap((from) => first.map((to) => when(term('i32And', from.taken, to.free), called(functions.accompany, to.slot, from.slot), to.setOwner(from.owner), to.setLeft(from.left), from.setOwner(integer(-1)))))),
      when(term('i32Less', local(active), integer(own.lanes)), ...findCompany, when(few, ...accompany.slice(0, first.length)), when(many, ...accompany)),
      assign(most, integer(atOnce)),
      ...lanes.map((lane) => when(lane.taken, assign(most, term('select', lane.left, local(most), term('i32Less', lane.left, local(most)))))),
      when(few, ...(narrow === null ? [] : [assign(made, called(narrow.iterate, local(most)))])),
      when(many, assign(made, called(functions.iterate, local(most)))),
      ...lanes.map((lane) =>
        when(
          lane.taken,
          lane.setLeft(term('i32Subtract', lane.left, local(made))),
          when(
            term('i32Or', term('i32Eqz', lane.left), term('i32Eqz', lane.within)),
            assign(row, lane.owner),
            called(functions.leave, lane.slot, local(row)),
            typeof leftColumn === 'number' ? [] : storeReal(addressOf(leftColumn), size * leftColumn.place, term('f64ConvertI32', lane.left)),
            storeReal(addressOf(watchedColumn), size * watchedColumn.place, lane.watched),
            storeInteger(entry(left), places.gone, lane.owner),
            lane.setOwner(integer(-1)),
            plus(left, 1),
            plus(active, -1),
          ),
        ),
      ),
    ),
    storeInteger(zero, own.active, local(active)),
    local(left),
  ].flat();
  return { parameters: [i32, i32], results: [i32], locals: Array.from({ length: row + 1 - 2 }, () => i32), body };
}
