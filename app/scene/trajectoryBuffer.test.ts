import { describe, expect, it } from 'vitest';
import { expectNear } from '../../src/testing/near.ts';
import { fillTrajectory, trajectoryBuffer } from './trajectoryBuffer.ts';

const walk = (points: number, pace = 1): Float32Array => Float32Array.from({ length: 3 * points }, (_, i) => Math.cos(pace * i));

/** Segments as they should be: each point but the first and last twice. */
const segments = (positions: Float32Array, count: number): number[] =>
  Array.from({ length: Math.max(0, count - 1) }, (_, i) => Array.from(positions.slice(3 * i, 3 * i + 6))).flat();

describe('the buffer of a trajectory', () => {
  it('holds one segment for each step, and grows by doubling', () => {
    const buffer = trajectoryBuffer(4);
    const positions = walk(100);
    const lengths = new Set<number>();
    for (let count = 0; count <= 100; count += 7) {
      fillTrajectory(buffer, positions, count);
      lengths.add(buffer.segments.length);
      expectNear(buffer.segments.slice(0, 6 * Math.max(0, count - 1)), segments(positions, count));
    }
    expect([...lengths]).toEqual([24, 48, 96, 192, 384, 768]);
  });

  it('writes only what was appended to the same array', () => {
    const buffer = trajectoryBuffer();
    const positions = walk(50);
    expect(fillTrajectory(buffer, positions, 20)).toBe(0);
    expect(fillTrajectory(buffer, positions, 30)).toBe(19);
    expect(fillTrajectory(buffer, positions, 30)).toBe(29);
  });

  it('writes everything anew for another array, a shorter run, or the same array with other content', () => {
    const buffer = trajectoryBuffer();
    const positions = walk(50);
    fillTrajectory(buffer, positions, 40);
    expect(fillTrajectory(buffer, positions.slice(), 45), 'another array').toBe(0);
    expect(fillTrajectory(buffer, positions, 10), 'shorter').toBe(0);
    fillTrajectory(buffer, positions, 40);
    positions.set(walk(50, 0.3));
    expect(fillTrajectory(buffer, positions, 45), 'other content').toBe(0);
    expectNear(buffer.segments.slice(0, 6 * 44), segments(positions, 45));
  });

  it('takes no points and one point for no segment', () => {
    const buffer = trajectoryBuffer(1);
    for (const count of [0, 1]) {
      fillTrajectory(buffer, walk(1), count);
      expect(buffer.points).toBe(count);
      expect(buffer.segments.every((value) => value === 0)).toBe(true);
    }
  });
});
