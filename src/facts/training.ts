import type { Architecture } from '../network/architecture.ts';
import { cite } from './sources.ts';
import type { FactValues, Theorem } from './types.ts';

const layers = (a: Architecture): number => a.filterSizes.length;
const allGrow = (a: Architecture): boolean => a.degrees.every((d) => d > 0);

/** Stride one in the sense of GeoLCN, with two or more layers that do something. */
const isDeepStrideOne = (a: Architecture, facts: FactValues): boolean => facts.thick && allGrow(a) && layers(a) >= 2;

export const trainingTheorems: readonly Theorem[] = [
  {
    id: 'invariants',
    source: cite('GeoLCN', 'Proposition 5.13 (stride one; any strides: derived here)'),
    certainty: 'theorem',
    applies: (a) => layers(a) >= 2,
    says: () => ({
      text: '\\|w_i(t)\\|^2 - \\|w_j(t)\\|^2 \\text{ is constant along gradient flow}',
      plain: 'Gradient flow keeps the differences of the squared norms of the filters.',
      value: null,
    }),
  },
  {
    id: 'fiber',
    source: cite('GeoLCN', 'Lemma 5.7 (stride one; any strides: derived here)'),
    certainty: 'theorem',
    applies: (a) => layers(a) >= 2,
    says: (a) => ({
      text: `\\mu^{-1}(w),\\ w \\neq 0: \\text{ finitely many scaling classes, each of dimension } ${layers(a) - 1} \\text{ with } ${components(a)} \\text{ components}`,
      plain: `The parameters over a nonzero filter of the function space form finitely many scaling classes, each with ${components(a).replaceAll(/[{}]/g, '')} connected components of dimension ${layers(a) - 1}.`,
      value: layers(a) - 1,
    }),
  },
  {
    id: 'zeroFilters',
    source: cite('Notes', 'D8'),
    certainty: 'derived',
    applies: (a) => layers(a) >= 2,
    says: () => ({
      text: 'w_i = w_j = 0,\\ i \\neq j \\implies \\theta \\text{ critical for every loss}',
      plain: 'Parameters with two or more zero filters are critical for every loss.',
      value: null,
    }),
  },
  {
    id: 'globalOrCommonFactor',
    source: cite('GeoLCN', 'Proposition 5.1'),
    certainty: 'theorem',
    applies: isDeepStrideOne,
    says: () => ({
      text: '\\theta \\text{ critical, loss smooth and convex in } w \\implies \\theta \\text{ global minimum, or } \\gcd(\\pi(w_i), \\pi(w_j)) \\neq 1 \\text{ for some } i \\neq j',
      plain: 'For a smooth convex loss on filters a critical parameter is a global minimum, or two of its filters have a common factor.',
      value: null,
    }),
  },
  {
    id: 'criticalOnRootLocus',
    source: cite('GeoLCN', 'Theorem 5.2'),
    certainty: 'theorem',
    applies: isDeepStrideOne,
    says: () => ({
      text: '\\theta \\text{ critical, } w = \\mu(\\theta) \\neq 0 \\implies w \\in \\text{Crit}(\\ell|_{\\Delta_\\lambda}),\\ \\lambda \\text{ the root partition of } \\pi(w)',
      plain: 'The end-to-end filter of a critical parameter, if not zero, is a critical point of the loss on the locus of forms with the same root multiplicities.',
      value: null,
    }),
  },
  {
    id: 'criticalFromRootLocus',
    source: cite('GeoLCN', 'Theorem 5.3'),
    certainty: 'theorem',
    applies: isDeepStrideOne,
    says: () => ({
      text: 'w \\in \\text{Crit}(\\ell|_{\\Delta_\\lambda}),\\ w = \\mu(\\theta),\\ \\text{no } \\pi(w_i) \\text{ with a repeated root} \\implies \\theta \\text{ critical}',
      plain: 'Conversely, a critical point on a multiple root locus lifts to a critical parameter whenever no filter has a repeated root.',
      value: null,
    }),
  },
  {
    id: 'genericData',
    source: cite('GeoLCN', 'Theorem 5.4 and Corollary 5.5'),
    certainty: 'theorem',
    applies: isDeepStrideOne,
    says: () => ({
      text: '\\text{general data, } N \\ge d_0,\\ \\theta \\text{ critical},\\ \\mu(\\theta) \\neq 0 \\implies \\text{no } \\pi(w_i) \\text{ has a repeated root}',
      plain: 'For general data with at least as many samples as input entries, critical parameters with nonzero end-to-end filter have no repeated root in any filter; so only compatible root patterns occur.',
      value: null,
    }),
  },
  {
    id: 'stridedTraining',
    source: cite('SparseFact', 'theorem on the squared error loss'),
    certainty: 'theorem',
    applies: (a) => allGrow(a) && layers(a) >= 2 && a.reduced.layers.every((group) => group.length === 1),
    says: (a) => ({
      text: `N \\ge ${a.ambientDimension},\\ \\text{almost all data: } \\theta \\text{ critical} \\implies \\mu(\\theta) = 0, \\text{ or } \\theta \\text{ regular and } \\mu(\\theta) \\text{ a smooth interior point}`,
      plain: `With all strides above 1 and at least ${a.ambientDimension} samples, for almost all data every critical parameter has the zero end-to-end filter, or is a regular point over a smooth interior point of the function space.`,
      value: null,
    }),
  },
  {
    id: 'spuriousMinima',
    source: cite('GeoLCN', 'Example 5.10'),
    certainty: 'theorem',
    applies: (a, facts) => facts.thick && a.filterSizes.join() === '2,3',
    says: () => ({
      text: '\\mathcal{M} = \\mathbb{R}^4, \\text{ yet some square losses have local minima that are not global}',
      plain: 'Every filter can be represented, yet some square losses have local minima in parameter space that are not global.',
      value: true,
    }),
  },
];

const components = (a: Architecture): string => (layers(a) > 40 ? `2^{${layers(a) - 1}}` : String(2 ** (layers(a) - 1)));
