import { argumentOf, type Program } from './ir.ts';

/**
 * Operations of one function: engines stop optimising functions above a size (V8 above about 60 KB), and the time that compiling takes grows
 * faster than the size.
 */
export const operationsOfPart = 600;

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
  const kept = new Uint8Array(operations.length);
  const keepFor = (operation: number, user: number): void => {
    // inputs and constants are there for every part
    const { kind } = operations[operation]!;
    if (kind !== 'input' && kind !== 'constant' && partOf(operation) !== user) kept[operation] = 1;
  };
  operations.forEach((operation, i) => {
    if (count === 1) return;
    for (let k = 0, argument = argumentOf(operation, 0); argument >= 0; argument = argumentOf(operation, ++k)) keepFor(argument, partOf(i));
  });
  for (const output of outputs) keepFor(output, count - 1);
  return Array.from({ length: count }, (_, k) => {
    const [from, to] = [k * size, k === count - 1 ? operations.length : (k + 1) * size];
    const own: number[] = [];
    for (let i = from; i < to; i++) if (kept[i] === 1) own.push(i);
    return { from, to, kept: own };
  });
}
