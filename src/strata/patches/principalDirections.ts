import { cross, dot, length, scaled, unit, type Vector3 } from '../vector3.ts';

/** Unit directions of a parameter space and how far one step along each moves the image. */
export interface PrincipalDirections {
  readonly directions: readonly [readonly number[], readonly number[]];
  readonly speeds: readonly [number, number];
}

/** Sweeps of Jacobi's method for a 3 × 3 matrix; it converges quadratically after two or three. */
const sweeps = 12;

/** Speed below which, relative to the largest, a direction counts as not moving the image: its own rounding errors. */
const still = 1e-9;

/**
 * The two orthonormal directions of parameter space that move an image in R³ most: the first two right singular vectors of the
 * 3 × N matrix whose columns say where each parameter moves it. A second direction that does not move it is replaced by the first
 * coordinate direction orthogonal to the first one: along it the image may move to second order.
 *
 * @returns null if no parameter moves the image, or there is only one parameter.
 */
export function principalDirections(columns: readonly Vector3[]): PrincipalDirections | null {
  const gram = [0, 1, 2].map((i) => [0, 1, 2].map((j) => columns.reduce((sum, c) => sum + c[i]! * c[j]!, 0)));
  const axes = eigenvectors(gram);
  const images = axes.map((axis) => columns.map((c) => dot(axis, c)));
  const found = images.map((values) => ({ values, speed: Math.hypot(...values) })).sort((a, b) => b.speed - a.speed);
  const [first, second] = [found[0]!, found[1]!];
  if (!(first.speed > 0) || columns.length < 2) return null;
  const e1 = first.values.map((c) => c / first.speed);
  if (second.speed > still * first.speed) return { directions: [e1, orthonormalTo(e1, second.values)], speeds: [first.speed, second.speed] };
  const place = e1.reduce((best, c, i) => (Math.abs(c) < Math.abs(e1[best]!) ? i : best), 0);
  return { directions: [e1, orthonormalTo(e1, e1.map((_, i) => (i === place ? 1 : 0)))], speeds: [first.speed, 0] };
}

function orthonormalTo(e: readonly number[], vector: readonly number[]): number[] {
  const along = e.reduce((sum, c, i) => sum + c * vector[i]!, 0);
  const rest = vector.map((c, i) => c - along * e[i]!);
  const size = Math.hypot(...rest);
  return rest.map((c) => c / size);
}

/** Orthonormal eigenvectors of a symmetric 3 × 3 matrix, by Jacobi's rotations. */
function eigenvectors(matrix: readonly (readonly number[])[]): Vector3[] {
  const a = matrix.map((row) => [...row]);
  const v = [0, 1, 2].map((i) => [0, 1, 2].map((j) => (i === j ? 1 : 0)));
  for (let sweep = 0; sweep < sweeps; sweep++)
    for (const [p, q] of [[0, 1], [0, 2], [1, 2]] as const) {
      if (a[p]![q] === 0) continue;
      const ratio = (a[q]![q]! - a[p]![p]!) / (2 * a[p]![q]!);
      const t = (ratio >= 0 ? 1 : -1) / (Math.abs(ratio) + Math.hypot(1, ratio));
      const c = 1 / Math.hypot(1, t);
      const s = t * c;
      for (const m of [a, v])
        for (const row of m) [row[p], row[q]] = [c * row[p]! - s * row[q]!, s * row[p]! + c * row[q]!];
      const [rowP, rowQ] = [a[p]!, a[q]!];
      for (let j = 0; j < 3; j++) [rowP[j], rowQ[j]] = [c * rowP[j]! - s * rowQ[j]!, s * rowP[j]! + c * rowQ[j]!];
    }
  return [0, 1, 2].map((j): Vector3 => [v[0]![j]!, v[1]![j]!, v[2]![j]!]);
}

/** Unit normal of the surface with these two tangent vectors; null where they are dependent to all digits. */
export function normalOf(first: Vector3, second: Vector3): Vector3 | null {
  const [a, b] = [length(first), length(second)];
  if (!(a > 0 && b > 0)) return null;
  const turn = cross(scaled(first, 1 / a), scaled(second, 1 / b));
  return length(turn) > still ? unit(turn) : null;
}
