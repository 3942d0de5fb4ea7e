import type { Architecture } from '../../network/architecture.ts';
import type { RootPattern } from '../../polynomial/formatRootPattern.ts';
import { evenFilterCount } from './kind.ts';

/** Where the forms of a root pattern lie with respect to M. */
export interface Place {
  readonly inFunctionSpace: boolean;
  readonly onBoundary: boolean;
  /** "boundary of M", "inside M" or "outside M", for labels. */
  readonly words: string;
  readonly role: 'boundary' | 'interior' | 'outside';
}

/**
 * Place of the forms of a root pattern for a full-dimensional M: with e even filters a form is in M iff it has at least e real roots
 * with multiplicity, and on the boundary iff besides at most e − 2 of its real roots have odd multiplicity.
 *
 * @source GeoLCN, Lemma 4.2 and Proposition 4.4
 */
export function placeOf(a: Architecture, { real }: RootPattern): Place {
  const e = evenFilterCount(a);
  const count = real.reduce((sum, m) => sum + m, 0);
  const odd = real.filter((m) => m % 2 === 1).length;
  if (count < e) return { inFunctionSpace: false, onBoundary: false, words: 'outside M', role: 'outside' };
  if (e >= 2 && odd <= e - 2) return { inFunctionSpace: true, onBoundary: true, words: 'boundary of M', role: 'boundary' };
  return { inFunctionSpace: true, onBoundary: false, words: 'inside M', role: 'interior' };
}
