/**
 * Number of ways to write a form with complex root multiplicities λ as a product of forms of given degrees without a repeated root in any of
 * them, up to scaling: matrices of zeros and ones with row sums λ and column sums d.
 *
 * Summed over the strata, it counts the complex critical parameters of a network up to rescaling: Σ_λ N(λ) gED(λ).
 *
 * @param multiplicities λ, in any order.
 * @param degrees One for each layer, in the order of the layers; their sum is that of λ, or there is none.
 * @source GeoLCN, Theorem 5.3 (balls into bins, over the complex numbers); mathematics.md E3
 */
export function complexFactorizations(multiplicities: readonly number[], degrees: readonly number[]): number {
  const known = new Map<string, number>();
  const [...rows] = multiplicities;
  const count = (row: number, room: readonly number[]): number => {
    const multiplicity = rows[row];
    if (multiplicity === undefined) return room.every((left) => left === 0) ? 1 : 0;
    // layers with equal room are alike
    const key = `${row} ${[...room].sort((a, b) => a - b).join()}`;
    let total = known.get(key);
    if (total === undefined) known.set(key, (total = subsets(room, multiplicity).reduce((sum, rest) => sum + count(row + 1, rest), 0)));
    return total;
  };
  return count(0, degrees);
}

/** What room is left after one root has gone once into each of `size` layers, for all choices of the layers. */
function subsets(room: readonly number[], size: number): number[][] {
  if (size === 0) return [[...room]];
  if (room.length < size) return [];
  const [first, ...others] = room;
  const without = subsets(others, size).map((rest) => [first!, ...rest]);
  return first! > 0 ? [...subsets(others, size - 1).map((rest) => [first! - 1, ...rest]), ...without] : without;
}
