import type { Architecture } from '../network/architecture.ts';
import type { Backend } from '../program/engine.ts';
import { forgetAll, goesRound, untilLook } from './cycleWatch.ts';
import { fastRun, goOn, type FastRun } from './fastRun.ts';
import { lookAhead } from './foresight.ts';
import { lastLevel, scales } from './levels.ts';
import { checkTables, ended, longestStep, tableRows, type BatchSettings, type BatchTrainer, type Trainings } from './trainings.ts';

/**
 * Gradient descent as in `batchTrainer`, but for the ends of the trainings: those near their limits are finished by Newton's method, and the
 * steps that are left are counted by the linear map that gradient descent is there. On the way there they move in leaps where gradient descent is
 * about a flow (`foresight`). Those that go round in cycles are given up at once. Where anything is doubtful, steps are made.
 *
 * A training that is found to be given up ends with `maxSteps` steps and θ where it was looked at. The steps of the others are right to a few
 * percent. Of the trainings of the paper's architectures about one in 7,000 ends in another class than without this mode, of those of larger ones up
 * to one in 2,000: where its end is close to where trainings are given up, or where it goes about without order for long.
 *
 * @source derived here (`foresight`, `cycleWatch`)
 */
export function fastTrainer(a: Architecture, settings: BatchSettings, backend: Backend): BatchTrainer {
  const run = fastRun(a, settings, backend);
  const { p, losses } = run.table;
  return {
    train(trainings, from = 0, to = trainings.count) {
      checkTables(trainings, p, losses.length / tableRows);
      for (let first = from; first < to; first += tableRows) {
        const count = Math.min(tableRows, to - first);
        load(run, trainings, first, count);
        trainAll(run);
        unload(run, trainings, first, count);
      }
    },
  };
}

function load(run: FastRun, trainings: Trainings, from: number, count: number): void {
  const { p, theta, losses } = run.table;
  const width = losses.length / tableRows;
  theta.set(trainings.theta.subarray(from * p, (from + count) * p));
  losses.set(trainings.losses.subarray(from * width, (from + count) * width));
  run.steps.fill(0);
  run.stages.fill(0);
  run.sharp.fill(-1);
  forgetAll(run.cycles);
  for (let row = 0; row < count; row++) run.onward[row] = row;
  run.going = count;
}

function unload({ table: { p, theta }, steps, status }: FastRun, trainings: Trainings, from: number, count: number): void {
  trainings.theta.set(theta.subarray(0, count * p), from * p);
  trainings.steps.set(steps.subarray(0, count), from);
  trainings.status.set(status.subarray(0, count), from);
}

function trainAll(run: FastRun): void {
  const { descent } = run.table;
  for (let active = 0; run.going > 0 || run.delayed > 0 || active > 0; ) {
    if (run.going === 0) {
      run.onward.set(run.late.subarray(0, run.delayed));
      run.going = run.delayed;
      run.delayed = 0;
    }
    queueForDescent(run);
    active += run.going;
    const left = descent.run(run.going, Math.min(active, descent.lanes));
    active -= left;
    lookAhead(run, sortDescents(run, left));
  }
}

function queueForDescent(run: FastRun): void {
  const { table: { queue, others, width, at }, stages, onward, going } = run;
  for (let i = 0; i < going; i++) {
    const row = onward[i]!;
    queue[i] = row;
    others[row * width + at.left] = stepsAhead(run, row);
    others[row * width + at.scale] = scales[stages[row]!]!;
  }
}

/** Steps that a row may make until it is looked at for cycles, or given up. */
const stepsAhead = ({ steps, maxSteps }: FastRun, row: number): number => Math.min(untilLook(steps[row]!), maxSteps - steps[row]!);

/** What becomes of the rows that have left the descent: they end, go on, or come into the queue to be looked at; the number of these is returned. */
function sortDescents(run: FastRun, count: number): number {
  const { table: { queue, gone, others, width, at }, steps, stages, status, bound, maxSteps } = run;
  run.going = 0;
  let fallen = 0;
  for (let i = 0; i < count; i++) {
    const row = gone[i]!;
    const left = others[row * width + at.left]!;
    const watched = others[row * width + at.watched]!;
    const stage = stages[row]!;
    steps[row]! += stepsAhead(run, row) - left;
    if (left > 0) {
      if (watched <= bound) {
        if (stage < lastLevel) queue[fallen++] = row;
        else status[row] = ended.converged;
      } else if (watched < longestStep * scales[stage]!) {
        // watched is a power of two times the square of the step: this comparison is that of `batchTrainer`
        stages[row] = 0;
        goOn(run, row);
      } else status[row] = ended.diverged;
    } else if (steps[row]! >= maxSteps || goesRound(run.cycles, row, watched / scales[stage]!)) {
      steps[row] = maxSteps;
      status[row] = ended.maxSteps;
    } else goOn(run, row);
  }
  return fallen;
}
