/**
 * The same segments in walking order, so that dashes run on from one to the next.
 *
 * @param pairs Flat pairs of points, in any order and direction; end points are equal if their coordinates are (to 1e-5 of `scale`).
 * @returns Flat pairs of points: the same segments, each chain from one end to the other.
 */
export function chainSegments(pairs: Float32Array, scale: number): Float32Array {
  const segments = Math.floor(pairs.length / 6);
  const ends = new Map<string, number[]>();
  const key = (end: number): string => [0, 1, 2].map((k) => Math.round(pairs[3 * end + k]! / (1e-5 * scale))).join();
  const keys = Array.from({ length: 2 * segments }, (_, end) => key(end));
  keys.forEach((name, end) => ends.set(name, [...(ends.get(name) ?? []), end]));

  const used = new Uint8Array(segments);
  const chained = new Float32Array(6 * segments);
  let written = 0;
  const walk = (from: number): void => {
    for (let end: number | undefined = from; end !== undefined; ) {
      used[end >> 1] = 1;
      const far: number = end ^ 1;
      chained.set(pairs.subarray(3 * end, 3 * end + 3), 6 * written);
      chained.set(pairs.subarray(3 * far, 3 * far + 3), 6 * written + 3);
      written++;
      end = ends.get(keys[far]!)?.find((next) => used[next >> 1] === 0);
    }
  };
  // Open chains from their loose ends first; what is left is closed.
  for (let end = 0; end < 2 * segments; end++) if (used[end >> 1] === 0 && ends.get(keys[end]!)?.length === 1) walk(end);
  for (let segment = 0; segment < segments; segment++) if (used[segment] === 0) walk(2 * segment);
  return chained;
}

/** Segments of an indexed curve as flat pairs of points. */
export function indexedSegments(positions: Float32Array, index: Uint32Array | undefined): Float32Array {
  if (index === undefined) return openPolyline(positions);
  const pairs = new Float32Array(3 * index.length);
  for (let i = 0; i < index.length; i++) pairs.set(positions.subarray(3 * index[i]!, 3 * index[i]! + 3), 3 * i);
  return pairs;
}

function openPolyline(positions: Float32Array): Float32Array {
  const segments = Math.max(0, positions.length / 3 - 1);
  const pairs = new Float32Array(6 * segments);
  for (let i = 0; i < segments; i++) pairs.set(positions.subarray(3 * i, 3 * i + 6), 6 * i);
  return pairs;
}
