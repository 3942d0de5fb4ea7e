import { describe, expect, it } from 'vitest';
import { rng } from '../numeric/rng.ts';
import { quadraticCurve } from './quadraticCurve.ts';
import { orthonormal } from './pictureCases.testing.ts';
import { verticalTangents } from './verticalTangents.ts';

type Circle = readonly [u: number, v: number, radius: number];

/** The product of circles' equations. */
const circles =
  (...all: readonly Circle[]) =>
  (u: number, v: number): number =>
    all.reduce((product, [a, b, radius]) => product * ((u - a) ** 2 + (v - b) ** 2 - radius ** 2), 1);

describe('the vertical tangents of a plane curve', () => {
  it('of circles are to their left and right', () => {
    const random = rng(7);
    for (let time = 0; time < 20; time++) {
      const all = Array.from({ length: 1 + (time % 3) }, (): Circle => [0.6 * (2 * random.uniform() - 1), 0.6 * (2 * random.uniform() - 1), 0.15 * random.uniform() + 1e-3]);
      const found = verticalTangents(circles(...all), 2 * all.length);
      const holds = (u: number): boolean => found.some(([from, to]) => from <= u && u <= to);
      for (const [u, , radius] of all) expect([u - radius, u + radius].map(holds)).toEqual([true, true]);
      // and nowhere else, but for places at which circles meet
      const meet = all.some((p, i) => all.some((q, j) => i < j && Math.hypot(p[0] - q[0], p[1] - q[1]) < p[2] + q[2]));
      if (!meet) for (const [from, to] of found) expect(all.some(([u, , radius]) => [u - radius, u + radius].some((end) => end > from - 0.02 && end < to + 0.02))).toBe(true);
    }
  });

  it('are none for lines that are not vertical and for circles outside the disc, and one stretch for curves that are counted twice', () => {
    expect(verticalTangents((u, v) => u + 0.4 * v - 0.1, 1)).toEqual([]);
    expect(verticalTangents(circles([1.2, 1.2, 0.4]), 2)).toEqual([]);
    expect(verticalTangents((u, v) => circles([0, 0, 0.5])(u, v) ** 2, 4)).toEqual([[-0.50390625, 0.50390625]]);
  });

  it.each([5, 6, 7, 8, 9, 10])('are where the number of zeros on chords changes inside the disc: forms of degree %s', (degree) => {
    const [origin, ...directions] = orthonormal(degree + 1, degree);
    const curve = quadraticCurve({ origin, directions }, 'square');
    const tangents = curve.tangents();
    const zeros = (u: number): number => curve.chordZeros(u).filter((v) => Math.hypot(u, v) < 0.99).length;
    const missed: number[] = [];
    for (let u = -0.95; u < 0.95; u += 0.005) {
      // more than one zero comes or goes at once: not at the circle
      if (Math.abs(zeros(u + 0.005) - zeros(u)) > 1 && !tangents.some(([from, to]) => from <= u + 0.005 && to >= u)) missed.push(u);
    }
    expect(missed).toEqual([]);
  });
});
