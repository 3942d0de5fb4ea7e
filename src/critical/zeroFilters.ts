import type { Architecture } from '../network/architecture.ts';
import type { ZeroFilterPoints } from './report.ts';

/** A singular value below this, relative to the largest row, counts as zero. */
const zeroPivot = 1e-10;

/**
 * Critical parameters with zero filters: with two of them or more always; with one, w_i = 0, if and only if ⟨Σ u, Q Π_{j≠i} P_j⟩ = 0 for all forms Q
 * of that layer, k_i equations for the Σ_{j≠i} d_j scaling classes of the others.
 *
 * @source derived: only the gradient by the zero filter can be different from 0 (mathematics.md D8)
 */
export function zeroFilterPoints(a: Architecture, metric: readonly (readonly number[])[], target: readonly number[]): ZeroFilterPoints[] {
  const image = metric.map((row) => row.reduce((sum, entry, j) => sum + entry * target[j]!, 0));
  const isZero = image.every((entry) => entry === 0);
  const layers = a.filterSizes.map((_, l) => l);
  const freedomBeside = (zero: readonly number[]): number => a.degrees.reduce((sum, d, j) => (zero.includes(j) ? sum : sum + d), 0);
  const single = a.filterSizes.map((k, i): ZeroFilterPoints => {
    if (a.filterSizes.length !== 2) return { layers: [i], dimension: Math.max(-1, freedomBeside([i]) - (isZero ? 0 : k)), others: null };
    const j = 1 - i;
    const [S, T] = [a.cumulativeStrides[i]!, a.cumulativeStrides[j]!];
    const others = kernel(Array.from({ length: k }, (_, q) => Array.from({ length: a.filterSizes[j]! }, (_, c) => image[q * S + c * T]!)));
    return { layers: [i], dimension: others.length - 1, others };
  });
  const double = layers.flatMap((i) => layers.slice(i + 1).map((j): ZeroFilterPoints => ({ layers: [i, j], dimension: freedomBeside([i, j]), others: null })));
  return [...single, ...double].filter(({ dimension }) => dimension >= 0);
}

/** A basis of the solutions of A x = 0, by elimination with complete pivoting. */
function kernel(matrix: number[][]): number[][] {
  const rows = matrix.map((row) => [...row]);
  const n = rows[0]!.length;
  const columns = Array.from({ length: n }, (_, j) => j);
  const scale = Math.max(...rows.flat().map(Math.abs));
  let rank = 0;
  for (; rank < Math.min(rows.length, n); rank++) {
    let [p, q] = [rank, rank];
    for (let i = rank; i < rows.length; i++) for (let j = rank; j < n; j++) if (Math.abs(rows[i]![columns[j]!]!) > Math.abs(rows[p]![columns[q]!]!)) [p, q] = [i, j];
    [rows[rank], rows[p]] = [rows[p]!, rows[rank]!];
    [columns[rank], columns[q]] = [columns[q]!, columns[rank]!];
    const pivot = rows[rank]![columns[rank]!]!;
    if (Math.abs(pivot) <= zeroPivot * scale) break;
    for (let i = 0; i < rows.length; i++) {
      const factor = rows[i]![columns[rank]!]! / pivot;
      if (i !== rank) for (let j = 0; j < n; j++) rows[i]![j]! -= factor * rows[rank]![j]!;
    }
  }
  return columns.slice(rank).map((free) => {
    const x = new Array<number>(n).fill(0);
    x[free] = 1;
    for (let i = 0; i < rank; i++) x[columns[i]!] = -rows[i]![free]! / rows[i]![columns[i]!]!;
    return x;
  });
}
