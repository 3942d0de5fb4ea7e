import type { Architecture } from '../network/architecture.ts';
import { batchEvaluation } from '../program/batch.ts';
import type { Backend } from '../program/engine.ts';
import type { FastTable } from './fastTable.ts';
import { lossWidth, parameterCount } from './lossInputs.ts';
import type { NewtonMap } from './newtonMap.ts';
import { spectralWeights } from './spectralWeights.ts';
import { fiberEigenvalue, mostlySwing, refusals } from './tailMap.ts';
import { tailSteps } from './tailSteps.ts';

/** Largest |h∇L|² of swings that last longest, relative to the square of what their eigenvalue is below 2, at which they follow the linear law. */
const widestSwing = 0.03;

/**
 * Steps that gradient descent makes from θ of a row near its limit θ* until |∇L|² ≤ stop, by all eigenvalues of the limit's Hessian H.
 *
 * Where several directions are about equally slow, or swings last longest, the gradient g is about linear: then the components of it that belong to
 * the linear map are those of 2 H (θ − θ*) − g, up to third order. Directions of the rescalings have none.
 *
 * @param factor 2h, for A = 2hΣ and b = 2hΣu. @param bound |h∇L|² at the end. @param most Steps after which a training is given up.
 * @returns A function of the row: anything from `most` on if it makes as many steps; or a number of `refusals`.
 * @source derived here
 */
export function spectralTail(a: Architecture, map: NewtonMap, { theta, limits, losses }: FastTable, factor: number, bound: number, most: number, backend: Backend): (row: number) => number {
  const p = parameterCount(a);
  const width = lossWidth(a);
  const fiber = a.filterSizes.length - 1;
  const derivatives = batchEvaluation({ ...map.program, outputs: map.program.outputs.slice(map.gradient, map.definite) }, 2, backend);
  const { inputs, outputs } = derivatives;
  const countSteps = tailSteps(p, most);
  const spectrum = spectralWeights(p);
  const { values, weights, bordered } = spectrum;

  /** H at θ*, and 2 H (θ − θ*) − g, to where `spectrum` wants them. */
  const look = (row: number): void => {
    for (let j = 0; j < p; j++) {
      inputs[2 * j] = limits[row * p + j]!;
      inputs[2 * j + 1] = theta[row * p + j]!;
    }
    for (let j = 0; j < width; j++) inputs[2 * (p + j)] = inputs[2 * (p + j) + 1] = factor * losses[row * width + j]!;
    derivatives.run(2);
    for (let j = 0; j < p; j++) bordered[j + 1] = -outputs[2 * j + 1]!;
    for (let i = 0, entry = 2 * p; i < p; i++)
      for (let j = i; j < p; j++, entry += 2) {
        const value = outputs[entry]!;
        bordered[(i + 1) * (p + 1) + j + 1] = value;
        bordered[i + 1]! += 2 * value * (inputs[2 * j + 1]! - inputs[2 * j]!);
        if (j > i) bordered[j + 1]! += 2 * value * (inputs[2 * i + 1]! - inputs[2 * i]!);
      }
  };

  return (row) => {
    look(row);
    if (!spectrum.run()) return refusals.spectrum;
    let top = 0;
    for (let j = 1; j < p; j++) if (values[j]! > values[top]!) top = j;
    const [largest, swing] = [values[top]!, weights[top]!];
    let total = 0;
    for (let j = 0; j < p; j++) total += weights[j]!;
    if (!(largest < 2)) return refusals.spectrum;
    let kept = 0;
    let smallest = largest;
    for (let j = 0; j < p; j++) {
      if (Math.abs(values[j]!) <= fiberEigenvalue * largest) continue;
      if (values[j]! < 0) return refusals.spectrum;
      smallest = Math.min(smallest, values[j]!);
      values[kept] = values[j]!;
      weights[kept++] = weights[j]!;
    }
    if (kept !== p - fiber) return refusals.spectrum;
    // swings push the training along the fiber to where the largest eigenvalue is smaller, and no linear law tells how they grow on the way
    if (2 - largest < smallest && !(swing >= mostlySwing * total && swing <= widestSwing * (2 - largest) ** 2)) return refusals.swings;
    return countSteps(values, weights, kept, bound);
  };
}
