import { singularPivotTolerance } from '../numeric/tolerance.ts';
import type { Form } from '../polynomial/form.ts';
import type { Slice } from './slice.ts';

/** Solves origin + X a + Y b + Z c + divisor · q = 0 for (X, Y, Z) and the form q. */
export interface MultipleSolver {
  /** (X, Y, Z, q₀, …, q_{n−4}), valid until the next call; null if the equations are dependent or contradict each other. */
  solve(divisor: Form): Float64Array | null;
}

/**
 * Largest part of the form that may be left over, relative to its terms. Points of a curve are known to about 1e-8 where it crosses itself;
 * at infinity the equations contradict each other by as much as their right side.
 */
const contradiction = 1e-5;

/**
 * The point of a slice whose form is a multiple of a divisor of degree 4, by least squares (Householder reflections): n + 1 equations for
 * n unknowns, which can be met exactly where the divisor divides some form of the slice. It is called for every point of a curve, so its
 * working space is kept.
 */
export function multipleSolver({ origin, directions }: Slice): MultipleSolver {
  const n = origin.length - 1;
  // columns: directions, shifted divisors, right side
  const columns = Array.from({ length: n + 1 }, () => new Float64Array(n + 1));
  const solution = new Float64Array(n);
  const sizes = directions.map((form) => Math.hypot(...form));
  const originSize = Math.hypot(...origin);
  return {
    solve(divisor) {
      directions.forEach((form, j) => columns[j]!.set(form));
      for (let i = 0; i < n - 3; i++) {
        const column = columns[3 + i]!.fill(0);
        for (let k = 0; k < divisor.length; k++) column[i + k] = divisor[k]!;
      }
      const right = columns[n]!;
      for (let k = 0; k <= n; k++) right[k] = -origin[k]!;
      if (!reflectAndSolve(columns, solution)) return null;
      const terms = originSize + sizes.reduce((sum, size, j) => sum + size * Math.abs(solution[j]!), 0);
      // the reflections have gathered in the last entry what no combination of the columns reaches
      return Math.abs(right[n]!) <= contradiction * terms ? solution : null;
    },
  };
}

/** Turns the columns into a triangle and solves it; false if a column depends on those before it. */
function reflectAndSolve(columns: readonly Float64Array[], solution: Float64Array): boolean {
  const n = columns.length - 1;
  for (let c = 0; c < n; c++) {
    const column = columns[c]!;
    let [whole, rest] = [0, 0];
    for (let i = 0; i <= n; i++) {
      const square = column[i]! * column[i]!;
      whole += square;
      if (i >= c) rest += square;
    }
    const norm = Math.sqrt(rest);
    if (!(norm > singularPivotTolerance * Math.sqrt(whole))) return false;
    const pivot = column[c]!;
    const alpha = pivot > 0 ? -norm : norm;
    // |v|² / 2 for the reflection vector v = column − alpha e_c
    const half = alpha * (alpha - pivot);
    column[c] = pivot - alpha;
    for (let j = c + 1; j <= n; j++) {
      const other = columns[j]!;
      let product = 0;
      for (let i = c; i <= n; i++) product += column[i]! * other[i]!;
      const share = product / half;
      for (let i = c; i <= n; i++) other[i]! -= share * column[i]!;
    }
    solution[c] = alpha;
  }
  const right = columns[n]!;
  for (let c = n - 1; c >= 0; c--) {
    let value = right[c]!;
    for (let j = c + 1; j < n; j++) value -= columns[j]![c]! * solution[j]!;
    solution[c] = value / solution[c]!;
  }
  return true;
}
