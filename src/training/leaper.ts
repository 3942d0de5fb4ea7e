import type { Architecture } from '../network/architecture.ts';
import { batchEvaluation } from '../program/batch.ts';
import type { Backend } from '../program/engine.ts';
import { leapMap } from './leapMap.ts';

/** Why a training leaps no further: |h∇L|² has fallen to its lower bound, or risen to its upper one; or leaps are of no use where it stands. */
export const landed = { fallen: 0, risen: 1, stuck: 2 } as const;

/** Follows gradient descent in leaps of many steps, several trainings at a time. */
export interface Leaper {
  /** Most trainings at a time. */
  readonly capacity: number;
  /** Entry j of θ, A = 2hΣ, b = 2hΣu of training i, in this order, stands at j · capacity + i; `run` leaves nothing that is of use. */
  readonly inputs: Float64Array;
  /** The values of |h∇L|² between which training i goes on. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Steps that training i has made, not rounded. It goes on until it has made `maxSteps`. */
  readonly steps: Float64Array;
  /** How it ended: a number of `landed`. */
  readonly endings: Uint8Array;
  /** Entry j of θ of training i, where it has landed, stands at j · capacity + i. */
  readonly landings: Float64Array;
  /** Moves trainings 0, …, count − 1. */
  run(count: number): void;
}

const capacity = 250;

/** Steps of the first leap. */
const firstSteps = 48;

/** Leaps of fewer steps cost more than the steps. */
const leastSteps = 16;

const mostLeaps = 60;

/** Largest |g − f|² / |g|² for the gradient g behind a leap and the one that was foretold: the leap is right to about a third of its root. */
const mostMiss = 0.3 ** 2;

/** The next leap is twice as long where the miss is smaller by this factor. */
const smallMiss = 1 / 32;

/**
 * Leaps by `leapMap`, each as long as the gradient behind the one before it allows: where it is not about the foretold one, the leap is taken back
 * and a shorter one is made. Each training gets the same numbers wherever and beside whatever it stands.
 *
 * @param maxSteps Steps after which a training is given up.
 * @source derived here
 */
export function leaper(a: Architecture, maxSteps: number, backend: Backend): Leaper {
  const { program, states: p, from, at } = leapMap(a);
  const evaluation = batchEvaluation(program, capacity, backend);
  const { inputs, outputs } = evaluation;
  const [lower, upper, steps] = [new Float64Array(capacity), new Float64Array(capacity), new Float64Array(capacity)];
  const endings = new Uint8Array(capacity);
  const landings = new Float64Array(p * capacity);
  // place by place: the training there, the steps of the leap that has led there, the most steps of the next one, the leaps made, and where the
  // last one began
  const leaping = new Int32Array(capacity);
  const last = new Float64Array(capacity);
  const most = new Float64Array(capacity);
  const leaps = new Int32Array(capacity);
  const bases = new Float64Array(p * capacity);
  const here = inputs.subarray(0, p * capacity);
  const foretold = inputs.subarray(from.foretold * capacity, (from.foretold + p) * capacity);
  const there = outputs.subarray(0, p * capacity);
  const foretoldThere = outputs.subarray(p * capacity, 2 * p * capacity);

  /** What becomes of the training in a place: a number of `landed`, or −1 if it leaps on. */
  const judge = (place: number, i: number): number => {
    const size = outputs[at.size * capacity + place]!;
    const made = last[place]!;
    const miss = made === 0 ? 0 : outputs[at.miss * capacity + place]! / size;
    if (!(miss <= mostMiss)) {
      // back to where the leap began, which is both the next point and the base of it
      for (let j = place; j < p * capacity; j += capacity) here[j] = there[j] = bases[j]!;
      last[place] = 0;
      most[place] = made / 3;
      return made < 2 * leastSteps ? landed.stuck : -1;
    }
    steps[i]! += made;
    if (size <= lower[i]!) return landed.fallen;
    if (size >= upper[i]!) return landed.risen;
    const next = outputs[at.steps * capacity + place]!;
    if (steps[i]! >= maxSteps || ++leaps[place]! > mostLeaps || !(outputs[at.calm * capacity + place]! > 0) || !(next >= leastSteps)) return landed.stuck;
    last[place] = next;
    if (miss < mostMiss * smallMiss) most[place]! *= 2;
    return -1;
  };

  return {
    capacity,
    inputs,
    lower,
    upper,
    steps,
    endings,
    landings,
    run(count) {
      const [inverse, rate] = [from.inverse * capacity, from.rate * capacity];
      for (let i = 0; i < count; i++) leaping[i] = i;
      last.fill(0, 0, count);
      leaps.fill(0, 0, count);
      most.fill(firstSteps, 0, count);
      inputs.fill(1 / firstSteps, inverse, inverse + count);
      // the gradient from which the first leap begins has parts in fast directions, which it ends
      inputs.fill(0, rate, rate + count);
      let left = count;
      while (left > 0) {
        evaluation.run(left);
        for (let place = left - 1; place >= 0; place--) {
          const i = leaping[place]!;
          const ending = judge(place, i);
          inputs[inverse + place] = 1 / most[place]!;
          inputs[rate + place] = 1;
          if (ending < 0) continue;
          endings[i] = ending;
          for (let j = 0; j < p; j++) landings[j * capacity + i] = here[j * capacity + place]!;
          // the last one takes the place
          left--;
          leaping[place] = leaping[left]!;
          last[place] = last[left]!;
          most[place] = most[left]!;
          leaps[place] = leaps[left]!;
          if (place === left) continue;
          for (let j = 0; j < program.inputs; j++) inputs[j * capacity + place] = inputs[j * capacity + left]!;
          for (let j = 0; j < 2 * p; j++) outputs[j * capacity + place] = outputs[j * capacity + left]!;
        }
        for (let row = 0; row < p * capacity; row += capacity) {
          for (let at = row; at < row + left; at++) {
            bases[at] = here[at]!;
            here[at] = there[at]!;
            foretold[at] = foretoldThere[at]!;
          }
        }
      }
    },
  };
}
