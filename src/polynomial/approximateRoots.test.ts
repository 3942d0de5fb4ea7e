import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rng } from '../numeric/rng.ts';
import { definiteQuadratic, linearFactor } from '../testing/arbitrary.ts';
import { multiplyExact, powerExact, toNumbers } from '../testing/exact.ts';
import { type ApproximateRoot, approximateRoots } from './approximateRoots.ts';
import { toRational } from './exactNumber.ts';
import { type ProjectivePoint, affineValue, chordalDistance, finitePoint } from './projectiveRoot.ts';

const rounding = 2 ** -52;

/** Every disc contains a true root, and every true root lies in a disc. */
function expectInclusion(found: readonly ApproximateRoot[], roots: readonly ProjectivePoint[], label = ''): void {
  expect(found.length, `${label}`).toBe(roots.length);
  // the true roots themselves are rounded to doubles here
  const reaches = (r: ApproximateRoot, z: ProjectivePoint): boolean => chordalDistance(r.point, z) <= r.radius + 4 * rounding;
  expect(found.filter((r) => !roots.some((z) => reaches(r, z))), `discs without a root ${label}`).toEqual([]);
  expect(roots.filter((z) => !found.some((r) => reaches(r, z))), `roots without a disc ${label}`).toEqual([]);
}

const real = (...values: readonly number[]): ProjectivePoint[] => values.map((v) => finitePoint(v, 0));

describe('approximateRoots', () => {
  it.each([4, 8, 12, 16, 20])('encloses the roots 1 … n of the Wilkinson polynomial of degree %i', (n) => {
    const integers = Array.from({ length: n }, (_, i) => i + 1);
    const found = approximateRoots(toNumbers(multiplyExact(...integers.map((k) => [1n, BigInt(-k)]))), rounding);
    expectInclusion(found, real(...integers));
    if (n <= 8) for (const { radius } of found) expect(radius).toBeLessThan(1e-7);
  });

  it.each([5, 9, 13])('encloses the roots cos((2k − 1)π / 2n) of the Chebyshev polynomial of degree %i', (n) => {
    let [before, now]: [number[], number[]] = [[1], [1, 0]];
    for (let k = 2; k <= n; k++) [before, now] = [now, [...now.map((c) => 2 * c), 0].map((c, i) => c - (before[i - 2] ?? 0))];
    // the root 0 is stripped, as the callers do
    const stripped = now.slice(0, -1);
    const found = approximateRoots(stripped, 0);
    const roots = Array.from({ length: n }, (_, k) => Math.cos(((2 * k + 1) * Math.PI) / (2 * n))).filter((_, k) => 2 * k + 1 !== n);
    expectInclusion(found, real(...roots));
    for (const { radius } of found) expect(radius).toBeLessThan(1e-10);
  });

  it.each([[5, 10], [8, 10], [6, 20]])('encloses the two real roots near 1/a of the Mignotte polynomial xⁿ − 2(ax − 1)², n = %i, a = %i', (n, a) => {
    const form = [1, ...Array.from({ length: n - 3 }, (): number => 0), -2 * a * a, 4 * a, -2];
    const near = approximateRoots(form, 0).filter(({ point }) => chordalDistance(point, finitePoint(1 / a, 0)) < 0.01);
    expect(near).toHaveLength(2);
    for (const { point, radius } of near) {
      // exact sign change between the ends of the disc on the real line; the chordal distance is at most the Euclidean one, at least half of it here
      const [left, right] = [point.re - 2 * radius, point.re + 2 * radius].map((x) => exactSign(form, x));
      expect(left! * right!, `near ${point.re} ± ${radius}`).toBeLessThan(0);
    }
  });

  it('encloses clusters: five roots within 1e-3, and multiple roots', () => {
    const close = [10000n, 10001n, 10003n, 10007n, 9990n];
    expectInclusion(approximateRoots(toNumbers(multiplyExact(...close.map((k) => [10000n, -k]))), rounding), real(...close.map((k) => Number(k) / 1e4)));
    expectInclusion(approximateRoots(toNumbers(multiplyExact(powerExact([1n, -3n], 5), powerExact([2n, 1n], 3))), 0), real(3, 3, 3, 3, 3, -0.5, -0.5, -0.5));
  });

  it('encloses the roots of products of random linear and definite factors, whatever the scale', () => {
    const line = linearFactor(9).filter(([q, p]) => q !== 0n && p !== 0n);
    fc.assert(
      fc.property(fc.array(line, { maxLength: 5 }), fc.array(definiteQuadratic(), { minLength: 1, maxLength: 3 }), fc.integer({ min: -40, max: 40 }), (lines, quadratics, e) => {
        const form = toNumbers(multiplyExact(...lines, ...quadratics));
        // x → 2^-e x is exact
        const scaled = form.map((c, i) => c * 2 ** (e * i));
        const roots = [
          ...lines.map(([q, p]) => finitePoint((-Number(p) / Number(q)) * 2 ** e, 0)),
          ...quadratics.flatMap(([a, b, c]) => {
            const re = (-Number(b) / Number(a) / 2) * 2 ** e;
            const im = (Math.sqrt(Number(4n * a! * c! - b! * b!)) / Number(a) / 2) * 2 ** e;
            return [finitePoint(re, im), finitePoint(re, -im)];
          }),
        ];
        expectInclusion(approximateRoots(scaled, 0), roots, `[${scaled.join(', ')}]`);
      }),
      { seed: 71, numRuns: 300 },
    );
  });

  it('encloses a root of every polynomial within the uncertainty', () => {
    const random = rng(72);
    const wilkinson = toNumbers(multiplyExact(...[1n, 2n, 3n, 4n, 5n, 6n].map((k) => [1n, -k])));
    const uncertainty = 1e-9;
    const wide = approximateRoots(wilkinson, uncertainty);
    for (let n = 0; n < 20; n++) {
      const moved = wilkinson.map((c) => c * (1 + uncertainty * (2 * random.uniform() - 1)));
      for (const { point, radius } of wide) expect(approximateRoots(moved, 0).some((r) => chordalDistance(r.point, point) <= radius + r.radius)).toBe(true);
    }
  });

  it('reaches roots of very different sizes', () => {
    const found = approximateRoots([1, -1e150, 1e100, 1e-100], rounding).map(({ point }) => Math.log10(Math.hypot(affineValue(point).re, affineValue(point).im)));
    expect(found.map(Math.round).sort((p, q) => p - q)).toEqual([-200, -50, 150]);
  });

  it('has nothing to find in constants', () => {
    expect(approximateRoots([3], 0)).toEqual([]);
  });
});

function exactSign(form: readonly number[], x: number): number {
  const { numerator, denominator } = toRational(x);
  const n = form.length - 1;
  const value = form.reduce((sum, c, i) => sum + BigInt(c) * numerator ** BigInt(n - i) * denominator ** BigInt(i), 0n);
  return value > 0n ? 1 : value < 0n ? -1 : 0;
}
