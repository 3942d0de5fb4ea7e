import { describe, expect, it } from 'vitest';
import { architecture } from '../../network/architecture.ts';
import { defaultBox, picture, type Quality, type Stratum } from '../index.ts';
import { area, edges, points, segmentKeys, windingCosines, type Mesh } from '../meshLaws.testing.ts';
import { length } from '../vector3.ts';

const sphereOf = (filterSizes: number[], strides: number[], quality: Quality): Map<string, Stratum> => {
  const a = architecture({ filterSizes, strides });
  const chart = { kind: 'sphere' } as const;
  return new Map(picture(a, { chart, quality, box: defaultBox(a, chart) }).strata.map((stratum) => [stratum.id, stratum]));
};
const meshOf = ({ positions, normals, index }: Stratum): Mesh => ({ positions, normals: normals!, index: index! });
const curveKeys = ({ positions, index }: Stratum): string[] =>
  segmentKeys([...index!].flatMap((i) => [positions[3 * i]!, positions[3 * i + 1]!, positions[3 * i + 2]!])).sort();

describe.each(['draft', 'default', 'fine'] as const)('the sphere of quadratic forms, %s', (quality) => {
  const strata = sphereOf([2, 2], [1, 1], quality);
  const [band, caps, ovals] = [strata.get('sphere-11-0')!, strata.get('sphere-0-1')!, strata.get('discriminant-2-0')!];
  const tolerance = { draft: 0.02, default: 0.005, fine: 0.002 }[quality];

  it('has area 4π, split as the probabilities of real roots: the caps have the solid angle of the cone B² < 4AC', () => {
    const sum = area(meshOf(band)) + area(meshOf(caps));
    expect(sum).toBeLessThan(4 * Math.PI);
    expect(sum).toBeGreaterThan(4 * Math.PI * (1 - tolerance));
    // Solid angle ∫ (1 − cos λ(ψ)) dψ of both caps, tan² λ = 2 / (1 + cos² ψ), by the trapezoidal rule on a period.
    const steps = 400;
    let angle = 0;
    for (let i = 0; i < steps; i++) angle += 1 - Math.cos(Math.atan(Math.sqrt(2 / (1 + Math.cos((2 * Math.PI * i) / steps) ** 2))));
    const wanted = (2 * 2 * Math.PI * angle) / steps;
    expect(Math.abs(area(meshOf(caps)) - wanted)).toBeLessThan(tolerance * wanted);
  });

  it('has caps without real roots, a band with real roots, unit normals equal to the positions, wound outwards', () => {
    for (const [A, B, C] of points(caps.positions)) expect(B * B - 4 * A * C).toBeLessThan(1e-6);
    for (const [A, B, C] of points(band.positions)) expect(B * B - 4 * A * C).toBeGreaterThan(-1e-6);
    for (const stratum of [band, caps]) {
      expect([...stratum.normals!]).toEqual([...stratum.positions]);
      for (const point of points(stratum.positions)) expect(Math.abs(length(point) - 1)).toBeLessThan(1e-6);
      expect(Math.min(...windingCosines(meshOf(stratum)))).toBeGreaterThan(0.99);
    }
  });

  it('is watertight along the ovals: each part ends exactly there, and together they close', () => {
    for (const part of [band, caps]) {
      const { boundary, offences } = edges([meshOf(part)]);
      expect(offences).toEqual([]);
      expect(boundary.sort()).toEqual(curveKeys(ovals));
    }
    expect(edges([meshOf(band), meshOf(caps)])).toEqual({ boundary: [], offences: [] });
    expect(points(ovals.positions).some(([A, , C]) => A + C > 0)).toBe(true);
    expect(points(ovals.positions).some(([A, , C]) => A + C < 0)).toBe(true);
  });

  it('is cut along the great circle B = 0 for k = (1,2), s = (2,1)', () => {
    const parts = sphereOf([1, 2], [2, 1], quality);
    const [outside, circle] = [parts.get('sphere-outside')!, parts.get('evenPlane')!];
    expect(edges([meshOf(outside)])).toEqual({ boundary: [], offences: [] });
    expect(Math.abs(area(meshOf(outside)) - 4 * Math.PI)).toBeLessThan(4 * Math.PI * tolerance);
    for (const [, B] of points(circle.positions)) expect(B).toBe(0);
    for (let t = 0; t < outside.index!.length; t += 3) {
      const sides = [0, 1, 2].map((i) => Math.sign(outside.positions[3 * outside.index![t + i]! + 1]!));
      expect(new Set(sides.filter((side) => side !== 0)).size).toBe(1);
    }
    expect(Math.min(...windingCosines(meshOf(outside)))).toBeGreaterThan(0.99);
  });
});
