import { describe, expect, it } from 'vitest';
import { rng } from '../numeric/rng.ts';
import { expectNear } from '../testing/near.ts';
import { endToEndFilter } from './endToEndFilter.ts';
import { circulantMatrix, circulantNetworkMatrix, layerMatrices, networkMatrix, networkWidths, toeplitzMatrix } from './toeplitz.ts';

const random = rng(2);
const cases = Array.from({ length: 60 }, () => {
  const layers = 1 + random.integer(4);
  const strides = Array.from({ length: layers }, () => 1 + random.integer(3));
  const theta = Array.from({ length: layers }, () => Array.from({ length: 1 + random.integer(3) }, () => random.normal()));
  return { theta, strides, stride: strides.reduce((product, s) => product * s, 1), rows: 1 + random.integer(3) };
});

describe('convolutional matrices', () => {
  it('has stride 2, filter size 3, width 7 as a 3 × 7 matrix (GeoLCN, (2.3))', () => {
    expect(toeplitzMatrix([1, 2, 3], 2, 7)).toEqual([
      [1, 2, 3, 0, 0, 0, 0],
      [0, 0, 1, 2, 3, 0, 0],
      [0, 0, 0, 0, 1, 2, 3],
    ]);
  });

  it('multiplies to the matrix of the end-to-end filter with stride s₁⋯s_L (GeoLCN, Proposition 2.2)', () => {
    for (const { theta, strides, stride, rows } of cases) {
      const filter = endToEndFilter(theta, strides);
      const width = filter.length + (rows - 1) * stride;
      const product = networkMatrix(theta, strides, width);
      expect(product.length).toBe(rows);
      expectNear(product.flat(), toeplitzMatrix(filter, stride, width).flat(), 1e-12);
      const widths = networkWidths(theta.map((w) => w.length), strides, width);
      expect(layerMatrices(theta, strides, width).map((matrix) => [matrix.length, matrix[0]!.length])).toEqual(theta.map((_, l) => [widths[l + 1], widths[l]]));
    }
  });

  it('names the layer that a width does not fit', () => {
    expect(() => toeplitzMatrix([1, 2, 3], 2, 6)).toThrow('input width 6 does not fit filter size 3 and stride 2');
    expect(() => toeplitzMatrix([1, 2, 3], 1, 2)).toThrow(RangeError);
    expect(() => toeplitzMatrix([], 1, 2)).toThrow(RangeError);
    expect(() => toeplitzMatrix([1], 0, 2)).toThrow(RangeError);
    expect(() => networkWidths([2, 2], [2, 1], 5)).toThrow('layer 1');
    expect(() => networkWidths([2, 2], [2, 1], 2)).toThrow('layer 2');
    expect(() => networkWidths([2, 2], [2], 4)).toThrow(RangeError);
  });
});

describe('circulant matrices', () => {
  it('has the product of GeoLCN, Example 2.9', () => {
    const [a, b, c, d] = [2, 3, 5, 7];
    expect(circulantNetworkMatrix([[a, b], [c, d]], [1, 1], 3)).toEqual([
      [a * c, a * d + b * c, b * d],
      [b * d, a * c, a * d + b * c],
      [a * d + b * c, b * d, a * c],
    ]);
  });

  it('multiplies to the circulant matrix of the end-to-end filter, whose upper left block is the convolutional matrix (GeoLCN, section 2.3)', () => {
    for (const { theta, strides, stride, rows } of cases) {
      const filter = endToEndFilter(theta, strides);
      const width = filter.length + (rows - 1) * stride;
      const circulant = circulantNetworkMatrix(theta, strides, width);
      expectNear(circulant.flat(), circulantMatrix(filter, stride, width).flat(), 1e-12);
      expectNear(circulant.slice(0, rows).flat(), networkMatrix(theta, strides, width).flat(), 1e-12);
    }
  });

  it('refuses a filter longer than the signal', () => {
    expect(() => circulantMatrix([1, 2, 3], 1, 2)).toThrow(RangeError);
  });
});
