import { goOnAnew, type FastRun } from './fastRun.ts';
import { lastStepShare } from './fastTable.ts';
import { firstSteps, landed } from './leapMap.ts';
import { doubts, lastLevel, scales } from './levels.ts';
import { isSharp } from './sharpness.ts';
import { needsSpectrum, refusals } from './tailMap.ts';
import { ended, tableRows } from './trainings.ts';

/** Share of the steps added to or taken from the linear ones by which the end must miss where the training is given up. */
const nonlinearDoubt = 1;

/**
 * Ends the trainings in the queue, or moves them on, without making all of their steps: Newton's method and the linear map end those that are near
 * their limits (`tailMap`). Those that are not move to the next level in leaps (`leapMap`), where they are looked at again. Those for which both is of
 * no use go on by steps.
 *
 * @param count Rows in the queue.
 * @source derived here
 */
export function lookAhead(run: FastRun, count: number): void {
  const { newton, tail, leaps } = run.table;
  for (let left = count; left > 0; ) {
    newton.run(left, 1);
    const found = sortLimits(run, left);
    tail.run(found, 1);
    endTails(run, found);
    const leaping = queueForLeaps(run);
    leaps.run(leaping, 1);
    left = sortLandings(run, leaping);
  }
}

/** Of the rows for which Newton's method was tried those with limits come into the queue, and their number is returned; the others leap, or go on. */
function sortLimits(run: FastRun, count: number): number {
  const { queue, gone, others, width, at } = run.table;
  const bound = lastStepShare * run.bound;
  run.leaping = 0;
  let found = 0;
  for (let i = 0; i < count; i++) {
    const row = gone[i]!;
    const size = others[row * width + at.watched]!;
    if (size >= 0 && size <= bound) queue[found++] = row;
    else refuse(run, row, size < 0 ? refusals.indefinite : refusals.farFromLimit);
  }
  return found;
}

/**
 * A row whose end is not foretold is to leap. It goes on by steps where leaps are of no use; and from saddles, where descent does not come to rest later:
 * then the least difference in where it leaves them decides about the end.
 */
function refuse(run: FastRun, row: number, refusal: number): void {
  const stage = ++run.stages[row]!;
  if (refusal === refusals.swings || stage === lastLevel || (refusal === refusals.indefinite && staysRestless(run, row))) goOnAnew(run, row);
  else run.leapers[run.leaping++] = row;
}

/** Whether descent does not come to rest later, as far as that can be foreseen. */
function staysRestless({ table: { losses }, sharpness, sharp }: FastRun, row: number): boolean {
  if (sharp[row]! < 0) sharp[row] = isSharp(sharpness, losses, (row * losses.length) / tableRows) ? 1 : 0;
  return sharp[row] === 1;
}

function endTails(run: FastRun, count: number): void {
  const { gone } = run.table;
  for (let i = 0; i < count; i++) {
    const row = gone[i]!;
    const more = stepsToEnd(run, row);
    if (more < 0) refuse(run, row, more);
    else end(run, row, run.steps[row]! + more);
  }
}

/** The steps from a row to its end, as `tailMap` and the doubts about its level have it; or a number of `refusals`. */
function stepsToEnd({ table: { others, width, at }, steps, stages, maxSteps, spectral }: FastRun, row: number): number {
  let answer = others[row * width + at.answer]!;
  let more = others[row * width + at.more]!;
  if (answer === needsSpectrum) {
    answer = spectral(row);
    more = 0;
  }
  if (answer < 0) return answer;
  const all = Math.max(0, answer + Math.round(more));
  return Math.abs(steps[row]! + all - maxSteps) > doubts[stages[row]!]! * all + nonlinearDoubt * Math.abs(more) ? all : refusals.undecided;
}

/** A row ends at its limit after so many steps, or is given up before. */
function end({ table: { p, theta, limits }, steps, status, maxSteps }: FastRun, row: number, all: number): void {
  steps[row] = Math.min(maxSteps, all);
  status[row] = all < maxSteps ? ended.converged : ended.maxSteps;
  if (all < maxSteps) for (let j = row * p; j < (row + 1) * p; j++) theta[j] = limits[j]!;
}

/** The rows that are to leap come into the queue, and their number is returned. */
function queueForLeaps({ table: { queue, others, width, at }, steps, stages, bound, leapers, leaping }: FastRun): number {
  for (let i = 0; i < leaping; i++) {
    const row = leapers[i]!;
    const from = row * width;
    queue[i] = row;
    others[from + at.lower] = bound / scales[stages[row]!]!;
    others[from + at.made] = 0;
    others[from + at.leaps] = 0;
    others[from + at.slow] = 0;
    others[from + at.steps] = steps[row]!;
    others[from + at.most] = firstSteps;
  }
  return leaping;
}

/** Of the rows that have leapt those at their levels come into the queue to be looked at again, and their number is returned; the others go on. */
function sortLandings(run: FastRun, count: number): number {
  const { table: { queue, gone, others, width, at }, steps, stages, status, maxSteps } = run;
  let fallen = 0;
  for (let i = 0; i < count; i++) {
    const row = gone[i]!;
    const ending = others[row * width + at.watched]!;
    steps[row] = Math.min(maxSteps, Math.round(others[row * width + at.steps]!));
    if (steps[row] === maxSteps) status[row] = ended.maxSteps;
    else if (ending === landed.fallen) queue[fallen++] = row;
    else {
      if (ending === landed.risen) stages[row] = 0;
      goOnAnew(run, row);
    }
  }
  return fallen;
}
