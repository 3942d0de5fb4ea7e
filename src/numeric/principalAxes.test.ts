import { describe, expect, it } from 'vitest';
import { expectNear, expectNumberNear } from '../testing/near.ts';
import { principalAxes } from './principalAxes.ts';
import { rng } from './rng.ts';

const flat = (rows: readonly (readonly number[])[]): Float64Array => Float64Array.from(rows.flat());
const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, c, k) => sum + c * b[k]!, 0);

describe('principal axes', () => {
  it('are orthonormal, centred, sorted, and diagonalise the covariance of random points', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const random = rng(seed);
      const size = 3 + random.integer(9);
      const rows = Array.from({ length: 1 + random.integer(60) }, () => Array.from({ length: size }, (_, k) => (k + 1) * random.normal() + 5));
      const { mean, axes, shares, spread } = principalAxes(flat(rows), rows.length, size);
      expectNear(mean, mean.map((_, k) => rows.reduce((sum, row) => sum + row[k]!, 0) / rows.length), 1e-12);
      expect(axes.length).toBe(size);
      axes.forEach((u, i) => axes.forEach((v, j) => expectNumberNear(dot(u, v), i === j ? 1 : 0, 1e-12)));
      const centred = rows.map((row) => row.map((c, k) => c - mean[k]!));
      const total = centred.reduce((sum, row) => sum + dot(row, row), 0);
      expectNumberNear(spread, Math.sqrt(total), 1e-11);
      axes.forEach((u, i) =>
        axes.forEach((v, j) => expectNumberNear(centred.reduce((sum, row) => sum + dot(row, u) * dot(row, v), 0), i === j ? shares[i]! * total : 0, 1e-9)),
      );
      expect([...shares].sort((a, b) => b - a)).toEqual(shares);
    }
  });

  it('keep the digits of small shares: the covariance matrix is never formed', () => {
    const random = rng(2);
    const rows = Array.from({ length: 200 }, () => [random.normal(), 1e-9 * random.normal(), 1e-12 * random.normal()]);
    const { axes, shares } = principalAxes(flat(rows), rows.length, 3);
    expectNumberNear(Math.abs(axes[1]![1]!), 1, 1e-6);
    expect(shares[1]! / 1e-18).toBeGreaterThan(0.5);
    expect(shares[1]! / 1e-18).toBeLessThan(2);
    expect(shares[2]! / 1e-24).toBeLessThan(2);
  });

  it('know equal points, one point, huge and tiny ones', () => {
    for (const rows of [[[1, 2, 3]], Array.from({ length: 50 }, () => [0.1, -7, 1e-3])]) {
      const { mean, axes, shares, spread } = principalAxes(flat(rows), rows.length, 3);
      expectNear(mean, rows[0]!, 1e-15);
      expect([spread, ...shares]).toEqual([0, 0, 0, 0]);
      axes.forEach((u, i) => axes.forEach((v, j) => expectNumberNear(dot(u, v), i === j ? 1 : 0, 1e-14)));
    }
    for (const scale of [1e-300, 1e300]) {
      const { mean, axes, shares, spread } = principalAxes(flat([[0, 0, 0, scale], [0, 0, 2e-3 * scale, 0], [0, 0, 0, -scale]]), 3, 4);
      expect([...mean, spread, ...shares, ...axes.flat()].every(Number.isFinite)).toBe(true);
      expectNumberNear(Math.abs(axes[0]![3]!), 1, 1e-12);
      expectNumberNear(spread / scale, Math.SQRT2, 1e-5);
    }
  });

  it('refuse no points, and fewer numbers than are asked for', () => {
    expect(() => principalAxes(new Float64Array(0), 0, 3)).toThrow(RangeError);
    expect(() => principalAxes(new Float64Array(5), 2, 3)).toThrow(RangeError);
  });
});
