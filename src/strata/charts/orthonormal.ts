import { euclideanNorm, maxNorm, type Form } from '../../polynomial/form.ts';

/** Scalar product Σ_k a_k b_k. */
export function inner(a: Form, b: Form): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k]! * b[k]!;
  return sum;
}

/** Power of 2 next below a positive number: dividing by it costs no digit. */
export const binaryScale = (size: number): number => 2 ** Math.min(1023, Math.floor(Math.log2(size)));

/** The vector divided by its Euclidean length, without overflow; null for the zero vector. */
export function unitVector(v: Form): number[] | null {
  const size = maxNorm(v);
  if (size === 0) return null;
  const moderate = v.map((c) => c / size);
  const length = euclideanNorm(moderate);
  return moderate.map((c) => c / length);
}

/** Part of v orthogonal to an orthonormal basis: Gram–Schmidt twice, which is enough for orthogonality to a few roundings. */
export function orthogonalPart(v: Form, basis: readonly Form[]): number[] {
  const rest = [...v];
  for (let round = 0; round < 2; round++)
    for (const u of basis) {
      const along = inner(rest, u);
      for (let k = 0; k < rest.length; k++) rest[k]! -= along * u[k]!;
    }
  return rest;
}

/** Unit vector of the part of v orthogonal to the basis; null if that part is not above `tolerance` times |v|. */
export function nextUnitVector(v: Form, basis: readonly Form[], tolerance: number): number[] | null {
  const direction = unitVector(v);
  if (direction === null) return null;
  const rest = orthogonalPart(direction, basis);
  if (!(euclideanNorm(rest) > tolerance)) return null;
  // once more: what is left may be small, and its roundings relatively large
  return unitVector(orthogonalPart(unitVector(rest)!, basis));
}

/**
 * Orthonormal basis completed to `count` vectors by coordinate directions: each time the one with the largest part orthogonal
 * to the basis, the first of equals. `added` are the places of these.
 */
export function completed(basis: readonly Form[], size: number, count: number): { readonly vectors: number[][]; readonly added: number[] } {
  const vectors = basis.map((u) => [...u]);
  const added: number[] = [];
  while (vectors.length < count) {
    let best = { place: -1, length: 0 };
    for (let place = 0; place < size; place++) {
      const length = euclideanNorm(orthogonalPart(coordinateDirection(size, place), vectors));
      // a rounding more does not make a later direction better
      if (length > best.length * (1 + 1e-9)) best = { place, length };
    }
    vectors.push(nextUnitVector(coordinateDirection(size, best.place), vectors, 0)!);
    added.push(best.place);
  }
  return { vectors, added };
}

/** The vector (0, …, 1, …, 0) with 1 at place i. */
export const coordinateDirection = (size: number, i: number): number[] => Array.from({ length: size }, (_, k) => (k === i ? 1 : 0));
