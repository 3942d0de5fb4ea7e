import { describe, expect, it } from 'vitest';
import { expectNear, expectNumberNear } from '../../src/testing/near.ts';
import { firstOffset, offsetRange, sectionPlane } from './sectionView.ts';

const box = { min: [-1, 0, 2], max: [3, 1, 5] } as const;
const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, x, i) => sum + x * b[i]!, 0);

describe('planes of sections', () => {
  it('across an axis are the face of the box moved to the offset', () => {
    for (const axis of [0, 1, 2] as const) {
      const offset = firstOffset(axis, box);
      const { corner, u, v } = sectionPlane(axis, offset, box, [0, 0, 1], [0, 1, 0]);
      expectNumberNear(corner[axis], offset);
      expectNumberNear(Math.abs(u[axis]) + Math.abs(v[axis]), 0);
      const far = corner.map((c, k) => c + u[k]! + v[k]!);
      expectNear(far, box.max.map((high, k) => (k === axis ? offset : high)));
      expect(offsetRange(axis, box)).toEqual([box.min[axis], box.max[axis]]);
    }
  });

  it('across the line of sight face the eye, stand upright and cover the box', () => {
    const sight = [0.6, -0.48, 0.64] as const;
    const { corner, u, v } = sectionPlane('sight', 0.25, box, sight, [0, 0, 1]);
    expectNear([dot(u, sight), dot(v, sight), dot(u, v), u[2]], [0, 0, 0, 0]);
    expect(v[2]).toBeGreaterThan(0);
    const middle = corner.map((c, k) => c + 0.5 * u[k]! + 0.5 * v[k]!);
    expectNear(middle, [1, 0.5, 3.5].map((c, k) => c + 0.25 * sight[k]!));
    const diagonal = Math.hypot(4, 1, 3);
    expectNear([Math.hypot(...u), Math.hypot(...v)], [diagonal, diagonal]);
  });

  it('exist also where one looks along the vertical', () => {
    const { u, v } = sectionPlane('sight', 0, box, [0, 0, 1], [0, 0, 1]);
    expect([...u, ...v].every(Number.isFinite)).toBe(true);
    expectNumberNear(dot(u, v), 0);
  });
});
