import { checkPlaces, drawNormal, normalSource, normalState, ziggurat, type NormalSource } from '../numeric/normals.ts';
import { bestBackend, start, type Backend } from './engine.ts';
import { normalLayout, normalModule } from './normalModule.ts';

/**
 * The numbers of `normalSource`, three times as fast where there is WebAssembly: it draws all but those in the tail, one in 1,700, which are drawn here.
 *
 * @param seed Any safe integer.
 * @throws RangeError if the seed is not a safe integer.
 */
export function bulkNormals(seed: number, backend: Backend = bestBackend()): NormalSource {
  if (backend === 'plain') return normalSource(seed);
  const state = normalState(seed);
  return {
    fill(target, from, count) {
      checkPlaces(target, from, count);
      kernel ??= makeKernel();
      kernel.state.set(state);
      for (let done = 0; done < count; done += room) draw(kernel, target, from + done, Math.min(room, count - done));
      state.set(kernel.state);
    },
  };
}

/** The module at work: one for all streams, which bring their states with them. */
interface Kernel {
  readonly state: Int32Array;
  readonly numbers: Float64Array;
  readonly run: (left: number) => number;
}

/** Numbers for which the module has room. */
const room = Math.floor((normalLayout.end - normalLayout.numbers) / 8);

let kernel: Kernel | null = null;

function makeKernel(): Kernel {
  const { state, widths, shares, heights, numbers } = normalLayout;
  const { memory, run } = start(normalModule());
  new Float64Array(memory.buffer, widths).set(ziggurat.widths);
  new Float64Array(memory.buffer, shares).set(ziggurat.shares);
  new Float64Array(memory.buffer, heights).set(ziggurat.heights);
  return { state: new Int32Array(memory.buffer, state, 4), numbers: new Float64Array(memory.buffer, numbers, room), run };
}

function draw({ state, numbers, run }: Kernel, target: Float64Array, from: number, count: number): void {
  for (let left = run(count); left > 0; left = run(left)) numbers[room - left--] = drawNormal(state);
  target.set(numbers.subarray(room - count), from);
}
