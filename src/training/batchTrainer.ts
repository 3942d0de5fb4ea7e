import type { Architecture } from '../network/architecture.ts';
import { batchIteration } from '../program/batch.ts';
import { bestBackend, type Backend } from '../program/engine.ts';
import { descentMap } from './descentMap.ts';
import { fastTrainer } from './fastTrainer.ts';
import { trainingLanes } from './trainingLanes.ts';
import { ended, longestStep, stepsAtOnce, type BatchSettings, type BatchTrainer } from './trainings.ts';

export { ended, trainingsFor, type BatchSettings, type BatchTrainer, type Trainings } from './trainings.ts';

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
  if (mode === 'fast') return fastTrainer(a, settings, backend);
  const map = descentMap(a);
  const { states: p } = map;
  const parameters = map.program.inputs - p;
  const kernel = batchIteration(map, backend);
  const { lanes } = kernel;
  const lower = stop * stepSize * stepSize;
  kernel.bounds.set([lower, longestStep]);
  const { owner, steps, enter, leave, keepCompany } = trainingLanes(kernel, p, parameters, stepSize, stepsAtOnce);

  return {
    train(trainings, from = 0, to = trainings.count) {
      if (trainings.theta.length !== trainings.count * p || trainings.losses.length !== trainings.count * parameters) throw new RangeError('batchTrainer: tables for another architecture');
      let next = from;
      owner.fill(-1);
      const finish = (lane: number, status: number): void => {
        trainings.status[leave(lane, trainings)] = status;
      };
      for (;;) {
        let active = -1;
        for (let lane = 0; lane < lanes; lane++) {
          if (owner[lane]! < 0 && next < to) enter(lane, trainings, next++, 0);
          if (owner[lane]! >= 0) active = lane;
        }
        if (active < 0) return;
        const most = keepCompany(active, maxSteps);
        const done = kernel.run(most);
        for (let lane = 0; lane < lanes; lane++) {
          if (owner[lane]! < 0) continue;
          steps[lane]! += done;
          const watched = kernel.watched[lane]!;
          if (done < most && watched <= lower) finish(lane, ended.converged);
          else if (done < most && !(watched < longestStep)) finish(lane, ended.diverged);
          else if (steps[lane]! >= maxSteps) finish(lane, ended.maxSteps);
        }
      }
    },
  };
}
