import type { Architecture } from '../network/architecture.ts';
import { batchEvaluation } from '../program/batch.ts';
import { bestBackend, type Backend } from '../program/engine.ts';
import { newtonMap } from './newtonMap.ts';
import type { Trainings } from './trainings.ts';

/** Finds the critical points that trainings have come close to. */
export interface CriticalPointFinder {
  /**
   * For each of `rows`: Newton's method from where the training in this row stands.
   *
   * @param points Row i becomes the critical point next to row rows[i] of the trainings; p numbers a row.
   * @param found Entry i becomes 1, or 0 if no minimum is found close by; row i of `points` then means nothing.
   */
  find(trainings: Trainings, rows: ArrayLike<number>, points: Float64Array, found: Uint8Array): void;
}

const capacity = 32;

/** Newton steps that may be made: from a gradient of 10⁻⁷ three are usual, near a degenerate critical point some more. */
const mostSteps = 10;

/** A step this short, relative to θ, is the last one: the next one would be its square, or rounding. */
const lastStep = 1e-9;

/** Largest way from where a training stands, relative to θ: farther off may lie the limit of another training. */
const longestWay = 1e-2;

/**
 * Newton's method for ∇L = 0 across the rescalings of the layers, for trainings whose gradient is small already. Critical points where the
 * Hessian is not positive definite across the fiber are not found: no training ends there. Each training gets the same numbers wherever and
 * beside whatever it stands.
 *
 * @source derived here (`newtonMap`)
 */
export function criticalPointFinder(a: Architecture, backend: Backend = bestBackend()): CriticalPointFinder {
  const map = newtonMap(a);
  const { states: p, program } = map;
  // without what is of no use here
  const newton = batchEvaluation({ ...program, outputs: [...program.outputs.slice(0, p), program.outputs[map.definite]!] }, capacity, backend);
  const { inputs, outputs } = newton;
  const width = program.inputs - p;
  const ways = new Float64Array(capacity);
  const searching = new Uint8Array(capacity);

  /** Makes the step of place i. */
  const advance = (i: number): 'searching' | 'found' | 'lost' => {
    let [step, size] = [0, 0];
    for (let j = i; j < p * capacity; j += capacity) {
      const next = outputs[j]!;
      step += (next - inputs[j]!) ** 2;
      size += next * next;
      inputs[j] = next;
    }
    ways[i]! += Math.sqrt(step);
    if (!(ways[i]! <= longestWay * Math.sqrt(size))) return 'lost';
    if (step > lastStep * lastStep * size) return 'searching';
    return outputs[p * capacity + i]! > 0 ? 'found' : 'lost';
  };

  return {
    find({ theta, losses }, rows, points, found) {
      for (let from = 0; from < rows.length; from += capacity) {
        const count = Math.min(capacity, rows.length - from);
        for (let i = 0; i < count; i++) {
          const row = rows[from + i]!;
          for (let j = 0; j < p; j++) inputs[j * capacity + i] = theta[row * p + j]!;
          for (let j = 0; j < width; j++) inputs[(p + j) * capacity + i] = 2 * losses[row * width + j]!;
          found[from + i] = 0;
        }
        searching.fill(1, 0, count);
        ways.fill(0, 0, count);
        for (let [step, left] = [0, count]; step < mostSteps && left > 0; step++) {
          newton.run(count);
          for (let i = 0; i < count; i++) {
            if (searching[i] === 0) continue;
            const outcome = advance(i);
            if (outcome === 'searching') continue;
            searching[i] = 0;
            left--;
            if (outcome === 'lost') continue;
            found[from + i] = 1;
            for (let j = 0; j < p; j++) points[(from + i) * p + j] = inputs[j * capacity + i]!;
          }
        }
      }
    },
  };
}
