import type { Architecture, Theta } from '../../network/architecture.ts';
import { rng } from '../../numeric/rng.ts';
import { euclideanNorm, isZeroForm, type Form } from '../../polynomial/form.ts';
import type { ProductFamily } from './imagePatch.ts';
import { nearestMultiple } from './nearestFactor.ts';
import { productOf, type FactorKind } from './productJet.ts';

/** Seed of the filters through which the patches go when the chart names none. */
export const imageSeed = 1;

/** Filters of norm one drawn at random, one for each layer. */
export function seededTheta({ filterSizes }: Architecture): number[][] {
  const random = rng(imageSeed);
  return filterSizes.map((k) => {
    const filter = Array.from({ length: k }, () => random.normal());
    return filter.map((c) => c / euclideanNorm(filter));
  });
}

/** All end-to-end filters, through those of θ: the parameterization itself. */
export const functionSpaceFamily = (a: Architecture, theta: Theta): ProductFamily => ({
  kinds: a.degrees.map((degree, l) => ({ degree, stride: a.cumulativeStrides[l]!, power: 1 })),
  factors: theta,
  byRealRoots: false,
});

/**
 * The components of the singular locus of the Zariski closure, each near θ: for a minimal move d_m −= ρ, d_{m+1} += 1 with
 * ρ = S̃_{m+1}/S̃_m the m-th reduced factor becomes H · ℓ(x^ρ, y^ρ), where ℓ can change groups.
 *
 * @returns For each move its reduced degrees d' and the family of products; none if a filter of θ is zero.
 * @source SparseFact (theorem on singularities); Convariety notes A8
 */
export function singularFamilies(a: Architecture, theta: Theta): { degrees: readonly number[]; family: ProductFamily }[] {
  const { degrees: d, cumulativeStrides: S, evenFilterCounts } = a.reduced;
  const groups = groupFactors(a, theta);
  if (groups === null) return [];
  const byRealRoots = evenFilterCounts.some((o) => o >= 2);
  return d.slice(1).flatMap((_, m) => {
    const ratio = S[m + 1]! / S[m]!;
    const split = nearestMultiple(groups[m]!, ratio, 1);
    if (split === null || isZeroForm(split.cofactor)) return [];
    const kinds: FactorKind[] = d.map((degree, g) => ({ degree: g === m ? degree - ratio : degree, stride: S[g]!, power: 1 }));
    const factors = groups.map((form, g) => (g === m ? split.cofactor : form));
    const degrees = d.map((degree, g) => degree + (g === m ? -ratio : g === m + 1 ? 1 : 0));
    return [{ degrees, family: { kinds: [...kinds, { degree: 1, stride: S[m + 1]!, power: 1 }], factors: [...factors, split.linear], byRealRoots } }];
  });
}

/**
 * Where two filters of one group can share a hyperroot, near θ: the group's factor becomes ℓ² q. These are critical values of the
 * parameterization; the boundary of M is among them.
 *
 * @returns For each group of at least two layers its stride and the family; none if a filter of θ is zero.
 * @source GeoLCN, Propositions 4.4 and 5.11
 */
export function doubleRootFamilies(a: Architecture, theta: Theta): { stride: number; family: ProductFamily }[] {
  const { degrees: d, cumulativeStrides: S, evenFilterCounts, layers } = a.reduced;
  const groups = groupFactors(a, theta);
  if (groups === null) return [];
  const byRealRoots = d.length === 1 || evenFilterCounts.some((o) => o >= 2);
  return d.flatMap((_, g) => {
    const split = layers[g]!.length < 2 ? null : nearestMultiple(groups[g]!, 1, 2);
    if (split === null || isZeroForm(split.cofactor)) return [];
    const kinds: FactorKind[] = d.map((degree, h) => ({ degree: h === g ? degree - 2 : degree, stride: S[h]!, power: 1 }));
    const factors = groups.map((form, h) => (h === g ? split.cofactor : form));
    return [{ stride: S[g]!, family: { kinds: [...kinds, { degree: 1, stride: S[g]!, power: 2 }], factors: [...factors, split.linear], byRealRoots } }];
  });
}

/** The reduced factors P̃_g of θ, as forms of degree d̃_g; layers of size 1 are scalars of the first. Null if a filter is zero. */
function groupFactors(a: Architecture, theta: Theta): Form[] | null {
  if (theta.some(isZeroForm)) return null;
  const scalar = theta.reduce((product, filter) => (filter.length === 1 ? product * filter[0]! : product), 1);
  return a.reduced.layers.map((layers, g) => {
    const factors = layers.map((l) => theta[l]!);
    const product = productOf(factors.map((f) => ({ degree: f.length - 1, stride: 1, power: 1 })), factors);
    return g === 0 ? product.map((c) => scalar * c) : product;
  });
}
