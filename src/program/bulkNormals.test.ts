import { describe, expect, it } from 'vitest';
import { normalSource } from '../numeric/normals.ts';
import { rng } from '../numeric/rng.ts';
import { bulkNormals } from './bulkNormals.ts';
import type { Backend } from './engine.ts';
import { normalLayout } from './normalModule.ts';

const backends: readonly Backend[] = ['simd', 'scalar', 'plain'];

describe.each(backends)('bulkNormals (%s)', (backend) => {
  it('gives the doubles of normalSource for any seed', () => {
    // one draw in 36 is not settled at once, one in 1,700 is in the tail
    const [found, expected] = [new Float64Array(100_000), new Float64Array(100_000)];
    for (const seed of [0, 1, -1, 7, 20261121, 2 ** 52 + 12345, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER]) {
      bulkNormals(seed, backend).fill(found, 0, found.length);
      normalSource(seed).fill(expected, 0, expected.length);
      expect(found.findIndex((z, i) => !Object.is(z, expected[i])), `seed ${seed}`).toBe(-1);
    }
  });

  it('is one stream however it is cut, beside others, and writes only where it was told to', () => {
    const room = (normalLayout.end - normalLayout.numbers) / 8;
    const { integer } = rng(5);
    const sizes = [0, 1, 1, 2, room - 1, room, room + 1, 3 * room + 5, ...Array.from({ length: 200 }, () => integer(90))];
    const count = sizes.reduce((sum, size) => sum + size, 0);
    const [whole, otherWhole] = [new Float64Array(count), new Float64Array(count)];
    normalSource(3).fill(whole, 0, count);
    normalSource(4).fill(otherWhole, 0, count);
    const [found, other] = [new Float64Array(count + 2).fill(9), new Float64Array(count)];
    const [source, beside] = [bulkNormals(3, backend), bulkNormals(4, backend)];
    let at = 0;
    for (const size of sizes) {
      source.fill(found, 1 + at, size);
      beside.fill(other, at, size);
      at += size;
    }
    expect(found.subarray(1, count + 1)).toEqual(whole);
    expect([found[0], found[count + 1]]).toEqual([9, 9]);
    expect(other).toEqual(otherWhole);
  });

  it('refuses what normalSource refuses', () => {
    for (const seed of [0.5, NaN, Infinity, 2 ** 53]) expect(() => bulkNormals(seed, backend)).toThrow(RangeError);
    const source = bulkNormals(1, backend);
    const three = new Float64Array(3);
    for (const [from, n] of [[-1, 2], [2, 2], [0, -1], [NaN, 1], [0, NaN]] as const) expect(() => source.fill(three, from, n)).toThrow(RangeError);
    expect(three).toEqual(new Float64Array(3));
  });
});
