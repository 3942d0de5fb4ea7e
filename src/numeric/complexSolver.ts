/** Solves A x = b in complex arithmetic; working space is kept, nothing is allocated. */
export interface ComplexSolver {
  /**
   * Decomposes A, row by row with interleaved real and imaginary parts (2n² numbers), in place: A = P L U. A must not change until the last solve.
   *
   * @returns The smallest pivot relative to the largest: below rounding A is singular.
   */
  factor(matrix: Float64Array): number;
  /** Overwrites b (2n numbers) with x. */
  solve(right: Float64Array): void;
}

/** LU decomposition with partial pivoting for n × n matrices. */
export function complexSolver(n: number): ComplexSolver {
  const order = new Int32Array(n);
  let lu = new Float64Array(0);
  const swapRows = (i: number, j: number): void => {
    for (let k = 0; k < 2 * n; k++) {
      const kept = lu[2 * n * i + k]!;
      lu[2 * n * i + k] = lu[2 * n * j + k]!;
      lu[2 * n * j + k] = kept;
    }
  };
  return {
    factor(matrix) {
      lu = matrix as Float64Array<ArrayBuffer>;
      let [smallest, largest] = [Infinity, 0];
      for (let c = 0; c < n; c++) {
        let [best, size] = [c, -1];
        for (let i = c; i < n; i++) {
          const at = 2 * (n * i + c);
          const here = lu[at]! * lu[at]! + lu[at + 1]! * lu[at + 1]!;
          if (here > size) [best, size] = [i, here];
        }
        order[c] = best;
        if (best !== c) swapRows(best, c);
        smallest = Math.min(smallest, size);
        largest = Math.max(largest, size);
        if (size === 0) continue;
        const pivot = 2 * (n * c + c);
        const [re, im] = [lu[pivot]! / size, -lu[pivot + 1]! / size];
        for (let i = c + 1; i < n; i++) {
          const at = 2 * (n * i + c);
          const [a, b] = [lu[at]!, lu[at + 1]!];
          if (a === 0 && b === 0) continue;
          const [fr, fi] = [a * re - b * im, a * im + b * re];
          lu[at] = fr;
          lu[at + 1] = fi;
          for (let j = c + 1; j < n; j++) {
            const [from, to] = [2 * (n * c + j), 2 * (n * i + j)];
            const [p, q] = [lu[from]!, lu[from + 1]!];
            lu[to]! -= fr * p - fi * q;
            lu[to + 1]! -= fr * q + fi * p;
          }
        }
      }
      return largest === 0 ? 0 : Math.sqrt(smallest / largest);
    },
    solve(right) {
      for (let c = 0; c < n; c++) {
        const best = order[c]!;
        if (best === c) continue;
        for (let part = 0; part < 2; part++) {
          const kept = right[2 * c + part]!;
          right[2 * c + part] = right[2 * best + part]!;
          right[2 * best + part] = kept;
        }
      }
      for (let i = 1; i < n; i++) subtractRow(right, i, 0, i);
      for (let i = n - 1; i >= 0; i--) {
        subtractRow(right, i, i + 1, n);
        const at = 2 * (n * i + i);
        const [re, im] = [lu[at]!, lu[at + 1]!];
        const size = re * re + im * im;
        const [a, b] = [right[2 * i]!, right[2 * i + 1]!];
        right[2 * i] = (a * re + b * im) / size;
        right[2 * i + 1] = (b * re - a * im) / size;
      }
    },
  };

  function subtractRow(right: Float64Array, i: number, from: number, to: number): void {
    let [re, im] = [right[2 * i]!, right[2 * i + 1]!];
    for (let j = from; j < to; j++) {
      const at = 2 * (n * i + j);
      re -= lu[at]! * right[2 * j]! - lu[at + 1]! * right[2 * j + 1]!;
      im -= lu[at]! * right[2 * j + 1]! + lu[at + 1]! * right[2 * j]!;
    }
    right[2 * i] = re;
    right[2 * i + 1] = im;
  }
}
