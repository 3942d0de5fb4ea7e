import { solveLinear } from '../numeric/solve.ts';
import { factorsOf, type Stratum } from './stratum.ts';

/**
 * The only critical point on a stratum that is dense in a linear space of forms in x^S, y^S: the projection of the target, as such a form.
 *
 * @returns null if Σ is singular to rounding on that space.
 */
export function projectedTarget(stratum: Stratum, metric: readonly (readonly number[])[], target: readonly number[]): number[] | null {
  const { stride, degree } = factorsOf(stratum)[0] ?? { stride: 1, degree: 0 };
  if (stride === 1 && degree + 1 === target.length) return [...target];
  const places = Array.from({ length: degree + 1 }, (_, j) => j * stride);
  const right = places.map((i) => metric[i]!.reduce((sum, entry, j) => sum + entry * target[j]!, 0));
  const solution = solveLinear(places.map((i) => places.map((j) => metric[i]![j]!)), right);
  return solution.status === 'solved' ? solution.solution : null;
}
