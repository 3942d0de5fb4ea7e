/** One way to move θ: gradient descent or gradient flow. The fields describe the current θ; `advance` makes one step. */
export interface Stepper {
  readonly theta: Float64Array;
  readonly loss: number;
  /** |grad 𝓛(θ)|² */
  readonly squaredGradient: number;
  readonly time: number;
  /** Memory of the step size control. */
  readonly stepSize: number;
  readonly previousError: number;
  /** On `diverged` and `stepTooSmall` nothing has moved. */
  advance(): 'moved' | 'diverged' | 'stepTooSmall';
}

export function sumOfSquares(vector: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < vector.length; i++) sum += vector[i]! * vector[i]!;
  return sum;
}

/** True if every entry is a number of at most this absolute value. */
export function within(vector: Float64Array, bound: number): boolean {
  for (let i = 0; i < vector.length; i++) if (!(Math.abs(vector[i]!) <= bound)) return false;
  return true;
}
