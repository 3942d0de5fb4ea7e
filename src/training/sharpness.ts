import type { Architecture } from '../network/architecture.ts';

/** Working space for `isSharp`. */
export interface Sharpness {
  readonly layers: number;
  readonly k: number;
  /** 2h */
  readonly factor: number;
  readonly rows: Float64Array;
  readonly u: Float64Array;
}

export function sharpness({ filterSizes, ambientDimension: k }: Architecture, factor: number): Sharpness {
  return { layers: filterSizes.length, k, factor, rows: new Float64Array(k * k), u: new Float64Array(k) };
}

/** Of the eigenvalue, with the Frobenius norm. */
const highest = 3;

/**
 * Tells whether gradient descent may be too fast for its target: whether the largest eigenvalue of the Hessian of hL is about above 2 at the global
 * minimum, where it then cannot come to rest.
 *
 * For L balanced layers, μ(θ) = u, each filter has about the length |u|^(1/L), and the eigenvalue is about L λ |u|^(2 − 2/L), λ the largest one of
 * A = 2hΣ. With the Frobenius norm of A instead of λ, which is somewhat larger, the bound is higher too.
 *
 * @param losses, at The place of Σ and Σu in a table.
 * @returns True as well where Σ is not positive definite.
 * @source derived here
 */
export function isSharp({ layers, k, factor, rows, u }: Sharpness, losses: Float64Array, at: number): boolean {
  let squares = 0;
  for (let i = 0; i < k * k; i++) {
    rows[i] = losses[at + i]!;
    squares += rows[i]! * rows[i]!;
  }
  for (let i = 0; i < k; i++) u[i] = losses[at + k * k + i]!;
  // Gauss, without a search for pivots; then u from the last row up
  for (let i = 0; i < k; i++) {
    const pivot = rows[i * k + i]!;
    if (!(pivot > 0)) return true;
    for (let j = i + 1; j < k; j++) {
      const share = rows[j * k + i]! / pivot;
      for (let m = i + 1; m < k; m++) rows[j * k + m]! -= share * rows[i * k + m]!;
      u[j]! -= share * u[i]!;
    }
  }
  let length = 0;
  for (let i = k - 1; i >= 0; i--) {
    for (let m = i + 1; m < k; m++) u[i]! -= rows[i * k + m]! * u[m]!;
    u[i]! /= rows[i * k + i]!;
    length += u[i]! * u[i]!;
  }
  // (L |A| / bound)^L |u|^(2L − 2), by multiplications alone: the same on every engine
  const scale = (layers * factor * Math.sqrt(squares)) / highest;
  let power = scale;
  for (let l = 1; l < layers; l++) power *= scale * length;
  return !(power < 1);
}
