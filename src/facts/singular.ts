import type { Architecture } from '../network/architecture.ts';
import { definingPolynomials } from './definingEquations.ts';
import { canMove, moved } from './minimalMoves.ts';
import { drawMultiple, drawSparseMultiple, equationRank, largestCheckedDimension, vanishAt } from './modular.ts';
import { cite } from './sources.ts';
import { closureTex, tuple } from './tex.ts';
import type { FactValues, Theorem } from './types.ts';

/** The set D is listed in full up to this size; beyond it only the components are. */
export const mostListedDegrees = 1000;

/**
 * The set D of degree vectors d' ≠ d̃ with Σ d'_i S̃_i = Σ d̃_i S̃_i and Σ_{i≥l} d'_i S̃_i ≥ Σ_{i≥l} d̃_i S̃_i for every l: the singular
 * locus of the Zariski closure is {0} and the closures for d' in D (two or more groups of positive degree).
 *
 * @returns `degrees`, in descending lexicographic order, and whether they are all; `components`, the members whose closures are maximal:
 *   one minimal move d_m −= S̃_{m+1}/S̃_m, d_{m+1} += 1 for each m where d_m is large enough. Every member of D lies below one of
 *   them: at the first m where the tail from m + 1 grows, it grows by a multiple of S̃_{m+1}, all of it taken from d_m.
 * @source SparseFact (theorem on singularities; the sums in D must start at l, not at 1)
 */
export function singularDegrees(a: Architecture): { degrees: number[][]; components: number[][]; complete: boolean } {
  const { degrees: d, cumulativeStrides: S } = a.reduced;
  const components = d.flatMap((_, m) => (canMove(d, S, m) ? [moved(d, S, m)] : []));
  const found = new Map<string, number[]>();
  const queue = [...components];
  for (let next = queue.pop(); next !== undefined && found.size <= mostListedDegrees; next = queue.pop()) {
    const key = next.join();
    if (found.has(key)) continue;
    found.set(key, next);
    for (let m = 0; m + 1 < d.length; m++) if (canMove(next, S, m)) queue.push(moved(next, S, m));
  }
  const complete = found.size <= mostListedDegrees;
  return { degrees: complete ? [...found.values()].sort(descending) : components, components, complete };
}

function descending(p: readonly number[], q: readonly number[]): number {
  const i = p.findIndex((value, index) => value !== q[index]);
  return i < 0 ? 0 : q[i]! - p[i]!;
}

const positiveGroups = (a: Architecture): number => a.reduced.degrees.filter((d) => d > 0).length;

export const singularTheorems: readonly Theorem[] = [
  {
    id: 'singularLocus',
    source: cite('SparseFact', 'theorem on singularities, with the index of the sums corrected'),
    certainty: 'theorem',
    applies: (a) => positiveGroups(a) >= 2,
    says: (a, facts) => ({
      text: `\\text{Sing}(${closureTex}) = ${['\\{0\\}', ...facts.singularComponents.map((d) => `${closureTex}_{${tuple(d)},${tuple(a.reduced.cumulativeStrides)}}`)].join(' \\cup ')}`,
      plain:
        facts.singularComponents.length === 0
          ? 'The Zariski closure is singular at the zero filter only.'
          : `The Zariski closure is singular along the closures with reduced degrees ${facts.singularComponents.map(tuple).join(', ')} (and at 0).`,
      value: facts.singularComponents.map(tuple).join(' '),
    }),
    holds: (a, facts, random) => {
      const equations = definingPolynomials(a);
      const components = facts.singularComponents;
      if (components.length === 0 || equations === null || a.ambientDimension > largestCheckedDimension) return null;
      const component = components[random.integer(components.length)]!;
      const point = drawMultiple(component, a.reduced.cumulativeStrides, random);
      return vanishAt(equations, point) && equationRank(equations, point) < facts.codimension;
    },
  },
  {
    id: 'singularDegreesOmitted',
    source: cite('Notes', 'A8'),
    certainty: 'derived',
    applies: (_, facts) => !facts.singularDegreesComplete,
    says: () => ({
      text: `|D| > ${mostListedDegrees}; \\text{ only the components of the singular locus are listed}`,
      plain: `The set D has more than ${mostListedDegrees} members; only those that give components of the singular locus are listed.`,
      value: null,
    }),
  },
  {
    id: 'smoothAwayFromZero',
    source: cite('Notes', 'A6'),
    certainty: 'derived',
    applies: () => true,
    says: (a, facts) => ({
      text: smoothTex(a, facts),
      plain: facts.thick
        ? 'The Zariski closure is the whole space, which has no singular points.'
        : facts.smoothAwayFromZero
          ? 'The Zariski closure has no singular point except possibly 0: the merged filters do not overlap when they are shifted by their strides, so it is a cone of rank-one tensors.'
          : 'The Zariski closure has singular points other than 0: a merged filter is longer than its stride, so neighbouring shifts of it overlap.',
      value: facts.smoothAwayFromZero,
    }),
    holds: (a, facts, random) => {
      const equations = definingPolynomials(a);
      if (!facts.smoothAwayFromZero || equations === null || a.ambientDimension > largestCheckedDimension) return null;
      const point = drawSparseMultiple(a.reduced.degrees, a.reduced.cumulativeStrides, random);
      return vanishAt(equations, point) && equationRank(equations, point) === facts.codimension;
    },
  },
];

const smoothTex = (a: Architecture, facts: FactValues): string => {
  if (facts.thick) return `${closureTex} = \\mathbb{R}^{${a.ambientDimension}}`;
  const condition = '\\tilde d_g < \\tilde S_{g+1}/\\tilde S_g \\text{ for all } g < r';
  return facts.smoothAwayFromZero
    ? `${closureTex} \\setminus \\{0\\} \\text{ is smooth, as } ${condition}`
    : `${closureTex} \\setminus \\{0\\} \\text{ is singular, as not } ${condition}`;
};
