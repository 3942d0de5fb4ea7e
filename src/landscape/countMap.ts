import { type Counts, type TargetCounter, countsKey } from './counts.ts';
import { curveCells } from './curveCells.ts';
import { targetAt, type SlicePlace, type SliceWindow, type TargetSlice } from './targetSlice.ts';

/** The number of cells along a side is a multiple of this. */
export const cellMultiple = 16;

/** Blocks of cells along the shorter side that are asked for at first, at least. */
const firstBlocks = 24;

/** Cells along one side that a map may have. */
const mostCells = 1024;

/** More classes than this are not told apart; the last one holds the rest. */
const mostClasses = 255;

/**
 * A map of counts as far as it is known: plain data, so that it can be computed in portions anywhere.
 *
 * Cells are `block` cells of the finished map wide and high; entry i + columns · j of `cells` is the class of cell i along s and j along t.
 */
export interface CountMap {
  readonly block: number;
  readonly columns: number;
  readonly rows: number;
  readonly cells: Uint8Array;
  /** 1 where the counts were computed at the middle of the cell, 0 where the class is that of its surroundings. */
  readonly computed: Uint8Array;
  /** Cells whose counts are still to be computed, in order. */
  readonly queue: Int32Array;
  readonly classes: readonly Counts[];
  /** Targets that were asked for so far. */
  readonly asked: number;
  readonly finished: boolean;
}

/** Place of the middle of a cell. */
export function cellPlace({ columns, rows }: Pick<CountMap, 'columns' | 'rows'>, window: SliceWindow, cell: number): SlicePlace {
  const i = cell % columns;
  const j = Math.floor(cell / columns);
  return [mix(window.s, (i + 0.5) / columns), mix(window.t, (j + 0.5) / rows)];
}

/** The cell that a place lies in; null outside the window. */
export function cellAt({ columns, rows }: Pick<CountMap, 'columns' | 'rows'>, { s, t }: SliceWindow, [u, v]: SlicePlace): number | null {
  const i = Math.floor((columns * (u - s[0])) / (s[1] - s[0]));
  const j = Math.floor((rows * (v - t[0])) / (t[1] - t[0]));
  return i >= 0 && i < columns && j >= 0 && j < rows ? i + columns * j : null;
}

const mix = ([from, to]: readonly [number, number], share: number): number => from + share * (to - from);

/** Cells along the side of a block that shares one answer at first: a power of two, 16 for large maps. */
export function firstBlock(columns: number, rows: number): number {
  let block = cellMultiple;
  while (block > 1 && Math.min(columns, rows) / block < firstBlocks) block /= 2;
  return block;
}

/**
 * An empty map; `advanceCountMap` fills it.
 *
 * @throws RangeError unless both sizes are multiples of 16, from 16 to 1024.
 */
export function startCountMap(columns: number, rows: number): CountMap {
  for (const size of [columns, rows])
    if (!Number.isInteger(size) || size < cellMultiple || size > mostCells || size % cellMultiple !== 0) throw new RangeError(`startCountMap: ${columns} × ${rows} cells`);
  const block = firstBlock(columns, rows);
  const [wide, high] = [columns / block, rows / block];
  const cells = new Uint8Array(wide * high);
  return { block, columns: wide, rows: high, cells, computed: cells.slice(), queue: Int32Array.from(cells.keys()), classes: [], asked: 0, finished: false };
}

/**
 * Goes on with a map of counts: at most so many targets are asked for.
 *
 * Counts are computed in every block; then blocks are quartered again and again, and computed anew where a neighbour is of another class. A cell whose
 * computed class differs from a neighbour that was taken over has that neighbour computed too, so that an edge that was met is followed to its end.
 * Cells on and beside curves that are known are computed as well. A region that is bounded by no such curve, holds no middle of a first block, and meets
 * no edge that was found, can be missed. The result does not depend on the portions.
 *
 * @param curves Polylines of (s, t) pairs along which counts may change.
 */
export function advanceCountMap(map: CountMap, countsAt: TargetCounter, slice: TargetSlice, window: SliceWindow, most: number, curves: readonly Float64Array[] = []): CountMap {
  let current = map;
  let left = Math.max(1, most);
  while (!current.finished && left > 0) {
    const before = current.asked;
    current = current.queue.length > 0 ? computeSome(current, countsAt, slice, window, left) : current.block > 1 ? quartered(current, window, curves) : { ...current, finished: true };
    left -= current.asked - before;
  }
  return current;
}

/** How much of the map is done, from 0 to 1: each halving counts like the one before it. */
export function countMapProgress({ block, columns, rows, queue, computed, finished }: CountMap): number {
  if (finished) return 1;
  const first = firstBlock(columns * block, rows * block);
  const done = computed.reduce((sum, c) => sum + c, 0);
  return (Math.log2(first / block) + done / Math.max(1, done + queue.length)) / (Math.log2(first) + 1);
}

/** The whole map, with its state after every portion; stopping is leaving the loop. */
export function* countMap(countsAt: TargetCounter, slice: TargetSlice, window: SliceWindow, columns: number, rows: number, curves: readonly Float64Array[] = [], portion = 1000): Generator<CountMap, CountMap> {
  let map = startCountMap(columns, rows);
  while (!map.finished) {
    map = advanceCountMap(map, countsAt, slice, window, portion, curves);
    yield map;
  }
  return map;
}

function computeSome(map: CountMap, countsAt: TargetCounter, slice: TargetSlice, window: SliceWindow, most: number): CountMap {
  const { columns, rows } = map;
  const [cells, computed, classes] = [map.cells.slice(), map.computed.slice(), [...map.classes]];
  const known = new Map(classes.map((counts, at) => [countsKey(counts), at]));
  const queue = Array.from(map.queue);
  const waiting = new Set(queue);
  const now = Math.min(most, queue.length);
  const isFirst = map.block === firstBlock(columns * map.block, rows * map.block);
  for (let at = 0; at < now; at++) {
    const cell = queue[at]!;
    waiting.delete(cell);
    const counts = countsAt(targetAt(slice, cellPlace(map, window, cell)));
    const key = countsKey(counts);
    let own = known.get(key);
    if (own === undefined) {
      own = Math.min(classes.length, mostClasses - 1);
      if (own === classes.length) classes.push(counts);
      known.set(key, own);
    }
    cells[cell] = own;
    computed[cell] = 1;
    // in the first round every cell is asked for anyway
    if (!isFirst)
      for (const neighbour of neighbours(cell, columns, rows))
        if (computed[neighbour] === 0 && cells[neighbour] !== own && !waiting.has(neighbour)) {
          waiting.add(neighbour);
          queue.push(neighbour);
        }
  }
  return { ...map, cells, computed, classes, queue: Int32Array.from(queue.slice(now)), asked: map.asked + now };
}

/** Every cell in four, with its class; those with another class among the eight cells around, or by a curve, are to be computed. */
function quartered(map: CountMap, window: SliceWindow, curves: readonly Float64Array[]): CountMap {
  const [columns, rows] = [2 * map.columns, 2 * map.rows];
  const cells = new Uint8Array(columns * rows);
  const byCurve = curveCells(columns, rows, window, curves);
  const queue: number[] = [];
  for (let j = 0; j < rows; j++)
    for (let i = 0; i < columns; i++) {
      const parent = (i >> 1) + map.columns * (j >> 1);
      cells[i + columns * j] = map.cells[parent]!;
      if (byCurve[i + columns * j] === 1 || isEdge(map, i >> 1, j >> 1)) queue.push(i + columns * j);
    }
  return { ...map, block: map.block / 2, columns, rows, cells, computed: new Uint8Array(columns * rows), queue: Int32Array.from(queue) };
}

function isEdge({ cells, columns, rows }: CountMap, i: number, j: number): boolean {
  const own = cells[i + columns * j];
  for (let y = Math.max(0, j - 1); y <= Math.min(rows - 1, j + 1); y++)
    for (let x = Math.max(0, i - 1); x <= Math.min(columns - 1, i + 1); x++) if (cells[x + columns * y] !== own) return true;
  return false;
}

function neighbours(cell: number, columns: number, rows: number): number[] {
  const i = cell % columns;
  const found: number[] = [];
  if (i > 0) found.push(cell - 1);
  if (i + 1 < columns) found.push(cell + 1);
  if (cell >= columns) found.push(cell - columns);
  if (cell + columns < columns * rows) found.push(cell + columns);
  return found;
}
