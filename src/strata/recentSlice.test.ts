import { expect, it } from 'vitest';
import { recentSlice, rememberedFor } from './recentSlice.ts';
import type { Slice } from './slice.ts';

const slice = (x: number): Slice => ({ origin: [x, 0, 0, 0], directions: [[0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]] });

it('equal slices are one object for a while, others are themselves', () => {
  const first = recentSlice(slice(0.1));
  expect(recentSlice(slice(0.1))).toBe(first);
  expect(recentSlice(slice(0.1 + 2 ** -56))).not.toBe(first);
  for (let i = 1; i <= 20; i++) expect(recentSlice(slice(i)).origin[0]).toBe(i);
  const again = slice(0.1);
  expect(recentSlice(again)).toBe(again);
});

it('what was computed for a slice is kept, undefined and null too', () => {
  let calls = 0;
  const answer = rememberedFor(() => void calls++);
  const one = slice(3);
  answer(one);
  answer(one);
  expect(calls).toBe(1);
  answer(slice(3));
  expect(calls).toBe(2);
});
