import type { Architecture } from '../network/architecture.ts';
import { batchIteration } from '../program/batch.ts';
import type { Backend } from '../program/engine.ts';
import type { IteratedMap } from '../program/wasm.ts';
import { cycleWatch } from './cycleWatch.ts';
import { descentMap } from './descentMap.ts';
import { tailFinisher } from './tailFinisher.ts';
import { trainingLanes } from './trainingLanes.ts';
import { ended, longestStep, stepsAtOnce, type BatchSettings, type BatchTrainer } from './trainings.ts';

/** A training is looked at when |∇L|² has fallen below `stop` · 2^level, at these levels one after another; level 0 is the end itself. */
const levels = [41, 38, 35, 32, 29, 26, 23, 20, 16, 8, 0] as const;
const scales = Float64Array.from(levels, (level) => 2 ** -level);
const last = levels.length - 1;

/** Share of the foretold steps by which they may be wrong, at each level: measured, the errors of one training in a thousand are larger. */
const doubts = [0.4, 0.25, 0.12, 0.06, 0.05, 0.02, 0.01, 0.01, 0.01, 0.01, 0] as const;

/**
 * Gradient descent as in `batchTrainer`, but for the ends of the trainings: those near their limits are finished by Newton's method, and the
 * steps that are left are counted by the linear map that gradient descent is there. Those that go round in cycles are given up at once. Where
 * anything is doubtful, steps are made.
 *
 * A training that is found to be given up ends with `maxSteps` steps and θ where it was looked at. The steps of the others are right to a few
 * percent. Of the trainings of the paper's architectures about one in 25,000 ends in another class than without this mode: where its end is close to
 * where trainings are given up.
 *
 * @source derived here (`tailFinisher`, `cycleWatch`)
 */
export function fastTrainer(a: Architecture, settings: BatchSettings, backend: Backend): BatchTrainer {
  const { stepSize, stop, maxSteps } = settings;
  const map = descentMap(a);
  const { states: p } = map;
  const parameters = map.program.inputs - p;
  const kernel = batchIteration(withScale(map), backend);
  const finisher = tailFinisher(a, settings, backend);
  const { lanes } = kernel;
  const lower = stop * stepSize * stepSize;
  const upper = longestStep * scales[0]!;
  kernel.bounds.set([lower, upper]);
  const { owner, steps, enter, leave, keepCompany } = trainingLanes(kernel, p, parameters, stepSize, stepsAtOnce);
  const cycles = cycleWatch(kernel.states, lanes, maxSteps);
  const stage = new Uint8Array(lanes);
  const setStage = (lane: number, s: number): void => {
    stage[lane] = s;
    kernel.parameters[parameters * lanes + lane] = scales[s]!;
  };
  // trainings that wait for the finisher, and those that it sends back
  const waiting = new Int32Array(finisher.capacity);
  const waitingStage = new Uint8Array(finisher.capacity);
  const back = new Int32Array(2 * finisher.capacity + lanes);
  const backStage = new Uint8Array(back.length);

  return {
    train(trainings, from = 0, to = trainings.count) {
      if (trainings.theta.length !== trainings.count * p || trainings.losses.length !== trainings.count * parameters) throw new RangeError('batchTrainer: tables for another architecture');
      let next = from;
      let [waits, returned] = [0, 0];
      owner.fill(-1);
      const settle = (): void => {
        const { limits, capacity } = finisher;
        finisher.run(waits);
        for (let i = 0; i < waits; i++) {
          const row = waiting[i]!;
          const more = finisher.steps[i]!;
          if (more < 0) {
            back[returned] = row;
            backStage[returned++] = waitingStage[i]! + 1;
          } else if (trainings.steps[row]! + more >= maxSteps) {
            trainings.steps[row] = maxSteps;
            trainings.status[row] = ended.maxSteps;
          } else {
            trainings.steps[row]! += more;
            trainings.status[row] = ended.converged;
            for (let j = 0; j < p; j++) trainings.theta[row * p + j] = limits[j * capacity + i]!;
          }
        }
        waits = 0;
      };
      const send = (lane: number): void => {
        const { inputs, capacity } = finisher;
        for (let i = 0; i < p; i++) inputs[i * capacity + waits] = kernel.states[i * lanes + lane]!;
        for (let j = 0; j < parameters; j++) inputs[(p + j) * capacity + waits] = kernel.parameters[j * lanes + lane]!;
        finisher.made[waits] = steps[lane]!;
        finisher.doubts[waits] = doubts[stage[lane]!]!;
        waitingStage[waits] = stage[lane]!;
        waiting[waits++] = leave(lane, trainings);
        if (waits === capacity) settle();
      };
      for (;;) {
        let active = -1;
        for (let lane = 0; lane < lanes; lane++) {
          if (owner[lane]! < 0 && (returned > 0 || next < to)) {
            const again = returned > 0;
            const row = again ? back[--returned]! : next++;
            enter(lane, trainings, row, again ? trainings.steps[row]! : 0);
            setStage(lane, again ? backStage[returned]! : 0);
            cycles.begin(lane, steps[lane]!);
          }
          if (owner[lane]! >= 0) active = lane;
        }
        if (active < 0) {
          if (waits === 0) return;
          settle();
          continue;
        }
        let most = keepCompany(active, maxSteps);
        for (let lane = 0; lane < lanes; lane++) if (owner[lane]! >= 0) most = Math.min(most, cycles.untilLook(lane, steps[lane]!));
        const done = kernel.run(most);
        for (let lane = 0; lane < lanes; lane++) {
          if (owner[lane]! < 0) continue;
          steps[lane]! += done;
          const watched = kernel.watched[lane]!;
          if (done < most && watched <= lower) {
            if (stage[lane]! < last) send(lane);
            else trainings.status[leave(lane, trainings)] = ended.converged;
          } else if (done < most && !(watched < upper)) {
            // watched is a power of two times the square of the step: this comparison is that of `batchTrainer`
            if (watched < longestStep * scales[stage[lane]!]!) setStage(lane, 0);
            else trainings.status[leave(lane, trainings)] = ended.diverged;
          } else if (steps[lane]! >= maxSteps || (cycles.untilLook(lane, steps[lane]!) === 0 && cycles.look(lane, watched / scales[stage[lane]!]!))) {
            steps[lane] = maxSteps;
            trainings.status[leave(lane, trainings)] = ended.maxSteps;
          }
        }
      }
    },
  };
}

/** The map with a further parameter, by which the watched number is multiplied. */
function withScale({ program: { inputs, operations, outputs }, states }: IteratedMap): IteratedMap {
  const watched = outputs[states]!;
  const scaled = [...operations, { kind: 'input', index: inputs } as const, { kind: 'multiply', left: watched, right: operations.length } as const];
  return { program: { inputs: inputs + 1, operations: scaled, outputs: [...outputs.slice(0, states), operations.length + 1] }, states };
}
