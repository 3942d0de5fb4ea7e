import type { CountMap } from './countMap.ts';

/** One connected part of a map with the same counts. */
export interface MapRegion {
  /** Index into the classes of the map. */
  readonly counts: number;
  /** Its share of the map, 0 to 1. */
  readonly share: number;
}

/** The regions of a map, largest first; entry i + columns · j of `ids` is the region of the cell. */
export interface MapRegions {
  readonly ids: Int32Array;
  readonly regions: readonly MapRegion[];
}

type Raster = Pick<CountMap, 'cells' | 'columns' | 'rows'>;

/** Connected regions of a map; cells that share a side are connected. */
export function mapRegions({ cells, columns, rows }: Raster): MapRegions {
  const ids = new Int32Array(cells.length).fill(-1);
  const found: { readonly counts: number; size: number }[] = [];
  const stack: number[] = [];
  for (let start = 0; start < cells.length; start++) {
    if (ids[start] !== -1) continue;
    const id = found.length;
    const region = { counts: cells[start]!, size: 0 };
    found.push(region);
    ids[start] = id;
    stack.push(start);
    for (let cell = stack.pop(); cell !== undefined; cell = stack.pop()) {
      region.size++;
      const i = cell % columns;
      const j = (cell - i) / columns;
      for (const [x, y] of [[i - 1, j], [i + 1, j], [i, j - 1], [i, j + 1]] as const) {
        const next = x + columns * y;
        if (x < 0 || x >= columns || y < 0 || y >= rows || ids[next] !== -1 || cells[next] !== region.counts) continue;
        ids[next] = id;
        stack.push(next);
      }
    }
  }
  const order = [...found.keys()].sort((a, b) => found[b]!.size - found[a]!.size || a - b);
  const rank = new Int32Array(found.length);
  order.forEach((id, at) => (rank[id] = at));
  return { ids: ids.map((id) => rank[id]!), regions: order.map((id) => ({ counts: found[id]!.counts, share: found[id]!.size / cells.length })) };
}

/** Area share of each class of a map, in the order of its classes. */
export function classShares({ cells, classes }: Pick<CountMap, 'cells' | 'classes'>): number[] {
  const sizes = classes.map(() => 0);
  for (const cell of cells) sizes[cell]!++;
  return sizes.map((size) => size / cells.length);
}

/**
 * For every region the cell in the middle of the roomiest place for a box, `width` × `height` cells; null for regions in which the box does not fit.
 *
 * Room is the free distance from the middle to the region's edge, along rows and columns, against the sides of the box.
 */
export function boxPlaces({ ids, regions }: MapRegions, columns: number, width: number, height: number): (number | null)[] {
  const rows = ids.length / columns;
  // free cells to both sides in the row, the smaller of the two
  const across = runs(ids, columns, rows, 1, columns, (at) => ids[at]!);
  // up and down: the least room of a column of cells as high as the box needs, found by runs of cells wide enough
  const wide = (at: number): number => (across[at]! >= width / 2 ? ids[at]! : -1);
  const along = runs(ids, rows, columns, columns, 1, wide);
  const best: (number | null)[] = regions.map(() => null);
  const room = regions.map(() => 0);
  for (let at = 0; at < ids.length; at++) {
    if (across[at]! < width / 2 || along[at]! < height / 2) continue;
    const own = Math.min(across[at]! / width, along[at]! / height);
    const id = ids[at]!;
    if (own <= room[id]!) continue;
    room[id] = own;
    best[id] = at;
  }
  return best;
}

/** For every cell of every line the smaller distance, in cells, from its middle to the end of the run of equal labels it lies in. */
function runs(ids: Int32Array, length: number, lines: number, step: number, lineStep: number, label: (at: number) => number): Float32Array {
  const free = new Float32Array(ids.length);
  for (let line = 0; line < lines; line++) {
    for (let from = 0; from < length; ) {
      const own = label(line * lineStep + from * step);
      let to = from;
      while (to < length && label(line * lineStep + to * step) === own) to++;
      for (let i = from; i < to; i++) free[line * lineStep + i * step] = Math.min(i - from, to - 1 - i) + 0.5;
      from = to;
    }
  }
  return free;
}
