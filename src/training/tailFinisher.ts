import type { Architecture } from '../network/architecture.ts';
import { batchEvaluation } from '../program/batch.ts';
import type { Backend } from '../program/engine.ts';
import { newtonMap } from './newtonMap.ts';
import { refusals, tails } from './tail.ts';
import type { BatchSettings } from './trainings.ts';

/** Foretells the end of trainings that are near their limits, several at a time. */
export interface TailFinisher {
  /** Most trainings at a time. */
  readonly capacity: number;
  /** Entry j of θ, A = 2hΣ, b = 2hΣu of training i, in this order, stands at j · capacity + i; `run` leaves nothing that is of use. */
  readonly inputs: Float64Array;
  /** Steps that training i has made. */
  readonly made: Int32Array;
  /** Share of the steps to come by which the end of training i must miss where it is given up. */
  readonly doubts: Float64Array;
  /** Steps that training i would still make, anything from `maxSteps` on if it would make as many; or a number of `refusals`. */
  readonly steps: Int32Array;
  /** Entry j of the limit of training i stands at j · capacity + i; means nothing after a refusal. */
  readonly limits: Float64Array;
  /** Computes limits and steps of trainings 0, …, count − 1. */
  run(count: number): void;
}

const capacity = 250;

/** Newton steps after which a limit is far. */
const mostNewtonSteps = 6;

/** The step from where |∇L|² is by so much below where the training stops is the last one: the gradient behind it is about the square of that before. */
const lastStepShare = 2 ** -4;

/**
 * Finds the limits θ* of trainings by Newton's method, and counts the steps that gradient descent would still make until |∇L|² ≤ `stop`. Each
 * training gets the same numbers wherever and beside whatever it stands.
 *
 * @source derived here
 */
export function tailFinisher(a: Architecture, { stepSize, stop, maxSteps }: BatchSettings, backend: Backend): TailFinisher {
  const map = newtonMap(a);
  const { states: p, program } = map;
  // without the Hessian's entries
  const [gradient, definite, size] = [map.gradient, map.hessian, map.hessian + 1];
  const newton = batchEvaluation({ ...program, outputs: [...program.outputs.slice(0, map.hessian), program.outputs[map.definite]!, program.outputs[map.size]!] }, capacity, backend);
  const { inputs, outputs } = newton;
  const lower = stop * stepSize * stepSize;
  const ends = tails(a, capacity, lower, maxSteps, backend);
  const made = new Int32Array(capacity);
  const doubts = new Float64Array(capacity);
  const steps = new Int32Array(capacity);
  const limits = new Float64Array(p * capacity);
  // the trainings whose limits are still looked for, place by place, and those whose limits are found
  const searching = new Int32Array(capacity);
  const found = new Int32Array(capacity);
  // θ and gradient of each training before Newton's first step
  const first = new Float64Array(2 * p * capacity);
  const starts = inputs.subarray(0, p * capacity);
  const nextPoints = outputs.subarray(0, p * capacity);
  const gradients = outputs.subarray(gradient * capacity, (gradient + p) * capacity);

  /** The next point of the training i in a place is its limit: passes it on to `ends`. */
  const find = (place: number, i: number, at: number): void => {
    for (let j = 0; j < p; j++) {
      const limit = outputs[j * capacity + place]!;
      ends.inputs[j * capacity + at] = limit;
      limits[j * capacity + i] = limit;
      ends.inputs[(ends.delta + j) * capacity + at] = first[j * capacity + i]! - limit;
      ends.inputs[(ends.delta + p + j) * capacity + at] = first[(p + j) * capacity + i]!;
    }
    for (let j = p; j < program.inputs; j++) ends.inputs[j * capacity + at] = inputs[j * capacity + place]!;
  };

  return {
    capacity,
    inputs,
    made,
    doubts,
    steps,
    limits,
    run(count) {
      let [left, done] = [count, 0];
      for (let i = 0; i < count; i++) searching[i] = i;
      for (let step = 0; left > 0; step++) {
        if (step === 0) first.set(starts);
        newton.run(left);
        if (step === 0) first.set(gradients, p * capacity);
        for (let row = 0; row < p * capacity; row += capacity) for (let at = row; at < row + left; at++) starts[at] = nextPoints[at]!;
        for (let place = left - 1; place >= 0; place--) {
          const i = searching[place]!;
          if (!(outputs[definite * capacity + place]! > 0)) steps[i] = refusals.indefinite;
          else if (outputs[size * capacity + place]! <= lastStepShare * lower) {
            find(place, i, done);
            found[done++] = i;
          } else if (step === mostNewtonSteps) steps[i] = refusals.farFromLimit;
          else continue;
          // the last one takes the place
          left--;
          searching[place] = searching[left]!;
          if (place < left) for (let j = 0; j < program.inputs; j++) inputs[j * capacity + place] = inputs[j * capacity + left]!;
        }
      }
      ends.run(done);
      for (let at = 0; at < done; at++) {
        const i = found[at]!;
        steps[i] = ends.stepsToEnd(at, made[i]!, doubts[i]!);
      }
    },
  };
}

