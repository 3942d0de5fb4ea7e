import type { Architecture } from '../network/architecture.ts';
import type { Trainings } from '../training/batchTrainer.ts';

/** A source of independent standard normal numbers. */
interface Normals {
  fill(target: Float64Array, from: number, count: number): void;
}

/** Working space for the data of one architecture; X is k × N, Y is 1 × N. */
export interface DataSets {
  /** Draws row after row of the trainings: data X, Y and start θ with independent standard normal entries; writes the targets, k numbers a row. */
  draw(trainings: Trainings, targets: Float64Array, normals: Normals): void;
}

/**
 * Gaussian data sets and starts: Σ = X Xᵀ and Σu = X Yᵀ of the loss ‖wᵀX − Y‖² = (w − u)ᵀ Σ (w − u) + constant, and the target u.
 *
 * The numbers of a row come in the order X (rows first), Y, θ.
 *
 * @param samples N, at least k: else Σ is singular and there is no target.
 * @throws RangeError for fewer samples.
 * @source GeoLCN, section 7.1
 */
export function gaussianData({ filterSizes, ambientDimension: k }: Architecture, samples: number): DataSets {
  if (!(samples >= k)) throw new RangeError(`gaussianData: ${samples} samples do not determine ${k} coefficients`);
  const p = filterSizes.reduce((sum, size) => sum + size, 0);
  const drawn = new Float64Array(k * samples + samples + p);
  const lower = new Float64Array(k * k);
  return {
    draw(trainings, targets, normals) {
      const { losses, theta, count } = trainings;
      for (let row = 0; row < count; row++) {
        normals.fill(drawn, 0, drawn.length);
        const at = row * (k * k + k);
        for (let i = 0; i < k; i++) {
          for (let j = 0; j <= i; j++) {
            const sum = rowsProduct(drawn, i * samples, j * samples, samples);
            losses[at + i * k + j] = sum;
            losses[at + j * k + i] = sum;
          }
          losses[at + k * k + i] = rowsProduct(drawn, i * samples, k * samples, samples);
        }
        for (let i = 0; i < p; i++) theta[row * p + i] = drawn[k * samples + samples + i]!;
        solve(losses, at, k, lower, targets, row * k);
      }
    },
  };
}

/** Σ_n a_n b_n of two rows of a table, in two sums: one would wait for each of its additions. */
function rowsProduct(table: Float64Array, a: number, b: number, count: number): number {
  let [even, odd] = [0, 0];
  let n = 0;
  for (; n + 1 < count; n += 2) {
    even += table[a + n]! * table[b + n]!;
    odd += table[a + n + 1]! * table[b + n + 1]!;
  }
  if (n < count) even += table[a + n]! * table[b + n]!;
  return even + odd;
}

/** Writes the solution of Σ u = b, both at `at` of the table, by Cholesky's decomposition. */
function solve(table: Float64Array, at: number, k: number, lower: Float64Array, solution: Float64Array, to: number): void {
  for (let i = 0; i < k; i++) {
    for (let j = 0; j <= i; j++) {
      let value = table[at + i * k + j]!;
      for (let m = 0; m < j; m++) value -= lower[i * k + m]! * lower[j * k + m]!;
      lower[i * k + j] = i === j ? Math.sqrt(value) : value / lower[j * k + j]!;
    }
    let value = table[at + k * k + i]!;
    for (let m = 0; m < i; m++) value -= lower[i * k + m]! * solution[to + m]!;
    solution[to + i] = value / lower[i * k + i]!;
  }
  for (let i = k - 1; i >= 0; i--) {
    let value = solution[to + i]!;
    for (let m = i + 1; m < k; m++) value -= lower[m * k + i]! * solution[to + m]!;
    solution[to + i] = value / lower[i * k + i]!;
  }
}
