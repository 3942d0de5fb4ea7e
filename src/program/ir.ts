/** An operation of a straight-line program on real numbers; arguments are numbers of earlier operations. */
export type Operation =
  | { readonly kind: 'input'; readonly index: number }
  | { readonly kind: 'constant'; readonly value: number }
  | { readonly kind: Binary; readonly left: number; readonly right: number }
  | { readonly kind: 'squareRoot'; readonly argument: number }
  | Selection;

/** left where the condition is positive, right where it is not, or is NaN; both are computed. */
export interface Selection {
  readonly kind: 'select';
  readonly condition: number;
  readonly left: number;
  readonly right: number;
}

export type Binary = 'add' | 'subtract' | 'multiply' | 'divide';

/**
 * A straight-line program: operations in an order in which every one comes after its arguments, each of them needed for some output.
 *
 * Every back end computes the same doubles: each operation is rounded once, none are fused or reordered.
 */
export interface Program {
  /** Number of inputs. */
  readonly inputs: number;
  readonly operations: readonly Operation[];
  /** Operations that are the outputs, in order. */
  readonly outputs: readonly number[];
}

/** A value while a program is built; belongs to its builder. */
export type Value = number & { readonly brand: 'value' };

/** Builds a program; operations that were there already are not repeated. */
export interface ProgramBuilder {
  readonly input: (index: number) => Value;
  readonly constant: (value: number) => Value;
  readonly add: (left: Value, right: Value) => Value;
  readonly subtract: (left: Value, right: Value) => Value;
  readonly multiply: (left: Value, right: Value) => Value;
  readonly divide: (left: Value, right: Value) => Value;
  readonly squareRoot: (argument: Value) => Value;
  /** left where condition > 0, right where it is not, or is NaN. */
  readonly select: (condition: Value, left: Value, right: Value) => Value;
  /** Σ values, from the first to the last; 0 for none. */
  readonly sum: (values: readonly Value[]) => Value;
  /** Σ left_i right_i. */
  readonly dot: (left: readonly Value[], right: readonly Value[]) => Value;
  /** The program of these outputs: only what they need. */
  readonly build: (outputs: readonly Value[]) => Program;
}

const kinds = { add: 0, subtract: 1, multiply: 2, divide: 3 } as const;

/**
 * A builder of straight-line programs. Operations on constants are carried out, a · 1, a / 1 and a − 0 are a; nothing else is simplified,
 * since a + 0 and 0 · a are not a and 0 for all doubles.
 *
 * @throws RangeError for inputs that do not exist.
 */
export function programBuilder(inputs: number): ProgramBuilder {
  const operations: Operation[] = [];
  const known = new Map<string, Value>();
  // operations on two values by a number that stands for all three: making names of them would take most of the time
  const knownPairs = new Map<number, Value>();
  const record = <K>(table: Map<K, Value>, key: K, operation: Operation): Value => {
    const there = table.get(key);
    if (there !== undefined) return there;
    const value = operations.push(operation) - 1;
    table.set(key, value as Value);
    return value as Value;
  };
  const constantOf = (value: Value): number | null => {
    const operation = operations[value]!;
    return operation.kind === 'constant' ? operation.value : null;
  };
  const constant = (value: number): Value => record(known, `c${Object.is(value, -0) ? '-0' : value}`, { kind: 'constant', value });
  const binary = (kind: Binary, left: Value, right: Value): Value => {
    const [a, b] = [constantOf(left), constantOf(right)];
    if (a !== null && b !== null) return constant(applied(kind, a, b));
    if ((b === 1 && (kind === 'multiply' || kind === 'divide')) || (kind === 'subtract' && Object.is(b, 0))) return left;
    if (a === 1 && kind === 'multiply') return right;
    // a + b and b + a, a b and b a are the same double
    const [first, second] = (kind === 'add' || kind === 'multiply') && left > right ? [right, left] : [left, right];
    return record(knownPairs, (first * 2 ** 24 + second) * 4 + kinds[kind], { kind, left: first, right: second });
  };
  const builder: ProgramBuilder = {
    input(index) {
      if (!Number.isInteger(index) || index < 0 || index >= inputs) throw new RangeError(`programBuilder: input ${index} of ${inputs}`);
      return record(known, `i${index}`, { kind: 'input', index });
    },
    constant,
    add: (left, right) => binary('add', left, right),
    subtract: (left, right) => binary('subtract', left, right),
    multiply: (left, right) => binary('multiply', left, right),
    divide: (left, right) => binary('divide', left, right),
    squareRoot(argument) {
      const a = constantOf(argument);
      return a !== null ? constant(Math.sqrt(a)) : record(known, `r${argument}`, { kind: 'squareRoot', argument });
    },
    select(condition, left, right) {
      const c = constantOf(condition);
      if (left === right) return left;
      if (c !== null) return c > 0 ? left : right;
      return record(known, `s${condition},${left},${right}`, { kind: 'select', condition, left, right });
    },
    sum: (values) => (values.length === 0 ? constant(0) : values.reduce((sum, value) => builder.add(sum, value))),
    dot: (left, right) => builder.sum(left.map((a, i) => builder.multiply(a, right[i]!))),
    build: (outputs) => needed({ inputs, operations, outputs }),
  };
  return builder;
}

/** The result of an operation on two numbers. */
export function applied(kind: Binary, a: number, b: number): number {
  switch (kind) {
    case 'add':
      return a + b;
    case 'subtract':
      return a - b;
    case 'multiply':
      return a * b;
    case 'divide':
      return a / b;
  }
}

/** Argument number i of an operation, in the order in which they are computed; −1 if it has fewer. */
export function argumentOf(operation: Operation, i: number): number {
  switch (operation.kind) {
    case 'input':
    case 'constant':
      return -1;
    case 'squareRoot':
      return i === 0 ? operation.argument : -1;
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
      return i === 0 ? operation.left : i === 1 ? operation.right : -1;
    case 'select':
      return i === 0 ? operation.left : i === 1 ? operation.right : i === 2 ? operation.condition : -1;
  }
}

/** How often each operation is used, by others or as an output. */
export function countUses({ operations, outputs }: Program): Uint32Array {
  const counts = new Uint32Array(operations.length);
  for (const operation of operations) for (let i = 0, argument = argumentOf(operation, 0); argument >= 0; argument = argumentOf(operation, ++i)) counts[argument]!++;
  for (const output of outputs) counts[output]!++;
  return counts;
}

/** Number of additions, subtractions, multiplications, divisions, square roots and selections. */
export const operationCount = ({ operations }: Program): number => operations.filter(({ kind }) => kind !== 'input' && kind !== 'constant').length;

/** The program without operations that no output needs, in the order in which the outputs ask for them. */
function needed({ inputs, operations, outputs }: Program): Program {
  const place = new Int32Array(operations.length).fill(-1);
  const kept: Operation[] = [];
  const keep = (value: number): void => {
    // a stack of its own: sums of thousands of terms are that deep
    const stack = [value];
    while (stack.length > 0) {
      const top = stack.at(-1)!;
      const waiting = place[top]! >= 0 ? -1 : missing(operations[top]!, place);
      if (waiting >= 0) {
        stack.push(waiting);
        continue;
      }
      stack.pop();
      if (place[top]! >= 0) continue;
      place[top] = kept.push(moved(operations[top]!, place)) - 1;
    }
  };
  outputs.forEach(keep);
  return { inputs, operations: kept, outputs: outputs.map((output) => place[output]!) };
}

/** The first argument of an operation that has no place; −1 if all have one. */
function missing(operation: Operation, place: Int32Array): number {
  let [i, argument] = [0, argumentOf(operation, 0)];
  while (argument >= 0 && place[argument]! >= 0) argument = argumentOf(operation, ++i);
  return argument;
}

function moved(operation: Operation, place: Int32Array): Operation {
  switch (operation.kind) {
    case 'input':
    case 'constant':
      return operation;
    case 'squareRoot':
      return { ...operation, argument: place[operation.argument]! };
    case 'select':
      return { ...operation, condition: place[operation.condition]!, left: place[operation.left]!, right: place[operation.right]! };
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
      return { ...operation, left: place[operation.left]!, right: place[operation.right]! };
  }
}
