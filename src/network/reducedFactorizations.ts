import type { ReducedArchitecture } from './architecture.ts';
import { chordalDistance } from '../polynomial/projectiveRoot.ts';
import { type Hyperroot, matchTolerance, mergeHyperroots, pushDown, selections, take, toHyperroots, totalDegree } from './hyperroots.ts';
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
 * The real (conjugation-closed) reduced factorizations of a form up to exchanging hyperroots that make no difference, from the group of
 * largest stride down; groups see each partial factorization once through `visit` before they choose.
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
  /**
   * Hyperroots with the same weight, multiplicity and sign split alike at every lower stride. They are interchangeable as long as none
   * of their parts meets a root that is there already; one that does, and 0 and infinity, are each of their own kind.
   */
  const kindsOf = (roots: readonly Hyperroot[], g: number): string[] =>
    roots.map((root, i) => {
      const { point, weight, multiplicity } = root;
      const fixed = point.re === 0 && point.im === 0;
      if (fixed || cumulativeStrides.slice(0, g).some((S, h) => meets(pushDown([root], cumulativeStrides[g]! / S), own[h]!))) return `own ${i}`;
      return `${weight} ${multiplicity} ${weight === 1 && point.re > 0}`;
    });
  function* descend(g: number, handedDown: readonly Hyperroot[], above: GroupFactors): Generator<GroupFactors> {
    const available = mergeHyperroots(own[g]!, handedDown);
    visit({ group: g, available });
    for (const selection of selections(available, degrees[g]!, kindsOf(available, g))) {
      if (++seen > mostFactorizations) throw new RangeError(`reducedFactorizations: more than ${mostFactorizations} factorizations`);
      const { taken, left } = take(available, selection);
      const factors = [taken, ...above];
      if (g > 0) yield* descend(g - 1, pushDown(left, cumulativeStrides[g]! / cumulativeStrides[g - 1]!), factors);
      else if (left.length === 0) yield factors;
    }
  }
  yield* descend(degrees.length - 1, [], []);
}

const meets = (parts: readonly Hyperroot[], roots: readonly Hyperroot[]): boolean =>
  parts.some((p) => roots.some((r) => r.weight === p.weight && chordalDistance(p.point, r.point) <= matchTolerance));

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
