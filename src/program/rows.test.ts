import { describe, expect, it } from 'vitest';
import { rng } from '../numeric/rng.ts';
import type { Backend } from './engine.ts';
import { programBuilder } from './ir.ts';
import { rowIterations, type Column, type RowMap } from './rows.ts';

const backends: readonly Backend[] = ['simd', 'scalar', 'plain'];
const column = (table: number, place: number, factor = 1): Column => ({ table, place, factor });

/** x' = x − p (x² − a)/(2x), watched: |x² − a| squared. Newton's square root, damped. x from one table, a and p from another, where twice p stands. */
function squareRoots(lastCounts: boolean): RowMap {
  const builder = programBuilder(3);
  const [x, a, p] = [builder.input(0), builder.input(1), builder.input(2)];
  const error = builder.subtract(builder.multiply(x, x), a);
  const step = builder.divide(builder.multiply(p, error), builder.add(x, x));
  const program = builder.build([builder.subtract(x, step), builder.multiply(error, error)]);
  return { program, states: 1, columns: [column(0, 1), column(1, 0), column(1, 1, 0.5)], results: [column(0, 2)], left: column(1, 2), watched: column(1, 3), bounds: [1e-20, 1e6], lastCounts };
}

const numbers = [2, 9, 1e-3, 25, 100, 3, 7e5, 0.5, 1e9, 4, 1, 2.25, Number.NaN];
const most = 40;

interface Outcome {
  readonly root: number;
  readonly made: number;
  readonly watched: number;
}

/** What the map must come to, step by step. */
function wanted(a: number, lastCounts: boolean): Outcome {
  let [x, made, watched] = [1, 0, 0];
  while (made < most) {
    watched = (x * x - a) ** 2;
    const out = !(watched > 1e-20 && watched < 1e6);
    if (out && !lastCounts) break;
    x -= (0.5 * (x * x - a)) / (x + x);
    made++;
    if (out) break;
  }
  return { root: x, made, watched };
}

/** Square roots in the rows of the tables, which come into the queue in this order, so many at a time. */
function outcomes(backend: Backend, lastCounts: boolean, order: readonly number[], atOnce: number): Outcome[] {
  const { tables, queue, gone, iterations } = rowIterations([squareRoots(lastCounts)], { rows: numbers.length, widths: [3, 4] }, backend);
  const [x, others] = tables as [Float64Array, Float64Array];
  const { run, lanes } = iterations[0]!;
  numbers.forEach((a, row) => {
    x.set([-1, 1, -1], 3 * row);
    others.set([a, 1, most, -1], 4 * row);
  });
  const left: number[] = [];
  for (let [next, active] = [0, 0]; left.length < numbers.length; ) {
    const some = order.slice(next, next + atOnce);
    queue.set(some);
    next += some.length;
    active += some.length;
    const count = run(some.length, Math.min(lanes, active));
    active -= count;
    left.push(...gone.subarray(0, count));
    expect(active).toBeLessThan(lanes);
  }
  expect([...left].sort((one, other) => one - other)).toEqual(numbers.map((_, row) => row));
  return numbers.map((_, row) => {
    expect(x[3 * row]).toBe(-1);
    expect(x[3 * row + 1]).toBe(1);
    return { root: x[3 * row + 2]!, made: most - others[4 * row + 2]!, watched: others[4 * row + 3]! };
  });
}

describe('rows', () => {
  it.each(backends.flatMap((backend) => [true, false].map((lastCounts) => ({ backend, lastCounts }))))('leave at the same step, in whatever order and company they come: $backend, the last one counts: $lastCounts', ({ backend, lastCounts }) => {
    const all = numbers.map((a) => wanted(a, lastCounts));
    expect(new Set(all.map(({ made }) => made)).size).toBeGreaterThan(4);
    const order = numbers.map((_, row) => row);
    for (const atOnce of [numbers.length, 1, 3, 5]) {
      expect(outcomes(backend, lastCounts, order, atOnce)).toEqual(all);
      expect(outcomes(backend, lastCounts, [...order].reverse(), atOnce)).toEqual(all);
    }
  });

  it('give the same doubles on every back end where a map has several parts, states and results', () => {
    const [n, others] = [3, 40];
    const random = rng(2);
    const builder = programBuilder(n + others);
    let values = Array.from({ length: n + others }, (_, i) => builder.input(i));
    for (let size = 0; size < 1500; size++) values = [...values.slice(1), builder.add(builder.multiply(values[random.integer(values.length)]!, builder.constant(random.normal())), builder.multiply(values[0]!, builder.constant(0.3)))];
    const bounded = values.slice(0, n + 2).map((value) => builder.divide(value, builder.squareRoot(builder.add(builder.constant(1), builder.multiply(value, value)))));
    const program = builder.build([...bounded, builder.multiply(bounded[0]!, bounded[0]!)]);
    const inputs = Array.from({ length: n + others }, (_, j) => column(0, j));
    const map: RowMap = { program, states: n, columns: inputs, results: [...inputs.slice(0, n), column(1, 0), column(1, 1)], left: column(1, 2), watched: column(1, 3), bounds: [1e-3, 2], lastCounts: true };
    const rows = 7;
    const given = Float64Array.from({ length: rows * (n + others) }, random.normal);
    const found = backends.map((backend) => {
      const { tables, queue, iterations } = rowIterations([map, squareRoots(true)], { rows, widths: [n + others, 4] }, backend);
      tables[0]!.set(given);
      for (let row = 0; row < rows; row++) {
        tables[1]![4 * row + 2] = 30;
        queue[row] = row;
      }
      expect(iterations[0]!.run(rows, 1)).toBe(rows);
      return tables.map((table) => Array.from(table));
    });
    expect(found[1]).toEqual(found[0]);
    expect(found[2]).toEqual(found[0]);
    expect(found[0]![1]!.every(Number.isFinite)).toBe(true);
  });

  it('want a column for each number of their programs', () => {
    const map = squareRoots(true);
    for (const backend of ['simd', 'scalar'] as const) {
      expect(() => rowIterations([{ ...map, columns: map.columns.slice(1) }], { rows: 1, widths: [3, 4] }, backend)).toThrow(RangeError);
      expect(() => rowIterations([{ ...map, results: [] }], { rows: 1, widths: [3, 4] }, backend)).toThrow(RangeError);
    }
  });
});
