import { describe, expect, it } from 'vitest';
import { rng } from '../numeric/rng.ts';
import { expectNumberNear } from '../testing/near.ts';
import { addCubicRoots } from './cubicRoots.ts';
import { type ProjectivePoint } from './projectiveRoot.ts';
import { rootDivisor } from './rootDivisor.ts';
import { addQuadraticRoots, addRealRoot, codeOfSphere, rootSphere } from './rootSphere.ts';
import { codeOfPattern } from './patternCode.ts';

const random = rng(61);

/** The point of the sphere by its definition, from homogeneous coordinates. */
function pointOf({ re, im, inverted }: ProjectivePoint): number[] {
  const size = re * re + im * im;
  return [(2 * re) / (1 + size), (inverted ? 1 - size : size - 1) / (1 + size), Math.abs((2 * im) / (1 + size))];
}

/** Largest distance of a root from the nearest point on the sphere of its kind, and of a point from the unit sphere. */
function error(form: readonly number[]): number {
  const sphere = rootSphere();
  const size = Math.max(...form.map(Math.abs));
  const [a, b, c, d] = form.map((x) => x / size) as [number, number, number, number];
  if (form.length === 2) addRealRoot(sphere, -b, a);
  else if (form.length === 3) addQuadraticRoots(sphere, a, b, c);
  else addCubicRoots(sphere, a, b, c, d);
  const points = Array.from({ length: sphere.count }, (_, i) => ({ at: [sphere.u[i]!, sphere.v[i]!, sphere.h[i]!], weight: sphere.weights[i]! }));
  expect(points.reduce((sum, p) => sum + p.weight, 0)).toBe(form.length - 1);
  const { real, pairs } = rootDivisor(form);
  const roots = [...real.map((p) => ({ p, weight: 1 })), ...pairs.map((p) => ({ p, weight: 2 }))];
  expect(points).toHaveLength(roots.length);
  const distances = roots.map(({ p, weight }) => Math.min(...points.filter((q) => q.weight === weight).map((q) => Math.hypot(...pointOf(p).map((x, i) => x - q.at[i]!)))));
  return Math.max(...distances, ...points.map((q) => Math.abs(Math.hypot(...q.at) - 1)));
}

describe('points of roots on the sphere', () => {
  it('are those of the guarded root finder: lines, quadratics, cubics with coefficients of equal and of different size', () => {
    for (let run = 0; run < 3000; run++) {
      const spread = (run % 2) * 8 * random.uniform();
      const form = Array.from({ length: 2 + (run % 3) }, () => random.normal() * 10 ** (spread * (random.uniform() - 0.5)));
      // close roots are off by more than roundings
      expect(error(form), `[${form.join(', ')}]`).toBeLessThan(1e-8);
    }
  });

  it('are right to roundings for roots that are apart', () => {
    for (const form of [[1, 0, -7, 6], [1, -1, 1, -1], [0, 1, 0, -4], [3, 0, 0, 1], [2, 3, 5, 0], [0, 1, 2, 5], [1, 0, -2], [5, 2, 1], [0, 3, 1], [0, 2], [7, 0]])
      expectNumberNear(error(form), 0, 1e-15 * 8);
  });

  it('hold infinity as (0, 1, 0), 0 as (0, −1, 0), and i as (0, 0, 1)', () => {
    const sphere = rootSphere();
    addRealRoot(sphere, 1, 0);
    addRealRoot(sphere, 0, -3);
    addQuadraticRoots(sphere, 2, 0, 2);
    expect([0, 1, 2].map((i) => [sphere.u[i]! + 0, sphere.v[i]!, sphere.h[i]!])).toEqual([[0, 1, 0], [0, -1, 0], [0, 0, 1]]);
    expect(codeOfSphere(sphere, 0)).toBe(codeOfPattern({ real: [1, 1], complex: [1] }));
    // the farthest roots are 1 apart: 0 and infinity; i and −i as well
    expect(codeOfSphere(sphere, 0.99)).toBe(codeOfPattern({ real: [4], complex: [] }));
  });

  it('are linked in chains: 0, 0.06, 0.12 within 0.08, joined by a later root', () => {
    const sphere = rootSphere();
    for (const x of [0, 0.12, 5, 0.06]) addRealRoot(sphere, x, 1);
    expect(codeOfSphere(sphere, 0.08)).toBe(codeOfPattern({ real: [1, 3], complex: [] }));
    expect(codeOfSphere(sphere, 0.05)).toBe(codeOfPattern({ real: [1, 1, 1, 1], complex: [] }));
  });
});
