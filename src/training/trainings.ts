import type { Architecture } from '../network/architecture.ts';

/** When a training of a batch ends. */
export interface BatchSettings {
  readonly stepSize: number;
  /** It has converged once |∇L|² is at most this. */
  readonly stop: number;
  /** It is given up after so many steps. */
  readonly maxSteps: number;
  /** brute: every step is made. fast: the end of a training is computed once it is near its limit. Default: brute. */
  readonly mode?: 'brute' | 'fast';
}

/** How a training ended. */
export const ended = { converged: 0, maxSteps: 1, diverged: 2 } as const;

/** Trainings of one architecture, one a row of each table; p parameters, end-to-end filters of k coefficients. */
export interface Trainings {
  readonly count: number;
  /** Rows of k² + k numbers: Σ, rows first, and Σu, of the loss (w − u)ᵀ Σ (w − u). */
  readonly losses: Float64Array;
  /** Rows of p numbers: the start, first layer first; replaced by where the training ended. */
  readonly theta: Float64Array;
  /** Steps made. */
  readonly steps: Int32Array;
  /** How it ended: a number of `ended`. */
  readonly status: Uint8Array;
}

/** Room for so many trainings. */
export function trainingsFor({ filterSizes, ambientDimension: k }: Architecture, count: number): Trainings {
  const p = filterSizes.reduce((sum, size) => sum + size, 0);
  return { count, losses: new Float64Array(count * (k * k + k)), theta: new Float64Array(count * p), steps: new Int32Array(count), status: new Uint8Array(count) };
}

export interface BatchTrainer {
  /** Trains rows `from`, …, `to` − 1. */
  train(trainings: Trainings, from?: number, to?: number): void;
}

/** A step longer than this, squared, is divergence: polynomial gradients do not bring it back. */
export const longestStep = 1e20;

/** Trainings that are under way at once. */
export const tableRows = 512;

/** @throws RangeError for tables of another architecture: p parameters, losses of so many numbers. */
export function checkTables({ theta, losses, count }: Trainings, p: number, width: number): void {
  if (theta.length !== count * p || losses.length !== count * width) throw new RangeError('batchTrainer: tables for another architecture');
}
