import type { ProgramBuilder, Value } from '../program/ir.ts';

/** A symmetric matrix M = Uᵀ D U, U upper triangular with diagonal 1. */
export interface Factorization {
  /** The diagonal of D: all positive if and only if M is positive definite. */
  readonly pivots: readonly Value[];
  /** The solution of M x = y. */
  readonly solve: (y: readonly Value[]) => Value[];
}

/** Factors a symmetric matrix that is given by its rows from the diagonal on; no pivot is looked for. */
export function factorization(builder: ProgramBuilder, upper: readonly (readonly Value[])[]): Factorization {
  const p = upper.length;
  const rows = upper.map((row) => [...row]);
  const shares: Value[][] = [];
  const inverses: Value[] = [];
  const one = builder.constant(1);
  for (let i = 0; i < p; i++) {
    const row = rows[i]!;
    const inverse = builder.divide(one, row[0]!);
    inverses.push(inverse);
    shares.push(row.map((entry) => builder.multiply(entry, inverse)));
    for (let j = i + 1; j < p; j++) for (let m = j; m < p; m++) rows[j]![m - j] = builder.subtract(rows[j]![m - j]!, builder.multiply(shares[i]![j - i]!, row[m - i]!));
  }
  return {
    pivots: rows.map((row) => row[0]!),
    solve(y) {
      const x = [...y];
      for (let i = 0; i < p; i++) for (let j = i + 1; j < p; j++) x[j] = builder.subtract(x[j]!, builder.multiply(shares[i]![j - i]!, x[i]!));
      for (let i = p - 1; i >= 0; i--) {
        x[i] = builder.multiply(x[i]!, inverses[i]!);
        for (let j = i + 1; j < p; j++) x[i] = builder.subtract(x[i]!, builder.multiply(shares[i]![j - i]!, x[j]!));
      }
      return x;
    },
  };
}

/** 1 if all of the numbers are positive, −1 if not. */
export const allPositive = (builder: ProgramBuilder, numbers: readonly Value[]): Value =>
  numbers.reduceRight<Value>((others, one) => builder.select(one, others, builder.constant(-1)), builder.constant(1));
