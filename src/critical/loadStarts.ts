import type { Architecture } from '../network/architecture.ts';
import { isHook } from './hook.ts';
import { loadStart } from './starts/storedStarts.ts';
import { isLinear, strataOf } from './stratum.ts';
import { stratumSolver } from './stratumSolver.ts';

/**
 * Loads the stored solutions for general parameters for the strata of an architecture. Without them, and for strata where none are stored,
 * they are computed when they are first needed: up to a second for degree 6, several for degree 8.
 */
export async function loadStarts(a: Architecture): Promise<void> {
  for (const stratum of strataOf(a) ?? []) if (!isLinear(stratum) && !isHook(stratum)) await loadStart(stratum, stratumSolver);
}
