import type { Architecture } from '../network/architecture.ts';
import type { Backend } from '../program/engine.ts';
import { landed, leaper } from './leaper.ts';
import { doubts, lastLevel, scales } from './levels.ts';
import { refusals } from './tail.ts';
import { tailFinisher } from './tailFinisher.ts';
import { ended, type BatchSettings, type Trainings } from './trainings.ts';

/** Ends trainings without making all of their steps. */
export interface Foresight {
  /** Most trainings at a time. */
  readonly capacity: number;
  /**
   * Ends those of the trainings rows[0], …, rows[count − 1] whose ends are certain enough, and moves the others on; `rows` then means nothing.
   *
   * @param stages The level at which each training is looked at; or at which to look at it again.
   * @param goOn Called for each that must go on by steps, from where its row now says.
   */
  look(trainings: Trainings, rows: Int32Array, count: number, stages: Uint8Array, goOn: (row: number) => void): void;
}

/**
 * Newton's method and the linear map end the trainings that are near their limits (`tailFinisher`). Those that are not move to the next level in
 * leaps (`leaper`), where they are looked at again.
 *
 * @source derived here
 */
export function foresight(a: Architecture, settings: BatchSettings, backend: Backend): Foresight {
  const { stepSize, stop, maxSteps } = settings;
  const finisher = tailFinisher(a, settings, backend);
  const leaps = leaper(a, maxSteps, backend);
  const { capacity } = finisher;
  const bound = stop * stepSize * stepSize;
  const { filterSizes, ambientDimension: k } = a;
  const p = filterSizes.reduce((sum, size) => sum + size, 0);
  const width = k * k + k;

  /** Puts the network and the loss of a row into a place of a table. */
  const put = ({ theta, losses }: Trainings, row: number, inputs: Float64Array, place: number): void => {
    for (let j = 0; j < p; j++) inputs[j * capacity + place] = theta[row * p + j]!;
    for (let j = 0; j < width; j++) inputs[(p + j) * capacity + place] = 2 * stepSize * losses[row * width + j]!;
  };
  const take = ({ theta }: Trainings, row: number, table: Float64Array, place: number): void => {
    for (let j = 0; j < p; j++) theta[row * p + j] = table[j * capacity + place]!;
  };

  /** Ends trainings; those that are to leap come first in `rows` then, and their number is returned. */
  const finish = (trainings: Trainings, rows: Int32Array, count: number, stages: Uint8Array, goOn: (row: number) => void): number => {
    for (let i = 0; i < count; i++) {
      const row = rows[i]!;
      put(trainings, row, finisher.inputs, i);
      finisher.made[i] = trainings.steps[row]!;
      finisher.doubts[i] = doubts[stages[row]!]!;
    }
    finisher.run(count);
    let left = 0;
    for (let i = 0; i < count; i++) {
      const row = rows[i]!;
      const more = finisher.steps[i]!;
      if (more < 0) {
        const stage = ++stages[row]!;
        if (more === refusals.swings || stage === lastLevel) goOn(row);
        else rows[left++] = row;
      } else if (trainings.steps[row]! + more >= maxSteps) {
        trainings.steps[row] = maxSteps;
        trainings.status[row] = ended.maxSteps;
      } else {
        trainings.steps[row]! += more;
        trainings.status[row] = ended.converged;
        take(trainings, row, finisher.limits, i);
      }
    }
    return left;
  };

  /** Moves trainings on; those that have reached their levels come first in `rows` then, and their number is returned. */
  const leap = (trainings: Trainings, rows: Int32Array, count: number, stages: Uint8Array, goOn: (row: number) => void): number => {
    for (let i = 0; i < count; i++) {
      const row = rows[i]!;
      put(trainings, row, leaps.inputs, i);
      leaps.steps[i] = trainings.steps[row]!;
      leaps.lower[i] = bound / scales[stages[row]!]!;
      leaps.upper[i] = bound / scales[0]!;
    }
    leaps.run(count);
    let left = 0;
    for (let i = 0; i < count; i++) {
      const row = rows[i]!;
      take(trainings, row, leaps.landings, i);
      trainings.steps[row] = Math.min(maxSteps, Math.round(leaps.steps[i]!));
      if (trainings.steps[row] === maxSteps) trainings.status[row] = ended.maxSteps;
      else if (leaps.endings[i] === landed.fallen) rows[left++] = row;
      else {
        if (leaps.endings[i] === landed.risen) stages[row] = 0;
        goOn(row);
      }
    }
    return left;
  };

  return {
    capacity,
    look(trainings, rows, count, stages, goOn) {
      for (let left = count; left > 0; ) left = leap(trainings, rows, finish(trainings, rows, left, stages, goOn), stages, goOn);
    },
  };
}
