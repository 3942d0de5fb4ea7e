import type { Architecture } from '../network/architecture.ts';
import { bestBackend, type Backend } from '../program/engine.ts';
import { rowIterations, type Column } from '../program/rows.ts';
import { descentMap } from './descentMap.ts';
import { fastTrainer } from './fastTrainer.ts';
import { scales } from './levels.ts';
import { lossWidth, parameterCount } from './lossInputs.ts';
import { checkTables, ended, longestStep, tableRows, type BatchSettings, type BatchTrainer } from './trainings.ts';

export { ended, trainingsFor, type BatchSettings, type BatchTrainer, type Trainings } from './trainings.ts';

/** Places of the numbers of a training beside θ and the loss: steps that are left, and |h∇L|² at the end. */
const [left, watched] = [0, 1];

/**
 * Gradient descent of many small networks side by side: θ' = θ − h ∇L(θ) until |∇L|² is small, steps run out, or the run diverges. A place that
 * becomes free takes the next training from the queue. In the fast mode the ends of most trainings are computed (`fastTrainer`). Each training gives
 * the same doubles wherever and beside whatever it runs.
 *
 * @throws RangeError for a step size or number of steps that is not positive, and for tables of other sizes.
 * @source GeoLCN, section 7.1 (protocol)
 */
export function batchTrainer(a: Architecture, settings: BatchSettings, backend: Backend = bestBackend()): BatchTrainer {
  const { stepSize, stop, maxSteps, mode = 'brute' } = settings;
  if (!(stepSize > 0) || !(maxSteps >= 1) || !(stop >= 0)) throw new RangeError(`batchTrainer: step size ${stepSize}, stop ${stop}, ${maxSteps} steps`);
  const lower = stop * stepSize * stepSize;
  // where trainings end so far from critical points, levels are above where the steps grow without bounds, and nothing is to be computed
  if (mode === 'fast' && lower < longestStep * scales[0]! ** 2) return fastTrainer(a, settings, backend);
  const [p, width] = [parameterCount(a), lossWidth(a)];
  const columns = (table: number, count: number, factor = 1): Column[] => Array.from({ length: count }, (_, place) => ({ table, place, factor }));
  const map = { ...descentMap(a), columns: [...columns(0, p), ...columns(1, width, 2 * stepSize)], results: columns(0, p), left: { table: 2, place: left }, watched: { table: 2, place: watched }, bounds: [lower, longestStep], lastCounts: false } as const;
  const { tables, queue, iterations } = rowIterations([map], { rows: tableRows, widths: [p, width, 2] }, backend);
  const [theta, losses, others] = tables as [Float64Array, Float64Array, Float64Array];

  return {
    train(trainings, from = 0, to = trainings.count) {
      checkTables(trainings, p, width);
      for (let first = from; first < to; first += tableRows) {
        const count = Math.min(tableRows, to - first);
        theta.set(trainings.theta.subarray(first * p, (first + count) * p));
        losses.set(trainings.losses.subarray(first * width, (first + count) * width));
        for (let row = 0; row < count; row++) {
          others[2 * row + left] = maxSteps;
          queue[row] = row;
        }
        iterations[0]!.run(count, 1);
        trainings.theta.set(theta.subarray(0, count * p), first * p);
        for (let row = 0; row < count; row++) {
          const more = others[2 * row + left]!;
          trainings.steps[first + row] = maxSteps - more;
          trainings.status[first + row] = more === 0 ? ended.maxSteps : others[2 * row + watched]! <= lower ? ended.converged : ended.diverged;
        }
      }
    },
  };
}
