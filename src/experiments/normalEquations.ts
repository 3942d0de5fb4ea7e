import { programBuilder, type Program, type ProgramBuilder, type Value } from '../program/ir.ts';

/**
 * The normal equations of a data set as a program: Σ = X Xᵀ, b = X Yᵀ and the target u with Σ u = b, by Cholesky's decomposition.
 *
 * @param k Rows of X. @param samples Columns of X and Y, at least k.
 * @returns Inputs: X, rows first, then Y. Outputs: Σ, rows first, then b, then u.
 * @source classical
 */
export function normalEquations(k: number, samples: number): Program {
  const builder = programBuilder((k + 1) * samples);
  const [X, Y] = [(i: number): Value[] => row(builder, i, samples), row(builder, k, samples)];
  const sigma = Array.from({ length: k }, (_, i) => Array.from({ length: i + 1 }, (_j, j) => inTwoSums(builder, X(i), X(j))));
  const b = Array.from({ length: k }, (_, i) => inTwoSums(builder, X(i), Y));
  const full = sigma.flatMap((_, i) => sigma.map((_j, j) => sigma[Math.max(i, j)]![Math.min(i, j)]!));
  return builder.build([...full, ...b, ...solved(builder, sigma, b)]);
}

const row = (builder: ProgramBuilder, i: number, samples: number): Value[] => Array.from({ length: samples }, (_, n) => builder.input(i * samples + n));

/** Σ_n a_n b_n, even and odd n apart: one sum would wait for each of its additions. */
function inTwoSums(builder: ProgramBuilder, a: readonly Value[], b: readonly Value[]): Value {
  const [even, odd] = [0, 1].map((parity) => builder.dot(...([a, b].map((values) => values.filter((_, n) => n % 2 === parity)) as [Value[], Value[]]))) as [Value, Value];
  return a.length > 1 ? builder.add(even, odd) : even;
}

/** Solution of Σ u = b for a symmetric positive definite Σ = L Lᵀ, given on and below its diagonal. */
function solved(builder: ProgramBuilder, sigma: readonly (readonly Value[])[], b: readonly Value[]): Value[] {
  const lower: Value[][] = [];
  const u: Value[] = [];
  const without = (value: Value, left: readonly Value[], right: readonly Value[]): Value => left.reduce((rest, a, m) => builder.subtract(rest, builder.multiply(a, right[m]!)), value);
  sigma.forEach((entries, i) => {
    const row: Value[] = [];
    lower.push(row);
    entries.forEach((entry, j) => {
      const rest = without(entry, row.slice(0, j), lower[j]!);
      row.push(i === j ? builder.squareRoot(rest) : builder.divide(rest, lower[j]![j]!));
    });
    u.push(builder.divide(without(b[i]!, row.slice(0, i), u), row[i]!));
  });
  for (let i = u.length - 1; i >= 0; i--) {
    const below = lower.slice(i + 1);
    u[i] = builder.divide(without(u[i]!, below.map((entries) => entries[i]!), u.slice(i + 1)), lower[i]![i]!);
  }
  return u;
}
