import { expect } from 'vitest';

/** |a − b| ≤ tolerance · max(1, |a|, |b|), entry by entry. Use it instead of toBe for numbers: it does not tell +0 from −0. */
export function expectNear(actual: ArrayLike<number>, wanted: ArrayLike<number>, tolerance = 1e-9): void {
  expect(actual.length, 'length').toBe(wanted.length);
  for (let i = 0; i < wanted.length; i++) {
    const scale = Math.max(1, Math.abs(actual[i]!), Math.abs(wanted[i]!));
    expect(Math.abs(actual[i]! - wanted[i]!) <= tolerance * scale, `entry ${i}: ${actual[i]} should be ${wanted[i]} ± ${tolerance * scale}`).toBe(true);
  }
}

/** The same for one number. */
export const expectNumberNear = (actual: number, wanted: number, tolerance = 1e-9): void =>
  expectNear([actual], [wanted], tolerance);
