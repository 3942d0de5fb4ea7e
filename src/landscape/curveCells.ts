import type { SliceWindow } from './targetSlice.ts';

/** Steps along a curve, against the side of a cell. */
const step = 0.5;

/**
 * 1 for every cell of a window that polylines pass, and for the eight cells around it; entry i + columns · j for cell i along s and j along t.
 *
 * @param pieces (s, t) pairs; parts outside the window are left out.
 */
export function curveCells(columns: number, rows: number, { s, t }: SliceWindow, pieces: readonly Float64Array[]): Uint8Array {
  const marked = new Uint8Array(columns * rows);
  const mark = (x: number, y: number): void => {
    const [i, j] = [Math.floor(x), Math.floor(y)];
    for (let v = Math.max(0, j - 1); v <= Math.min(rows - 1, j + 1); v++) for (let u = Math.max(0, i - 1); u <= Math.min(columns - 1, i + 1); u++) marked[u + columns * v] = 1;
  };
  for (const piece of pieces)
    for (let at = 0; at + 1 < piece.length; at += 2) {
      const last = at + 3 < piece.length ? at + 2 : at;
      const [x0, x1] = [at, last].map((k) => (columns * (piece[k]! - s[0])) / (s[1] - s[0])) as [number, number];
      const [y0, y1] = [at, last].map((k) => (rows * (piece[k + 1]! - t[0])) / (t[1] - t[0])) as [number, number];
      const part = clipped(x0, y0, x1 - x0, y1 - y0, columns, rows);
      if (part === null) continue;
      const count = Math.ceil(((part[1] - part[0]) * Math.hypot(x1 - x0, y1 - y0)) / step) || 1;
      for (let n = 0; n <= count; n++) {
        const share = part[0] + ((part[1] - part[0]) * n) / count;
        mark(x0 + share * (x1 - x0), y0 + share * (y1 - y0));
      }
    }
  return marked;
}

/** Part of a segment inside [−1, columns + 1] × [−1, rows + 1], from and to as shares of it; null if there is none. */
function clipped(x: number, y: number, dx: number, dy: number, columns: number, rows: number): readonly [number, number] | null {
  let [from, to] = [0, 1];
  for (const [start, along, end] of [[x, dx, columns + 1], [y, dy, rows + 1]] as const) {
    if (along === 0) {
      if (start < -1 || start > end) return null;
      continue;
    }
    const [low, high] = [(-1 - start) / along, (end - start) / along].sort((a, b) => a - b) as [number, number];
    from = Math.max(from, low);
    to = Math.min(to, high);
  }
  return from <= to ? [from, to] : null;
}
