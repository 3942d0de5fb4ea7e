/**
 * Coordinates of a product c Π_f P_f^{m_f} of forms P_f, each known up to scaling: c, and P_f in the affine chart
 * P_{f,0} + Σ_{j ≥ 1} a_{f,j} P_{f,j} = 1, whose coordinates are P_{f,1}, P_{f,2}, …
 */
export interface ProductCoordinates {
  /** Degrees of the forms P_f, each at least 1. */
  readonly degrees: readonly number[];
  /** m_f */
  readonly powers: readonly number[];
}

/** Number of unknowns: those of the charts, and c as the last one. */
export const unknownsOf = ({ degrees }: ProductCoordinates): number => degrees.reduce((sum, d) => sum + d, 1);

/** Where the coordinates of each form begin among the unknowns; the same places hold the numbers a of its chart. */
export const firstUnknowns = ({ degrees }: ProductCoordinates): number[] => degrees.map((_, f) => degrees.slice(0, f).reduce((sum, d) => sum + d, 0));

/**
 * The same product in other charts: P_f is divided by its value P_{f,0} + Σ a'_j P_{f,j} in the new chart, c takes the factors.
 *
 * @param point Unknowns, pairs (re, im).
 */
export function inCharts(coordinates: ProductCoordinates, point: Float64Array, from: Float64Array, to: Float64Array): Float64Array {
  const moved = point.slice();
  let [cr, ci] = [point[point.length - 2]!, point[point.length - 1]!];
  let first = 0;
  coordinates.degrees.forEach((degree, f) => {
    let [re, im] = [1, 0];
    for (let j = 2 * first; j < 2 * (first + degree); j += 2) {
      const [a, b] = [to[j]! - from[j]!, to[j + 1]! - from[j + 1]!];
      re += a * point[j]! - b * point[j + 1]!;
      im += a * point[j + 1]! + b * point[j]!;
    }
    const square = re * re + im * im;
    for (let j = 2 * first; j < 2 * (first + degree); j += 2) {
      moved[j] = (point[j]! * re + point[j + 1]! * im) / square;
      moved[j + 1] = (point[j + 1]! * re - point[j]! * im) / square;
    }
    for (let m = 0; m < coordinates.powers[f]!; m++) [cr, ci] = [cr * re - ci * im, cr * im + ci * re];
    first += degree;
  });
  moved[point.length - 2] = cr;
  moved[point.length - 1] = ci;
  return moved;
}

/** All coefficients of P_f, pairs (re, im): P_{f,0} = 1 − Σ a_j P_{f,j} is put in front. */
export function formsOf({ degrees }: ProductCoordinates, point: Float64Array, charts: Float64Array): Float64Array[] {
  let first = 0;
  return degrees.map((degree) => {
    const form = new Float64Array(2 * (degree + 1));
    form[0] = 1;
    for (let j = 0; j < 2 * degree; j += 2) {
      const at = 2 * first + j;
      form[j + 2] = point[at]!;
      form[j + 3] = point[at + 1]!;
      form[0]! -= charts[at]! * point[at]! - charts[at + 1]! * point[at + 1]!;
      form[1]! -= charts[at]! * point[at + 1]! + charts[at + 1]! * point[at]!;
    }
    first += degree;
    return form;
  });
}

/** Solutions that agree to this, relative to (1, P_f), are one. */
export const sameSolution = 1e-8;

/** True if two products in the same charts have the same forms. */
export function agree({ degrees }: ProductCoordinates, one: Float64Array, other: Float64Array): boolean {
  let at = 0;
  for (const degree of degrees) {
    let [apart, size] = [0, 1];
    for (const end = at + 2 * degree; at < end; at++) {
      apart += (one[at]! - other[at]!) ** 2;
      size += one[at]! ** 2;
    }
    if (apart > sameSolution ** 2 * size) return false;
  }
  return true;
}

/**
 * The product c Π P_f^{m_f} in the given charts.
 *
 * @param forms All coefficients of each P_f, pairs (re, im).
 * @param scale c
 */
export function chartPoint({ degrees, powers }: ProductCoordinates, forms: readonly Float64Array[], scale: Float64Array, charts: Float64Array): Float64Array {
  const n = degrees.reduce((sum, d) => sum + d, 1);
  const point = new Float64Array(2 * n);
  let [cr, ci] = [scale[0]!, scale[1]!];
  let first = 0;
  degrees.forEach((degree, f) => {
    const form = forms[f]!;
    let [re, im] = [form[0]!, form[1]!];
    for (let j = 0; j < 2 * degree; j += 2) {
      const [a, b, x, y] = [charts[2 * first + j]!, charts[2 * first + j + 1]!, form[j + 2]!, form[j + 3]!];
      re += a * x - b * y;
      im += a * y + b * x;
    }
    const square = re * re + im * im;
    for (let j = 0; j < 2 * degree; j += 2) {
      const [x, y] = [form[j + 2]!, form[j + 3]!];
      point[2 * first + j] = (x * re + y * im) / square;
      point[2 * first + j + 1] = (y * re - x * im) / square;
    }
    for (let m = 0; m < powers[f]!; m++) [cr, ci] = [cr * re - ci * im, cr * im + ci * re];
    first += degree;
  });
  point[2 * n - 2] = cr;
  point[2 * n - 1] = ci;
  return point;
}
