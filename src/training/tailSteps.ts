import type { ProgramBuilder, Value } from '../program/ir.ts';

/**
 * Number of steps that linear gradient descent needs until it stands still: the smallest m ≥ 0 with Σ_i c_i (1 − λ_i)^(2m) ≤ bound.
 *
 * The sum falls with m for 0 < λ_i < 2, so m is found digit by digit, in base two and with no function but multiplication: the same on every engine.
 *
 * @param most Largest number that matters.
 * @returns A function of the first `count` entries of λ and c = |components of the gradient|²; anything above `most` where m is above it.
 * @source derived from θ_{m+1} − θ* = (1 − H)(θ_m − θ*)
 */
export function tailSteps(size: number, most: number): (values: Float64Array, weights: Float64Array, count: number, bound: number) => number {
  const digits = digitsOf(most);
  const factors = new Float64Array(size * digits);
  const left = new Float64Array(size);
  const tried = new Float64Array(size);
  return (values, weights, count, bound) => {
    let sum = 0;
    for (let i = 0; i < count; i++) {
      const contraction = 1 - values[i]!;
      let factor = contraction * contraction;
      for (let digit = 0; digit < digits; digit++) {
        factors[digit * size + i] = factor;
        factor *= factor;
      }
      left[i] = weights[i]!;
      sum += weights[i]!;
    }
    if (sum <= bound) return 0;
    let steps = 0;
    for (let digit = digits - 1; digit >= 0; digit--) {
      sum = 0;
      for (let i = 0; i < count; i++) {
        tried[i] = left[i]! * factors[digit * size + i]!;
        sum += tried[i]!;
      }
      if (sum <= bound) continue;
      steps += 1 << digit;
      for (let i = 0; i < count; i++) left[i] = tried[i]!;
    }
    return steps + 1;
  };
}

/**
 * The same for one eigenvalue, in a program.
 *
 * @source derived here
 */
export function tailStepsOf(builder: ProgramBuilder, value: Value, weight: Value, bound: Value, most: number): Value {
  const contraction = builder.subtract(builder.constant(1), value);
  const factors = [builder.multiply(contraction, contraction)];
  for (let digit = 1; digit < digitsOf(most); digit++) factors.push(builder.multiply(factors.at(-1)!, factors.at(-1)!));
  let steps = builder.constant(1);
  let left = weight;
  for (let digit = factors.length - 1; digit >= 0; digit--) {
    const tried = builder.multiply(left, factors[digit]!);
    const above = builder.subtract(tried, bound);
    steps = builder.add(steps, builder.select(above, builder.constant(2 ** digit), builder.constant(0)));
    left = builder.select(above, tried, left);
  }
  return builder.select(builder.subtract(weight, bound), steps, builder.constant(0));
}

/** Binary digits of the numbers up to `most`. */
const digitsOf = (most: number): number => Math.ceil(Math.log2(most + 1));
