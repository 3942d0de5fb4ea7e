import type { Operation, Program } from './ir.ts';

const kinds: readonly Operation['kind'][] = ['input', 'constant', 'add', 'subtract', 'multiply', 'divide', 'squareRoot', 'select'];

/**
 * The plain back end: carries out a program operation by operation. What the others are compared with, and what runs where there is no
 * WebAssembly.
 *
 * @returns A function that reads `inputs` from place `from` on and writes `results` from place `to` on; working space is kept.
 */
export function interpreter({ operations, outputs }: Program): (inputs: Float64Array, from: number, results: Float64Array, to: number) => void {
  const count = operations.length;
  const values = Float64Array.from(operations, (operation) => (operation.kind === 'constant' ? operation.value : 0));
  const codes = Uint8Array.from(operations, ({ kind }) => kinds.indexOf(kind));
  const left = Int32Array.from(operations, firstOf);
  const condition = Int32Array.from(operations, (operation) => (operation.kind === 'select' ? operation.condition : 0));
  const right = Int32Array.from(operations, (operation) => ('right' in operation ? operation.right : 0));
  return (inputs, from, results, to) => {
    for (let i = 0; i < count; i++) {
      const a = left[i]!;
      const code = codes[i]!;
      if (code === 4) values[i] = values[a]! * values[right[i]!]!;
      else if (code === 2) values[i] = values[a]! + values[right[i]!]!;
      else if (code === 3) values[i] = values[a]! - values[right[i]!]!;
      else if (code === 0) values[i] = inputs[from + a]!;
      else if (code === 5) values[i] = values[a]! / values[right[i]!]!;
      else if (code === 6) values[i] = Math.sqrt(values[a]!);
      else if (code === 7) values[i] = values[values[condition[i]!]! > 0 ? a : right[i]!]!;
    }
    for (let k = 0; k < outputs.length; k++) results[to + k] = values[outputs[k]!]!;
  };
}

function firstOf(operation: Operation): number {
  if (operation.kind === 'input') return operation.index;
  if (operation.kind === 'constant') return 0;
  return operation.kind === 'squareRoot' ? operation.argument : operation.left;
}
