import type { Architecture } from '../network/architecture.ts';
import { asSafeNumber } from './genericCount.ts';
import { cite } from './sources.ts';
import { closureTex } from './tex.ts';
import type { Classification, Theorem } from './types.ts';

/**
 * Degree of the Zariski closure, (Σ d̃_g)! / Π d̃_g!: a birational linear projection of the Segre variety Π P^{d̃_g}.
 * @source Convariety notes A2
 */
export function closureDegree({ reduced: { degrees } }: Architecture): bigint {
  let total = 0;
  let degree = 1n;
  for (const d of degrees)
    for (let i = 1; i <= d; i++) degree = (degree * BigInt(++total)) / BigInt(i);
  return degree;
}

const classes: readonly Classification[] = [
  { number: 1, thick: true, closed: true, smooth: true, minimal: { filterSizes: [3, 2], strides: [1, 1] } },
  { number: 2, thick: true, closed: false, smooth: true, minimal: { filterSizes: [2, 2], strides: [1, 1] } },
  { number: 3, thick: false, closed: true, smooth: true, minimal: { filterSizes: [2, 2], strides: [2, 1] } },
  { number: 4, thick: false, closed: true, smooth: false, minimal: { filterSizes: [3, 3], strides: [2, 1] } },
  { number: 5, thick: false, closed: false, smooth: true, minimal: { filterSizes: [2, 2, 2], strides: [2, 1, 1] } },
  { number: 6, thick: false, closed: false, smooth: false, minimal: { filterSizes: [3, 2], strides: [2, 1] } },
];

/**
 * The class by thick or thin, Zariski closed or not, smooth away from 0 or not, with the smallest architecture of two or more layers in it.
 * A thick closure is the whole space, so six of the eight combinations occur.
 * @source Convariety notes A7
 */
export const classification = (thick: boolean, closed: boolean, smooth: boolean): Classification =>
  classes.find((c) => c.thick === thick && c.closed === closed && (c.smooth === smooth || thick))!;

export const closedTheorems: readonly Theorem[] = [
  {
    id: 'zariskiClosed',
    source: cite('Notes', 'A5'),
    certainty: 'derived',
    applies: () => true,
    says: (_, facts) => ({
      text: facts.zariskiClosed ? `\\mathcal{M} = ${closureTex}` : `\\mathcal{M} \\subsetneq ${closureTex}`,
      plain: facts.zariskiClosed
        ? 'The function space is Zariski closed: polynomial equations alone describe it.'
        : 'The function space is not Zariski closed: inequalities are needed to describe it, and it has boundary points.',
      value: facts.zariskiClosed,
    }),
  },
  {
    id: 'classification',
    source: cite('Notes', 'A7'),
    certainty: 'derived',
    applies: () => true,
    says: (_, { classification: c }) => ({
      text: `\\text{${c.thick ? 'thick' : 'thin'}, ${c.closed ? 'closed' : 'not closed'}, closure ${c.smooth ? 'smooth' : 'singular'} away from } 0`,
      plain: `One of six classes of function spaces; the smallest architecture with two or more layers of this class has filter sizes ${c.minimal.filterSizes.join(', ')} and strides ${c.minimal.strides.join(', ')}.`,
      value: c.number,
    }),
  },
  {
    id: 'closureDegree',
    source: cite('Notes', 'A2'),
    certainty: 'derived',
    applies: () => true,
    says: (a) => ({
      text: `\\deg ${closureTex} = \\dfrac{(\\sum_g \\tilde d_g)!}{\\prod_g \\tilde d_g!} = ${closureDegree(a)}`,
      plain: `A general linear space of complementary dimension meets the complex Zariski closure in ${closureDegree(a)} point${closureDegree(a) === 1n ? '' : 's'} (in projective space).`,
      value: asSafeNumber(closureDegree(a)) ?? String(closureDegree(a)),
    }),
  },
];
