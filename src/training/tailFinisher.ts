import type { Architecture } from '../network/architecture.ts';
import { batchEvaluation } from '../program/batch.ts';
import type { Backend } from '../program/engine.ts';
import { newtonMap } from './newtonMap.ts';
import { refusals, stepsToEnd, tail, type Tail } from './tail.ts';
import type { BatchSettings } from './trainings.ts';

/** Foretells the end of trainings that are near their limits, several at a time. */
export interface TailFinisher {
  /** Most trainings at a time. */
  readonly capacity: number;
  /** Entry j of θ, A = 2hΣ, b = 2hΣu of training i, in this order, stands at j · capacity + i; θ is replaced by the limit. */
  readonly inputs: Float64Array;
  /** Steps that training i has made. */
  readonly made: Int32Array;
  /** Steps that training i would still make, anything from `maxSteps` on if it would make as many; or a number of `refusals`. */
  readonly steps: Int32Array;
  /** Computes limits and steps of trainings 0, …, count − 1. */
  run(count: number): void;
}

const capacity = 32;

/** Newton steps after which a limit is far. */
const mostNewtonSteps = 6;

/** The limit is found when |∇L|² is by so much below where the training stops. */
const limitShare = 2 ** -20;

/**
 * Finds the limits θ* of trainings by Newton's method, and counts the steps that gradient descent would still make until |∇L|² ≤ `stop`. Each
 * training gets the same numbers wherever and beside whatever it stands.
 *
 * @source derived here
 */
export function tailFinisher(a: Architecture, { stepSize, stop, maxSteps }: BatchSettings, backend: Backend): TailFinisher {
  const map = newtonMap(a);
  const { states: p } = map;
  const newton = batchEvaluation(map.program, capacity, backend);
  const { inputs, outputs } = newton;
  const lower = stop * stepSize * stepSize;
  const ends = tail(p, a.filterSizes.length - 1, lower, maxSteps);
  const made = new Int32Array(capacity);
  const steps = new Int32Array(capacity);
  const searching = new Uint8Array(capacity);
  // θ, gradient and Hessian of each training before Newton's first step
  const first = new Float64Array((2 * p + (p * (p + 1)) / 2) * capacity);
  const starts = inputs.subarray(0, p * capacity);
  const derivatives = outputs.subarray(map.gradient * capacity, map.definite * capacity);
  return {
    capacity,
    inputs,
    made,
    steps,
    run(count) {
      searching.fill(1, 0, count);
      let left = count;
      for (let step = 0; left > 0; step++) {
        if (step === 0) first.set(starts);
        newton.run(count);
        if (step === 0) first.set(derivatives, p * capacity);
        for (let i = 0; i < count; i++) {
          if (searching[i] === 0) continue;
          let verdict = 0;
          const size = squareOf(outputs, map.gradient, p, i);
          if (!(outputs[map.definite * capacity + i]! > 0)) verdict = refusals.indefinite;
          else if (size <= limitShare * lower) {
            readTail(first, inputs, outputs, map.hessian, p, i, ends);
            ends.work[1] = made[i]!;
            verdict = stepsToEnd(ends);
          } else if (step === mostNewtonSteps) verdict = refusals.farFromLimit;
          else {
            for (let j = 0; j < p; j++) inputs[j * capacity + i] = outputs[j * capacity + i]!;
            continue;
          }
          steps[i] = verdict;
          searching[i] = 0;
          left--;
        }
      }
    },
  };
}

function squareOf(table: Float64Array, from: number, count: number, i: number): number {
  let sum = 0;
  for (let j = from; j < from + count; j++) sum += table[j * capacity + i]! ** 2;
  return sum;
}

/** θ − θ*, the gradient at θ, both Hessians and H (θ − θ*) of training i. */
function readTail(first: Float64Array, limits: Float64Array, outputs: Float64Array, hessian: number, p: number, i: number, { delta, gradient, image, bordered, work }: Tail): void {
  for (let j = 0; j < p; j++) {
    delta[j] = first[j * capacity + i]! - limits[j * capacity + i]!;
    gradient[j] = first[(p + j) * capacity + i]!;
    image[j] = 0;
  }
  let at = hessian * capacity + i;
  let before = 2 * p * capacity + i;
  let slopeThere = 0;
  for (let j = 0; j < p; j++) {
    const row = (j + 1) * (p + 1) + 1;
    let [sum, there] = [0, 0.5 * first[before]! * delta[j]!];
    for (let m = j; m < p; m++, at += capacity, before += capacity) {
      const entry = outputs[at]!;
      bordered[row + m] = entry;
      sum += entry * delta[m]!;
      if (m > j) {
        image[m]! += entry * delta[j]!;
        there += first[before]! * delta[m]!;
      }
    }
    image[j]! += sum;
    slopeThere += 2 * there * delta[j]!;
  }
  work[0] = slopeThere;
}
