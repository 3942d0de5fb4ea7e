import type { Vector3 } from 'three';

/** Orthonormal directions of a camera: right and up on screen, back towards the eye. */
export interface Frame {
  readonly right: Vector3;
  readonly up: Vector3;
  readonly back: Vector3;
}

/** Where the camera has to look and from how far, so that everything is seen. */
export interface Fit {
  distance: number;
  /** Shift of the point looked at, along right and up. */
  x: number;
  y: number;
}

/**
 * The nearest camera with given directions that sees all points: for each side the eye must be at distance
 * d ≥ z + |x − c| / t, so left and right together give c = t (a − b) / 2, d = (a + b) / 2 with a = max(z + x/t), b = max(z − x/t).
 *
 * @param points Flat x, y, z.
 * @param centre Point that distances and shifts are measured from.
 * @param tangentX Tangent of half the horizontal angle that may be filled; tangentY: the vertical one.
 */
export function fit(points: Float32Array, centre: Vector3, frame: Frame, tangentX: number, tangentY: number): Fit {
  const { right, up, back } = frame;
  let [rightmost, leftmost, top, bottom] = [-Infinity, -Infinity, -Infinity, -Infinity];
  for (let i = 0; i < points.length; i += 3) {
    const [px, py, pz] = [points[i]! - centre.x, points[i + 1]! - centre.y, points[i + 2]! - centre.z];
    const x = (px * right.x + py * right.y + pz * right.z) / tangentX;
    const y = (px * up.x + py * up.y + pz * up.z) / tangentY;
    const z = px * back.x + py * back.y + pz * back.z;
    rightmost = Math.max(rightmost, z + x);
    leftmost = Math.max(leftmost, z - x);
    top = Math.max(top, z + y);
    bottom = Math.max(bottom, z - y);
  }
  if (points.length < 3) return { distance: 1, x: 0, y: 0 };
  return {
    distance: Math.max((rightmost + leftmost) / 2, (top + bottom) / 2),
    x: (tangentX * (rightmost - leftmost)) / 2,
    y: (tangentY * (top - bottom)) / 2,
  };
}
