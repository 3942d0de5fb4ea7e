import { describe, expect, it } from 'vitest';
import { loss } from '../loss/loss.ts';
import { rng } from '../numeric/rng.ts';
import { formAt, type Slice } from '../strata/slice.ts';
import type { Vector3 } from '../strata/vector3.ts';
import { expectNear, expectNumberNear } from '../testing/near.ts';
import { levelEllipsoid, lossAt, lossOnSlice } from './lossOnSlice.ts';

const random = rng(20250702);
const vector = (size: number): number[] => Array.from({ length: size }, () => random.normal());
const randomSlice = (size: number): Slice => ({ origin: vector(size), directions: [vector(size), vector(size), vector(size)] });

/** B Bᵀ + I/10. */
function randomMetric(size: number): number[][] {
  const b = Array.from({ length: size }, () => vector(size));
  return b.map((row, i) => b.map((other, j) => row.reduce((sum, x, k) => sum + x * other[k]!, 0) + (i === j ? 0.1 : 0)));
}

const cases = Array.from({ length: 40 }, (_, i) => {
  const size = 3 + (i % 6);
  const metric = i % 3 === 0 ? ('euclidean' as const) : i % 3 === 1 ? ('bombieri' as const) : randomMetric(size);
  return { slice: randomSlice(size), target: vector(size), metric };
});

describe('the loss on a slice', () => {
  it('is the loss of the form at each position, for any metric', () => {
    for (const { slice, target, metric } of cases) {
      const onSlice = lossOnSlice({ target, metric }, slice)!;
      for (let i = 0; i < 5; i++) {
        const position = vector(3) as unknown as Vector3;
        const wanted = loss(formAt(slice, position), { target, metric });
        expectNumberNear(lossAt(onSlice, position) / wanted, 1, 1e-9);
      }
    }
  });

  it('is least at its centre, and 0 there exactly if the target lies in the slice', () => {
    for (const { slice, target, metric } of cases) {
      const onSlice = lossOnSlice({ target, metric }, slice)!;
      const { centre, minimum } = onSlice;
      expectNumberNear(lossAt(onSlice, centre), minimum);
      for (const step of [[1e-3, 0, 0], [0, 1e-3, 0], [0, 0, 1e-3]])
        expect(loss(formAt(slice, centre.map((c, k) => c + step[k]!) as unknown as Vector3), { target, metric })).toBeGreaterThan(minimum);
      const place = vector(3) as unknown as Vector3;
      const inside = lossOnSlice({ target: formAt(slice, place), metric }, slice)!;
      expectNear(inside.centre, place, 1e-7);
      expect(inside.minimum).toBeLessThan(1e-20);
    }
  });

  it('has no answer where the directions are dependent', () => {
    const slice: Slice = { origin: [1, 0, 0, 0], directions: [[0, 1, 0, 0], [0, 0, 1, 0], [0, 2, -3, 0]] };
    expect(lossOnSlice({ target: [1, 2, 3, 4], metric: 'euclidean' }, slice)).toBeNull();
  });
});

describe('level ellipsoids', () => {
  it('hold the forms of that loss and no others', () => {
    for (const { slice, target, metric } of cases) {
      const onSlice = lossOnSlice({ target, metric }, slice)!;
      const level = onSlice.minimum + 0.1 + random.uniform();
      const { centre, axes } = levelEllipsoid(onSlice, level)!;
      for (let i = 0; i < 8; i++) {
        const raw = vector(3);
        const size = Math.hypot(...raw);
        const on = axes.map((row, k) => centre[k]! + row.reduce((sum, entry, j) => sum + (entry * raw[j]!) / size, 0)) as unknown as Vector3;
        expectNumberNear(loss(formAt(slice, on), { target, metric }) / level, 1, 1e-8);
      }
    }
  });

  it('are not there at or below the minimum', () => {
    const onSlice = lossOnSlice({ target: [0, 0, 0, 2], metric: 'euclidean' }, { origin: [0, 0, 0, 0], directions: [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0]] })!;
    expectNumberNear(onSlice.minimum, 4);
    expect([3, 4, Infinity, Number.NaN].map((level) => levelEllipsoid(onSlice, level))).toEqual([null, null, null, null]);
    expectNear(levelEllipsoid(onSlice, 13)!.axes.flat(), [3, 0, 0, 0, 3, 0, 0, 0, 3]);
  });
});
