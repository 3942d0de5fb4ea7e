import type { Architecture } from '../network/architecture.ts';
import type { ProgramBuilder, Value } from '../program/ir.ts';

/** Inputs of a program that belong to a loss: θ, first layer first; A = 2hΣ, k × k, rows first; b = 2hΣu. */
export interface LossInputs {
  readonly theta: readonly Value[];
  readonly A: readonly (readonly Value[])[];
  readonly b: readonly Value[];
}

/** p, the number of parameters of the network. */
export const parameterCount = ({ filterSizes }: Architecture): number => filterSizes.reduce((sum, size) => sum + size, 0);

/** k² + k, the numbers of A and b. */
export const lossWidth = ({ ambientDimension: k }: Architecture): number => k * k + k;

/** Number of all of them. */
export const lossInputCount = (a: Architecture): number => parameterCount(a) + lossWidth(a);

/** Inputs of a program: θ, the first ones; A and b, from number `from` on. */
export function lossInputs(builder: ProgramBuilder, a: Architecture, from = parameterCount(a)): LossInputs {
  const { filterSizes, ambientDimension: k } = a;
  let next = 0;
  const take = (count: number): Value[] => Array.from({ length: count }, () => builder.input(next++));
  const theta = filterSizes.flatMap(take);
  next = from;
  return { theta, A: Array.from({ length: k }, () => take(k)), b: take(k) };
}
