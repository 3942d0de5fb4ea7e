/**
 * Weights of values and derivatives of Hermite's interpolating polynomial: x(t) ≈ Σ_i weights_{2i} x(t_i) + weights_{2i+1} x'(t_i).
 *
 * @param times t_0, …: all different.
 * @param count How many of them, at most 3; the error is of order t^{2 count}.
 * @param weights 2 count numbers are written.
 */
export function hermiteWeights(times: ArrayLike<number>, count: number, t: number, weights: Float64Array): void {
  for (let i = 0; i < count; i++) {
    let [lagrange, slope] = [1, 0];
    for (let j = 0; j < count; j++) {
      if (j === i) continue;
      const gap = 1 / (times[i]! - times[j]!);
      lagrange *= (t - times[j]!) * gap;
      slope += gap;
    }
    const square = lagrange * lagrange;
    const distance = t - times[i]!;
    weights[2 * i] = (1 - 2 * slope * distance) * square;
    weights[2 * i + 1] = distance * square;
  }
}
