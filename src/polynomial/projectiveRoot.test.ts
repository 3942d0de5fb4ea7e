import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ProjectivePoint, affineValue, chordalDistance, conjugate, finitePoint, infinity, isUpper, origin, powerPoint, rootPoints } from './projectiveRoot.ts';

const coordinate = fc.oneof(fc.double({ min: -4, max: 4, noNaN: true }), fc.constantFrom(0, -0, 1, -1, -8, 1e150, -1e150, -1e-150, 1e-8));
const anyPoint: fc.Arbitrary<ProjectivePoint> = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(coordinate, coordinate).map(([re, im]) => finitePoint(re, im)) },
  { weight: 1, arbitrary: fc.constantFrom(infinity, origin) },
);

describe('points of P¹(C)', () => {
  it('are stored in the chart where the coordinate is at most 1', () => {
    fc.assert(
      fc.property(coordinate, coordinate, (re, im) => {
        const p = finitePoint(re, im);
        expect(Math.hypot(p.re, p.im)).toBeLessThanOrEqual(1 + 1e-15);
        const back = affineValue(p);
        expect(Math.hypot(back.re - re, back.im - im)).toBeLessThanOrEqual(1e-14 * Math.hypot(re, im));
        if (im !== 0) expect(isUpper(p)).toBe(im > 0 && p.im !== 0);
      }),
      { seed: 61, numRuns: 300 },
    );
    expect(affineValue(infinity).re).toBe(Infinity);
  });

  it('have a chordal distance: a metric with values in [0, 1], invariant under conjugation, 1/z and rotations', () => {
    const rotated = (p: ProjectivePoint): ProjectivePoint => ({ ...p, inverted: !p.inverted });
    fc.assert(
      fc.property(anyPoint, anyPoint, anyPoint, (p, q, r) => {
        const d = chordalDistance(p, q);
        expect(d).toBeGreaterThanOrEqual(0);
        expect(d).toBeLessThanOrEqual(1 + 1e-15);
        expect(chordalDistance(p, p)).toBeLessThan(1e-15);
        expect(Math.abs(chordalDistance(q, p) - d)).toBeLessThan(1e-15);
        expect(Math.abs(chordalDistance(conjugate(p), conjugate(q)) - d)).toBeLessThan(1e-15);
        expect(Math.abs(chordalDistance(rotated(p), rotated(q)) - d)).toBeLessThan(1e-15);
        expect(d).toBeLessThanOrEqual(chordalDistance(p, r) + chordalDistance(r, q) + 1e-15);
      }),
      { seed: 62, numRuns: 300 },
    );
    expect(chordalDistance(infinity, origin)).toBe(1);
    expect(Math.abs(chordalDistance(finitePoint(0, 1), finitePoint(0, -1)) - 1)).toBeLessThan(1e-15);
    expect(Math.abs(chordalDistance(finitePoint(1, 0), infinity) - Math.SQRT1_2)).toBeLessThan(1e-15);
  });

  it('are powers of their S-th roots, which are S distinct points (one at 0 and infinity), real where they are real', () => {
    fc.assert(
      fc.property(anyPoint, fc.integer({ min: 1, max: 6 }), (p, s) => {
        const roots = rootPoints(p, s);
        expect(roots).toHaveLength(p.re === 0 && p.im === 0 ? 1 : s);
        for (const [i, r] of roots.entries()) for (const q of roots.slice(0, i)) expect(chordalDistance(r, q)).toBeGreaterThan(Math.min(Math.hypot(r.re, r.im), 0.5) / 2);
        for (const r of roots) expect(chordalDistance(powerPoint(r, s), p)).toBeLessThan(1e-14);
        if (p.im === 0 && p.re !== 0) expect(roots.filter((r) => r.im === 0)).toHaveLength(s % 2 === 1 ? 1 : p.re > 0 ? 2 : 0);
      }),
      { seed: 63, numRuns: 300 },
    );
    for (const im of [0, -0]) expect(rootPoints({ re: -0.5, im, inverted: true }, 3).map((r) => Math.sign(r.im)).sort((a, b) => a - b)).toEqual([-1, 0, 1]);
  });
});
