import type { Architecture } from '../network/architecture.ts';
import type { Backend } from '../program/engine.ts';
import { cycleWatch } from './cycleWatch.ts';
import { fastTable, tableRows } from './fastTable.ts';
import { foresight, type FastState } from './foresight.ts';
import { lastLevel, scales } from './levels.ts';
import { lossWidth, parameterCount } from './lossInputs.ts';
import { ended, longestStep, type BatchSettings, type BatchTrainer, type Trainings } from './trainings.ts';

/** A training that has made so many steps waits until the shorter ones are through: then long ones run side by side, in turns. */
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
  const p = parameterCount(a);
  const numbers = lossWidth(a);
  const table = fastTable(a, settings, backend);
  const { values, width, columns, queue, gone, descent } = table;
  const state: FastState = { steps: new Int32Array(tableRows), stages: new Uint8Array(tableRows), status: new Uint8Array(tableRows) };
  const { steps, stages, status } = state;
  const look = foresight(a, table, state, settings, backend);
  const cycles = cycleWatch(values, width, p, maxSteps);
  const lower = stop * stepSize * stepSize;
  // rows that go on by steps, those of them that wait for the shorter ones, and rows that are to be looked at
  const onward = new Int32Array(tableRows);
  const late = new Int32Array(tableRows);
  const waiting = new Int32Array(tableRows);
  let [going, delayed] = [0, 0];

  const limitOf = (row: number): number => Math.min(cycles.untilLook(steps[row]!), maxSteps - steps[row]!);
  const goOn = (row: number): void => {
    if (steps[row]! < manySteps) onward[going++] = row;
    else late[delayed++] = row;
  };
  const goOnAnew = (row: number): void => {
    cycles.begin(row);
    goOn(row);
  };
  const end = (row: number, how: number): void => void (status[row] = how);

  /** What becomes of a training that has left the descent; true if it is to be looked at. */
  const leaves = (row: number): boolean => {
    const left = values[row * width + columns.left]!;
    const watched = values[row * width + columns.watched]!;
    steps[row]! += limitOf(row) - left;
    if (left > 0) {
      if (watched <= lower) {
        if (stages[row]! < lastLevel) return true;
        end(row, ended.converged);
      } else if (watched < longestStep * scales[stages[row]!]!) {
        // watched is a power of two times the square of the step: this comparison is that of `batchTrainer`
        stages[row] = 0;
        goOn(row);
      } else end(row, ended.diverged);
    } else if (steps[row]! >= maxSteps || cycles.look(row, watched / scales[stages[row]!]!)) {
      steps[row] = maxSteps;
      end(row, ended.maxSteps);
    } else goOn(row);
    return false;
  };

  const load = ({ theta, losses }: Trainings, from: number, count: number): void => {
    for (let row = 0; row < count; row++) {
      const at = row * width;
      for (let i = 0; i < p; i++) values[at + columns.theta + i] = theta[(from + row) * p + i]!;
      for (let j = 0; j < numbers; j++) values[at + columns.loss + j] = 2 * stepSize * losses[(from + row) * numbers + j]!;
      steps[row] = stages[row] = 0;
      goOnAnew(row);
    }
  };
  const unload = (trainings: Trainings, from: number, count: number): void => {
    for (let row = 0; row < count; row++) {
      for (let i = 0; i < p; i++) trainings.theta[(from + row) * p + i] = values[row * width + columns.theta + i]!;
      trainings.steps[from + row] = steps[row]!;
      trainings.status[from + row] = status[row]!;
    }
  };

  const run = (): void => {
    for (let active = 0; going > 0 || delayed > 0 || active > 0; ) {
      if (going === 0) {
        onward.set(late.subarray(0, delayed));
        going = delayed;
        delayed = 0;
      }
      for (let i = 0; i < going; i++) {
        const row = onward[i]!;
        queue[i] = row;
        values[row * width + columns.left] = limitOf(row);
        values[row * width + columns.scale] = scales[stages[row]!]!;
      }
      active += going;
      const left = descent.run(going, Math.min(active, descent.lanes));
      active -= left;
      going = 0;
      let waits = 0;
      for (let i = 0; i < left; i++) {
        const row = gone[i]!;
        if (leaves(row)) waiting[waits++] = row;
      }
      look(waiting, waits, goOnAnew);
    }
  };

  return {
    train(trainings, from = 0, to = trainings.count) {
      if (trainings.theta.length !== trainings.count * p || trainings.losses.length !== trainings.count * numbers) throw new RangeError('batchTrainer: tables for another architecture');
      for (let first = from; first < to; first += tableRows) {
        const count = Math.min(tableRows, to - first);
        load(trainings, first, count);
        run();
        unload(trainings, first, count);
      }
    },
  };
}
