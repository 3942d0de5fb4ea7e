import { rng } from '../../numeric/rng.ts';
import type { Form } from '../../polynomial/form.ts';
import { allRealRoots, combinations, formDeterminant } from './formDeterminant.ts';
import { equationsAt, genericRanks, ranksOf, type HyperrootSystem } from './hyperrootSystem.ts';

/**
 * The θ at which a system has more solutions than in general: the real roots of a determinant, a form of known degree, tried in all
 * equations. If the system has no solution in general the determinant is one of the system with its constants.
 *
 * @source derived
 */
export function specialHyperroots(system: HyperrootSystem): number[] {
  const { rank, augmentedRank: size } = genericRanks(system);
  if (size === 0) return [];
  const columns = rank < size ? [0, 1, 2, 3] : [1, 2, 3];
  const random = rng(5);
  const mixed = (row: readonly Form[]): number[][] => {
    if (columns.length === size) return columns.map((k) => [...row[k]!]);
    return weights.map((weight) => row[0]!.map((_, i) => columns.reduce((sum, k, c) => sum + weight[c]! * row[k]![i]!, 0)));
  };
  const weights = Array.from({ length: size }, () => columns.map(() => random.normal()));
  const determinant = formDeterminant(combinations(system.rows, size).map(mixed));
  return allRealRoots(determinant).filter((theta) => {
    const found = ranksOf(equationsAt(system.rows, theta));
    const more = rank < size || found.rank < rank;
    return more && found.rank === found.augmentedRank;
  });
}
