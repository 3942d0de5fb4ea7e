import { InstancedInterleavedBuffer, InterleavedBufferAttribute, Matrix4 } from 'three';
import type { Camera, InterleavedBufferAttribute as Interleaved } from 'three';
import type { LineSegmentsGeometry } from 'three/addons/lines/LineSegmentsGeometry.js';

/** Ends this near to each other, in pixels, are one. */
const sameEnd = 0.25;

/**
 * Distances along chained segments as they are seen, in pixels: dashes counted by them have the same length on screen at any zoom, and
 * the same on a curve that runs away from the eye.
 *
 * @param pairs Flat pairs of points in walking order; a segment that is not seen to begin where the one before ended begins at 0 again.
 * @param matrix From the coordinates of the points to clip space.
 * @param into Two numbers a segment, at its start and at its end.
 */
export function screenDistances(pairs: ArrayLike<number>, matrix: Matrix4, width: number, height: number, into: Float32Array): void {
  const e = matrix.elements;
  const seenX = (i: number): number => (width / 2) * ((e[0]! * pairs[i]! + e[4]! * pairs[i + 1]! + e[8]! * pairs[i + 2]! + e[12]!) / depth(i));
  const seenY = (i: number): number => (height / 2) * ((e[1]! * pairs[i]! + e[5]! * pairs[i + 1]! + e[9]! * pairs[i + 2]! + e[13]!) / depth(i));
  // behind the eye nothing is seen; the lower limit keeps its distances finite
  const depth = (i: number): number => Math.max(1e-6, e[3]! * pairs[i]! + e[7]! * pairs[i + 1]! + e[11]! * pairs[i + 2]! + e[15]!);
  let along = 0;
  let [endX, endY] = [NaN, NaN];
  for (let segment = 0; 6 * segment < pairs.length; segment++) {
    const at = 6 * segment;
    const [x, y] = [seenX(at), seenY(at)];
    if (!(Math.hypot(x - endX, y - endY) < sameEnd)) along = 0;
    [endX, endY] = [seenX(at + 3), seenY(at + 3)];
    into[2 * segment] = along;
    along += Math.hypot(endX - x, endY - y);
    into[2 * segment + 1] = along;
  }
}

/** Keeps the dash distances of a fat line up to date with the camera; does nothing while the camera stands still. */
export function dashFollower(geometry: LineSegmentsGeometry): (camera: Camera, width: number, height: number) => void {
  const pairs = (geometry.getAttribute('instanceStart') as Interleaved).data.array;
  const distances = new Float32Array(pairs.length / 3);
  const buffer = new InstancedInterleavedBuffer(distances, 2, 1);
  geometry.setAttribute('instanceDistanceStart', new InterleavedBufferAttribute(buffer, 1, 0));
  geometry.setAttribute('instanceDistanceEnd', new InterleavedBufferAttribute(buffer, 1, 1));
  const [matrix, last] = [new Matrix4(), new Matrix4()];
  let lastSize = '';
  return (camera, width, height) => {
    matrix.multiplyMatrices(camera.projectionMatrix, camera.matrixWorldInverse);
    const size = `${width} ${height}`;
    if (size === lastSize && matrix.equals(last)) return;
    last.copy(matrix);
    lastSize = size;
    screenDistances(pairs, matrix, width, height, distances);
    buffer.needsUpdate = true;
  };
}
