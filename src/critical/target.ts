import { parametersOf, triangle } from './criticalSystem.ts';

/** A square loss in units in which Σ and u have entries of about 1. The units are powers of two: nothing is rounded. */
export interface ScaledTarget {
  /** (Σ, Σu), pairs (re, im). */
  readonly parameters: Float64Array;
  /** Σ and u: the upper triangle of Σ row by row, then u. Real. */
  readonly exact: Float64Array;
  /** Filters are to be multiplied by this. */
  readonly unit: number;
}

/** The power of two next to a positive number; 1 for 0. */
const powerOfTwo = (size: number): number => (size > 0 && Number.isFinite(size) ? 2 ** Math.round(Math.log2(size)) : 1);

/**
 * Parameters of (w − u)ᵀ Σ (w − u).
 *
 * @param imaginary Imaginary part of u; none for a real one.
 */
export function scaledTarget(metric: readonly (readonly number[])[], target: readonly number[], imaginary?: readonly number[]): ScaledTarget {
  const size = target.length;
  const unit = powerOfTwo(Math.hypot(...target, ...(imaginary ?? [])));
  const weight = powerOfTwo(metric.reduce((sum, row) => sum + Math.max(...row.map(Math.abs)), 0) / size);
  const parameters = new Float64Array(parametersOf(size));
  const image = (vector: readonly number[], i: number): number => metric[i]!.reduce((sum, entry, j) => sum + (entry / weight) * (vector[j]! / unit), 0);
  for (let i = 0; i < size; i++) {
    for (let j = i; j < size; j++) parameters[2 * triangle(size, i, j)] = metric[i]![j]! / weight;
    parameters[size * (size + 1) + 2 * i] = image(target, i);
    if (imaginary !== undefined) parameters[size * (size + 1) + 2 * i + 1] = image(imaginary, i);
  }
  const exact = Float64Array.from([...metric.flatMap((row, i) => row.slice(i).map((entry) => entry / weight)), ...target.map((u) => u / unit)]);
  return { parameters, exact, unit };
}
