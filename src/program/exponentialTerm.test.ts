import { expect, it } from 'vitest';
import { exponential } from '../numeric/elementary.ts';
import { rng } from '../numeric/rng.ts';
import { start } from './engine.ts';
import { exponentialTerm } from './exponentialTerm.ts';
import { f64, i32, moduleOf } from './wasmBytes.ts';
import { bytesOf, integer, loadedReal, storeWord, term } from './wasmTerms.ts';

/** e^x by a module that reads x at address 0 and writes the answer behind it. */
function exponentialInModule(): (x: number) => number {
  const body = bytesOf([storeWord(integer(0), 8, term('i64ReinterpretF64', exponentialTerm(loadedReal(integer(0), 0), 1, 2))), integer(0)]);
  const { memory, run } = start(moduleOf([{ parameters: [i32], results: [i32], locals: [f64, f64], body }], 1));
  const numbers = new Float64Array(memory.buffer, 0, 2);
  return (x) => {
    numbers[0] = x;
    run(0);
    return numbers[1]!;
  };
}

it('exponentialTerm gives the doubles of exponential', () => {
  const inModule = exponentialInModule();
  const { uniform } = rng(20);
  const halves = Array.from({ length: 41 }, (_, i) => ((i - 20) / 2) * Math.LN2);
  const spread = [1e-300, 1e-9, 1, 6, 700].flatMap((size) => Array.from({ length: 2000 }, () => size * (2 * uniform() - 1)));
  for (const x of [0, -0, 700, -700, 2 ** -1074, ...halves, ...spread]) expect(inModule(x), `x = ${x}`).toBe(exponential(x));
});
