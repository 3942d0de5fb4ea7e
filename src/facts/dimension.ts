import { jacobianRank, largestCheckedDimension } from './modular.ts';
import { cite } from './sources.ts';
import { counted, tuple } from './tex.ts';
import type { Theorem } from './types.ts';

export const dimensionTheorems: readonly Theorem[] = [
  {
    id: 'dimension',
    source: cite('SparseFact', 'theorem on function spaces'),
    certainty: 'theorem',
    applies: () => true,
    says: (_, facts) => ({
      text: `\\dim \\mathcal{M} = \\textstyle\\sum_l (k_l - 1) + 1 = ${facts.dimension}`,
      plain: `The function space has dimension ${facts.dimension}: one for each free filter entry after rescaling.`,
      value: facts.dimension,
    }),
    holds: (a, facts, random) =>
      a.ambientDimension > largestCheckedDimension ? null : jacobianRank(a, random) === facts.dimension,
  },
  {
    id: 'codimension',
    source: cite('Notes', 'A1'),
    certainty: 'derived',
    applies: () => true,
    says: (a, facts) => ({
      text: `\\operatorname{codim}\\mathcal{M} = \\textstyle\\sum_l (k_l - 1)(S_l - 1) = ${facts.codimension} \\text{ in } \\mathbb{R}^{${a.ambientDimension}}`,
      plain: `End-to-end filters have ${counted(a.ambientDimension, 'coefficient')}, so the function space has codimension ${facts.codimension}.`,
      value: facts.codimension,
    }),
  },
  {
    id: 'euclideanClosed',
    source: cite('SparseFact', 'theorem on function spaces'),
    certainty: 'theorem',
    applies: () => true,
    says: () => ({
      text: '\\mathcal{M} \\text{ is semi-algebraic and closed in the Euclidean topology}',
      plain: 'The function space is given by polynomial equations and inequalities, and contains all its limit points.',
      value: true,
    }),
  },
  {
    id: 'reducedArchitecture',
    source: cite('SparseFact', 'lemma on reduced architectures'),
    certainty: 'theorem',
    applies: (a) => a.reduced.layers.some((layers) => layers.length > 1),
    says: (a) => ({
      text: `\\overline{\\mathcal{M}} = \\overline{\\mathcal{M}}_{\\tilde d, \\tilde S}, \\quad \\tilde d = ${tuple(a.reduced.degrees)}, \\ \\tilde S = ${tuple(a.reduced.cumulativeStrides)}`,
      plain: 'Merging layers with the same cumulative stride can enlarge the function space, but does not change its Zariski closure.',
      value: `${tuple(a.reduced.degrees)} ${tuple(a.reduced.cumulativeStrides)}`,
    }),
  },
];
