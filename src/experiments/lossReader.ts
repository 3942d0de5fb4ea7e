import type { Architecture } from '../network/architecture.ts';
import type { Trainings } from '../training/batchTrainer.ts';

/** (w − u)ᵀ Σ (w − u) where the training in a row stands: its loss above the least one of all linear maps. */
export type LossReader = (trainings: Trainings, targets: Float64Array, row: number) => number;

/** Losses of an architecture's trainings; working space is kept. */
export function lossReader({ filterSizes, cumulativeStrides, ambientDimension: k }: Architecture): LossReader {
  const strides = filterSizes.map((size, l) => (size === 1 ? 1 : cumulativeStrides[l]!));
  const [w, product] = [new Float64Array(k), new Float64Array(k)];
  return ({ losses, theta, count }, targets, row) => {
    writeProduct(theta, (row * theta.length) / count, filterSizes, strides, w, product);
    return squaredDistance(w, targets, row * k, losses, (row * losses.length) / count);
  };
}

// functions of their own: engines optimise what stands within a closure anew for each architecture

/** The end-to-end filter of the network that stands from theta[from] on, first layer first. */
function writeProduct(theta: Float64Array, from: number, filterSizes: readonly number[], strides: readonly number[], w: Float64Array, before: Float64Array): void {
  let [at, length] = [from, 1];
  w[0] = 1;
  for (let l = 0; l < filterSizes.length; l++) {
    const [size, stride] = [filterSizes[l]!, strides[l]!];
    for (let i = 0; i < length; i++) before[i] = w[i]!;
    const next = length + (size - 1) * stride;
    for (let i = 0; i < next; i++) w[i] = 0;
    for (let j = 0; j < size; j++) for (let i = 0; i < length; i++) w[i + j * stride]! += before[i]! * theta[at + j]!;
    length = next;
    at += size;
  }
}

/** (w − u)ᵀ Σ (w − u); w is overwritten. */
function squaredDistance(w: Float64Array, targets: Float64Array, target: number, losses: Float64Array, loss: number): number {
  const k = w.length;
  for (let i = 0; i < k; i++) w[i]! -= targets[target + i]!;
  let sum = 0;
  for (let i = 0; i < k; i++) for (let j = 0; j < k; j++) sum += w[i]! * losses[loss + i * k + j]! * w[j]!;
  return sum;
}
