import { describe, expect, it } from 'vitest';
import { expectNear } from '../../src/testing/near.ts';
import { fillTrajectory, segmentLength, trajectoryBuffer } from './trajectoryBuffer.ts';

const walk = (points: number, pace = 1): Float32Array => Float32Array.from({ length: 3 * points }, (_, i) => Math.cos(pace * i));

/** Segments as they should be: each point but the first and last twice, at full strength. */
const segments = (positions: Float32Array, count: number): number[] =>
  Array.from({ length: Math.max(0, count - 1) }, (_, i) => [...positions.slice(3 * i, 3 * i + 6), 1, 1]).flat();

describe('the buffer of a trajectory', () => {
  it('holds one segment for each step, and grows by doubling', () => {
    const buffer = trajectoryBuffer(4);
    const positions = walk(100);
    const lengths = new Set<number>();
    for (let count = 0; count <= 100; count += 7) {
      fillTrajectory(buffer, { positions }, count);
      lengths.add(buffer.segments.length);
      expectNear(buffer.segments.slice(0, segmentLength * Math.max(0, count - 1)), segments(positions, count));
    }
    expect([...lengths]).toEqual([32, 64, 128, 256, 512, 1024]);
  });

  it('writes only what was appended to the same array', () => {
    const buffer = trajectoryBuffer();
    const positions = walk(50);
    expect(fillTrajectory(buffer, { positions }, 20)).toBe(0);
    expect(fillTrajectory(buffer, { positions }, 30)).toBe(19);
    expect(fillTrajectory(buffer, { positions }, 30)).toBe(29);
  });

  it('writes everything anew for another array, a shorter run, or the same array with other content', () => {
    const buffer = trajectoryBuffer();
    const positions = walk(50);
    fillTrajectory(buffer, { positions }, 40);
    expect(fillTrajectory(buffer, { positions: positions.slice() }, 45), 'another array').toBe(0);
    expect(fillTrajectory(buffer, { positions }, 10), 'shorter').toBe(0);
    fillTrajectory(buffer, { positions }, 40);
    positions.set(walk(50, 0.3));
    expect(fillTrajectory(buffer, { positions }, 45), 'other content').toBe(0);
    expectNear(buffer.segments.slice(0, segmentLength * 44), segments(positions, 45));
  });

  it('fades from point to point, and draws no segment to a point where the chart jumps', () => {
    const buffer = trajectoryBuffer();
    const strengths = [1, 0.5, 0.25, 1];
    fillTrajectory(buffer, { positions: walk(4), fade: (point) => strengths[point]!, breaks: Uint8Array.from([0, 0, 1, 0]) }, 4);
    const drawn = [0, 1, 2].map((segment) => Array.from(buffer.segments.subarray(segmentLength * segment + 6, segmentLength * segment + 8)));
    expect(drawn).toEqual([[1, 0.5], [0, 0], [0.25, 1]]);
  });

  it('takes no points and one point for no segment', () => {
    const buffer = trajectoryBuffer(1);
    for (const count of [0, 1]) {
      fillTrajectory(buffer, { positions: walk(1) }, count);
      expect(buffer.points).toBe(count);
      expect(buffer.segments.every((value) => value === 0)).toBe(true);
    }
  });
});
