import { euclideanNorm } from '../polynomial/form.ts';
import type { Architecture, Filter, Theta } from './architecture.ts';
import { fiber } from './fiber.ts';

/**
 * The point of one scaling class of a fiber with given invariants δ_l = |w_l|² − |w_{l+1}|².
 *
 * With β_l = |κ_l q_l|² the condition is Π_l β_l = Π_l |q_l|², β_l = β_L + δ_l + … + δ_{L−1}: the left side grows from 0 to ∞ on the
 * admissible range, so the solution is unique up to signs of the κ_l; those of the representative are kept.
 *
 * @param invariants L − 1 numbers.
 * @param classIndex Index into fiber(a, filter).
 * @throws RangeError for a filter outside M, a class that does not exist, or a wrong number of invariants.
 * @source GeoLCN, Corollary 5.14 and equation (5.5); mathematics.md D5
 */
export function fiberPoint(a: Architecture, filter: Filter, invariants: readonly number[], classIndex = 0): Theta {
  const classes = fiber(a, filter);
  const representative = classes[classIndex];
  if (representative === undefined)
    throw new RangeError(`fiberPoint: class ${classIndex} of ${classes.length}${classes.length === 0 ? ' (the filter is outside M)' : ''}`);
  return withInvariants(representative, invariants);
}

/** Rescales the filters, product of the factors 1, to the given invariants. @throws RangeError for a wrong number of them or a zero filter. */
export function withInvariants(theta: Theta, invariants: readonly number[]): Theta {
  const layers = theta.length;
  if (invariants.length !== layers - 1 || !invariants.every(Number.isFinite))
    throw new RangeError(`withInvariants: ${invariants.length} invariants for ${layers} layers, [${invariants.join(', ')}]`);
  const norms = theta.map(euclideanNorm);
  if (norms.some((n) => n === 0)) throw new RangeError('withInvariants: a filter is zero');
  // β_l = β_L + offset_l
  const offsets = theta.map((_, l) => invariants.slice(l).reduce((sum, d) => sum + d, 0));
  const wanted = wantedNorms(offsets, norms.reduce((sum, n) => sum + 2 * Math.log(n), 0));
  return theta.map((w, l) => w.map((c) => c * (wanted[l]! / norms[l]!)));
}

/** √β_l for β_l = m + (offset_l − least offset) with Σ log β_l = logProduct: bisection on log m, which keeps every digit when m is tiny. */
function wantedNorms(offsets: readonly number[], logProduct: number): number[] {
  const least = Math.min(...offsets);
  const gaps = offsets.map((o) => o - least);
  // m itself may lie below the smallest double, its square root does not
  const excess = (logM: number): number => gaps.reduce((sum, g) => sum + (g === 0 ? logM : Math.log(Math.exp(logM) + g)), 0) - logProduct;
  let low = -1400;
  let high = 1400;
  for (let step = 0; step < 200; step++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (excess(middle) < 0) low = middle;
    else high = middle;
  }
  return gaps.map((g) => (g === 0 ? Math.exp(low / 2) : Math.sqrt(Math.exp(low) + g)));
}
