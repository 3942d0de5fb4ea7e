import { unitRoundoff } from '../numeric/tolerance.ts';
import { batchEvaluation } from '../program/batch.ts';
import type { Program } from '../program/ir.ts';
import { exactOutputs } from './exactEvaluation.ts';
import { majorantOf, roundingBound } from './majorant.ts';

/** A square system F(x; p) = 0 of real polynomials, with some numbers that are read off a solution. */
export interface RealSystem {
  /** Number of unknowns and equations. */
  readonly size: number;
  /** Inputs: x, then p. Outputs: F, the columns of ∂F/∂x, the numbers. Additions, subtractions, multiplications only. */
  readonly program: Program;
  /** How many numbers are read off. */
  readonly readings: number;
}

/** What is known of a solution near a point. */
export interface CertifiedPoint {
  /** True if there is exactly one real solution near the point, proved with all roundings counted. */
  readonly certified: boolean;
  /** x after Newton's method. */
  readonly point: Float64Array;
  /** How far the solution may be from x, coordinate by coordinate; infinite if that is not known. */
  readonly radii: Float64Array;
  readonly readings: Float64Array;
  /** How far the readings of the solution may be from those. */
  readonly readingRadii: Float64Array;
  /** Largest |F|, rounded. */
  readonly residual: number;
}

/** Newton steps before the test; the points come from a path tracker. */
const corrections = 3;

/** A correction below this, relative to the largest coordinate, is left out. */
const goodEnough = 16 * unitRoundoff;

/** Everything that the test itself rounds is enlarged by this. */
const outward = 1 + 1e-10;

/** Stands for what underflow may hide. */
const smallest = 1e-290;

/** First radius of the box relative to the largest coordinate; the next one is a multiple of the error that the first test has found. */
const firstRadius = 1e-13;
const nextRadius = 2.5;
const boxes = 4;

/** Newton steps with exact values of F where the test has failed. */
const exactCorrections = 3;

/** An exact value of F is rounded to a double, by at most this share. */
const lastRounding = 2 ** -51;

/** No side of the box is smaller than this times the largest: errors of one coordinate reach the others. */
const narrowest = 1e-5;

/**
 * Krawczyk's test: with Y an approximate inverse of ∂F/∂x and X the box x ± r, |Y F(x)| + |1 − Y ∂F/∂x(X)| r < r proves that X holds one and only
 * one solution, which lies within the left side. Radii are chosen coordinate by coordinate. Ranges over the box and rounding errors are
 * bounded with the majorant of the program, so that no interval arithmetic is needed.
 *
 * @source R. Krawczyk, Newton-Algorithmen zur Bestimmung von Nullstellen mit Fehlerschranken, Computing 4 (1969); R. E. Moore, R. B. Kearfott,
 *   M. J. Cloud: Introduction to interval analysis, SIAM (2009), theorem 8.2
 */
export function certifier({ size: n, program, readings: count }: RealSystem): (point: Float64Array, parameters: Float64Array) => CertifiedPoint {
  const plain = batchEvaluation(program, 1);
  const bound = batchEvaluation(majorantOf(program), 2);
  // the majorant is computed with the same roundings: it may be that much too small
  const gamma = roundingBound(program) * 1.01;
  const [P, B] = [plain.capacity, bound.capacity];
  const [values, limits] = [plain.outputs, bound.outputs];
  const inverse = new Float64Array(n * n);
  const work = new Float64Array(2 * n * n);
  const [shift, error, radius, image] = [new Float64Array(n), new Float64Array(n), new Float64Array(n), new Float64Array(n)];
  const x = new Float64Array(n);
  /** F(x) */
  const residuals = new Float64Array(n);

  const evaluate = (): void => {
    for (let i = 0; i < n; i++) plain.inputs[i * P] = x[i]!;
    plain.run(1);
    for (let i = 0; i < n; i++) residuals[i] = values[i * P]!;
  };
  const largestOf = (numbers: Float64Array): number => {
    let largest = 0;
    for (let i = 0; i < n; i++) largest = Math.max(largest, Math.abs(numbers[i]!));
    return largest;
  };
  /** shift = Y F */
  const writeShift = (): void => {
    for (let i = 0; i < n; i++) {
      let sum = 0;
      for (let j = 0; j < n; j++) sum += inverse[i * n + j]! * residuals[j]!;
      shift[i] = sum;
    }
  };
  /** How far output k moves over the box, with the rounding errors of its value and of the bounds. */
  const spread = (k: number): number => (limits[k * B + 1]! - limits[k * B]! + 4 * gamma * limits[k * B + 1]!) * outward + smallest;

  const newton = (): boolean => {
    evaluate();
    let regular = invert(n, values, P, inverse, work);
    for (let k = 0; regular; k++) {
      writeShift();
      const size = largestOf(shift);
      if (k === corrections || !(size > goodEnough * largestOf(x))) break;
      for (let i = 0; i < n; i++) x[i]! -= shift[i]!;
      evaluate();
      // a small correction leaves the derivatives as they were
      if (size > firstRadius) regular = invert(n, values, P, inverse, work);
    }
    return regular && x.every(Number.isFinite);
  };
  /** Majorants at |x| and |x| + r; error = |Y F| with roundings, image = error + |1 − Y ∂F/∂x(X)| r. True if the image lies inside of the box. F is exact or not. */
  const test = (exact: boolean): boolean => {
    for (let i = 0; i < n; i++) {
      bound.inputs[i * B] = Math.abs(x[i]!);
      bound.inputs[i * B + 1] = (Math.abs(x[i]!) + radius[i]!) * (1 + 2 * unitRoundoff);
    }
    bound.run(2);
    let inside = true;
    for (let i = 0; i < n; i++) {
      let sum = 0;
      for (let j = 0; j < n; j++) {
        const rounding = exact ? lastRounding * Math.abs(residuals[j]!) : gamma * limits[j * B]!;
        sum += Math.abs(inverse[i * n + j]!) * (rounding + 2 * n * unitRoundoff * Math.abs(residuals[j]!));
      }
      error[i] = (Math.abs(shift[i]!) + sum) * outward + smallest;
      let whole = error[i]!;
      for (let j = 0; j < n; j++) {
        let [entry, size, moved] = [i === j ? 1 : 0, i === j ? 1 : 0, 0];
        for (let k = 0; k < n; k++) {
          const y = inverse[i * n + k]!;
          const product = y * values[(n + j * n + k) * P]!;
          entry -= product;
          size += Math.abs(product);
          moved += Math.abs(y) * spread(n + j * n + k);
        }
        whole += (Math.abs(entry) + (n + 2) * 2 * unitRoundoff * size + moved) * radius[j]!;
      }
      image[i] = whole * outward;
      if (!(image[i]! < radius[i]!)) inside = false;
    }
    return inside;
  };

  const holdsInSomeBox = (exact: boolean): boolean => {
    radius.fill(firstRadius * largestOf(x));
    for (let box = 0; box < boxes; box++) {
      if (test(exact)) return true;
      const widest = largestOf(error);
      for (let i = 0; i < n; i++) radius[i] = nextRadius ** (box + 1) * Math.max(error[i]!, narrowest * widest);
    }
    return false;
  };
  /** Newton's method with F without rounding errors: where solutions are close together those are what hides one. */
  const correctExactly = (): boolean => {
    for (let k = 0; ; k++) {
      exactOutputs(program, n, (index) => plain.inputs[index * P]!).forEach((value, i) => (residuals[i] = value));
      writeShift();
      if (k === exactCorrections || !(largestOf(shift) > unitRoundoff * largestOf(x))) return x.every(Number.isFinite);
      for (let i = 0; i < n; i++) x[i]! -= shift[i]!;
      if (!x.every(Number.isFinite)) return false;
      evaluate();
    }
  };

  return (start, parameters) => {
    x.set(start);
    for (let i = 0; i < parameters.length; i++) {
      plain.inputs[(n + i) * P] = parameters[i]!;
      bound.inputs[(n + i) * B] = bound.inputs[(n + i) * B + 1] = Math.abs(parameters[i]!);
    }
    let certified = false;
    if (newton()) {
      certified = holdsInSomeBox(false);
      if (!certified && correctExactly()) certified = holdsInSomeBox(true);
    }
    const residual = largestOf(residuals);
    const readings = new Float64Array(count);
    const readingRadii = new Float64Array(count).fill(Infinity);
    for (let k = 0; k < count; k++) {
      readings[k] = values[(n + n * n + k) * P]!;
      if (certified) readingRadii[k] = spread(n + n * n + k);
    }
    return { certified, point: x.slice(), radii: certified ? image.slice() : new Float64Array(n).fill(Infinity), readings, readingRadii, residual };
  };
}

/** Writes the inverse of the n × n matrix whose columns stand behind the first n values, by elimination with the largest pivots; false if it is singular. */
function invert(n: number, values: Float64Array, stride: number, inverse: Float64Array, work: Float64Array): boolean {
  const width = 2 * n;
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      work[i * width + j] = values[(n + j * n + i) * stride]!;
      work[i * width + n + j] = i === j ? 1 : 0;
    }
  for (let c = 0; c < n; c++) {
    let best = c;
    for (let i = c + 1; i < n; i++) if (Math.abs(work[i * width + c]!) > Math.abs(work[best * width + c]!)) best = i;
    const pivot = work[best * width + c]!;
    if (!(Math.abs(pivot) > 0) || !Number.isFinite(pivot)) return false;
    for (let j = 0; j < width; j++) {
      const kept = work[best * width + j]! / pivot;
      work[best * width + j] = work[c * width + j]!;
      work[c * width + j] = kept;
    }
    for (let i = 0; i < n; i++) {
      const factor = work[i * width + c]!;
      if (i !== c && factor !== 0) for (let j = c; j < width; j++) work[i * width + j]! -= factor * work[c * width + j]!;
    }
  }
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) inverse[i * n + j] = work[i * width + n + j]!;
  return inverse.every(Number.isFinite);
}
