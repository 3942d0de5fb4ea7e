import { unitRoundoff } from '../numeric/tolerance.ts';
import { batchEvaluation } from '../program/batch.ts';
import type { Program } from '../program/ir.ts';
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
  /** True if there is exactly one real solution within the radii, proved with all roundings counted. */
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
  /** ∂F/∂x at x, columns. */
  readonly jacobian: Float64Array;
}

/** Newton steps before the test; the points come from a path tracker. */
const corrections = 3;

/** A last correction below this, relative to the largest coordinate, cannot be improved. */
const goodEnough = 4 * unitRoundoff;

/** Everything that the test itself rounds is enlarged by this. */
const outward = 1 + 1e-10;

/** Stands for what underflow may hide. */
const smallest = 1e-290;

/** No side of the box is smaller than this times the largest: errors of one coordinate reach the others. */
const narrowest = 1e-5;

/** The box is so many times as large as the first estimate of the error. */
const boxFactors = [2, 8, 64] as const;

/**
 * Krawczyk's test: with Y an approximate inverse of ∂F/∂x and X the box x ± r, |Y F(x)| + |1 − Y ∂F/∂x(X)| r < r proves that X holds one and only
 * one solution. Radii are chosen coordinate by coordinate. Ranges over the box and rounding errors are bounded with the majorant of the
 * program, so that no interval arithmetic is needed.
 *
 * @source R. Krawczyk, Newton-Algorithmen zur Bestimmung von Nullstellen mit Fehlerschranken, Computing 4 (1969); R. E. Moore, R. B. Kearfott,
 *   M. J. Cloud: Introduction to interval analysis, SIAM (2009), theorem 8.2
 */
export function certifier({ size: n, program, readings: count }: RealSystem): (point: Float64Array, parameters: Float64Array) => CertifiedPoint {
  const plain = batchEvaluation(program, 1);
  const bound = batchEvaluation(majorantOf(program), 2);
  // the majorant is computed with the same roundings: it may be that much too small
  const gamma = roundingBound(program) * 1.01;
  const total = program.outputs.length;
  const [P, B] = [plain.capacity, bound.capacity];
  const inverse = new Float64Array(n * n);
  const work = new Float64Array(2 * n * n);
  const [value, estimate, shift] = [new Float64Array(n), new Float64Array(n), new Float64Array(n)];
  const spread = new Float64Array(total);

  const evaluate = (x: Float64Array): void => {
    for (let i = 0; i < n; i++) plain.inputs[i * P] = x[i]!;
    plain.run(1);
  };
  const output = (k: number): number => plain.outputs[k * P]!;
  /** Y F */
  const newtonStep = (): number => {
    let largest = 0;
    for (let i = 0; i < n; i++) {
      let sum = 0;
      for (let j = 0; j < n; j++) sum += inverse[i * n + j]! * output(j);
      shift[i] = sum;
      largest = Math.max(largest, Math.abs(sum));
    }
    return largest;
  };

  return (start, parameters) => {
    const x = start.slice();
    parameters.forEach((p, i) => {
      plain.inputs[(n + i) * P] = p;
      bound.inputs[(n + i) * B] = bound.inputs[(n + i) * B + 1] = Math.abs(p);
    });
    evaluate(x);
    let regular = invert(n, (i, j) => output(n + j * n + i), inverse, work);
    for (let k = 0; k < corrections && regular; k++) {
      const size = newtonStep();
      for (let i = 0; i < n; i++) x[i]! -= shift[i]!;
      evaluate(x);
      if (!(size > goodEnough * x.reduce((largest, c) => Math.max(largest, Math.abs(c)), 0))) break;
      regular = invert(n, (i, j) => output(n + j * n + i), inverse, work);
    }
    const radii = new Float64Array(n).fill(Infinity);
    const readingRadii = new Float64Array(count).fill(Infinity);
    let certified = false;
    if (regular && x.every(Number.isFinite)) {
      newtonStep();
      // majorants at |x|: bounds of the rounding errors of F
      majorants(() => 0);
      for (let i = 0; i < n; i++) {
        let sum = 0;
        for (let j = 0; j < n; j++) sum += Math.abs(inverse[i * n + j]!) * (gamma * bound.outputs[j * B]! + n * 2 * unitRoundoff * Math.abs(output(j)));
        estimate[i] = (Math.abs(shift[i]!) + sum) * outward + smallest;
      }
      const widest = Math.max(...estimate);
      for (let i = 0; i < n; i++) estimate[i] = Math.max(estimate[i]!, narrowest * widest);
      for (const factor of boxFactors) {
        majorants((i) => factor * estimate[i]!);
        for (let k = 0; k < total; k++) spread[k] = (bound.outputs[k * B + 1]! - bound.outputs[k * B]! + 4 * gamma * bound.outputs[k * B + 1]!) * outward + smallest;
        certified = contracts(factor);
        if (!certified) continue;
        for (let i = 0; i < n; i++) radii[i] = factor * estimate[i]!;
        for (let k = 0; k < count; k++) readingRadii[k] = spread[n + n * n + k]!;
        break;
      }
    }
    return {
      certified,
      point: x,
      radii,
      readings: Float64Array.from({ length: count }, (_, k) => output(n + n * n + k)),
      readingRadii,
      residual: Math.max(...Float64Array.from(value, (_, i) => Math.abs(output(i)))),
      jacobian: Float64Array.from({ length: n * n }, (_, k) => output(n + k)),
    };

    /** Evaluates the majorant at |x| and at |x| + r. */
    function majorants(radius: (i: number) => number): void {
      for (let i = 0; i < n; i++) {
        bound.inputs[i * B] = Math.abs(x[i]!);
        bound.inputs[i * B + 1] = (Math.abs(x[i]!) + radius(i)) * (1 + 2 * unitRoundoff);
      }
      bound.run(2);
    }
    function contracts(factor: number): boolean {
      for (let i = 0; i < n; i++) {
        let sum = estimate[i]!;
        for (let j = 0; j < n; j++) {
          let [entry, size, moved] = [i === j ? 1 : 0, i === j ? 1 : 0, 0];
          for (let k = 0; k < n; k++) {
            const [y, d] = [inverse[i * n + k]!, output(n + j * n + k)];
            entry -= y * d;
            size += Math.abs(y * d);
            moved += Math.abs(y) * spread[n + j * n + k]!;
          }
          sum += (Math.abs(entry) + (n + 2) * 2 * unitRoundoff * size + moved) * factor * estimate[j]!;
        }
        if (!(sum * outward < factor * estimate[i]!)) return false;
      }
      return true;
    }
  };
}

/** Writes the inverse of an n × n matrix, by elimination with the largest pivots; false if it is singular. */
function invert(n: number, entry: (i: number, j: number) => number, inverse: Float64Array, work: Float64Array): boolean {
  const width = 2 * n;
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) [work[i * width + j], work[i * width + n + j]] = [entry(i, j), i === j ? 1 : 0];
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
