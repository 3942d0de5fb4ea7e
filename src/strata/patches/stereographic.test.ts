import { describe, expect, it } from 'vitest';
import { rng } from '../../numeric/rng.ts';
import { expectNear, expectNumberNear } from '../../testing/near.ts';
import { dot, length, type Vector3 } from '../vector3.ts';
import { circlePoint } from './circle.ts';
import { stereographicDerivative, stereographicFilter, stereographicFrame, stereographicPosition } from './stereographic.ts';

const random = rng(6);
const filterOf = (): number[] => [random.normal(), random.normal(), random.normal(), random.normal()];
const norm = (w: readonly number[]): number => Math.hypot(...w);
const inner = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, c, k) => sum + c * b[k]!, 0);
const cases = Array.from({ length: 100 }, () => ({ pole: filterOf(), filter: filterOf() }));

describe('stereographic projection of S³', () => {
  it('has an orthonormal frame with the pole last', () => {
    for (const { pole } of cases) {
      const frame = stereographicFrame(pole);
      frame.forEach((e, i) => frame.forEach((f, j) => expectNumberNear(inner(e, f), i === j ? 1 : 0, 1e-14)));
      expectNear(frame[3], pole.map((c) => c / norm(pole)), 1e-14);
    }
  });

  it('shows (A+D, B−C, A−D)/√2 over 1 − (B+C)/√2 from the pole A = D = 0, B = C', () => {
    for (const { filter } of cases) {
      const [A, B, C, D] = filter.map((c) => c / norm(filter)) as [number, number, number, number];
      const gap = 1 - (B + C) * Math.SQRT1_2;
      expectNear(stereographicPosition(filter, [0, 3, 3, 0]), [A + D, B - C, A - D].map((c) => (c * Math.SQRT1_2) / gap), 1e-12);
    }
  });

  it('is inverted exactly, up to a positive factor of the filter', () => {
    for (const { pole, filter } of cases) {
      expectNear(stereographicFilter(stereographicPosition(filter, pole), pole), filter.map((c) => c / norm(filter)), 1e-12);
      const position: Vector3 = [random.normal() * 5, random.normal() * 5, random.normal() * 5];
      expectNear(stereographicPosition(stereographicFilter(position, pole), pole), position, 1e-11);
    }
    expectNear(stereographicPosition([0, 0, -2, 0], [0, 0, 1, 0]), [0, 0, 0]);
  });

  it('has a conformal differential that agrees with differences', () => {
    for (const { pole, filter } of cases) {
      const w = filter.map((c) => c / norm(filter));
      const tangents = [filterOf(), filterOf()].map((v) => v.map((c, k) => c - inner(v, w) * w[k]!)) as [number[], number[]];
      const [p, q] = tangents.map((v) => stereographicDerivative(w, pole, v)) as [Vector3, Vector3];
      const scale = length(p) / norm(tangents[0]);
      expectNumberNear(dot(p, q) / length(p) / length(q), inner(tangents[0], tangents[1]) / norm(tangents[0]) / norm(tangents[1]), 1e-11);
      const step = 1e-6;
      const moved = (t: number): Vector3 => stereographicPosition(w.map((c, k) => c + t * tangents[0][k]!), pole);
      const difference = moved(step).map((c, i) => (c - moved(-step)[i]!) / (2 * step));
      expectNear(p.map((c) => c / scale), difference.map((c) => c / scale), 1e-5);
    }
  });

  it('refuses filters that are zero or have not four coefficients', () => {
    expect(() => stereographicPosition([0, 0, 0, 0], [1, 0, 0, 0])).toThrow(RangeError);
    expect(() => stereographicPosition([1, 0, 0], [1, 0, 0, 0])).toThrow(RangeError);
    expect(() => stereographicFilter([0, 0, 0], [0, 0, 0, 0])).toThrow(RangeError);
  });
});

describe('circlePoint', () => {
  it('is exact at quarter turns, and half a turn later exactly opposite', () => {
    expect([0, 18, 36, 54].map((k) => circlePoint(k, 72).map((c) => c + 0))).toEqual([[1, 0], [0, 1], [-1, 0], [0, -1]]);
    for (let k = 0; k < 72; k += 0.375) {
      const [c, s] = circlePoint(k, 72);
      expectNear([c, s], [Math.cos((2 * Math.PI * k) / 72), Math.sin((2 * Math.PI * k) / 72)], 1e-14);
      expect(circlePoint(k + 36, 72).map((x) => -x + 0)).toEqual([c + 0, s + 0]);
    }
  });
});
