import { describe, expect, it } from 'vitest';
import { architecture } from '../network/architecture.ts';
import { endToEndFilter } from '../network/endToEndFilter.ts';
import { networkMatrix } from '../network/toeplitz.ts';
import { rng } from '../numeric/rng.ts';
import { expectNear, expectNumberNear } from '../testing/near.ts';
import { gaussianDataset } from './dataset.ts';
import { loss } from './loss.ts';
import { metricMatrix } from './metrics.ts';
import { squareLoss, tau } from './squareLoss.ts';

const diagonal = (entries: readonly number[]): number[][] => entries.map((entry, i) => entries.map((_, j) => (i === j ? entry : 0)));

/** ‖W X − Y‖² as it stands. */
function residual(matrix: readonly (readonly number[])[], inputs: readonly (readonly number[])[], outputs: readonly (readonly number[])[]): number {
  return outputs
    .flatMap((row, m) => row.map((y, n) => (matrix[m]!.reduce((sum, c, i) => sum + c * inputs[i]![n]!, 0) - y) ** 2))
    .reduce((sum, square) => sum + square, 0);
}

describe('tau', () => {
  it('turns diag(3, 1, 1, 3)/4 into the Bombieri metric for d_L = 2 (GeoLCN, Example 6.11)', () => {
    expect(tau(diagonal([3 / 4, 1 / 4, 1 / 4, 3 / 4]), 3, 1)).toEqual(metricMatrix('bombieri', 3));
  });

  it('turns a multiple of the identity into d_L times that multiple, for every stride (GeoLCN, Lemma 6.3)', () => {
    expect(tau(diagonal(Array.from({ length: 10 }, () => 2)), 4, 3)).toEqual(diagonal([6, 6, 6, 6]));
  });

  it('adds blocks at distance s', () => {
    const matrix = Array.from({ length: 5 }, (_, i) => Array.from({ length: 5 }, (_, j) => 10 * i + j));
    expect(tau(matrix, 3, 2)).toEqual([[22, 24, 26], [42, 44, 46], [62, 64, 66]]);
    expect(tau([[7]], 1, 5)).toEqual([[7]]);
  });

  it('refuses sizes that do not fit', () => {
    expect(() => tau(diagonal([1, 1, 1, 1]), 3, 2)).toThrow(RangeError);
    expect(() => tau(diagonal([1]), 2, 1)).toThrow(RangeError);
    expect(() => tau([[1, 2]], 1, 1)).toThrow(RangeError);
    expect(() => tau(diagonal([1, 1]), 2, 0)).toThrow(RangeError);
  });
});

describe('squareLoss', () => {
  it('equals ‖W X − Y‖² for networks with any strides and output widths (GeoLCN, (6.1)–(6.4))', () => {
    const random = rng(6);
    for (let seed = 0; seed < 60; seed++) {
      const layers = 1 + random.integer(3);
      const a = architecture({
        filterSizes: Array.from({ length: layers }, () => 1 + random.integer(3)),
        strides: Array.from({ length: layers }, () => 1 + random.integer(3)),
      });
      const { inputs, outputs } = gaussianDataset({ architecture: a, outputWidth: 1 + random.integer(3), samples: a.ambientDimension + 3, seed });
      const { target, metric, constant } = squareLoss({ inputs, outputs, architecture: a });
      for (let i = 0; i < 3; i++) {
        const theta = a.filterSizes.map((k) => Array.from({ length: k }, () => random.normal()));
        const whole = residual(networkMatrix(theta, a.strides, inputs.length), inputs, outputs);
        expectNumberNear(loss(endToEndFilter(theta, a.strides), { target, metric }) + constant, whole, 1e-11);
      }
    }
  });

  it('recovers the filter that made the data, with constant 0', () => {
    const a = architecture({ filterSizes: [3, 2], strides: [2, 1] });
    const { inputs } = gaussianDataset({ architecture: a, outputWidth: 2, samples: 9, seed: 1 });
    const theta = [[1, -2, 3], [2, 5]];
    const matrix = networkMatrix(theta, a.strides, inputs.length);
    const outputs = matrix.map((row) => inputs[0]!.map((_, n) => row.reduce((sum, c, i) => sum + c * inputs[i]![n]!, 0)));
    const fit = squareLoss({ inputs, outputs, architecture: a });
    expectNear(fit.target, endToEndFilter(theta, a.strides), 1e-12);
    expectNumberNear(fit.constant, 0, 1e-20);
  });

  it('finds a target where the metric alone would lose half of the digits', () => {
    // columns that differ by 1e-6: cond X = 1e6, cond X Xᵀ = 1e12
    const a = architecture({ filterSizes: [2], strides: [1] });
    const inputs = [[1, 1, 1], [1, 1 + 1e-6, 1 - 1e-6]];
    const outputs = [inputs[0]!.map((x, n) => 3 * x - 2 * inputs[1]![n]!)];
    expectNear(squareLoss({ inputs, outputs, architecture: a }).target, [3, -2], 1e-9);
  });

  it('names the cause when the data do not determine a target, or the widths do not fit', () => {
    const a = architecture({ filterSizes: [2, 2], strides: [1, 1] });
    const few = gaussianDataset({ architecture: a, samples: 2, seed: 1 });
    expect(() => squareLoss({ ...few, architecture: a })).toThrow('do not determine a target');
    expect(() => squareLoss({ inputs: [[1, 2, 3], [2, 4, 6], [1, 0, 1]], outputs: [[1, 1, 1]], architecture: a })).toThrow('do not determine a target');
    expect(() => squareLoss({ inputs: [[1], [1]], outputs: [[1]], architecture: a })).toThrow(RangeError);
    expect(() => squareLoss({ inputs: [[1], [1], [1]], outputs: [[1], [1]], architecture: a })).toThrow('outputs of width 1');
    expect(() => squareLoss({ inputs: [[1], [1], [1]], outputs: [[1, 2]], architecture: a })).toThrow('different numbers of samples');
    expect(() => squareLoss({ inputs: [[1], [NaN], [1]], outputs: [[1]], architecture: a })).toThrow('not a finite number');
    expect(() => squareLoss({ inputs: [], outputs: [], architecture: a })).toThrow(RangeError);
  });
});

describe('gaussianDataset', () => {
  it('has d_0 = k + (d_L − 1) s rows, the same numbers for the same seed, and says which seed', () => {
    const a = architecture({ filterSizes: [2, 2], strides: [2, 3] });
    const data = gaussianDataset({ architecture: a, outputWidth: 2, samples: 5, seed: 9 });
    expect([data.inputs.length, data.outputs.length, data.inputs[0]!.length, data.seed]).toEqual([10, 2, 5, 9]);
    expect(gaussianDataset({ architecture: a, outputWidth: 2, samples: 5, seed: 9 })).toEqual(data);
    expect(gaussianDataset({ architecture: a, outputWidth: 2, samples: 5, seed: 10 })).not.toEqual(data);
    expect(() => gaussianDataset({ architecture: a, samples: 0, seed: 1 })).toThrow(RangeError);
    expect(() => gaussianDataset({ architecture: a, samples: 1, outputWidth: 0, seed: 1 })).toThrow(RangeError);
  });
});
