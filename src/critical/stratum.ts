import type { Architecture } from '../network/architecture.ts';
import { partitionsBelow } from '../facts/patterns.ts';
import type { ProductCoordinates } from '../homotopy/productCoordinates.ts';

/** Factors of a filter that are forms in x^S, y^S, with the multiplicities of their roots (X : Y), X = x^S. */
export interface StratumGroup {
  /** S */
  readonly stride: number;
  /** λ, parts descending. */
  readonly partition: readonly number[];
}

/** A multiple root locus: filters Π_g P_g with P_g a form in x^{S_g}, y^{S_g} whose roots have the multiplicities λ_g. Groups by ascending stride. */
export interface Stratum {
  readonly groups: readonly StratumGroup[];
}

/** All parts of one size in one group: one form, whose roots all have this multiplicity. */
export interface StratumFactor {
  readonly group: number;
  readonly stride: number;
  readonly multiplicity: number;
  /** Number of parts. */
  readonly degree: number;
}

/**
 * Strata over which critical parameters with a filter other than 0 can lie for general data: those partitions of each group of layers with
 * equal cumulative stride for which the roots can be dealt out to the filters without a repeated root in a filter. The smallest first.
 *
 * @param limit Most strata.
 * @returns null if there are more.
 * @source GeoLCN, section 5.1 and Corollary 5.5 (stride one)
 */
export function strataOf(a: Architecture, limit = 256): readonly Stratum[] | null {
  const known = listed.get(a);
  if (known !== undefined && known.length <= limit) return known;
  let strata: StratumGroup[][] = [[]];
  for (let g = 0; g < a.reduced.degrees.length; g++) {
    const partitions = partitionsBelow(a.reduced.degrees[g]!, a.reduced.layers[g]!.map((l) => a.degrees[l]!), limit + 1);
    strata = strata.flatMap((before) => partitions.map((partition) => [...before, { stride: a.reduced.cumulativeStrides[g]!, partition }]));
    if (strata.length > limit) return null;
  }
  const dimension = (groups: readonly StratumGroup[]): number => groups.reduce((sum, { partition }) => sum + partition.length, 0);
  const sorted = strata.map((groups) => ({ groups })).sort((one, other) => dimension(one.groups) - dimension(other.groups));
  listed.set(a, sorted);
  return sorted;
}

const listed = new WeakMap<Architecture, readonly Stratum[]>();

/**
 * The critical equations in parameter space: every layer is a group of its own with simple roots, so that solutions are classes of critical
 * parameters with a product that is not 0, up to rescaling. For checks: the strata say the same in fewer unknowns. Where strides are equal
 * the solutions fall into a component for each stratum, which no loop of parameters connects.
 *
 * @source mathematics.md E3, E5
 */
export const parameterStratum = (a: Architecture): Stratum => ({
  groups: a.degrees.flatMap((degree, l) => (degree === 0 ? [] : [{ stride: a.cumulativeStrides[l]!, partition: Array.from({ length: degree }, () => 1) }])),
});

/** A function of a stratum that is computed once for each. */
function remembered<T>(compute: (stratum: Stratum) => T): (stratum: Stratum) => T {
  const known = new WeakMap<Stratum, { readonly value: T }>();
  return (stratum) => {
    let entry = known.get(stratum);
    if (entry === undefined) known.set(stratum, (entry = { value: compute(stratum) }));
    return entry.value;
  };
}

/** The forms P_{g,m} of which w = c Π P_{g,m}^m consists, large multiplicities last. */
export const factorsOf = remembered(({ groups }): readonly StratumFactor[] =>
  groups.flatMap(({ stride, partition }, group) =>
    [...new Set(partition)]
      .sort((one, other) => one - other)
      .map((multiplicity) => ({ group, stride, multiplicity, degree: partition.filter((part) => part === multiplicity).length })),
  ),
);

/** Degree of the filters of a stratum. */
export const degreeOf = ({ groups }: Stratum): number => groups.reduce((sum, { stride, partition }) => sum + stride * partition.reduce((d, part) => d + part, 0), 0);

/** Short name: parts of a group, or 0 for none, groups separated by a bar; strides are shown where one is not 1. "2.1.1", "1.1|1@2", "0|2@2" */
export const stratumName = remembered(({ groups }): string => groups.map(({ stride, partition }) => `${partition.join('.') || '0'}${stride === 1 ? '' : `@${stride}`}`).join('|'));

/** True if the filters of the stratum are dense in a linear space: then the target's projection is the only critical point. */
export const isLinear = ({ groups }: Stratum): boolean => groups.filter(({ partition }) => partition.length > 0).length <= 1 && groups.every(({ partition }) => partition.every((part) => part === 1));

export const coordinatesOf = remembered((stratum): ProductCoordinates => {
  const factors = factorsOf(stratum);
  return { degrees: factors.map(({ degree }) => degree), powers: factors.map(({ multiplicity }) => multiplicity) };
});
