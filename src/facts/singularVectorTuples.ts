/**
 * Number of complex critical points of the Euclidean distance from a general tensor to the rank-one tensors of format
 * (d_1 + 1) × … × (d_r + 1): the coefficient of t_1^{d_1} … t_r^{d_r} in Π_g Σ_{a+b=d_g} (Σ_{h≠g} t_h)^a t_g^b.
 * Two factors give min(d_1, d_2) + 1, the singular values.
 *
 * @returns The number, or null if it is above 2^53.
 * @source Friedland, Ottaviani (2014)
 */
export function singularVectorTuples(degrees: readonly number[]): number | null {
  if (degrees.length === 2) return Math.min(...degrees) + 1;
  const steps = degrees.map((_, g) => degrees.slice(0, g).reduce((size, d) => size * (d + 1), 1));
  const size = degrees.reduce((product, d) => product * (d + 1), 1);
  const exponent = (index: number, g: number): number => Math.floor(index / steps[g]!) % (degrees[g]! + 1);

  const timesSum = (p: readonly number[], variables: readonly number[]): number[] =>
    p.map((_, index) =>
      variables.reduce((sum, g) => (exponent(index, g) > 0 ? sum + p[index - steps[g]!]! : sum), 0),
    );
  const all = degrees.map((_, g) => g);

  let product = Array.from({ length: size }, () => 0);
  product[0] = 1;
  for (const g of all) {
    const others = all.filter((h) => h !== g);
    let sum = product;
    let power = product;
    for (let a = 1; a <= degrees[g]!; a++) {
      power = timesSum(power, others);
      sum = timesSum(sum, [g]).map((c, index) => c + power[index]!);
    }
    product = sum;
  }
  const count = product[size - 1]!;
  return count <= Number.MAX_SAFE_INTEGER ? count : null;
}
