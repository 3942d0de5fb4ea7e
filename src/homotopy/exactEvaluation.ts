import { splitDouble, toDouble } from '../polynomial/exactNumber.ts';
import type { Program } from '../program/ir.ts';

/** m 2^e */
interface Dyadic {
  readonly mantissa: bigint;
  readonly exponent: number;
}

/**
 * The first outputs of a program of additions, subtractions and multiplications without any rounding but the last, of less than one unit of the
 * last place: some thousand times slower than in floating point.
 *
 * @throws RangeError for divisions, roots and selections.
 */
export function exactOutputs({ operations, outputs }: Program, count: number, input: (index: number) => number): number[] {
  const values: (Dyadic | undefined)[] = [];
  const valueOf = (place: number): Dyadic => {
    const operation = operations[place]!;
    switch (operation.kind) {
      case 'input':
        return splitDouble(input(operation.index));
      case 'constant':
        return splitDouble(operation.value);
      case 'add':
        return sum(known(operation.left), known(operation.right), 1n);
      case 'subtract':
        return sum(known(operation.left), known(operation.right), -1n);
      case 'multiply': {
        const [a, b] = [known(operation.left), known(operation.right)];
        return { mantissa: a.mantissa * b.mantissa, exponent: a.exponent + b.exponent };
      }
      case 'divide':
      case 'squareRoot':
      case 'select':
        throw new RangeError(`exactOutputs: ${operation.kind} is not exact`);
    }
  };
  const known = (place: number): Dyadic => (values[place] ??= valueOf(place));
  // operations come after their arguments, so nothing is nested deeply when they are visited in order
  const needed = neededFor({ operations, outputs }, count);
  operations.forEach((_, place) => needed[place] === 1 && known(place));
  return outputs.slice(0, count).map((place) => {
    const { mantissa, exponent } = known(place);
    return toDouble(mantissa, exponent);
  });
}

function sum(a: Dyadic, b: Dyadic, sign: bigint): Dyadic {
  const exponent = Math.min(a.exponent, b.exponent);
  return { mantissa: (a.mantissa << BigInt(a.exponent - exponent)) + sign * (b.mantissa << BigInt(b.exponent - exponent)), exponent };
}

function neededFor({ operations, outputs }: Pick<Program, 'operations' | 'outputs'>, count: number): Uint8Array {
  const needed = new Uint8Array(operations.length);
  for (const place of outputs.slice(0, count)) needed[place] = 1;
  for (let place = operations.length - 1; place >= 0; place--) {
    const operation = operations[place]!;
    if (needed[place] === 1 && 'left' in operation) needed[operation.left] = needed[operation.right] = 1;
  }
  return needed;
}
