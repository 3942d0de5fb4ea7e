import { unknownsOf } from '../homotopy/productCoordinates.ts';
import type { SolutionSet } from '../homotopy/solutionSet.ts';
import { batchEvaluation, type BatchEvaluation } from '../program/batch.ts';
import { tangentProgram } from './criticalSystem.ts';
import { coordinatesOf, degreeOf, stratumName, type Stratum } from './stratum.ts';

/** The filter of a complex solution, pairs (re, im), and how well it satisfies the equations. */
export interface SolutionReading {
  readonly filter: Float64Array;
  /** Largest absolute value of ⟨Σ (w − u), t⟩ over the basis of the tangent space. */
  readonly residual: number;
}

const sideBySide = 32;

const evaluations = new Map<string, BatchEvaluation>();

function evaluationOf(stratum: Stratum): BatchEvaluation {
  const name = stratumName(stratum);
  let known = evaluations.get(name);
  if (known === undefined) evaluations.set(name, (known = batchEvaluation(tangentProgram(stratum), sideBySide)));
  return known;
}

/** Filters and residuals of solutions, in the order of the points. The parameters are (Σ, Σu). */
export function readSolutions(stratum: Stratum, solutions: SolutionSet): SolutionReading[] {
  const readings: SolutionReading[] = [];
  inBatches(stratum, solutions, (batch, here) => {
    const filters = here.map((point, i) => {
      const [cr, ci] = [point[point.length - 2]!, point[point.length - 1]!];
      const filter = batch.omega(i);
      for (let j = 0; j < filter.length; j += 2) [filter[j], filter[j + 1]] = [cr * filter[j]! - ci * filter[j + 1]!, cr * filter[j + 1]! + ci * filter[j]!];
      return filter;
    });
    filters.forEach((filter, i) => batch.setVector(i, residualOf(solutions.parameters, filter, 1)));
    batch.run();
    filters.forEach((filter, i) => {
      const products = batch.products(i);
      let residual = 0;
      for (let j = 0; j < products.length; j += 2) residual = Math.max(residual, Math.hypot(products[j]!, products[j + 1]!));
      readings.push({ filter, residual });
    });
  });
  return readings;
}

/** The same products with the factor c that satisfies the equations best, which are linear in it. */
export function withBestScale(stratum: Stratum, solutions: SolutionSet): SolutionSet {
  const points: Float64Array[] = [];
  inBatches(stratum, solutions, (batch, here) => {
    const images = here.map((_, i) => residualOf(solutions.parameters, batch.omega(i), 0));
    images.forEach((image, i) => batch.setVector(i, image));
    batch.run();
    const factors = here.map((_, i) => batch.products(i));
    here.forEach((_, i) => batch.setVector(i, residualOf(solutions.parameters, images[i]!.map(() => 0), 1)));
    batch.run();
    here.forEach((point, i) => {
      // c a − b = 0, with b = −(what is left without the point)
      const [a, b] = [factors[i]!, batch.products(i)];
      let [re, im, size] = [0, 0, 0];
      for (let j = 0; j < a.length; j += 2) {
        re -= a[j]! * b[j]! + a[j + 1]! * b[j + 1]!;
        im -= a[j]! * b[j + 1]! - a[j + 1]! * b[j]!;
        size += a[j]! ** 2 + a[j + 1]! ** 2;
      }
      points.push(Float64Array.of(...point.subarray(0, -2), re / size, im / size));
    });
  });
  return { ...solutions, points };
}

/** Evaluation of ω and of products with the tangent vectors for the points of a batch. */
interface TangentBatch {
  /** ω of point i. */
  omega(i: number): Float64Array;
  setVector(i: number, vector: Float64Array): void;
  run(): void;
  /** Tᵀ v of point i. */
  products(i: number): Float64Array;
}

/** Batches of points, ω computed. */
function inBatches(stratum: Stratum, { charts, points }: SolutionSet, visit: (batch: TangentBatch, here: readonly Float64Array[]) => void): void {
  const evaluation = evaluationOf(stratum);
  const { inputs, outputs, capacity: C } = evaluation;
  const n = unknownsOf(coordinatesOf(stratum));
  const k = degreeOf(stratum) + 1;
  for (let from = 0; from < points.length; from += C) {
    const here = points.slice(from, from + C);
    here.forEach((point, i) => {
      for (let v = 0; v < 2 * n; v++) inputs[v * C + i] = point[v]!;
      for (let v = 0; v < 2 * n - 2; v++) inputs[(2 * n + v) * C + i] = charts[v]!;
    });
    evaluation.run(here.length);
    visit(
      {
        omega: (i) => column(outputs, 2 * n * C + i, 2 * k, C),
        setVector(i, vector) {
          for (let j = 0; j < vector.length; j++) inputs[(4 * n - 2 + j) * C + i] = vector[j]!;
        },
        run: () => evaluation.run(here.length),
        products: (i) => column(outputs, i, 2 * n, C),
      },
      here,
    );
  }
}

function column(numbers: Float64Array, from: number, length: number, stride: number): Float64Array {
  const result = new Float64Array(length);
  for (let j = 0; j < length; j++) result[j] = numbers[from + j * stride]!;
  return result;
}

/** Σ w − t Σu */
function residualOf(parameters: Float64Array, filter: Float64Array, t: number): Float64Array {
  const k = filter.length / 2;
  const e = new Float64Array(2 * k);
  for (let i = 0, entry = 0; i < k; i++) {
    e[2 * i]! -= t * parameters[k * (k + 1) + 2 * i]!;
    e[2 * i + 1]! -= t * parameters[k * (k + 1) + 2 * i + 1]!;
    for (let j = i; j < k; j++, entry += 2) {
      const [re, im] = [parameters[entry]!, parameters[entry + 1]!];
      e[2 * i]! += re * filter[2 * j]! - im * filter[2 * j + 1]!;
      e[2 * i + 1]! += re * filter[2 * j + 1]! + im * filter[2 * j]!;
      if (i === j) continue;
      e[2 * j]! += re * filter[2 * i]! - im * filter[2 * i + 1]!;
      e[2 * j + 1]! += re * filter[2 * i + 1]! + im * filter[2 * i]!;
    }
  }
  return e;
}
