/** Three numbers: a position in a chart, a direction or a normal. */
export type Vector3 = readonly [number, number, number];

/** Scalar product a · b. */
export const dot = (a: Vector3, b: Vector3): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

/** Vector product a × b. */
export const cross = (a: Vector3, b: Vector3): Vector3 => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];

/** Multiple ta. */
export const scaled = (a: Vector3, t: number): Vector3 => [a[0] * t, a[1] * t, a[2] * t];

/** Sum a + tb; never −0, so that equal positions are equal bit by bit. */
export const along = (a: Vector3, b: Vector3, t: number): Vector3 => [
  a[0] + t * b[0] + 0,
  a[1] + t * b[1] + 0,
  a[2] + t * b[2] + 0,
];

/** Euclidean length. */
export const length = (a: Vector3): number => Math.hypot(a[0], a[1], a[2]);

/** Distance of two points. */
export const distance = (a: Vector3, b: Vector3): number => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

/** The vector divided by its length; the zero vector stays zero. */
export function unit(a: Vector3): Vector3 {
  const size = length(a);
  return size === 0 ? a : [a[0] / size, a[1] / size, a[2] / size];
}
