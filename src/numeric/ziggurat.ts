import { exponential, logarithm } from './elementary.ts';

/** Number of layers: seven bits choose one. */
export const layers = 128;

/** Where the tail begins, and the area of each layer under e^(−x²/2): the 128 layers of this area end exactly at height 1. */
export const tailStart = 3.4426198558966523;
export const layerArea = 0.00991256303533646;

/** The ziggurat of the half normal density e^(−x²/2): layers of equal area, the lowest one with the tail. */
export interface Ziggurat {
  /** Layer i is 0 ≤ x < widths[i]; descending. widths[0] is the width of a rectangle with the area of the lowest layer, tail and all. */
  readonly widths: Float64Array;
  /** Share of layer i that lies below the density all the way up: widths[i + 1] / widths[i]. */
  readonly shares: Float64Array;
  /** Layer i lies between heights[i] and heights[i + 1]: e^(−x²/2) at widths[i], 0 and 1 at the ends; length `layers` + 1. */
  readonly heights: Float64Array;
}

/**
 * The layers from the lowest up: x_{i+1} = √(−2 log(e^(−x_i²/2) + A/x_i)) from x_1 = R, and x_0 = A e^(R²/2) in place of the layer with the tail.
 *
 * @source G. Marsaglia, W. W. Tsang, J. Stat. Softw. 5 (2000); R and A solve the same equations to full double precision
 */
export function normalZiggurat(): Ziggurat {
  const widths = new Float64Array(layers);
  const shares = new Float64Array(layers);
  const heights = new Float64Array(layers + 1);
  heights[1] = exponential((-tailStart * tailStart) / 2);
  widths[0] = layerArea / heights[1]!;
  widths[1] = tailStart;
  for (let i = 2; i < layers; i++) {
    heights[i] = heights[i - 1]! + layerArea / widths[i - 1]!;
    widths[i] = Math.sqrt(-2 * logarithm(heights[i]!));
  }
  heights[layers] = 1;
  for (let i = 0; i < layers - 1; i++) shares[i] = widths[i + 1]! / widths[i]!;
  return { widths, shares, heights };
}
