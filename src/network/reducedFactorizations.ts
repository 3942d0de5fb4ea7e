import type { ReducedArchitecture } from './architecture.ts';
import { type Hyperroot, mergeHyperroots, pushDown, selections, take, toHyperroots, totalDegree } from './hyperroots.ts';
import type { StrideDecomposition } from './strideDecomposition.ts';

/** Guard against special points of huge architectures with astronomically many factorizations. */
const mostFactorizations = 200_000;

/** One real reduced factorization P = Π_g P̃_g: the hyperroots of each group's factor. */
export type GroupFactors = readonly (readonly Hyperroot[])[];

/** What is left when the groups above g have taken their factors: the form to be split among groups 1 … g, read at stride S̃_g. */
export interface PartialFactorization {
  readonly group: number;
  readonly available: readonly Hyperroot[];
}

/**
 * All real (conjugation-closed) reduced factorizations of a form, from the group of largest stride down; groups see each partial
 * factorization once through `visit` before they choose.
 *
 * A level-g hyperroot that group g leaves is handed down: it splits into S̃_g/S̃_{g−1} hyperroots of level g − 1.
 * @throws RangeError if there are more than 200,000.
 * @source mathematics.md A9, B5
 */
export function* reducedFactorizations(
  decomposition: StrideDecomposition,
  reduced: ReducedArchitecture,
  visit: (partial: PartialFactorization) => void = () => undefined,
): Generator<GroupFactors> {
  const { degrees, cumulativeStrides } = reduced;
  const own = decomposition.hyperroots.map(toHyperroots);
  let seen = 0;
  function* descend(g: number, handedDown: readonly Hyperroot[], above: GroupFactors): Generator<GroupFactors> {
    const available = mergeHyperroots(own[g]!, handedDown);
    visit({ group: g, available });
    for (const selection of selections(available, degrees[g]!)) {
      if (++seen > mostFactorizations) throw new RangeError(`reducedFactorizations: more than ${mostFactorizations} factorizations`);
      const { taken, left } = take(available, selection);
      const factors = [taken, ...above];
      if (g > 0) yield* descend(g - 1, pushDown(left, cumulativeStrides[g]! / cumulativeStrides[g - 1]!), factors);
      else if (left.length === 0) yield factors;
    }
  }
  yield* descend(degrees.length - 1, [], []);
}

/**
 * Numbers e_g of hyperroots that the groups g = r … 1 find when each takes d̃_g of them, or null if one finds too few: then no
 * factorization exists even over C. By the exchange lemma these numbers do not depend on which hyperroots are taken.
 */
export function availableDegrees(ownDegrees: readonly number[], reduced: ReducedArchitecture): number[] | null {
  return degreesBelow(ownDegrees, reduced, reduced.degrees.length - 1, ownDegrees.at(-1)!);
}

/** True if the remaining form factors over C among groups 1 … g. */
export const factorsBelow = (ownDegrees: readonly number[], reduced: ReducedArchitecture, { group, available }: PartialFactorization): boolean =>
  degreesBelow(ownDegrees, reduced, group, totalDegree(available)) !== null;

function degreesBelow(own: readonly number[], { degrees, cumulativeStrides }: ReducedArchitecture, top: number, found: number): number[] | null {
  const numbers: number[] = [];
  let e = found;
  for (let g = top; g >= 0; g--) {
    numbers.unshift(e);
    const left = e - degrees[g]!;
    if (left < 0) return null;
    if (g > 0) e = own[g - 1]! + (left * cumulativeStrides[g]!) / cumulativeStrides[g - 1]!;
  }
  return numbers;
}
