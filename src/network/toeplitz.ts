import type { Filter, Theta } from './architecture.ts';

/** Dense matrix, row by row. */
export type Matrix = number[][];

/**
 * Convolutional matrix of one layer without padding: row i holds the filter from column s·i on.
 *
 * @param inputWidth d_{l−1}; it fits if d_{l−1} = k + (d_l − 1) s for an output width d_l ≥ 1.
 * @returns d_l × d_{l−1}, rows first.
 * @throws RangeError if the filter is empty, the stride is not an integer ≥ 1, or the width does not fit.
 * @source GeoLCN, (2.3) and (2.4)
 */
export function toeplitzMatrix(filter: Filter, stride: number, inputWidth: number): Matrix {
  const rows = outputWidth('toeplitzMatrix', filter.length, stride, inputWidth);
  return Array.from({ length: rows }, (_, i) => {
    const row = Array.from({ length: inputWidth }, () => 0);
    filter.forEach((c, j) => (row[stride * i + j] = c));
    return row;
  });
}

/**
 * Circulant matrix of one layer (cyclic signals): row i is the filter moved to the right by s·i, modulo the width.
 *
 * @returns width × width, rows first; the convolutional matrix is its upper left block.
 * @throws RangeError if the filter is empty or longer than the width, or the stride is not an integer ≥ 1.
 * @source GeoLCN, section 2.3
 */
export function circulantMatrix(filter: Filter, stride: number, width: number): Matrix {
  checkLayer('circulantMatrix', filter.length, stride, width);
  return Array.from({ length: width }, (_, i) => {
    const row = Array.from({ length: width }, () => 0);
    filter.forEach((c, j) => (row[(stride * i + j) % width] = c));
    return row;
  });
}

/** Convolutional matrices W_1, …, W_L of a network, first layer first, for inputs of width d_0. */
export function layerMatrices(theta: Theta, strides: readonly number[], inputWidth: number): Matrix[] {
  const widths = networkWidths(theta.map((w) => w.length), strides, inputWidth);
  return theta.map((w, l) => toeplitzMatrix(w, strides[l]!, widths[l]!));
}

/**
 * Matrix of the whole network, W_L ⋯ W_1: the convolutional matrix of the end-to-end filter with stride s_1 ⋯ s_L.
 *
 * @source GeoLCN, Proposition 2.2
 */
export const networkMatrix = (theta: Theta, strides: readonly number[], inputWidth: number): Matrix =>
  layerMatrices(theta, strides, inputWidth).reduce((product, layer) => multiply(layer, product));

/** Product W_L ⋯ W_1 of the circulant matrices of the layers, all d_0 × d_0. */
export function circulantNetworkMatrix(theta: Theta, strides: readonly number[], width: number): Matrix {
  checkNetwork('circulantNetworkMatrix', theta.length, strides);
  return theta.map((w, l) => circulantMatrix(w, strides[l]!, width)).reduce((product, layer) => multiply(layer, product));
}

/**
 * Widths d_0, d_1, …, d_L of the signals of a network.
 *
 * @throws RangeError naming the first layer that a width does not fit.
 * @source GeoLCN, (2.4): d_l = (d_{l−1} − k_l)/s_l + 1
 */
export function networkWidths(filterSizes: readonly number[], strides: readonly number[], inputWidth: number): number[] {
  checkNetwork('networkWidths', filterSizes.length, strides);
  const widths = [inputWidth];
  filterSizes.forEach((k, l) => widths.push(outputWidth(`networkWidths: layer ${l + 1}`, k, strides[l]!, widths[l]!)));
  return widths;
}

function outputWidth(name: string, filterSize: number, stride: number, inputWidth: number): number {
  checkLayer(name, filterSize, stride, inputWidth);
  if ((inputWidth - filterSize) % stride !== 0)
    throw new RangeError(
      `${name}: input width ${inputWidth} does not fit filter size ${filterSize} and stride ${stride}: ` +
        `${inputWidth} − ${filterSize} is not a multiple of ${stride}`,
    );
  return (inputWidth - filterSize) / stride + 1;
}

function checkLayer(name: string, filterSize: number, stride: number, width: number): void {
  if (filterSize < 1) throw new RangeError(`${name}: the filter is empty`);
  if (!Number.isInteger(stride) || stride < 1) throw new RangeError(`${name}: stride ${stride} is not an integer ≥ 1`);
  if (!Number.isInteger(width) || width < filterSize)
    throw new RangeError(`${name}: input width ${width} is smaller than the filter size ${filterSize}`);
}

function checkNetwork(name: string, layers: number, strides: readonly number[]): void {
  if (layers === 0) throw new RangeError(`${name}: no layer`);
  if (layers !== strides.length) throw new RangeError(`${name}: ${layers} layers but ${strides.length} strides`);
}

function multiply(a: Matrix, b: Matrix): Matrix {
  return a.map((row) => b[0]!.map((_, j) => row.reduce((sum, entry, i) => sum + entry * b[i]![j]!, 0)));
}
