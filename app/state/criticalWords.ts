import type { Inertia } from '../../src/critical/inertia.ts';
import { shortNumber } from './caption.ts';
import type { ListedPoint, Place } from './criticalReading.ts';

/** "spurious minimum", "saddle on its stratum": what a critical point is, in few words. */
export function pointName({ kind, place }: Pick<ListedPoint, 'kind' | 'place'>): string {
  if (place === 'target') return 'target';
  const name = kind === 'degenerate' ? 'degenerate point' : kind;
  return place === 'spurious' ? `spurious ${name}` : place === 'elsewhere' ? `${name} of its stratum` : name;
}

/** One word for a table. */
export const placeWords: Readonly<Record<Place, string>> = { target: 'the target', pure: 'pure', boundary: 'boundary', spurious: 'spurious', elsewhere: 'not reached' };

/** Where a critical point stands, and why. */
export function placeSentence({ place, point }: Pick<ListedPoint, 'place' | 'point'>): string {
  switch (place) {
    case 'target':
      return point.reachable ? 'The target itself, which this network makes: the global minimum.' : 'The target itself. This network does not make it.';
    case 'pure':
      return 'Pure: critical for the loss on the function space.';
    case 'boundary':
      return 'On the boundary of M, where the parametrization has not full rank.';
    case 'spurious':
      return 'Spurious: not critical for the loss on the function space, but in parameter space, where the parametrization has not full rank.';
    case 'elsewhere':
      return 'Critical on its stratum only: no critical parameters of this architecture lead here.';
  }
}

/** "4+ 1−": directions in which the loss rises, stays to second order, and falls. */
export function inertiaText([up, flat, down]: Inertia): string {
  return [`${up}+`, ...(flat > 0 ? [`${flat}·0`] : []), ...(down > 0 ? [`${down}−`] : [])].join(' ');
}

/** The same in words. */
export function inertiaWords([up, flat, down]: Inertia): string {
  const parts = [`rises in ${up}`, ...(flat > 0 ? [`is flat to second order in ${flat}`] : []), ...(down > 0 ? [`falls in ${down}`] : [])];
  const all = up + flat + down;
  if (down === 0 && flat === 0) return `the loss rises in ${all === 1 ? 'the only direction' : `all ${all} directions`}`;
  if (up === 0 && flat === 0) return `the loss falls in ${all === 1 ? 'the only direction' : `all ${all} directions`}`;
  return `of ${all} directions the loss ${parts.length === 1 ? parts[0]! : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)!}`}`;
}

/** How sure the coefficients are. */
export function certaintySentence({ certainty, radius, fractions }: ListedPoint['point']): string {
  if (certainty === 'exact') return fractions === null ? 'Exact.' : 'Exact: fractions that satisfy the critical equations without rounding.';
  if (certainty === 'estimate' || radius === null) return 'An estimate: floating point found it, nothing is proved.';
  return radius === 0 ? 'Exact.' : `Certified: within ${shortNumber(radius)} of these coefficients there is exactly one real critical point of the stratum.`;
}
