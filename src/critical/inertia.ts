/** Numbers of positive, zero and negative eigenvalues. */
export type Inertia = readonly [positive: number, zero: number, negative: number];

/** An eigenvalue below this, relative to the largest, counts as zero: Hessians at certified points are good to some ten digits. */
const zeroEigenvalue = 1e-9;

/** Growth that balances rows of different size against each other. */
const growth = (1 + Math.sqrt(17)) / 8;

/**
 * Inertia of a symmetric matrix, by Sylvester's law from A = L D Lᵀ with complete pivoting, D of blocks 1 × 1 and 2 × 2.
 *
 * @param matrix n × n, rows first; overwritten.
 * @source J. R. Bunch, B. N. Parlett, Direct methods for solving symmetric indefinite systems of linear equations, SIAM J. Numer. Anal. 8 (1971)
 */
export function inertia(matrix: number[][]): Inertia {
  const n = matrix.length;
  const scale = Math.max(0, ...matrix.map((row) => Math.max(...row.map(Math.abs))));
  let [positive, negative] = [0, 0];
  let from = 0;
  while (from < n) {
    let [p, q, largest, d, diagonal] = [from, from, 0, from, 0];
    for (let i = from; i < n; i++)
      for (let j = from; j <= i; j++) {
        const size = Math.abs(matrix[i]![j]!);
        if (i === j && size > diagonal) [d, diagonal] = [i, size];
        if (i !== j && size > largest) [p, q, largest] = [i, j, size];
      }
    if (Math.max(diagonal, largest) <= zeroEigenvalue * scale) break;
    if (diagonal >= growth * largest) {
      exchange(matrix, from, d);
      const pivot = matrix[from]![from]!;
      if (pivot > 0) positive++;
      else negative++;
      for (let i = from + 1; i < n; i++) for (let j = from + 1; j < n; j++) matrix[i]![j]! -= (matrix[i]![from]! / pivot) * matrix[from]![j]!;
      from++;
      continue;
    }
    // rows q < p become the first two; their block has negative determinant: one eigenvalue of each sign
    exchange(matrix, from, q);
    exchange(matrix, from + 1, p);
    const [a, b, c] = [matrix[from]![from]!, matrix[from + 1]![from]!, matrix[from + 1]![from + 1]!];
    const determinant = a * c - b * b;
    for (let i = from + 2; i < n; i++) {
      const [x, y] = [matrix[i]![from]!, matrix[i]![from + 1]!];
      const [s, t] = [(x * c - y * b) / determinant, (y * a - x * b) / determinant];
      for (let j = from + 2; j < n; j++) matrix[i]![j]! -= s * matrix[from]![j]! + t * matrix[from + 1]![j]!;
    }
    positive++;
    negative++;
    from += 2;
  }
  return [positive, n - positive - negative, negative];
}

/** Exchanges rows and columns i and j. */
function exchange(matrix: number[][], i: number, j: number): void {
  if (i === j) return;
  [matrix[i], matrix[j]] = [matrix[j]!, matrix[i]!];
  for (const row of matrix) [row[i], row[j]] = [row[j]!, row[i]!];
}
