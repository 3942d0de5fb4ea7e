import { sharedMemory, startWithin, type Backend } from './engine.ts';
import { interpreter } from './interpret.ts';
import { rowModule, type RowMap } from './rowModule.ts';
import { pagesFor } from './wasm.ts';

export type { RowMap } from './rowModule.ts';

/** Iterates one map for rows of a table. */
export interface RowIteration {
  /** Rows side by side. */
  readonly lanes: number;
  /**
   * Iterates the rows queue[0], …, queue[queued − 1], and those that are still in its lanes, until the queue is empty and fewer than `atLeast` of the
   * lanes have rows: 1 (the default) for all rows to their ends. The others stay in their lanes till the next call.
   *
   * @returns How many rows have left; their numbers stand in `gone`.
   */
  run(queued: number, atLeast?: number): number;
}

/** A table of numbers, and maps that are iterated for its rows. */
export interface RowIterations {
  /** Number c of row i stands at i · width + c. */
  readonly values: Float64Array;
  /** Numbers of rows. */
  readonly queue: Int32Array;
  readonly gone: Int32Array;
  /** One for each map. */
  readonly iterations: readonly RowIteration[];
}

/**
 * A table and maps for its rows. All back ends give the same doubles, whatever the place of a row in the queue and whatever runs beside it.
 *
 * @throws RangeError for a map whose program has other numbers of inputs and outputs than it has columns.
 */
export function rowIterations(maps: readonly RowMap[], { rows, width }: { readonly rows: number; readonly width: number }, backend: Backend): RowIterations {
  if (backend === 'plain') {
    const [values, queue, gone] = [new Float64Array(rows * width), new Int32Array(rows), new Int32Array(rows)];
    return { values, queue, gone, iterations: maps.map((map) => plainIteration(map, width, values, queue, gone)) };
  }
  const queue = 8 * rows * width;
  const gone = queue + 4 * rows;
  let end = 16 * Math.ceil((gone + 4 * rows) / 16);
  const modules = maps.map((map) => {
    const module = rowModule(map, { table: 0, width, queue, gone }, end, backend === 'simd');
    end = 16 * Math.ceil((end + module.bytes) / 16);
    return module;
  });
  const pages = pagesFor(end);
  const memory = sharedMemory(pages);
  const iterations = modules.map(({ lanes, bounds, owners, binary }, i): RowIteration => {
    new Float64Array(memory.buffer, bounds, 2).set(maps[i]!.bounds);
    new Int32Array(memory.buffer, owners, lanes).fill(-1);
    const run = startWithin<(queued: number, atLeast: number) => number>(binary(pages), memory);
    return { lanes, run: (queued, atLeast = 1) => run(queued, atLeast) };
  });
  return { values: new Float64Array(memory.buffer, 0, rows * width), queue: new Int32Array(memory.buffer, queue, rows), gone: new Int32Array(memory.buffer, gone, rows), iterations };
}

function plainIteration({ program, states, columns, results, left, watched, bounds, lastCounts }: RowMap, width: number, values: Float64Array, queue: Int32Array, gone: Int32Array): RowIteration {
  const evaluate = interpreter(program);
  const given = new Float64Array(program.inputs);
  const found = new Float64Array(program.outputs.length);
  return {
    lanes: 1,
    run(queued) {
      for (let at = 0; at < queued; at++) {
        const row = queue[at]! * width;
        columns.forEach((column, j) => (given[j] = values[row + column]!));
        let rest = values[row + left]!;
        for (let goesOn = true; goesOn && rest > 0; ) {
          evaluate(given, 0, found, 0);
          const value = found[results.length]!;
          goesOn = value > bounds[0] && value < bounds[1];
          if (!goesOn && !lastCounts) break;
          for (let i = 0; i < states; i++) given[i] = found[i]!;
          rest--;
        }
        results.forEach((column, k) => (values[row + column] = k < states ? given[k]! : found[k]!));
        values[row + left] = rest;
        values[row + watched] = found[results.length]!;
        gone[at] = queue[at]!;
      }
      return queued;
    },
  };
}
