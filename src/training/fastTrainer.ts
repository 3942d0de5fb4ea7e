import type { Architecture } from '../network/architecture.ts';
import { batchIteration } from '../program/batch.ts';
import type { Backend } from '../program/engine.ts';
import type { IteratedMap } from '../program/wasm.ts';
import { cycleWatch } from './cycleWatch.ts';
import { descentMap } from './descentMap.ts';
import { foresight } from './foresight.ts';
import { lastLevel, scales } from './levels.ts';
import { trainingLanes } from './trainingLanes.ts';
import { ended, longestStep, stepsAtOnce, type BatchSettings, type BatchTrainer } from './trainings.ts';

/**
 * A training that has made so many steps waits until the shorter ones are through: then long ones run side by side, and places are idle only at
 * their very end. A multiple of the steps between the looks of `cycleWatch`.
 */
const manySteps = 2048;

/**
 * Gradient descent as in `batchTrainer`, but for the ends of the trainings: those near their limits are finished by Newton's method, and the
 * steps that are left are counted by the linear map that gradient descent is there. On the way there they move in leaps where gradient descent is
 * about a flow (`foresight`). Those that go round in cycles are given up at once. Where anything is doubtful, steps are made.
 *
 * A training that is found to be given up ends with `maxSteps` steps and θ where it was looked at. The steps of the others are right to a few
 * percent. Of the trainings of the paper's architectures about one in 5,000 ends in another class than without this mode: where its end is close to
 * where trainings are given up.
 *
 * @source derived here (`foresight`, `cycleWatch`)
 */
export function fastTrainer(a: Architecture, settings: BatchSettings, backend: Backend): BatchTrainer {
  const { stepSize, stop, maxSteps } = settings;
  const map = descentMap(a);
  const { states: p } = map;
  const parameters = map.program.inputs - p;
  const kernel = batchIteration(withScale(map), backend);
  const ahead = foresight(a, settings, backend);
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
  // trainings that wait to be looked at, and those that go on by steps
  const waiting = new Int32Array(ahead.capacity);
  const back: number[] = [];
  const late: number[] = [];

  return {
    train(trainings, from = 0, to = trainings.count) {
      if (trainings.theta.length !== trainings.count * p || trainings.losses.length !== trainings.count * parameters) throw new RangeError('batchTrainer: tables for another architecture');
      const stages = new Uint8Array(trainings.count);
      let next = from;
      let waits = 0;
      owner.fill(-1);
      trainings.steps.fill(0, from, to);
      const goOn = (row: number): void => void (trainings.steps[row]! < manySteps ? back : late).push(row);
      const settle = (): void => {
        ahead.look(trainings, waiting, waits, stages, goOn);
        waits = 0;
      };
      const withdraw = (lane: number): number => {
        const row = leave(lane, trainings);
        stages[row] = stage[lane]!;
        return row;
      };
      const fill = (lane: number): void => {
        if (waits > 0 && back.length === 0 && next === to && late.length === 0) settle();
        const row = back.pop() ?? (next < to ? next++ : late.pop());
        if (row === undefined) return;
        enter(lane, trainings, row, trainings.steps[row]!);
        setStage(lane, stages[row]!);
        cycles.begin(lane, steps[lane]!);
      };
      for (;;) {
        let active = -1;
        for (let lane = 0; lane < lanes; lane++) {
          if (owner[lane]! < 0) fill(lane);
          if (owner[lane]! >= 0) active = lane;
        }
        if (active < 0) return;
        let most = keepCompany(active, maxSteps);
        for (let lane = 0; lane < lanes; lane++) if (owner[lane]! >= 0) most = Math.min(most, cycles.untilLook(lane, steps[lane]!));
        const done = kernel.run(most);
        for (let lane = 0; lane < lanes; lane++) {
          if (owner[lane]! < 0) continue;
          steps[lane]! += done;
          const watched = kernel.watched[lane]!;
          if (done < most && watched <= lower) {
            if (stage[lane] === lastLevel) trainings.status[leave(lane, trainings)] = ended.converged;
            else waiting[waits++] = withdraw(lane);
            if (waits === waiting.length) settle();
          } else if (done < most && !(watched < upper)) {
            // watched is a power of two times the square of the step: this comparison is that of `batchTrainer`
            if (watched < longestStep * scales[stage[lane]!]!) setStage(lane, 0);
            else trainings.status[leave(lane, trainings)] = ended.diverged;
          } else if (steps[lane]! >= maxSteps || (cycles.untilLook(lane, steps[lane]!) === 0 && cycles.look(lane, watched / scales[stage[lane]!]!))) {
            steps[lane] = maxSteps;
            trainings.status[leave(lane, trainings)] = ended.maxSteps;
          } else if (steps[lane] === manySteps) late.push(withdraw(lane));
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
