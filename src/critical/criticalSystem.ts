import { solveByOrthogonalization } from '../homotopy/orthogonalize.ts';
import { pathInputs, type PathProgram } from '../homotopy/pathProgram.ts';
import { firstUnknowns, unknownsOf, type ProductCoordinates } from '../homotopy/productCoordinates.ts';
import { complexRing, sumOf, type Coefficients, type ComplexValue } from '../homotopy/ring.ts';
import { programBuilder, type Program, type ProgramBuilder, type Value } from '../program/ir.ts';
import { criticalEquations, productForm, type StratumPoint } from './equations.ts';
import { coordinatesOf, degreeOf, type Stratum } from './stratum.ts';

/** Length of the parameters (Σ, Σu): the upper triangle of Σ row by row, then Σu, pairs (re, im). */
export const parametersOf = (size: number): number => size * (size + 1) + 2 * size;

/** Whether Σ moves along a path; if not, which of its entries there are: less of them is less work. */
export type MetricShape = 'moving' | 'dense' | 'diagonal' | 'identity';

/** The simplest shape of a real Σ in (Σ, Σu). */
export function metricShape(size: number, parameters: Float64Array): MetricShape {
  let shape: MetricShape = 'identity';
  for (let i = 0; i < size; i++)
    for (let j = i; j < size; j++) {
      const entry = parameters[2 * triangle(size, i, j)]!;
      if (i !== j && entry !== 0) return 'dense';
      if (i === j && entry !== 1) shape = 'diagonal';
    }
  return shape;
}

/** Parameters that move, and the others: entries of Σ that do not. */
export function splitParameters(size: number, shape: MetricShape, parameters: Float64Array): { moving: Float64Array; fixed: Float64Array } {
  if (shape === 'moving') return { moving: parameters, fixed: new Float64Array(0) };
  const count = shape === 'dense' ? (size * (size + 1)) / 2 : shape === 'diagonal' ? size : 0;
  const fixed = Float64Array.from({ length: count }, (_, i) => parameters[2 * (shape === 'dense' ? i : triangle(size, i, i))]!);
  return { moving: parameters.slice(size * (size + 1)), fixed };
}

/** The critical equations of a stratum, made ready for path tracking; parameters are (Σ, Σu), in which they are linear, or Σu with a fixed real Σ. */
export function criticalSystem(stratum: Stratum, shape: MetricShape = 'moving'): PathProgram {
  const coordinates = coordinatesOf(stratum);
  const size = degreeOf(stratum) + 1;
  const entries = (size * (size + 1)) / 2;
  const parameters = shape === 'moving' ? parametersOf(size) : 2 * size;
  const constants = shape === 'dense' ? entries : shape === 'diagonal' ? size : 0;
  const at = pathInputs(coordinates, parameters, constants);
  const builder = programBuilder(at.count);
  const ring = complexRing(builder);
  const tau = builder.input(at.tau);
  const complexInput = inputReader(builder);
  const moved = (index: number): ComplexValue => {
    const [end, change] = [complexInput(at.end + 2 * index), complexInput(at.change + 2 * index)];
    return { re: builder.add(end.re, builder.multiply(tau, change.re)), im: builder.add(end.im, builder.multiply(tau, change.im)) };
  };
  const changed = (index: number): ComplexValue => complexInput(at.change + 2 * index);
  const point = pointFrom(builder, coordinates, 0, at.charts);
  const filter = productForm(ring, stratum, point.forms).map((w) => (w === null ? null : ring.multiply(point.scale, w)));
  /** Σ by its entries; what is zero is left out. */
  const metricOf = (entry: (index: number) => Multiplier): readonly (readonly (Multiplier | null)[])[] =>
    Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => (shape === 'moving' || shape === 'dense' ? entry(triangle(size, i, j)) : i !== j ? null : entry(i))));
  const applied = (metric: ReturnType<typeof metricOf>, vector: Coefficients<ComplexValue>): Coefficients<ComplexValue> =>
    metric.map((row) => sumOf(ring, row.map((times, j) => (times === null || vector[j] === null ? null : times(vector[j]!)))));
  const byComplex = (factor: ComplexValue): Multiplier => (value) => ring.multiply(factor, value);
  const byReal = (factor: Value): Multiplier => (value) => ring.scale(factor, value);
  const metric = metricOf((index) => (shape === 'moving' ? byComplex(moved(index)) : shape === 'identity' ? (value) => value : byReal(builder.input(at.constants + index))));
  const first = shape === 'moving' ? entries : 0;
  const zero = ring.constant(0);
  const without = (values: Coefficients<ComplexValue>, target: (index: number) => ComplexValue): ComplexValue[] => values.map((value, i) => ring.subtract(value ?? zero, target(first + i)));
  const residual = without(applied(metric, filter), moved);
  const { value, columns, along } = criticalEquations(ring, stratum, point, (vector) => applied(metric, vector), residual);
  // what does not move has no part in the velocity
  const velocity = shape === 'moving' ? without(applied(metricOf((index) => byComplex(changed(index))), filter), changed) : without(filter.map(() => null), changed);
  const { solutions, lengths } = solveByOrthogonalization(builder, columns, [value, along(velocity)]);
  const minus = (values: readonly ComplexValue[]): Value[] => values.flatMap(({ re, im }) => [builder.multiply(builder.constant(-1), re), builder.multiply(builder.constant(-1), im)]);
  return { coordinates, parameters, constants, program: builder.build([...minus(solutions[0]!), ...minus(solutions[1]!), ...lengths]) };
}

/** Multiplication by an entry of Σ. */
type Multiplier = (value: ComplexValue) => ComplexValue;

/** Inputs: x, the charts, then a vector v of k numbers, all pairs (re, im). Outputs: Tᵀ v and ω. */
export function tangentProgram(stratum: Stratum): Program {
  const coordinates = coordinatesOf(stratum);
  const size = degreeOf(stratum) + 1;
  const n = unknownsOf(coordinates);
  const builder = programBuilder(2 * n + 2 * (n - 1) + 2 * size);
  const ring = complexRing(builder);
  const point = pointFrom(builder, coordinates, 0, 2 * n);
  const vector = Array.from({ length: size }, (_, i) => inputReader(builder)(4 * n - 2 + 2 * i));
  const zero = ring.constant(0);
  const { along } = criticalEquations(ring, stratum, point, () => vector.map(() => zero), vector);
  const omega = productForm(ring, stratum, point.forms).map((w) => w ?? zero);
  return builder.build([...along(vector), ...omega].flatMap(({ re, im }) => [re, im]));
}

/** Entry of (i, j) in the upper triangle, row by row. */
export const triangle = (size: number, i: number, j: number): number => (i > j ? triangle(size, j, i) : i * size - (i * (i - 1)) / 2 + j - i);

const inputReader = (builder: ProgramBuilder) => (index: number): ComplexValue => ({ re: builder.input(index), im: builder.input(index + 1) });

function pointFrom(builder: ProgramBuilder, coordinates: ProductCoordinates, x: number, a: number): StratumPoint<ComplexValue> {
  const ring = complexRing(builder);
  const read = inputReader(builder);
  const firsts = firstUnknowns(coordinates);
  const numbers = (start: number, f: number): ComplexValue[] => Array.from({ length: coordinates.degrees[f]! }, (_, j) => read(start + 2 * (firsts[f]! + j)));
  const charts = coordinates.degrees.map((_, f) => numbers(a, f));
  const forms = coordinates.degrees.map((_, f) => {
    const others = numbers(x, f);
    return [others.reduce((value, p, j) => ring.subtract(value, ring.multiply(charts[f]![j]!, p)), ring.constant(1)), ...others];
  });
  return { forms, charts, scale: read(x + 2 * (unknownsOf(coordinates) - 1)) };
}
