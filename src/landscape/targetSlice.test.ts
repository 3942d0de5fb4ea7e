import { describe, expect, it } from 'vitest';
import { rng } from '../numeric/rng.ts';
import { expectNear, expectNumberNear } from '../testing/near.ts';
import { coefficientSlice, figureOneSlice, placeOfTarget, randomTargetSlice, targetAt } from './targetSlice.ts';

const random = rng(41);
const normals = (count: number): number[] => Array.from({ length: count }, random.normal);

describe('planes of targets', () => {
  it('have u₃ = 1 − u₁ and the coordinates u₁, u₂ in Figure 1', () => {
    expect(targetAt(figureOneSlice, [0.2, -0.7])).toEqual([0.2, -0.7, 0.8]);
  });

  it('through a target along two coefficients leave the others as they are', () => {
    const slice = coefficientSlice([5, 6, 7, 8], 3, 1);
    expect(targetAt(slice, [-1, 0.5])).toEqual([5, 0.5, 7, -1]);
    expect(placeOfTarget(slice, [5, 6, 7, 8])).toEqual({ place: [8, 6], distance: 0, scale: 1 });
    expect(() => coefficientSlice([1, 2, 3], 1, 1)).toThrow(RangeError);
    expect(() => coefficientSlice([1, 2, 3], 0, 3)).toThrow(RangeError);
  });

  it('through a target in random directions are the same for every target on them, and hold it', () => {
    for (const k of [3, 5, 8]) {
      const u = normals(k);
      const slice = randomTargetSlice(u, 4);
      const [a, b] = slice.directions;
      expectNear([dot(a, a), dot(b, b), dot(a, b), dot(a, slice.origin)], [1, 1, 0, 0], 1e-14);
      expectNumberNear(placeOfTarget(slice, u)!.distance, 0, 1e-14);
      expectNear(randomTargetSlice(targetAt(slice, [1.5, -2]), 4).origin, slice.origin, 1e-14);
      expect(randomTargetSlice(u, 5).directions[0]).not.toEqual(a);
    }
    expect(() => randomTargetSlice([1], 1)).toThrow(RangeError);
  });

  it('do not go through 0 for a target that was drawn with the same seed', () => {
    const drawn = rng(1);
    const u = Array.from({ length: 5 }, drawn.normal);
    expect(Math.hypot(...randomTargetSlice(u, 1).origin)).toBeGreaterThan(0.1 * Math.hypot(...u));
  });

  it('of three coefficients are met by the line through 0 and the target', () => {
    const { place, scale, distance } = placeOfTarget(figureOneSlice, [0.68, 0.1, 0.6])!;
    expectNear([...place, scale, distance], [0.68 / 1.28, 0.1 / 1.28, 1.28, 0], 1e-12);
    expectNear(targetAt(figureOneSlice, place).map((c) => scale * c), [0.68, 0.1, 0.6], 1e-12);
    expect(placeOfTarget(figureOneSlice, [1, 0.5, -1])).toBeNull();
  });

  it('of more coefficients have the foot of a target, and its distance', () => {
    const slice = coefficientSlice([0, 0, 0, 3], 0, 1);
    const { place, distance, scale } = placeOfTarget(slice, [1, 2, 4, 3])!;
    expectNear([...place, scale], [1, 2, 1], 1e-14);
    expectNumberNear(distance, 4 / Math.sqrt(30), 1e-14);
  });
});

const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, x, i) => sum + x * b[i]!, 0);
