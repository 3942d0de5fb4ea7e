import type { Architecture } from '../network/architecture.ts';
import { noPattern } from '../polynomial/patternCode.ts';
import { ended, type Trainings } from '../training/batchTrainer.ts';
import { criticalPointFinder, type CriticalPointFinder } from '../training/criticalPointFinder.ts';
import { trainedRootsClearlyDifferent, trainedRootsClearlyEqual, limitRootsDifferent, limitRootsEqual } from '../numeric/tolerance.ts';
import { networkPatterns } from './networkPattern.ts';

/** Code for a limit whose pattern is not decided. No pattern has it. */
export const undecided = -1;

/** Reads the patterns of trained networks. */
export interface LimitPatterns {
  /**
   * For each converged training in rows 0, …, count − 1: the code of its pattern where it stands, with roots closer than the tolerance taken for one,
   * and that of the critical point that it converges to, or `undecided`.
   */
  read(trainings: Trainings, count: number, tolerance: number, codes: Int32Array, limits: Int32Array): void;
}

/**
 * Patterns of an architecture's trained networks and of their limits: where the pattern is the same by a much finer and a much coarser tolerance, it
 * is that of the limit; elsewhere the limit is found by Newton's method.
 *
 * @throws RangeError for end-to-end forms of degree above 10.
 */
export function limitPatterns(a: Architecture): LimitPatterns {
  const patterns = networkPatterns(a);
  // for so few runs, about one in a hundred, a kernel would take longer to be compiled than the plain back end takes for them
  let finder: CriticalPointFinder | null = null;
  return {
    read(trainings, count, tolerance, codes, limits) {
      const p = trainings.theta.length / trainings.count;
      const between = trainedRootsClearlyEqual <= tolerance && tolerance <= trainedRootsClearlyDifferent;
      const doubtful: number[] = [];
      for (let row = 0; row < count; row++) {
        codes[row] = noPattern;
        limits[row] = noPattern;
        if (trainings.status[row] !== ended.converged || !patterns.read(trainings.theta, row * p)) continue;
        const fine = patterns.code(trainedRootsClearlyEqual);
        const clear = fine === patterns.code(trainedRootsClearlyDifferent);
        codes[row] = clear && between ? fine : patterns.code(tolerance);
        limits[row] = clear ? fine : undecided;
        if (!clear) doubtful.push(row);
      }
      if (doubtful.length === 0) return;
      const points = new Float64Array(doubtful.length * p);
      const found = new Uint8Array(doubtful.length);
      (finder ??= criticalPointFinder(a, 'plain')).find(trainings, doubtful, points, found);
      doubtful.forEach((row, i) => {
        if (found[i] === 0 || !patterns.read(points, i * p)) return;
        const code = patterns.code(limitRootsEqual);
        if (code === patterns.code(limitRootsDifferent)) limits[row] = code;
      });
    },
  };
}
