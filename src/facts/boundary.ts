import type { Architecture } from '../network/architecture.ts';
import { missingKinds } from '../network/closedness.ts';
import { listed, oddRootCount, realRootCount } from './patterns.ts';
import { cite } from './sources.ts';
import { counted } from './tex.ts';
import type { Theorem } from './types.ts';

/**
 * Whether the function space has relative boundary points of each type other than 0.
 *
 * strideOne: limits in M of points of the reduced function space outside M; they exist iff some group has two or more even filters.
 * reduced: limits in M of points of the closure outside the reduced function space; they exist iff that space is not Zariski closed.
 * Merged or not, x^D (the filter 1, 0, …, 0) lies in M and is then a limit of both kinds: open sets of forms with too few real roots in one
 * group, or with a level-g factor of degree d̃_g + 1 without real roots, contain forms as near to x^D as one likes.
 *
 * @source Convariety notes A12; SparseFact (the two types)
 */
export const boundaryTypes = (a: Architecture): { strideOne: boolean; reduced: boolean } => missingKinds(a.reduced);

/**
 * Root patterns inside the function space, outside it and on its boundary, for effective stride one with e even filter sizes: at least e real
 * roots; fewer; at least e, but at most e − 2 distinct real roots of odd multiplicity. All null for thin spaces and above degree 16.
 * @source GeoLCN, Lemma 4.2 and Proposition 4.4
 */
export function spacePatterns(a: Architecture): {
  functionSpacePatterns: string[] | null;
  complementPatterns: string[] | null;
  boundaryPatterns: string[] | null;
} {
  if (a.reduced.degrees.length > 1) return { functionSpacePatterns: null, complementPatterns: null, boundaryPatterns: null };
  const e = a.reduced.evenFilterCounts[0]!;
  return {
    functionSpacePatterns: listed(a.degree, (pattern) => realRootCount(pattern) >= e),
    complementPatterns: listed(a.degree, (pattern) => realRootCount(pattern) < e),
    boundaryPatterns: listed(a.degree, (pattern) => realRootCount(pattern) >= e && oddRootCount(pattern) <= e - 2),
  };
}

export const boundaryTheorems: readonly Theorem[] = [
  {
    id: 'strideOneBoundary',
    source: cite('Notes', 'A12'),
    certainty: 'derived',
    applies: () => true,
    says: (_, { boundary }) => ({
      text: boundary.strideOne ? '\\partial\\mathcal{M} \\text{ has stride-one points } \\neq 0' : '\\partial\\mathcal{M} \\text{ has no stride-one points}',
      plain: boundary.strideOne
        ? 'There are stride-one boundary points: two or more even filters have the same cumulative stride. They form a set of codimension 1 in the function space (SparseFact).'
        : 'There are no stride-one boundary points: no two even filters have the same cumulative stride.',
      value: boundary.strideOne,
    }),
  },
  {
    id: 'reducedBoundary',
    source: cite('Notes', 'A5, A12'),
    certainty: 'derived',
    applies: () => true,
    says: (_, { boundary }) => ({
      text: boundary.reduced ? '\\partial\\mathcal{M} \\text{ has reduced points } \\neq 0' : '\\partial\\mathcal{M} \\text{ has no reduced points}',
      plain: boundary.reduced
        ? 'There are reduced boundary points: real forms that factor over the complex numbers, but not over the reals, come arbitrarily near. They form a set of codimension at least 2 in the function space (SparseFact).'
        : 'There are no reduced boundary points: every real form of the closure has a real factorization with the merged degrees.',
      value: boundary.reduced,
    }),
  },
  {
    id: 'boundaryRoots',
    source: cite('GeoLCN', 'Proposition 4.4'),
    certainty: 'theorem',
    applies: (_, facts) => facts.thick && facts.evenFilterCount >= 2,
    says: (_, { evenFilterCount: e }) => ({
      text: `0 \\neq w \\in \\partial\\mathcal{M} \\iff \\textstyle\\sum \\rho_i \\ge ${e} \\text{ and } \\#\\{\\rho_i \\text{ odd}\\} \\le ${e - 2}`,
      plain: `Nonzero boundary points have at least ${e} real roots with multiplicity, but ${e === 2 ? 'no real root' : `at most ${counted(e - 2, 'distinct real root')}`} of odd multiplicity.`,
      value: e - 2,
    }),
  },
  {
    id: 'boundaryClosure',
    source: cite('GeoLCN', 'Corollary 4.5'),
    certainty: 'theorem',
    applies: (_, facts) => facts.thick && facts.evenFilterCount >= 2,
    says: () => ({
      text: '\\overline{\\partial\\mathcal{M}} = \\{w : \\text{disc}\\,\\pi(w) = 0\\}',
      plain: 'The Zariski closure of the boundary is the discriminant hypersurface: forms with a multiple root.',
      value: null,
    }),
  },
  {
    id: 'complementCones',
    source: cite('GeoLCN', 'Proposition 4.7'),
    certainty: 'theorem',
    applies: (_, facts) => facts.thick && facts.evenFilterCount === 2,
    says: (a) => ({
      text: `\\mathbb{R}^{${a.ambientDimension}} \\setminus \\mathcal{M} = \\{\\text{positive forms}\\} \\cup \\{\\text{negative forms}\\}`,
      plain: 'With exactly two even filter sizes the filters that cannot be represented form two open convex cones: positive forms and negative forms.',
      value: 2,
    }),
  },
  {
    id: 'zeroOnBoundary',
    source: cite('Notes', 'A12'),
    certainty: 'derived',
    applies: () => true,
    says: (_, facts) => ({
      text: facts.zariskiClosed ? '0 \\notin \\partial\\mathcal{M}' : '0 \\in \\partial\\mathcal{M}',
      plain: facts.zariskiClosed
        ? 'The zero filter is no boundary point, since nothing of the closure is missing.'
        : 'The zero filter is a boundary point: function space and closure are cones.',
      value: !facts.zariskiClosed,
    }),
  },
  {
    id: 'patternsOmitted',
    source: cite('Notes', 'E1'),
    certainty: 'derived',
    applies: (_, facts) => facts.groups.some((group) => group.compatiblePatterns === null),
    says: () => ({
      text: '\\text{degree above 16: root patterns are not listed}',
      plain: 'Root patterns are listed up to degree 16 only; beyond that there are too many.',
      value: null,
    }),
  },
];
