import { jacobianRank, largestCheckedDimension } from './modular.ts';
import { cite } from './sources.ts';
import { counted } from './tex.ts';
import type { Theorem } from './types.ts';

export const fillingTheorems: readonly Theorem[] = [
  {
    id: 'thick',
    source: cite('GeoLCN', 'Theorem 4.1, Lemma 4.9, Proposition 4.11'),
    certainty: 'theorem',
    applies: () => true,
    says: (a, facts) => ({
      text: facts.thick
        ? `\\text{thick: } \\dim\\mathcal{M} = k = ${a.ambientDimension}`
        : `\\text{thin: } \\dim\\mathcal{M} = ${facts.dimension} < k = ${a.ambientDimension}`,
      plain: facts.thick
        ? 'The function space has full dimension: no stride above 1 acts below a filter of size 2 or more.'
        : 'The function space has lower dimension than the space of all filters: a stride above 1 acts below a filter of size 2 or more.',
      value: facts.thick,
    }),
    holds: (a, facts, random) =>
      a.ambientDimension > largestCheckedDimension ? null : (jacobianRank(a, random) === a.ambientDimension) === facts.thick,
  },
  {
    id: 'filling',
    source: cite('GeoLCN', 'Theorem 4.1, Lemma 4.9, Proposition 4.11'),
    certainty: 'theorem',
    applies: () => true,
    says: (a, facts) => {
      const even = counted(facts.evenFilterCount, 'even filter size');
      return {
        text: facts.filling
          ? `\\text{filling: } \\mathcal{M} = \\mathbb{R}^{${a.ambientDimension}}`
          : `\\text{not filling: } \\mathcal{M} \\subsetneq \\mathbb{R}^{${a.ambientDimension}}`,
        plain: facts.filling
          ? `Every filter of size ${a.ambientDimension} can be represented: the effective stride is one and there is at most one even filter size (here ${even}).`
          : facts.thick
            ? `Not every filter can be represented, since there are ${even}; at most one is allowed.`
            : 'Not every filter can be represented, since the function space has lower dimension.',
        value: facts.filling,
      };
    },
  },
  {
    id: 'realRoots',
    source: cite('GeoLCN', 'Lemma 4.2'),
    certainty: 'theorem',
    applies: (_, facts) => facts.thick,
    says: (_, facts) => ({
      text: `w \\in \\mathcal{M} \\iff w = 0 \\text{ or } \\pi(w) \\text{ has at least } ${facts.evenFilterCount} \\text{ real roots, counted with multiplicity}`,
      plain:
        facts.evenFilterCount === 0
          ? 'No real roots are required of a form: every filter size is odd.'
          : `A nonzero filter can be represented exactly if its form has at least ${counted(facts.evenFilterCount, 'real root')}, counted with multiplicity.`,
      value: facts.evenFilterCount,
    }),
  },
];
