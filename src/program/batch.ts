import { bestBackend, start, type Backend } from './engine.ts';
import { interpreter } from './interpret.ts';
import type { Program } from './ir.ts';
import { evaluationModule, iterationModule, type IteratedMap } from './wasm.ts';

/** Evaluates one program for many instances. */
export interface BatchEvaluation {
  /** Most instances. */
  readonly capacity: number;
  /** Input j of instance i stands at j · capacity + i. */
  readonly inputs: Float64Array;
  /** Output k of instance i stands at k · capacity + i. */
  readonly outputs: Float64Array;
  /** Computes the outputs of instances 0, …, count − 1. */
  run(count: number): void;
}

/** Iterates one map for several instances side by side. */
export interface BatchIteration {
  readonly lanes: number;
  /** Entry i of the state of instance l stands at i · lanes + l; the same for parameters. */
  readonly states: Float64Array;
  readonly parameters: Float64Array;
  /** The watched number of each instance at the state that was looked at last. */
  readonly watched: Float64Array;
  /** It goes on while bounds[0] < watched < bounds[1] for every instance. */
  readonly bounds: Float64Array;
  /**
   * Iterates at most so often and returns how often it did. Fewer times: one of the instances, or several, have left the bounds at the state
   * where they are now.
   */
  run(most: number): number;
}

/**
 * A program made ready for instances in batches. All back ends give the same doubles, whatever the place of an instance in its batch.
 *
 * @param capacity Most instances of a batch; rounded up to an even number.
 * @throws RangeError for a capacity that is not positive.
 */
export function batchEvaluation(program: Program, capacity: number, backend: Backend = bestBackend()): BatchEvaluation {
  if (!(capacity > 0)) throw new RangeError(`batchEvaluation: capacity ${capacity}`);
  const even = 2 * Math.ceil(capacity / 2);
  if (backend === 'plain') return plainEvaluation(program, even);
  const { binary, layout } = evaluationModule(program, even, backend === 'simd');
  const { memory, run } = start(binary);
  return {
    capacity: even,
    inputs: new Float64Array(memory.buffer, layout.inputs, even * program.inputs),
    outputs: new Float64Array(memory.buffer, layout.outputs, even * program.outputs.length),
    run: (count) => void run(count),
  };
}

/** A map made ready to be iterated for several instances side by side. */
export function batchIteration(map: IteratedMap, backend: Backend = bestBackend()): BatchIteration {
  const module = iterationModule(map, backend === 'simd');
  const { lanes, states, parameters, watched, bounds } = module;
  if (backend === 'plain') return plainIteration(map, lanes);
  const { memory, run } = start(module.binary);
  const view = (from: number, length: number): Float64Array => new Float64Array(memory.buffer, from, length);
  return {
    lanes,
    states: view(states, lanes * map.states),
    parameters: view(parameters, lanes * (map.program.inputs - map.states)),
    watched: view(watched, lanes),
    bounds: view(bounds, 2),
    run,
  };
}

function plainEvaluation(program: Program, capacity: number): BatchEvaluation {
  const { inputs: count, outputs } = program;
  const evaluate = interpreter(program);
  const [given, found] = [new Float64Array(count), new Float64Array(outputs.length)];
  const batch = { capacity, inputs: new Float64Array(capacity * count), outputs: new Float64Array(capacity * outputs.length) };
  return {
    ...batch,
    run(instances) {
      for (let i = 0; i < instances; i++) {
        for (let j = 0; j < count; j++) given[j] = batch.inputs[j * capacity + i]!;
        evaluate(given, 0, found, 0);
        for (let k = 0; k < outputs.length; k++) batch.outputs[k * capacity + i] = found[k]!;
      }
    },
  };
}

function plainIteration({ program, states: n }: IteratedMap, lanes: number): BatchIteration {
  const evaluate = interpreter(program);
  const given = Array.from({ length: lanes }, () => new Float64Array(program.inputs));
  const found = Array.from({ length: lanes }, () => new Float64Array(n + 1));
  const states = new Float64Array(lanes * n);
  const parameters = new Float64Array(lanes * (program.inputs - n));
  const watched = new Float64Array(lanes);
  const bounds = new Float64Array(2);
  return {
    lanes,
    states,
    parameters,
    watched,
    bounds,
    run(most) {
      given.forEach((input, lane) => {
        for (let i = 0; i < n; i++) input[i] = states[i * lanes + lane]!;
        for (let j = n; j < program.inputs; j++) input[j] = parameters[(j - n) * lanes + lane]!;
      });
      let done = 0;
      for (; done < most; done++) {
        for (let lane = 0; lane < lanes; lane++) {
          evaluate(given[lane]!, 0, found[lane]!, 0);
          watched[lane] = found[lane]![n]!;
        }
        if (!watched.every((value) => value > bounds[0]! && value < bounds[1]!)) break;
        for (let lane = 0; lane < lanes; lane++) given[lane]!.set(found[lane]!.subarray(0, n));
      }
      given.forEach((input, lane) => {
        for (let i = 0; i < n; i++) states[i * lanes + lane] = input[i]!;
      });
      return done;
    },
  };
}
