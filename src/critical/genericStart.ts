import type { PathStart } from '../homotopy/pathTracker.ts';
import { unitNumber } from '../homotopy/unitNumber.ts';
import { unknownsOf } from '../homotopy/productCoordinates.ts';
import { complexSolver } from '../numeric/complexSolver.ts';
import { rng, type Rng } from '../numeric/rng.ts';
import { interpreter } from '../program/interpret.ts';
import { parametersOf, tangentProgram, triangle } from './criticalSystem.ts';
import { coordinatesOf, degreeOf, type Stratum } from './stratum.ts';

/** Parameters (Σ, Σu) and a critical point for them. */
export interface StartPoint {
  readonly parameters: Float64Array;
  readonly start: PathStart;
}

/**
 * General complex parameters with one critical point: first the point, then Σ, then a Σu for which the point is critical,
 * Σu = Σ w + v with v orthogonal to the tangent space at w.
 *
 * @param seed The same parameters and point for the same seed on every machine.
 * @param given The point in the start charts; a random one if none is given.
 */
export function genericStart(stratum: Stratum, seed: number, given?: Float64Array): StartPoint {
  const random = rng(seed);
  const size = degreeOf(stratum) + 1;
  const n = unknownsOf(coordinatesOf(stratum));
  const charts = startCharts(stratum, seed);
  const point = given ?? gaussians(n, random);
  const parameters = new Float64Array(parametersOf(size));
  parameters.set(gaussians((size * (size + 1)) / 2, random));
  const evaluate = interpreter(tangentProgram(stratum));
  const values = new Float64Array(4 * n - 2 + 2 * size);
  values.set(point);
  values.set(charts, 2 * n);
  const found = new Float64Array(2 * n + 2 * size);
  const along = (vector: Float64Array): Float64Array => {
    values.set(vector, 4 * n - 2);
    evaluate(values, 0, found, 0);
    return found.slice(0, 2 * n);
  };
  // rows of the n × k matrix Tᵀ, one column at a time
  const columns = Array.from({ length: size }, (_, k) => along(Float64Array.from({ length: 2 * size }, (_, i) => (i === 2 * k ? 1 : 0))));
  const omega = found.slice(2 * n);
  const free = gaussians(size, random);
  const excess = along(free);
  const gram = new Float64Array(2 * n * n);
  for (const column of columns)
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++) {
        gram[2 * (i * n + j)]! += column[2 * i]! * column[2 * j]! + column[2 * i + 1]! * column[2 * j + 1]!;
        gram[2 * (i * n + j) + 1]! += column[2 * i + 1]! * column[2 * j]! - column[2 * i]! * column[2 * j + 1]!;
      }
  const solver = complexSolver(n);
  solver.factor(gram);
  solver.solve(excess);
  columns.forEach((column, k) => {
    let [re, im] = [free[2 * k]!, free[2 * k + 1]!];
    for (let i = 0; i < n; i++) {
      re -= column[2 * i]! * excess[2 * i]! + column[2 * i + 1]! * excess[2 * i + 1]!;
      im -= column[2 * i]! * excess[2 * i + 1]! - column[2 * i + 1]! * excess[2 * i]!;
    }
    const [cr, ci] = [point[2 * n - 2]!, point[2 * n - 1]!];
    for (let j = 0; j < size; j++) {
      const [wr, wi] = [cr * omega[2 * j]! - ci * omega[2 * j + 1]!, cr * omega[2 * j + 1]! + ci * omega[2 * j]!];
      const entry = 2 * triangle(size, k, j);
      re += parameters[entry]! * wr - parameters[entry + 1]! * wi;
      im += parameters[entry]! * wi + parameters[entry + 1]! * wr;
    }
    parameters[size * (size + 1) + 2 * k] = re;
    parameters[size * (size + 1) + 2 * k + 1] = im;
  });
  return { parameters, start: { point, charts } };
}

/** Charts of a start point: numbers a of size 1, so that every coordinate counts alike. */
export function startCharts(stratum: Stratum, seed: number): Float64Array {
  const random = rng(-seed);
  return Float64Array.from(Array.from({ length: unknownsOf(coordinatesOf(stratum)) - 1 }, () => unitNumber(random.uniform)).flat());
}

const gaussians = (count: number, random: Rng): Float64Array => Float64Array.from({ length: 2 * count }, random.normal);
