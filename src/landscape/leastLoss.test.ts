import { describe, expect, it } from 'vitest';
import { rng } from '../numeric/rng.ts';
import type { Slice } from '../strata/slice.ts';
import type { Vector3 } from '../strata/vector3.ts';
import { expectNumberNear } from '../testing/near.ts';
import { leastLoss } from './leastLoss.ts';
import { lossAt, lossOnSlice } from './lossOnSlice.ts';

const random = rng(20250704);
const vector = (size: number): number[] => Array.from({ length: size }, () => random.normal());
const whole: Slice = { origin: [0, 0, 0], directions: [[1, 0, 0], [0, 1, 0], [0, 0, 1]] };

describe('the least loss', () => {
  it('of points is the smallest of theirs, and Infinity for none', () => {
    const onSlice = lossOnSlice({ target: [0, 0, 0], metric: 'euclidean' }, whole)!;
    expectNumberNear(leastLoss(onSlice, { positions: Float32Array.from([1, 2, 3, 0, -1, 1, 4, 0, 0]) }), 2);
    expect(leastLoss(onSlice, { positions: [] })).toBe(Infinity);
    expect(leastLoss(onSlice, { positions: [1, 1, 1], index: [] })).toBe(Infinity);
  });

  it('of a triangle is that of its best point: no finer point does better, and some point comes as near', () => {
    for (let run = 0; run < 60; run++) {
      const size = 4 + (run % 3);
      const slice: Slice = { origin: vector(size), directions: [vector(size), vector(size), vector(size)] };
      const onSlice = lossOnSlice({ target: vector(size), metric: 'bombieri' }, slice)!;
      const positions = vector(9);
      const least = leastLoss(onSlice, { positions, index: [0, 1, 2] });
      let sampled = Infinity;
      const steps = 200;
      for (let i = 0; i <= steps; i++) {
        for (let j = 0; i + j <= steps; j++) {
          const [s, t] = [i / steps, j / steps];
          const at = [0, 1, 2].map((k) => (1 - s - t) * positions[k]! + s * positions[3 + k]! + t * positions[6 + k]!) as unknown as Vector3;
          sampled = Math.min(sampled, lossAt(onSlice, at));
        }
      }
      expect(least).toBeLessThan(sampled + 1e-9);
      expectNumberNear(sampled / least, 1, 2e-3);
    }
  });

  it('of triangles without area is that of their sides', () => {
    const onSlice = lossOnSlice({ target: [0, 0, 0], metric: 'euclidean' }, whole)!;
    expectNumberNear(leastLoss(onSlice, { positions: [-1, 1, 0, 1, 1, 0, 3, 1, 0], index: [0, 1, 2] }), 1);
    expectNumberNear(leastLoss(onSlice, { positions: [2, 0, 0, 2, 0, 0, 2, 0, 0], index: [0, 1, 2] }), 4);
  });
});
