/** Cells along one side of a block. */
const block = 8;
/** Points along one side of a cell on the edge. */
const fine = 3;
const unknown = 2;

/**
 * Share of each cell of the unit square that lies in a set, 0 to 255; entry i + columns · j is the cell around ((i + ½)/columns, (j + ½)/rows).
 *
 * Blocks whose corners and middle agree are filled; the others are decided cell by cell, and so are their neighbours as long as the edge of
 * the set runs on into them: cusps and thin necks are followed. Cells on the edge are divided into 3 × 3.
 *
 * @param inside Of a point (s, t) of the unit square.
 */
export function coverageOf(inside: (s: number, t: number) => boolean, columns: number, rows: number): Uint8Array {
  const cells = new Uint8Array(columns * rows).fill(unknown);
  const across = Math.ceil(columns / block);
  const down = Math.ceil(rows / block);
  const decided = new Uint8Array(across * down);
  const cellAt = (i: number, j: number): number => {
    const at = i + columns * j;
    if (cells[at] === unknown) cells[at] = inside((i + 0.5) / columns, (j + 0.5) / rows) ? 1 : 0;
    return cells[at]!;
  };
  /** First and last cell of a block along each side. */
  const span = (b: number): readonly [number, number, number, number] => {
    const [bi, bj] = [b % across, Math.floor(b / across)];
    return [bi * block, Math.min((bi + 1) * block, columns) - 1, bj * block, Math.min((bj + 1) * block, rows) - 1];
  };

  /** Value of blocks that agree. */
  const filling = new Uint8Array(across * down);
  const queue: number[] = [];
  for (let b = 0; b < across * down; b++) {
    const [left, right, low, high] = span(b);
    const sum = cellAt(left, low) + cellAt(right, low) + cellAt(left, high) + cellAt(right, high) + cellAt((left + right) >> 1, (low + high) >> 1);
    filling[b] = sum === 0 ? 0 : sum === 5 ? 1 : unknown;
    if (filling[b] === unknown) {
      decided[b] = 1;
      queue.push(b);
    }
  }
  /** Queues a block that is filled if it differs from a cell beside it. */
  const compare = (bi: number, bj: number, beside: number): void => {
    if (bi < 0 || bj < 0 || bi >= across || bj >= down) return;
    const b = bi + across * bj;
    if (decided[b] === 1 || filling[b] === beside) return;
    decided[b] = 1;
    queue.push(b);
  };
  for (let b = queue.pop(); b !== undefined; b = queue.pop()) {
    const [left, right, low, high] = span(b);
    for (let j = low; j <= high; j++) for (let i = left; i <= right; i++) cellAt(i, j);
    const [bi, bj] = [b % across, Math.floor(b / across)];
    for (let i = left; i <= right; i++) {
      compare(bi, bj - 1, cellAt(i, low));
      compare(bi, bj + 1, cellAt(i, high));
    }
    for (let j = low; j <= high; j++) {
      compare(bi - 1, bj, cellAt(left, j));
      compare(bi + 1, bj, cellAt(right, j));
    }
  }
  for (let b = 0; b < across * down; b++) {
    if (decided[b] === 1) continue;
    const [left, right, low, high] = span(b);
    for (let j = low; j <= high; j++) cells.fill(filling[b]!, left + columns * j, right + 1 + columns * j);
  }
  return smoothed(cells, inside, columns, rows);
}

/** Cells that differ from a neighbour get the share of their points in the set. */
function smoothed(cells: Uint8Array, inside: (s: number, t: number) => boolean, columns: number, rows: number): Uint8Array {
  const coverage = cells.map((value) => 255 * value);
  for (let j = 0; j < rows; j++) {
    for (let i = 0; i < columns; i++) {
      const at = i + columns * j;
      const own = cells[at]!;
      const edge =
        (i > 0 && cells[at - 1] !== own) || (i + 1 < columns && cells[at + 1] !== own) || (j > 0 && cells[at - columns] !== own) || (j + 1 < rows && cells[at + columns] !== own);
      if (!edge) continue;
      let hits = 0;
      for (let p = 0; p < fine * fine; p++) if (inside((i + ((p % fine) + 0.5) / fine) / columns, (j + (Math.floor(p / fine) + 0.5) / fine) / rows)) hits++;
      coverage[at] = Math.round((255 * hits) / fine ** 2);
    }
  }
  return coverage;
}
