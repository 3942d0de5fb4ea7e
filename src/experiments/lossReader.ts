import type { Architecture } from '../network/architecture.ts';
import type { Trainings } from '../training/batchTrainer.ts';

/** (w − u)ᵀ Σ (w − u) where the training in a row stands: its loss above the least one of all linear maps. */
export type LossReader = (trainings: Trainings, targets: Float64Array, row: number) => number;

/** Losses of an architecture's trainings; working space is kept. */
export function lossReader({ filterSizes, cumulativeStrides, ambientDimension: k }: Architecture): LossReader {
  let w = new Float64Array(k);
  let product = new Float64Array(k);
  return ({ losses, theta, count }, targets, row) => {
    let at = (row * theta.length) / count;
    let length = 1;
    w[0] = 1;
    for (let l = 0; l < filterSizes.length; l++) {
      const size = filterSizes[l]!;
      const stride = size === 1 ? 1 : cumulativeStrides[l]!;
      const next = length + (size - 1) * stride;
      product.fill(0, 0, next);
      for (let j = 0; j < size; j++) for (let i = 0; i < length; i++) product[i + j * stride]! += w[i]! * theta[at + j]!;
      [w, product] = [product, w];
      length = next;
      at += size;
    }
    for (let i = 0; i < k; i++) w[i]! -= targets[row * k + i]!;
    let loss = 0;
    const from = (row * losses.length) / count;
    for (let i = 0; i < k; i++) for (let j = 0; j < k; j++) loss += w[i]! * losses[from + i * k + j]! * w[j]!;
    return loss;
  };
}
