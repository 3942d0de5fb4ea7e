import type { Architecture } from '../network/architecture.ts';
import { rng } from '../numeric/rng.ts';

export interface Dataset {
  /** X: d_0 × N, one column a sample. */
  readonly inputs: number[][];
  /** Y: d_L × N. */
  readonly outputs: number[][];
  readonly seed: number;
}

export interface GaussianDatasetOptions {
  readonly architecture: Architecture;
  /** d_L; then d_0 = k + (d_L − 1) s_1 ⋯ s_L. Default 1. */
  readonly outputWidth?: number;
  /** N */
  readonly samples: number;
  readonly seed: number;
}

/**
 * Data set with independent standard normal entries in inputs and outputs, the inputs drawn first, row by row.
 *
 * @throws RangeError unless N and d_L are integers ≥ 1.
 * @source GeoLCN, section 7.1 (d_L = 1, N = 10)
 */
export function gaussianDataset({ architecture, outputWidth = 1, samples, seed }: GaussianDatasetOptions): Dataset {
  if (!Number.isInteger(samples) || samples < 1) throw new RangeError(`gaussianDataset: ${samples} samples`);
  if (!Number.isInteger(outputWidth) || outputWidth < 1) throw new RangeError(`gaussianDataset: output width ${outputWidth}`);
  const stride = architecture.strides.reduce((product, s) => product * s, 1);
  const random = rng(seed);
  const gaussian = (rows: number): number[][] => Array.from({ length: rows }, () => Array.from({ length: samples }, () => random.normal()));
  const inputs = gaussian(architecture.ambientDimension + (outputWidth - 1) * stride);
  return { inputs, outputs: gaussian(outputWidth), seed };
}
