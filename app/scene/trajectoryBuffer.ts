/** Room for the segments of a trajectory: six numbers each, start and end, as fat lines want them. */
export interface TrajectoryBuffer {
  segments: Float32Array;
  /** Points that have been written; n points make n − 1 segments. */
  points: number;
  source: Float32Array | null;
}

export const trajectoryBuffer = (capacity = 256): TrajectoryBuffer => ({
  segments: new Float32Array(6 * capacity),
  points: 0,
  source: null,
});

/**
 * Brings the buffer up to the first `count` points of `positions` (flat x, y, z) and returns the first segment that was rewritten.
 *
 * Points that were only appended to the same array cost what they are; anything else is written anew. Room grows by doubling.
 */
export function fillTrajectory(buffer: TrajectoryBuffer, positions: Float32Array, count: number): number {
  const kept = continues(buffer, positions, count) ? buffer.points : 0;
  const wanted = 6 * Math.max(0, count - 1);
  if (wanted > buffer.segments.length) {
    let length = Math.max(6, buffer.segments.length);
    while (length < wanted) length *= 2;
    const larger = new Float32Array(length);
    larger.set(buffer.segments);
    buffer.segments = larger;
  }
  const first = Math.max(0, kept - 1);
  for (let segment = first; segment < count - 1; segment++) {
    for (let k = 0; k < 6; k++) buffer.segments[6 * segment + k] = positions[3 * segment + k]!;
  }
  buffer.points = count;
  buffer.source = positions;
  return first;
}

/** The same array, longer than before, and unchanged at the start, in the middle and at the end of what was written. */
function continues(buffer: TrajectoryBuffer, positions: Float32Array, count: number): boolean {
  const { points, segments, source } = buffer;
  if (source !== positions || count < points || points < 2) return false;
  const same = (segment: number): boolean => {
    for (let k = 0; k < 6; k++) if (segments[6 * segment + k] !== positions[3 * segment + k]) return false;
    return true;
  };
  return same(0) && same((points - 2) >> 1) && same(points - 2);
}
