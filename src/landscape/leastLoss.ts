import type { LossOnSlice } from './lossOnSlice.ts';

/** What has a least loss: points, or triangles between them. */
export interface Mesh {
  /** Flat x, y, z. */
  readonly positions: ArrayLike<number>;
  /** Three vertices a triangle; absent: the points alone. */
  readonly index?: ArrayLike<number>;
}

/**
 * Smallest loss on a mesh, exact for its flat triangles; Infinity if there is nothing.
 *
 * With y = Rᵀ (X − centre) the loss is minimum + |y|², so that it is least where the image of a triangle is nearest to 0.
 */
export function leastLoss({ factor, centre, minimum }: LossOnSlice, { positions, index }: Mesh): number {
  const [[a], [b, c], [d, e, f]] = factor as unknown as readonly [readonly [number], readonly [number, number], readonly [number, number, number]];
  const count = Math.floor(positions.length / 3);
  const image = new Float64Array(3 * count);
  let least = Infinity;
  for (let i = 0; i < count; i++) {
    const [x, y, z] = [positions[3 * i]! - centre[0], positions[3 * i + 1]! - centre[1], positions[3 * i + 2]! - centre[2]];
    image[3 * i] = a * x + b * y + d * z;
    image[3 * i + 1] = c * y + e * z;
    image[3 * i + 2] = f * z;
    if (index === undefined) least = Math.min(least, square(image, 3 * i));
  }
  if (index !== undefined) for (let t = 0; t + 2 < index.length; t += 3) least = Math.min(least, toTriangle(image, 3 * index[t]!, 3 * index[t + 1]!, 3 * index[t + 2]!));
  return minimum + least;
}

const square = (p: Float64Array, i: number): number => p[i]! ** 2 + p[i + 1]! ** 2 + p[i + 2]! ** 2;

/** Squared distance of 0 from a triangle: to its plane if the foot lies inside, else to the nearest of its sides. */
function toTriangle(p: Float64Array, i: number, j: number, k: number): number {
  const [ux, uy, uz] = [p[j]! - p[i]!, p[j + 1]! - p[i + 1]!, p[j + 2]! - p[i + 2]!];
  const [vx, vy, vz] = [p[k]! - p[i]!, p[k + 1]! - p[i + 1]!, p[k + 2]! - p[i + 2]!];
  const [uu, uv, vv] = [ux * ux + uy * uy + uz * uz, ux * vx + uy * vy + uz * vz, vx * vx + vy * vy + vz * vz];
  const [pu, pv] = [-(p[i]! * ux + p[i + 1]! * uy + p[i + 2]! * uz), -(p[i]! * vx + p[i + 1]! * vy + p[i + 2]! * vz)];
  const area = uu * vv - uv * uv;
  const s = pu * vv - pv * uv;
  const t = pv * uu - pu * uv;
  if (area > 0 && s >= 0 && t >= 0 && s + t <= area) {
    const [fx, fy, fz] = [p[i]! + (s * ux + t * vx) / area, p[i + 1]! + (s * uy + t * vy) / area, p[i + 2]! + (s * uz + t * vz) / area];
    return fx * fx + fy * fy + fz * fz;
  }
  return Math.min(toSegment(p, i, j), toSegment(p, j, k), toSegment(p, k, i));
}

function toSegment(p: Float64Array, i: number, j: number): number {
  const [x, y, z] = [p[i]!, p[i + 1]!, p[i + 2]!];
  const [u, v, w] = [p[j]! - x, p[j + 1]! - y, p[j + 2]! - z];
  const long = u * u + v * v + w * w;
  const t = long > 0 ? Math.min(1, Math.max(0, -(x * u + y * v + z * w) / long)) : 0;
  return (x + t * u) ** 2 + (y + t * v) ** 2 + (z + t * w) ** 2;
}
