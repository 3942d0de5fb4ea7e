import { describe, expect, it } from 'vitest';
import { rng } from '../numeric/rng.ts';
import { batchEvaluation, batchIteration } from './batch.ts';
import { bestBackend, start, type Backend } from './engine.ts';
import { interpreter } from './interpret.ts';
import { operationCount, programBuilder, type Program, type Value } from './ir.ts';
import { partsOf } from './parts.ts';
import { evaluationModule } from './wasm.ts';

const backends: readonly Backend[] = ['simd', 'scalar', 'plain'];

/** A random program: every operation, constants of every kind, outputs that are inputs, constants and repeated. */
function randomProgram(seed: number, size: number): Program {
  const random = rng(seed);
  const inputs = 3 + random.integer(4);
  const builder = programBuilder(inputs);
  const values: Value[] = Array.from({ length: inputs }, (_, i) => builder.input(i));
  for (const c of [0, -0, 1, -2.5, 1e300, 5e-324]) values.push(builder.constant(c));
  const any = (): Value => values[random.integer(values.length)]!;
  const recent = (): Value => values[Math.max(0, values.length - 1 - random.integer(12))]!;
  while (values.length < size) {
    const kind = random.integer(10);
    values.push(kind < 3 ? builder.add(recent(), any()) : kind < 5 ? builder.subtract(any(), recent()) : kind < 7 ? builder.multiply(recent(), any()) : kind < 8 ? builder.divide(any(), recent()) : kind < 9 ? builder.select(any(), recent(), any()) : builder.squareRoot(any()));
  }
  return builder.build([values.at(-1)!, values[1]!, values[inputs]!, values[inputs + 1]!, any(), any(), values.at(-1)!]);
}

/** Equal bit by bit; the payloads of NaN are nobody's business. */
const expectSame = (actual: ArrayLike<number>, wanted: ArrayLike<number>): void => expect(Array.from(actual)).toEqual(Array.from(wanted));

describe('programs', () => {
  it('do not repeat operations, and keep none that is not needed', () => {
    const builder = programBuilder(2);
    const [x, y] = [builder.input(0), builder.input(1)];
    builder.divide(x, y);
    const product = builder.multiply(x, y);
    const program = builder.build([builder.add(product, builder.multiply(y, x)), builder.multiply(builder.constant(1), product)]);
    expect(operationCount(program)).toBe(2);
    expect(program.operations.filter(({ kind }) => kind === 'divide')).toEqual([]);
    const results = new Float64Array(2);
    interpreter(program)(Float64Array.of(3, 5), 0, results, 0);
    expectSame(results, [30, 15]);
  });

  it('carry out what is constant, and never change what rounding or signs of zero make of it', () => {
    const builder = programBuilder(1);
    const x = builder.input(0);
    const outputs = [
      builder.add(builder.constant(0.1), builder.constant(0.2)),
      builder.squareRoot(builder.constant(2)),
      builder.add(x, builder.constant(0)),
      builder.subtract(x, builder.constant(0)),
      builder.multiply(x, builder.constant(0)),
    ];
    const program = builder.build(outputs);
    expect(operationCount(program)).toBe(2);
    const results = new Float64Array(5);
    interpreter(program)(Float64Array.of(-0), 0, results, 0);
    expectSame(results, [0.1 + 0.2, Math.SQRT2, 0, -0, -0]);
  });

  it('refuse inputs that do not exist', () => {
    expect(() => programBuilder(2).input(2)).toThrow(RangeError);
    expect(() => batchEvaluation(randomProgram(1, 20), 0)).toThrow(RangeError);
  });

  it('may be sums of very many terms', () => {
    const builder = programBuilder(1);
    const terms = Array.from({ length: 5000 }, (_, i) => builder.multiply(builder.input(0), builder.constant(i)));
    const program = builder.build([builder.sum(terms)]);
    for (const backend of backends) {
      const batch = batchEvaluation(program, 1, backend);
      batch.inputs[0] = 2;
      batch.run(1);
      expect(batch.outputs[0]).toBe(5000 * 4999);
    }
  });
});

describe('evaluation in batches', () => {
  it('runs on WebAssembly with vectors here', () => expect(bestBackend()).toBe('simd'));

  it.each(backends)('gives the doubles of the interpreter, for every instance: %s', (backend) => {
    for (let seed = 1; seed <= 40; seed++) {
      const program = randomProgram(seed, 20 + 10 * seed);
      const random = rng(100 + seed);
      const batch = batchEvaluation(program, 5, backend);
      for (let i = 0; i < batch.inputs.length; i++) batch.inputs[i] = random.normal() * 10 ** (random.integer(7) - 3);
      batch.run(5);
      const evaluate = interpreter(program);
      for (let i = 0; i < 5; i++) {
        const wanted = new Float64Array(program.outputs.length);
        evaluate(Float64Array.from({ length: program.inputs }, (_, j) => batch.inputs[j * batch.capacity + i]!), 0, wanted, 0);
        expectSame(program.outputs.map((_, k) => batch.outputs[k * batch.capacity + i]!), wanted);
      }
    }
  });

  it.each([true, false])('is the same if the program is cut into small functions, vectors: %s', (simd) => {
    const program = randomProgram(9, 700);
    const wanted = batchEvaluation(program, 4, 'plain');
    const random = rng(3);
    for (let i = 0; i < wanted.inputs.length; i++) wanted.inputs[i] = random.normal();
    wanted.run(4);
    for (const partSize of [1, 7, 40]) {
      expect(partsOf(program, partSize).length).toBeGreaterThan(3);
      const { binary, layout } = evaluationModule(program, 4, simd, partSize);
      const { memory, run } = start(binary);
      new Float64Array(memory.buffer, layout.inputs, wanted.inputs.length).set(wanted.inputs);
      run(4);
      expectSame(new Float64Array(memory.buffer, layout.outputs, wanted.outputs.length), wanted.outputs);
    }
  });
});

it.each(backends)('a selection takes the first value where the condition is positive, the other one where it is not, or is none: %s', (backend) => {
  const builder = programBuilder(3);
  const [c, a, b] = [builder.input(0), builder.input(1), builder.input(2)];
  const program = builder.build([builder.select(c, a, b), builder.select(c, a, a), builder.select(builder.constant(-1), a, b)]);
  expect(operationCount(program)).toBe(1);
  const batch = batchEvaluation(program, 8, backend);
  const conditions = [1, 5e-324, Infinity, 0, -0, -1, -Infinity, Number.NaN];
  conditions.forEach((condition, i) => [condition, 10 + i, -i].forEach((value, j) => (batch.inputs[8 * j + i] = value)));
  batch.run(8);
  expectSame(batch.outputs.subarray(0, 8), [10, 11, 12, -3, -4, -5, -6, -7]);
  expectSame(batch.outputs.subarray(8), [10, 11, 12, 13, 14, 15, 16, 17, -0, -1, -2, -3, -4, -5, -6, -7]);
});

describe('iteration side by side', () => {
  /** x' = x − p (x² − a)/(2x), watched: |x² − a| squared. Newton's square root, damped. */
  const squareRoots = (() => {
    const builder = programBuilder(3);
    const [x, a, p] = [builder.input(0), builder.input(1), builder.input(2)];
    const error = builder.subtract(builder.multiply(x, x), a);
    const step = builder.divide(builder.multiply(p, error), builder.add(x, x));
    return { program: builder.build([builder.subtract(x, step), builder.multiply(error, error)]), states: 1 };
  })();

  const outcomes = (backend: Backend, numbers: readonly number[]): { steps: number[]; roots: number[] } => {
    const batch = batchIteration(squareRoots, backend);
    batch.bounds.set([1e-20, 1e6]);
    const steps = numbers.map(() => 0);
    const roots = numbers.map(() => 0);
    let next = 0;
    const owner = Array.from({ length: batch.lanes }, () => -1);
    const refill = (lane: number): void => {
      owner[lane] = next < numbers.length ? next++ : -1;
      batch.states[lane] = 1;
      // an idle lane goes round in a circle: (x² − 2) keeps its sign for p = 0
      batch.parameters[lane] = owner[lane] < 0 ? 2 : numbers[owner[lane]!]!;
      batch.parameters[batch.lanes + lane] = owner[lane] < 0 ? 0 : 0.5;
    };
    owner.forEach((_, lane) => refill(lane));
    while (owner.some((o) => o >= 0)) {
      const done = batch.run(7);
      owner.forEach((o, lane) => {
        if (o < 0) return;
        steps[o]! += done;
        const w = batch.watched[lane]!;
        if (done === 7 || (w > 1e-20 && w < 1e6)) return;
        roots[o] = batch.states[lane]!;
        refill(lane);
      });
    }
    return { steps, roots };
  };

  const numbers = [2, 9, 1e-3, 25, 100, 3, 7e5, 0.5, 1e9, 4, 1];

  it.each(backends)('stops each instance at the same step, wherever it runs: %s', (backend) => {
    const wanted = numbers.map((a) => {
      let [x, steps] = [1, 0];
      for (; (x * x - a) ** 2 > 1e-20 && (x * x - a) ** 2 < 1e6; steps++) x -= (0.5 * (x * x - a)) / (x + x);
      return { x, steps };
    });
    const { steps, roots } = outcomes(backend, numbers);
    expect(steps).toEqual(wanted.map((w) => w.steps));
    expect(roots).toEqual(wanted.map((w) => w.x));
    // in another order, beside other neighbours
    const turned = outcomes(backend, [...numbers].reverse());
    expect([...turned.roots].reverse()).toEqual(roots);
  });

  it('stops at once where the bounds are left already, or a number is none', () => {
    for (const backend of backends) {
      const batch = batchIteration(squareRoots, backend);
      batch.bounds.set([1e-20, 1e6]);
      batch.states.fill(3);
      batch.parameters.fill(0.5);
      batch.parameters[1] = Number.NaN;
      expect(batch.run(100)).toBe(0);
      expect(batch.watched[1]).toBeNaN();
      expect(batch.states[0]).toBe(3);
    }
  });

  it('wants a watched number beside the next state', () => {
    const { program } = squareRoots;
    expect(() => batchIteration({ program, states: 2 })).toThrow(RangeError);
  });
});
