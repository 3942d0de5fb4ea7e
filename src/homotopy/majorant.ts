import { unitRoundoff } from '../numeric/tolerance.ts';
import type { Operation, Program } from '../program/ir.ts';

/**
 * The majorant of a program of additions, subtractions and multiplications: all of them with plus signs and constants without sign. At absolute
 * values of the inputs it bounds the program's values; and if inputs x may move by r, its outputs move by at most m(|x| + r) − m(|x|).
 *
 * @throws RangeError for divisions, roots and selections.
 */
export function majorantOf({ inputs, operations, outputs }: Program): Program {
  const positive = operations.map((operation): Operation => {
    switch (operation.kind) {
      case 'subtract':
        return { ...operation, kind: 'add' };
      case 'constant':
        return { kind: 'constant', value: Math.abs(operation.value) };
      case 'divide':
      case 'squareRoot':
      case 'select':
        throw new RangeError(`majorantOf: ${operation.kind} has no majorant`);
      case 'input':
      case 'add':
      case 'multiply':
        return operation;
    }
  });
  return { inputs, operations: positive, outputs };
}

/**
 * Number γ such that rounding changes no output by more than γ times its majorant: γ = n u / (1 − n u) for n roundings that can pile up,
 * one more than those of the worse summand, or of both factors together. Underflow is not counted.
 *
 * @source N. J. Higham, Accuracy and stability of numerical algorithms, SIAM (2002), section 3.1
 */
export function roundingBound({ operations, outputs }: Program): number {
  const roundings: number[] = [];
  for (const operation of operations) {
    const [left, right] = 'left' in operation ? [roundings[operation.left]!, roundings[operation.right]!] : [0, 0];
    roundings.push(operation.kind === 'multiply' ? left + right + 1 : operation.kind === 'add' || operation.kind === 'subtract' ? Math.max(left, right) + 1 : 0);
  }
  const worst = Math.max(...outputs.map((output) => roundings[output]!));
  return (worst * unitRoundoff) / (1 - worst * unitRoundoff);
}
