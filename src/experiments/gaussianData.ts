import type { Architecture } from '../network/architecture.ts';
import type { NormalSource } from '../numeric/normals.ts';
import { batchEvaluation, type BatchEvaluation } from '../program/batch.ts';
import type { Trainings } from '../training/batchTrainer.ts';
import { normalEquations } from './normalEquations.ts';

/** Working space for the data of one architecture; X is k × N, Y is 1 × N. */
export interface DataSets {
  /** Draws row after row of the trainings: data X, Y and start θ with independent standard normal entries; writes the targets, k numbers a row. */
  draw(trainings: Trainings, targets: Float64Array, normals: NormalSource): void;
}

/** Data sets at once: few enough that all their numbers stay in the nearest caches. */
const capacity = 100;

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
  const equations = equationsOf(k, samples);
  const { inputs, outputs } = equations;
  const drawn = (k + 1) * samples;
  const width = k * k + k;
  const numbers = new Float64Array(capacity * (drawn + p));
  return {
    draw({ losses, theta, count }, targets, normals) {
      for (let from = 0; from < count; from += capacity) {
        const size = Math.min(capacity, count - from);
        normals.fill(numbers, 0, size * (drawn + p));
        toColumns(numbers, drawn + p, size, inputs, drawn);
        for (let i = 0; i < size; i++) for (let j = 0; j < p; j++) theta[(from + i) * p + j] = numbers[i * (drawn + p) + drawn + j]!;
        equations.run(size);
        toRows(outputs, 0, losses, from * width, size, width);
        toRows(outputs, width, targets, from * k, size, k);
      }
    },
  };
}

/** The equations that were made last: the next architecture often has the same k. */
let last: { readonly k: number; readonly samples: number; readonly equations: BatchEvaluation } | null = null;

function equationsOf(k: number, samples: number): BatchEvaluation {
  if (last?.k !== k || last.samples !== samples) last = { k, samples, equations: batchEvaluation(normalEquations(k, samples), capacity) };
  return last.equations;
}

// functions of their own: engines optimise what stands within the closures of an architecture anew for each of them

/** The first `width` entries of `count` rows become entries 0, …, count − 1 of as many columns. */
function toColumns(rows: Float64Array, stride: number, count: number, columns: Float64Array, width: number): void {
  for (let i = 0; i < count; i++) for (let j = 0; j < width; j++) columns[j * capacity + i] = rows[i * stride + j]!;
}

/** The reverse, from column number `first` on, for rows from rows[from] on. */
function toRows(columns: Float64Array, first: number, rows: Float64Array, from: number, count: number, width: number): void {
  for (let i = 0; i < count; i++) for (let j = 0; j < width; j++) rows[from + i * width + j] = columns[(first + j) * capacity + i]!;
}
