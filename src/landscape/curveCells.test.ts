import { describe, expect, it } from 'vitest';
import { rng } from '../numeric/rng.ts';
import { curveCells } from './curveCells.ts';
import type { SliceWindow } from './targetSlice.ts';

const window: SliceWindow = { s: [-1, 1], t: [0, 3] };
const cells = (marked: Uint8Array): number[] => Array.from(marked.keys()).filter((cell) => marked[cell] === 1);

describe('cells by curves', () => {
  it('are the one of a single place and the eight around it', () => {
    expect(cells(curveCells(5, 6, window, [Float64Array.of(0, 1.3)]))).toEqual([6, 7, 8, 11, 12, 13, 16, 17, 18]);
  });

  it('hold every point of polylines in the window, however far these go beyond it', () => {
    const random = rng(5);
    let [passed, missed] = [0, 0];
    for (let round = 0; round < 30; round++) {
      const reach = 10 ** (4 * random.uniform());
      const piece = Float64Array.from({ length: 8 }, () => reach * random.normal());
      const marked = curveCells(40, 30, window, [piece]);
      for (let at = 0; at < 6; at += 2)
        for (let n = 0; n <= 500; n++) {
          const [s, t] = [0, 1].map((k) => piece[at + k]! + (n / 500) * (piece[at + 2 + k]! - piece[at + k]!)) as [number, number];
          if (!(s > -1 && s < 1 && t > 0 && t < 3)) continue;
          passed++;
          if (marked[Math.floor(20 * (s + 1)) + 40 * Math.floor(10 * t)] !== 1) missed++;
        }
    }
    expect(passed).toBeGreaterThan(100);
    expect(missed).toBe(0);
  });

  it('are none for curves outside, and for no curve', () => {
    expect(cells(curveCells(8, 8, window, [Float64Array.of(5, 5, 6, -7), Float64Array.of(-9, 1, -9, 2)]))).toEqual([]);
    expect(cells(curveCells(8, 8, window, []))).toEqual([]);
  });
});
