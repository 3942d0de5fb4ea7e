import { argumentsOf, countUses, type Program } from './ir.ts';
import type { Lane } from './lane.ts';
import { getLocal, teeLocal, type Bytes } from './wasmBytes.ts';

/** Local variables of a function: parameters first. */
export interface Locals {
  /** Types of those that are no parameters. */
  readonly types: number[];
  /** A new one. */
  next(type: number): number;
}

export function localsAfter(parameters: number): Locals {
  const types: number[] = [];
  return { types, next: (type) => parameters + types.push(type) - 1 };
}

/**
 * Pushes values of a program's operations: what is used once is computed where it is used, the rest is kept in a local variable. So few
 * values live at the same time, and the engine's register allocator has little to do.
 *
 * @param load Pushes an operation that is not computed here: an input, or something that is in memory already; null for the others.
 */
export function bodyOf(program: Program, lane: Lane, bytes: Bytes, locals: Locals, load: (operation: number) => (() => void) | null): (operation: number) => void {
  const uses = countUses(program);
  const places = new Map<number, number>();
  const push = (operation: number): void => {
    const place = places.get(operation);
    if (place !== undefined) {
      getLocal(bytes, place);
      return;
    }
    const loaded = load(operation);
    const { kind } = program.operations[operation]!;
    if (loaded !== null) {
      loaded();
      return;
    }
    compute(operation);
    if (uses[operation]! < 2 || kind === 'constant') return;
    const local = locals.next(lane.type);
    places.set(operation, local);
    teeLocal(bytes, local);
  };
  const compute = (index: number): void => {
    const operation = program.operations[index]!;
    for (const argument of argumentsOf(operation)) push(argument);
    if (operation.kind === 'input') throw new RangeError(`bodyOf: input ${operation.index} has no place`);
    if (operation.kind === 'constant') lane.constant(bytes, operation.value);
    else if (operation.kind === 'squareRoot') lane.squareRoot(bytes);
    else lane.binary(bytes, operation.kind);
  };
  return push;
}
