/** Where a run goes, point by point. */
export interface Path {
  /** Flat x, y, z. */
  readonly positions: Float32Array;
  /** How strongly each point is drawn; 1 if absent. */
  readonly fade?: (point: number) => number;
  /** 1 at a point that no segment leads to. */
  readonly breaks?: Uint8Array;
}

/** Room for the segments of a trajectory: eight numbers each, start and end as fat lines want them, and how strongly either is drawn. */
export interface TrajectoryBuffer {
  segments: Float32Array;
  /** Points that have been written; n points make n − 1 segments. */
  points: number;
  source: Float32Array | null;
}

/** Numbers a segment: x, y, z of its start, x, y, z of its end, strength at its start and at its end. */
export const segmentLength = 8;

export const trajectoryBuffer = (capacity = 256): TrajectoryBuffer => ({
  segments: new Float32Array(segmentLength * capacity),
  points: 0,
  source: null,
});

/**
 * Brings the buffer up to the first `count` points of the path and returns the first segment that was rewritten.
 *
 * Points that were only appended to the same array cost what they are; anything else is written anew. Room grows by doubling. A segment
 * that is not to be drawn has strength 0 at both ends.
 */
export function fillTrajectory(buffer: TrajectoryBuffer, { positions, fade, breaks }: Path, count: number): number {
  const kept = continues(buffer, positions, count) ? buffer.points : 0;
  const wanted = segmentLength * Math.max(0, count - 1);
  if (wanted > buffer.segments.length) {
    let length = Math.max(segmentLength, buffer.segments.length);
    while (length < wanted) length *= 2;
    const larger = new Float32Array(length);
    larger.set(buffer.segments);
    buffer.segments = larger;
  }
  const first = Math.max(0, kept - 1);
  for (let segment = first; segment < count - 1; segment++) {
    const at = segmentLength * segment;
    for (let k = 0; k < 6; k++) buffer.segments[at + k] = positions[3 * segment + k]!;
    const drawn = breaks?.[segment + 1] !== 1;
    buffer.segments[at + 6] = drawn ? (fade?.(segment) ?? 1) : 0;
    buffer.segments[at + 7] = drawn ? (fade?.(segment + 1) ?? 1) : 0;
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
    for (let k = 0; k < 6; k++) if (segments[segmentLength * segment + k] !== positions[3 * segment + k]) return false;
    return true;
  };
  return same(0) && same((points - 2) >> 1) && same(points - 2);
}
