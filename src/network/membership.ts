import { membershipTolerance } from '../numeric/tolerance.ts';
import type { Certainty } from '../polynomial/projectiveRoot.ts';
import { isZeroForm } from '../polynomial/form.ts';
import type { Architecture, Filter } from './architecture.ts';
import { missingKinds } from './closedness.ts';
import { oddRealCount, pairCount, realCount } from './hyperroots.ts';
import { type GroupFactors, availableDegrees, factorsBelow, reducedFactorizations } from './reducedFactorizations.ts';
import { type StrideDecomposition, strideDecomposition } from './strideDecomposition.ts';

/** `strideOne`: a group runs out of real roots nearby; `reduced`: hyperroots of a group may leave the real line in pairs nearby. */
export type BoundaryKind = 'strideOne' | 'reduced';

export interface Membership {
  /** Is the filter the end-to-end filter of some real network? */
  readonly inFunctionSpace: boolean;
  /** Is it in M and a limit of real points of the Zariski closure outside M? */
  readonly onBoundary: boolean;
  readonly boundaryKinds: readonly BoundaryKind[];
  /** Is it in the Zariski closure of M: does it factor over C? */
  readonly inClosure: boolean;
  /** Is it a singular point of the Zariski closure? */
  readonly singular: boolean;
  readonly certainty: Certainty;
  /** One sentence in words, with the statement that decided. */
  readonly reason: string;
}

export interface MembershipOptions {
  /** Relative residual below which a filter counts as lying on the Zariski closure. Default: membershipTolerance. */
  readonly tolerance?: number;
}

/**
 * Where a filter lies: in the function space M, on its relative boundary ∂M = M ∩ closure(M̄ ∖ M), in the Zariski closure M̄ only, or
 * outside; and whether M̄ is singular there.
 *
 * The form is split into its largest strided factors by polyphase gcds; all questions are then combinatorics of hyperroots. A filter
 * is in M exactly if some real reduced factorization has at least o_g real hyperroots in every group g. It is on the boundary if
 * besides (a) some real reduced factorization has a group with at most o_g − 2 real hyperroots of odd multiplicity, or (b) for some
 * group g ≥ 2 of odd degree, (d̃_g + 1)/2 pairs of hyperroots can leave the real line together.
 *
 * @param filter k coefficients, highest power of x first. The zero filter is in every function space.
 * @throws RangeError if the filter has not k finite coefficients.
 * @source GeoLCN, Lemma 4.2 and Proposition 4.4 (stride one); mathematics.md A8, A9, A12 (any strides)
 */
export function membership(a: Architecture, filter: Filter, options: MembershipOptions = {}): Membership {
  checkFilter('membership', a, filter);
  if (isZeroForm(filter)) return zeroMembership(a);
  return membershipOfDecomposition(a, strideDecomposition(filter, a.reduced.cumulativeStrides, options.tolerance ?? membershipTolerance, a.reduced.degrees.at(-1)));
}

/** The same for a form that is known by its strided factors (from trained filters, say). */
export function membershipOfDecomposition(a: Architecture, decomposition: StrideDecomposition): Membership {
  const { reduced } = a;
  const { certainty } = decomposition;
  const available = availableDegrees(decomposition.degrees, reduced);
  if (available === null)
    return outside(certainty, false, false, 'Outside M and its Zariski closure: it does not factor with these strides, not even over the complex numbers.');
  const singular = reduced.degrees.filter((d) => d > 0).length > 1 && available.some((e, g) => g > 0 && e > reduced.degrees[g]!);

  let inFunctionSpace = false;
  let strideOne = false;
  let pairsCanLeave = false;
  let best: GroupFactors | null = null;
  const factorizations = reducedFactorizations(decomposition, reduced, (partial) => {
    const d = reduced.degrees[partial.group]!;
    if (partial.group === 0 || d % 2 === 0 || pairsCanLeave) return;
    pairsCanLeave = pairCount(partial.available) >= (d + 1) / 2 && factorsBelow(decomposition.degrees, reduced, partial);
  });
  for (const factors of factorizations) {
    best ??= factors;
    inFunctionSpace ||= factors.every((roots, g) => realCount(roots) >= reduced.evenFilterCounts[g]!);
    strideOne ||= factors.some((roots, g) => oddRealCount(roots) <= reduced.evenFilterCounts[g]! - 2);
    if (inFunctionSpace && strideOne && (pairsCanLeave || reduced.degrees.length === 1)) break;
  }
  if (!inFunctionSpace) return outside(certainty, true, singular, whyOutside(a, best));
  const boundaryKinds: BoundaryKind[] = [...(strideOne ? (['strideOne'] as const) : []), ...(pairsCanLeave ? (['reduced'] as const) : [])];
  return {
    inFunctionSpace,
    onBoundary: boundaryKinds.length > 0,
    boundaryKinds,
    inClosure: true,
    singular,
    certainty,
    reason: whyInside(a, boundaryKinds),
  };
}

/** @throws RangeError if the filter has not k finite coefficients. */
export function checkFilter(name: string, a: Architecture, filter: Filter): void {
  if (filter.length !== a.ambientDimension)
    throw new RangeError(`${name}: ${filter.length} coefficients, but this architecture has filters of ${a.ambientDimension}`);
  if (!filter.every(Number.isFinite)) throw new RangeError(`${name}: coefficients [${filter.join(', ')}] are not all finite`);
}

function outside(certainty: Certainty, inClosure: boolean, singular: boolean, reason: string): Membership {
  return { inFunctionSpace: false, onBoundary: false, boundaryKinds: [], inClosure, singular, certainty, reason };
}

/** 0 is in every function space; it is on the boundary exactly if M misses real points of its closure, since both are cones. */
function zeroMembership(a: Architecture): Membership {
  const missing = missingKinds(a.reduced);
  const boundaryKinds: BoundaryKind[] = [...(missing.strideOne ? (['strideOne'] as const) : []), ...(missing.reduced ? (['reduced'] as const) : [])];
  return {
    inFunctionSpace: true,
    onBoundary: boundaryKinds.length > 0,
    boundaryKinds,
    inClosure: true,
    singular: a.reduced.degrees.filter((d) => d > 0).length > 1,
    certainty: 'exact',
    reason: `In M: the zero filter belongs to every function space${boundaryKinds.length > 0 ? '; it is on the boundary, because M is a cone that misses real points of its closure' : ''}.`,
  };
}

function whyOutside(a: Architecture, factors: GroupFactors | null): string {
  if (factors === null) return 'Outside M, but in its Zariski closure: it factors over the complex numbers only.';
  const { evenFilterCounts, cumulativeStrides } = a.reduced;
  const g = factors.findIndex((roots, i) => realCount(roots) < evenFilterCounts[i]!);
  const variables = cumulativeStrides[g] === 1 ? '' : ` in (x^${cumulativeStrides[g]} : y^${cumulativeStrides[g]})`;
  const needed = evenFilterCounts[g]!;
  const found = realCount(factors[g]!);
  const has = found === 0 ? 'no real root' : `only ${found} real root${found === 1 ? '' : 's'}`;
  return `Outside M: ${has}${variables}, but each of the ${needed === 1 ? 'filters of even size, one here,' : `${needed} filters of even size`} needs one (GeoLCN, Lemma 4.2).`;
}

function whyInside(a: Architecture, kinds: readonly BoundaryKind[]): string {
  if (kinds.length === 0) return 'In M, not on its boundary.';
  const thick = a.reduced.degrees.length === 1;
  const why = kinds.map((kind) =>
    kind === 'strideOne'
      ? `nearby forms have too few real roots${thick ? ' (GeoLCN, Proposition 4.4)' : ''}`
      : 'nearby forms of the closure have hyperroots that are not real',
  );
  return `In M, on its boundary: ${why.join('; ')}.`;
}
