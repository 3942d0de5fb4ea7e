import type { Architecture } from '../network/architecture.ts';
import { asSafeNumber, genericCount } from './genericCount.ts';
import { isNonOverlapping } from './minimalMoves.ts';
import { partitionsBelow } from './patterns.ts';
import { singularVectorTuples } from './singularVectorTuples.ts';
import { cite } from './sources.ts';
import { tuple } from './tex.ts';
import type { CriticalCount, FactCertainty, FactValues, Theorem } from './types.ts';

/** Strata are listed one by one up to this number; beyond it only the open stratum is. */
export const mostListedStrata = 256;

type Known = readonly [count: number, evidence: FactCertainty] | null;

/**
 * Strata over which critical parameters with μ(θ) ≠ 0 can lie for general data, with their numbers of complex critical points.
 *
 * A stratum is one root partition per group of the reduced architecture for which the roots can be dealt out to the filters of the
 * group without a repeated root in a filter. Smallest stratum first, the open stratum last.
 *
 * @source GeoLCN, section 5.1 and Corollary 5.5 (stride one); Convariety notes E2, E3
 */
export function criticalCounts(a: Architecture): { counts: CriticalCount[]; complete: boolean } {
  const groups = a.reduced.layers.map((layers, g) => ({ degree: a.reduced.degrees[g]!, bins: layers.map((l) => a.degrees[l]!) }));
  let strata: number[][][] = [[]];
  for (const { degree, bins } of groups) {
    const partitions = partitionsBelow(degree, bins, mostListedStrata + 1);
    strata = strata.flatMap((start) => partitions.map((partition) => [...start, partition])).slice(0, mostListedStrata + 1);
  }
  const complete = strata.length <= mostListedStrata;
  const listed = complete ? strata : [groups.map(({ degree }) => Array.from({ length: degree }, () => 1))];
  return { counts: listed.map((stratum) => countOf(a, stratum)), complete };
}

function countOf(a: Architecture, stratum: readonly (readonly number[])[]): CriticalCount {
  const generic = asSafeNumber(isWholeSpace(stratum) ? 1n : genericCount(stratum));
  const euclidean = euclideanCount(a, stratum, generic);
  const bombieri = bombieriCount(a, stratum);
  return {
    stratum,
    dimension: stratum.reduce((sum, partition) => sum + partition.length, 1),
    euclidean: euclidean?.[0] ?? null,
    generic,
    bombieri: bombieri?.[0] ?? null,
    evidence: {
      euclidean: euclidean?.[1] ?? null,
      generic: generic === null ? null : isWholeSpace(stratum) ? 'theorem' : 'derived',
      bombieri: bombieri?.[1] ?? null,
    },
  };
}

/** One group, all roots simple: the stratum is dense in a linear space, and the target's projection is the only critical point. */
const isWholeSpace = (stratum: readonly (readonly number[])[]): boolean =>
  stratum.filter((partition) => partition.length > 0).length <= 1 && stratum.flat().every((part) => part === 1);

/** One group: equal to the general number where that was computed, and on rational normal curves; several: rank-one tensors. */
function euclideanCount(a: Architecture, stratum: readonly (readonly number[])[], generic: number | null): Known {
  if (isWholeSpace(stratum)) return [1, 'theorem'];
  const partitions = stratum.filter((partition) => partition.length > 0);
  if (partitions.length === 1) {
    if (generic === null) return null;
    // On the curve of n-th powers Σ w_j² is Σ binom(n, j)² t^{2j}, a transformed Legendre polynomial with 2n distinct roots: the curve is transversal to the isotropic quadric.
    if (partitions[0]!.length === 1) return [generic, 'derived'];
    return sum(partitions[0]!) <= 8 ? [generic, 'computed'] : null;
  }
  if (isNonOverlapping(a) && stratum.flat().every((part) => part === 1)) {
    const tuples = singularVectorTuples(partitions.map(sum));
    return tuples === null ? null : [tuples, 'theorem'];
  }
  // the Euclidean metric is special for many strided architectures (notes E3): not known in general
  return null;
}

/** Stride one only: hooks (α, 1, …, 1) have n critical points; for other partitions no formula is known. */
function bombieriCount(a: Architecture, stratum: readonly (readonly number[])[]): Known {
  if (isWholeSpace(stratum)) return [1, 'theorem'];
  if (a.reduced.degrees.length > 1) return null;
  const partition = stratum[0]!;
  return partition.slice(1).every((part) => part === 1) ? [sum(partition), 'theorem'] : null;
}

const sum = (parts: readonly number[]): number => parts.reduce((total, part) => total + part, 0);

/**
 * Number of complex critical scaling classes of parameters with μ(θ) ≠ 0 for a general metric and a general target: the generic
 * Euclidean distance degree of Π_l P^{d_l}. Exact; null above 128 = Σ d_l.
 * @source arXiv 2401.16613 (abstract); Convariety notes E3
 */
export const criticalParameterClasses = (a: Architecture): bigint | null =>
  a.degrees.filter((d) => d > 0).length <= 1 ? 1n : genericCount(a.degrees.map((d) => Array.from({ length: d }, () => 1)));

export const criticalCountTheorems: readonly Theorem[] = [
  {
    id: 'criticalPointBound',
    source: cite('GeoLCN', 'Corollary 5.5, Examples 6.6 and 6.7'),
    certainty: 'derived',
    applies: (a, facts) => facts.thick && a.degree >= 2 && total(facts) !== null,
    says: (_, facts) => ({
      text: `\\#\\{\\mu(\\theta) \\neq 0 : \\theta \\text{ critical}\\} \\le \\textstyle\\sum_\\lambda \\text{gED}(\\Delta_\\lambda) = ${total(facts)} \\text{ for general data}`,
      plain: `For general data the critical parameters have at most ${total(facts)} different nonzero end-to-end filters; the bound counts complex solutions too.`,
      value: total(facts),
    }),
  },
  {
    id: 'euclideanIsGeneric',
    source: cite('GeoLCN', 'Remark 6.10'),
    certainty: 'computed',
    applies: (a, facts) => facts.thick && a.degree >= 2,
    says: () => ({
      text: '\\text{EDdeg}_{I}(\\Delta_\\lambda) = \\text{gED}(\\Delta_\\lambda) \\text{ (remark in the paper; confirmed by computation up to degree 8)}',
      plain:
        'On multiple root loci the Euclidean metric has as many complex critical points as a general metric. The paper remarks this; it was confirmed by computation up to degree 8, and numbers are shown only where they are known.',
      value: null,
    }),
  },
  {
    id: 'criticalParameterClasses',
    source: cite('Shahverdi', 'abstract'),
    certainty: 'theorem',
    applies: (a) => a.degrees.filter((d) => d > 0).length >= 2 && criticalParameterClasses(a) !== null,
    says: (a) => {
      const count = criticalParameterClasses(a)!;
      const factors = a.degrees.filter((d) => d > 0).map((d) => `\\mathbb{P}^{${d}}`);
      return {
        text: `\\#\\{[\\theta] \\text{ critical}, \\mu(\\theta) \\neq 0\\} = \\text{gED}(${factors.join('\\times')}) = ${count} \\text{ over } \\mathbb{C}, \\text{ for a general metric and target}`,
        plain: `For a general metric and target there are ${count} complex critical parameters with nonzero end-to-end filter, up to rescaling the filters. Special metrics, the Euclidean one among them, can have fewer.`,
        value: asSafeNumber(count) ?? String(count),
      };
    },
  },
  {
    id: 'strataOmitted',
    source: cite('Notes', 'E1'),
    certainty: 'derived',
    applies: (_, facts) => !facts.criticalCountsComplete,
    says: () => ({
      text: `\\text{more than } ${mostListedStrata} \\text{ strata; only the open one is listed}`,
      plain: `Critical parameters can lie over more than ${mostListedStrata} strata; only the open one is listed.`,
      value: null,
    }),
  },
  {
    id: 'openStratum',
    source: cite('Notes', 'E3'),
    certainty: 'derived',
    applies: (_, facts) => !facts.thick && (facts.criticalCounts.at(-1)?.generic ?? null) !== null,
    says: (a, facts) => ({
      text: `\\text{gEDdeg}\\,\\overline{\\mathcal{M}}_{${tuple(a.reduced.degrees)},${tuple(a.reduced.cumulativeStrides)}} = ${facts.criticalCounts.at(-1)!.generic}`,
      plain: `A general squared distance has ${facts.criticalCounts.at(-1)!.generic} complex critical points on the Zariski closure of the function space, away from its singular points.`,
      value: facts.criticalCounts.at(-1)!.generic,
    }),
  },
];

/** Sum of the general counts over all strata; null if one is unknown or the list is not complete. */
function total(facts: FactValues): number | null {
  if (!facts.criticalCountsComplete) return null;
  let bound = 0;
  for (const { generic } of facts.criticalCounts) {
    if (generic === null) return null;
    bound += generic;
  }
  return bound;
}
