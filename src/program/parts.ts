import { argumentsOf, type Program } from './ir.ts';

/**
 * Operations of one function: engines stop optimising functions above a size (V8 above about 60 KB), and the time that compiling takes grows
 * faster than the size.
 */
export const operationsOfPart = 1200;

/** A part of a program, to be one function: operations from `from` up to `to`, and those of them that later parts, or outputs, need. */
export interface Part {
  readonly from: number;
  readonly to: number;
  readonly kept: readonly number[];
}

/** A program cut into parts of at most so many operations; `kept` names what later parts use, and outputs. */
export function partsOf({ operations, outputs }: Program, size = operationsOfPart): Part[] {
  const count = Math.max(1, Math.ceil(operations.length / size));
  const partOf = (operation: number): number => Math.min(count - 1, Math.floor(operation / size));
  const kept = Array.from({ length: count }, () => new Set<number>());
  // inputs and constants are there for every part
  const isComputed = (operation: number): boolean => operations[operation]!.kind !== 'input' && operations[operation]!.kind !== 'constant';
  operations.forEach((operation, i) => {
    for (const argument of argumentsOf(operation)) if (isComputed(argument) && partOf(argument) !== partOf(i)) kept[partOf(argument)]!.add(argument);
  });
  for (const output of outputs) if (isComputed(output) && partOf(output) !== count - 1) kept[partOf(output)]!.add(output);
  return kept.map((values, k) => ({ from: k * size, to: k === count - 1 ? operations.length : (k + 1) * size, kept: [...values].sort((a, b) => a - b) }));
}
