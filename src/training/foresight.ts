import type { Architecture } from '../network/architecture.ts';
import type { Backend } from '../program/engine.ts';
import { lastStepShare, tableRows, type FastTable } from './fastTable.ts';
import { firstSteps, landed } from './leapMap.ts';
import { doubts, lastLevel, scales } from './levels.ts';
import { parameterCount } from './lossInputs.ts';
import { spectralTail } from './spectralTail.ts';
import { needsSpectrum, refusals } from './tailMap.ts';
import { ended, type BatchSettings } from './trainings.ts';

/** What is known of the trainings in the rows of a table, beside θ. */
export interface FastState {
  /** Steps made; those of an ended training are foretold. */
  readonly steps: Int32Array;
  /** The level at which it is looked at next. */
  readonly stages: Uint8Array;
  /** How it ended: a number of `ended`. */
  readonly status: Uint8Array;
}

/** Newton steps after which a limit is far. */
const mostNewtonSteps = 7;

/** Share of the steps added to or taken from the linear ones by which the end must miss where the training is given up. */
const nonlinearDoubt = 1;

/** More iterations than any row makes. */
const unlimited = 2 ** 30;

/**
 * Ends trainings without making all of their steps: Newton's method and the linear map end those that are near their limits (`tailMap`). Those that
 * are not move to the next level in leaps (`leapMap`), where they are looked at again.
 *
 * @returns A function that ends those of the trainings rows[0], …, rows[count − 1] whose ends are certain enough, and moves the others on; `rows` then
 * means nothing. It calls `goOn` for each that must go on by steps, from where its row now says.
 * @source derived here
 */
export function foresight(a: Architecture, table: FastTable, { steps, stages, status }: FastState, { stepSize, stop, maxSteps }: BatchSettings, backend: Backend): (rows: Int32Array, count: number, goOn: (row: number) => void) => void {
  const { values, width, columns, queue, gone, newton, tail, leaps, leapAt } = table;
  const p = parameterCount(a);
  const bound = stop * stepSize * stepSize;
  const found = new Int32Array(tableRows);
  let spectral: ((row: number) => number) | null = null;

  const converge = (row: number, more: number): void => {
    const sum = steps[row]! + more;
    steps[row] = Math.min(maxSteps, sum);
    status[row] = sum < maxSteps ? ended.converged : ended.maxSteps;
    const at = row * width;
    if (sum < maxSteps) values.copyWithin(at + columns.theta, at + columns.limit, at + columns.limit + p);
  };

  /** The steps from a row to its end, as `tailMap` and the doubts about its level have it; or a number of `refusals`. */
  const stepsToEnd = (row: number): number => {
    const at = row * width;
    let answer = values[at + columns.answer]!;
    let more = values[at + columns.more]!;
    if (answer === needsSpectrum) {
      spectral ??= spectralTail(a, table, bound, maxSteps, backend);
      answer = spectral(row);
      more = 0;
    }
    if (answer < 0) return answer;
    const all = Math.max(0, answer + Math.round(more));
    return Math.abs(steps[row]! + all - maxSteps) > doubts[stages[row]!]! * all + nonlinearDoubt * Math.abs(more) ? all : refusals.undecided;
  };

  /** Ends trainings; those that are to leap come first in `rows` then, and their number is returned. */
  const finish = (rows: Int32Array, count: number, goOn: (row: number) => void): number => {
    let [leaping, near] = [0, 0];
    const refuse = (row: number, refusal: number): void => {
      const stage = ++stages[row]!;
      if (refusal === refusals.swings || stage === lastLevel) goOn(row);
      else rows[leaping++] = row;
    };
    for (let i = 0; i < count; i++) {
      queue[i] = rows[i]!;
      values[rows[i]! * width + columns.left] = mostNewtonSteps;
    }
    newton.run(count);
    for (let i = 0; i < count; i++) {
      const row = gone[i]!;
      const size = values[row * width + columns.watched]!;
      if (size >= 0 && size <= lastStepShare * bound) found[near++] = row;
      else refuse(row, size < 0 ? refusals.indefinite : refusals.farFromLimit);
    }
    for (let i = 0; i < near; i++) {
      queue[i] = found[i]!;
      values[found[i]! * width + columns.left] = 1;
    }
    tail.run(near);
    for (let i = 0; i < near; i++) {
      const row = gone[i]!;
      const more = stepsToEnd(row);
      if (more < 0) refuse(row, more);
      else converge(row, more);
    }
    return leaping;
  };

  /** Moves trainings on; those that have reached their levels come first in `rows` then, and their number is returned. */
  const leap = (rows: Int32Array, count: number, goOn: (row: number) => void): number => {
    for (let i = 0; i < count; i++) {
      const row = rows[i]!;
      const at = row * width;
      queue[i] = row;
      values[at + columns.left] = unlimited;
      values[at + columns.lower] = bound / scales[stages[row]!]!;
      values[at + leapAt.made] = values[at + leapAt.leaps] = values[at + leapAt.slow] = 0;
      values[at + leapAt.most] = firstSteps;
      values[at + leapAt.steps] = steps[row]!;
    }
    leaps.run(count);
    let fallen = 0;
    for (let i = 0; i < count; i++) {
      const row = gone[i]!;
      const ending = values[row * width + columns.watched]!;
      steps[row] = Math.min(maxSteps, Math.round(values[row * width + leapAt.steps]!));
      if (steps[row] === maxSteps) status[row] = ended.maxSteps;
      else if (ending === landed.fallen) rows[fallen++] = row;
      else {
        if (ending === landed.risen) stages[row] = 0;
        goOn(row);
      }
    }
    return fallen;
  };

  return (rows, count, goOn) => {
    for (let left = count; left > 0; ) left = leap(rows, finish(rows, left, goOn), goOn);
  };
}
