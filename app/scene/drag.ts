import { Vector3 } from 'three';
import type { Camera } from 'three';

const forward = new Vector3();
const ray = new Vector3();

/**
 * The point under (ndcX, ndcY) in the plane through `anchor` that faces the camera; writes into `into`.
 *
 * Projected with the same camera it gives (ndcX, ndcY) again. Nothing changes if the ray does not meet the plane.
 */
export function dragInPlane(ndcX: number, ndcY: number, anchor: Vector3, camera: Camera, into: Vector3): Vector3 {
  camera.getWorldDirection(forward);
  ray.set(ndcX, ndcY, 0.5).unproject(camera).sub(camera.position);
  const slope = ray.dot(forward);
  if (!(slope > 0)) return into.copy(anchor);
  const depth = into.copy(anchor).sub(camera.position).dot(forward);
  return into.copy(camera.position).addScaledVector(ray, depth / slope);
}

/** `anchor` moved by `distance` away from the eye along its own line of sight; writes into `into`. */
export function dragAlongSight(distance: number, anchor: Vector3, camera: Camera, into: Vector3): Vector3 {
  ray.copy(anchor).sub(camera.position);
  const length = ray.length();
  const reach = Math.max(0.05 * length, length + distance);
  return into.copy(camera.position).addScaledVector(ray, reach / length);
}

/** Length in space that one pixel spans at the depth of `anchor`. */
export function unitsPerPixel(anchor: Vector3, camera: Camera, stageHeight: number): number {
  camera.getWorldDirection(forward);
  const depth = ray.copy(anchor).sub(camera.position).dot(forward);
  return (2 * depth) / (camera.projectionMatrix.elements[5]! * stageHeight);
}
