/** A homotopy H(x, t) = 0 of n equations in n complex unknowns, t in [0, 1]: solved at t = 1, wanted at t = 0. */
export interface HomotopySystem {
  /** n */
  readonly size: number;
  /**
   * Writes H, ∂H/∂x and ∂H/∂t at (x, t). Complex numbers are pairs (re, im).
   *
   * @param x 2n numbers.
   * @param value 2n numbers: H.
   * @param jacobian 2n² numbers: row i holds the derivatives of equation i.
   * @param velocity 2n numbers: ∂H/∂t.
   */
  evaluate(x: Float64Array, t: number, value: Float64Array, jacobian: Float64Array, velocity: Float64Array): void;
}
