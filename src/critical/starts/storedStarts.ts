import type { SolutionSet } from '../../homotopy/solutionSet.ts';
import { refined } from '../../homotopy/solutionSet.ts';
import { genericStart } from '../genericStart.ts';
import { withBestScale } from '../readings.ts';
import { degreeOf, stratumName, type Stratum } from '../stratum.ts';
import { keepStart, knownStart, startSeed, type StratumSolver } from '../stratumSolver.ts';
import { packed, unpacked } from './packing.ts';

/** Solutions for general parameters by stratum: the number of digits, then the coordinates of all points without c. */
export type StoredStarts = Readonly<Record<string, string>>;

/** One file for each degree of filters, made by .ci/startSystems.mjs. */
const files: Readonly<Record<number, () => Promise<{ readonly default: StoredStarts }>>> = {
  3: () => import('./degree3.data.json', { with: { type: 'json' } }),
  4: () => import('./degree4.data.json', { with: { type: 'json' } }),
  5: () => import('./degree5.data.json', { with: { type: 'json' } }),
  6: () => import('./degree6.data.json', { with: { type: 'json' } }),
  7: () => import('./degree7.data.json', { with: { type: 'json' } }),
  8: () => import('./degree8.data.json', { with: { type: 'json' } }),
};

/** Text of a start system. */
export const storeStart = ({ points }: SolutionSet, width: number): string => `${width}${points.map((point) => packed(point.subarray(0, -2), width)).join('')}`;

/**
 * The start system of a text, refined.
 *
 * @returns null if not all of its points are still there: the text belongs to other equations.
 */
export function restoreStart(solver: StratumSolver, text: string): SolutionSet | null {
  const width = Number(text[0]);
  const { parameters, start } = genericStart(solver.stratum, startSeed);
  const length = start.point.length - 2;
  const numbers = unpacked(text.slice(1), width);
  const points = Array.from({ length: Math.floor(numbers.length / length) }, (_, i) => Float64Array.of(...numbers.subarray(i * length, (i + 1) * length), 0, 0));
  const solutions = refined(solver, withBestScale(solver.stratum, { parameters, charts: start.charts, points }));
  return solutions.points.length === solver.count ? solutions : null;
}

/** Loads what is stored for a stratum; without it, or where it is not stored, the start system is computed when it is needed. */
export async function loadStart(stratum: Stratum, solverOf: (stratum: Stratum) => StratumSolver): Promise<void> {
  const file = files[degreeOf(stratum)];
  if (file === undefined || knownStart(stratum) !== undefined) return;
  const stored = await file().catch(() => null);
  const text = stored?.default[stratumName(stratum)];
  if (text === undefined) return;
  const solutions = restoreStart(solverOf(stratum), text);
  if (solutions !== null) keepStart(stratum, solutions);
}
