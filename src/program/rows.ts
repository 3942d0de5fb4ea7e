import { sharedMemory, startWithin, type Backend } from './engine.ts';
import { interpreter } from './interpret.ts';
import type { Column, RowMap } from './rowControl.ts';
import { rowModule } from './rowModule.ts';
import { pagesFor } from './wasm.ts';

export type { Column, RowMap } from './rowControl.ts';

/** Iterates one map for rows of tables. */
export interface RowIteration {
  /** Rows side by side. */
  readonly lanes: number;
  /**
   * Iterates the rows queue[0], …, queue[queued − 1], and those that are still in its lanes, until the queue is empty and fewer than `atLeast` of the
   * lanes have rows: 1 for all rows to their ends. The others stay in their lanes till the next call.
   *
   * @returns How many rows have left; their numbers stand in `gone`.
   */
  readonly run: (queued: number, atLeast: number) => number;
}

/** Tables of numbers, and maps that are iterated for their rows. */
export interface RowIterations {
  /** Number c of row i stands at i · width + c of a table of this width. */
  readonly tables: readonly Float64Array[];
  /** Numbers of rows. */
  readonly queue: Int32Array;
  readonly gone: Int32Array;
  /** One for each map. */
  readonly iterations: readonly RowIteration[];
}

/**
 * Tables of these widths and maps for their rows. All back ends give the same doubles, whatever the place of a row in the queue and whatever runs
 * beside it.
 *
 * @throws RangeError for a map whose program has other numbers of inputs and outputs than it has columns.
 */
export function rowIterations(maps: readonly RowMap[], { rows, widths }: { readonly rows: number; readonly widths: readonly number[] }, backend: Backend): RowIterations {
  if (backend === 'plain') {
    const tables = widths.map((width) => new Float64Array(rows * width));
    const [queue, gone] = [new Int32Array(rows), new Int32Array(rows)];
    return { tables, queue, gone, iterations: maps.map((map) => plainIteration(map, widths, tables, queue, gone)) };
  }
  let end = 0;
  const take = (bytes: number): number => {
    const from = end;
    end = 16 * Math.ceil((end + bytes) / 16);
    return from;
  };
  const places = { tables: widths.map((width) => ({ from: take(8 * rows * width), width })), queue: take(4 * rows), gone: take(4 * rows) };
  const modules = maps.map((map) => {
    const module = rowModule(map, places, end, backend === 'simd');
    take(module.bytes);
    return module;
  });
  const pages = pagesFor(end);
  const memory = sharedMemory(pages);
  const iterations = modules.map(({ lanes, bounds, owners, binary }, i): RowIteration => {
    new Float64Array(memory.buffer, bounds, 2).set(maps[i]!.bounds);
    new Int32Array(memory.buffer, owners, lanes).fill(-1);
    return { lanes, run: startWithin<RowIteration['run']>(binary(pages), memory) };
  });
  const tables = places.tables.map(({ from, width }) => new Float64Array(memory.buffer, from, rows * width));
  return { tables, queue: new Int32Array(memory.buffer, places.queue, rows), gone: new Int32Array(memory.buffer, places.gone, rows), iterations };
}

function plainIteration({ program, states, columns, results, left, watched, bounds, lastCounts }: RowMap, widths: readonly number[], tables: readonly Float64Array[], queue: Int32Array, gone: Int32Array): RowIteration {
  const evaluate = interpreter(program);
  const given = new Float64Array(program.inputs);
  const found = new Float64Array(program.outputs.length);
  const get = ({ table, place, factor = 1 }: Column, row: number): number => tables[table]![row * widths[table]! + place]! * factor;
  const set = ({ table, place }: Column, row: number, value: number): void => void (tables[table]![row * widths[table]! + place] = value);
  return {
    lanes: 1,
    run(queued) {
      for (let at = 0; at < queued; at++) {
        const row = queue[at]!;
        columns.forEach((column, j) => (given[j] = get(column, row)));
        let rest = typeof left === 'number' ? left : get(left, row);
        for (let goesOn = true; goesOn && rest > 0; ) {
          evaluate(given, 0, found, 0);
          const value = found[results.length]!;
          goesOn = value > bounds[0] && value < bounds[1];
          if (!goesOn && !lastCounts) break;
          for (let i = 0; i < states; i++) given[i] = found[i]!;
          rest--;
        }
        results.forEach((column, k) => set(column, row, k < states ? given[k]! : found[k]!));
        if (typeof left !== 'number') set(left, row, rest);
        set(watched, row, found[results.length]!);
        gone[at] = row;
      }
      return queued;
    },
  };
}
