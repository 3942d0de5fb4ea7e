import type { IteratedMap } from './wasm.ts';
import { i32, type WasmFunction } from './wasmBytes.ts';
import { assign, bytesOf, called, integer, leaveIf, loadedInteger, loadedReal, local, loop, storeInteger, storeReal, term, when, type Term } from './wasmTerms.ts';

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

/** Whether the watched number of a lane is within the bounds; for its offset in bytes. */
export const within = ({ watched, bounds }: RowOwn, slot: Term): Term =>
  term('i32And', term('f64Greater', loadedReal(slot, watched), loadedReal(zero, bounds)), term('f64Less', loadedReal(slot, watched), loadedReal(zero, bounds + size)));

/** Where the numbers of a row begin. */
export const addressIn = ({ tables }: TablePlaces, table: number, row: Term): Term => term('i32Add', integer(tables[table]!.from), term('i32Multiply', row, integer(size * tables[table]!.width)));

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

/**
 * The function run(queued, atLeast) → number of rows in `gone`: see `RowIteration`. Where few rows are left they come into the first lanes, and these
 * go on alone.
 */
export function controlOf({ left: leftColumn, watched: watchedColumn }: RowMap, places: TablePlaces, own: RowOwn, { iterate, narrow, enter, leave, accompany }: RowFunctions): WasmFunction {
  const [queued, atLeast, next, left, active, most, made, some, row, lane, other] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
  const plus = (index: number, value: number): Term => assign(index, term('i32Add', local(index), integer(value)));
  const entry = (index: number): Term => term('i32ShiftLeft', local(index), integer(2));
  const slot = (index: number): Term => term('i32ShiftLeft', local(index), integer(3));
  const owner = (index: number): Term => loadedInteger(entry(index), own.owners);
  const setOwner = (index: number, value: Term): Term => storeInteger(entry(index), own.owners, value);
  const leftTo = (index: number): Term => loadedInteger(entry(index), own.left);
  const setLeft = (index: number, value: Term): Term => storeInteger(entry(index), own.left, value);
  const free = (index: number): Term => term('i32Less', owner(index), zero);
  const taken = (index: number): Term => term('i32GreaterOrEqual', owner(index), zero);
  const addressOf = ({ table }: Column): Term => addressIn(places, table, local(row));
  const allowed = typeof leftColumn === 'number' ? integer(leftColumn) : term('i32SaturateF64', loadedReal(addressOf(leftColumn), size * leftColumn.place));
  /** For lanes `from`, …, `to` − 1. */
  const each = (index: number, from: number, to: Term, ...body: readonly Term[]): Term => [assign(index, integer(from)), loop(leaveIf(term('i32GreaterOrEqual', local(index), to)), ...body, plus(index, 1))];
  const all = integer(own.lanes);
  const first = narrow?.lanes ?? 0;
  const few = term('i32Less', local(active), integer(first + 1));
  /** Rows in other lanes come into the first ones. */
  const move = each(
    lane,
    first,
    all,
    when(
      taken(lane),
      each(
        other,
        0,
        integer(first),
        when(term('i32And', free(other), taken(lane)), called(accompany, slot(other), slot(lane)), setOwner(other, owner(lane)), setLeft(other, leftTo(lane)), setOwner(lane, integer(-1))),
      ),
    ),
  );
  const body = bytesOf([
    assign(active, loadedInteger(zero, own.active)),
    loop(
      each(
        lane,
        0,
        all,
        when(
          term('i32And', free(lane), term('i32Less', local(next), local(queued))),
          setOwner(lane, loadedInteger(entry(next), places.queue)),
          assign(row, owner(lane)),
          setLeft(lane, allowed),
          called(enter, slot(lane), local(row)),
          plus(next, 1),
          plus(active, 1),
        ),
      ),
      leaveIf(term('i32Less', local(active), local(atLeast))),
      narrow === null ? [] : when(few, move),
      assign(most, integer(atOnce)),
      each(lane, 0, all, when(taken(lane), assign(some, slot(lane)), assign(most, term('select', leftTo(lane), local(most), term('i32Less', leftTo(lane), local(most)))))),
      each(lane, 0, term('select', integer(first), all, few), when(free(lane), called(accompany, slot(lane), local(some)))),
      narrow === null ? [] : when(few, assign(made, called(narrow.iterate, local(most)))),
      when(term('i32Eqz', few), assign(made, called(iterate, local(most)))),
      each(
        lane,
        0,
        all,
        when(
          taken(lane),
          setLeft(lane, term('i32Subtract', leftTo(lane), local(made))),
          when(
            term('i32Or', term('i32Eqz', leftTo(lane)), term('i32Eqz', within(own, slot(lane)))),
            assign(row, owner(lane)),
            called(leave, slot(lane), local(row)),
            typeof leftColumn === 'number' ? [] : storeReal(addressOf(leftColumn), size * leftColumn.place, term('f64ConvertI32', leftTo(lane))),
            storeReal(addressOf(watchedColumn), size * watchedColumn.place, loadedReal(slot(lane), own.watched)),
            storeInteger(entry(left), places.gone, local(row)),
            setOwner(lane, integer(-1)),
            plus(left, 1),
            plus(active, -1),
          ),
        ),
      ),
    ),
    storeInteger(zero, own.active, local(active)),
    local(left),
  ]);
  return { parameters: [i32, i32], results: [i32], locals: Array.from({ length: other + 1 - 2 }, () => i32), body };
}
