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
export type MetricShape = 'moving' | 'dense' | 'antidiagonal' | 'diagonal' | 'identity';

/** The simplest shape of a real Σ in (Σ, Σu). */
export function metricShape(size: number, parameters: Float64Array): MetricShape {
  const all = (holds: (entry: number, i: number, j: number) => boolean): boolean => {
    for (let i = 0; i < size; i++) for (let j = i; j < size; j++) if (!holds(parameters[2 * triangle(size, i, j)]!, i, j)) return false;
    return true;
  };
  if (all((entry, i, j) => entry === (i === j ? 1 : 0))) return 'identity';
  if (all((entry, i, j) => i === j || entry === 0)) return 'diagonal';
  return all((entry, i, j) => i + j === size - 1 || entry === 0) ? 'antidiagonal' : 'dense';
}

/** Places of the entries of Σ that a shape has, one after the other. */
function entriesOf(size: number, shape: MetricShape): number[] {
  const rows = Array.from({ length: size }, (_, i) => i);
  switch (shape) {
    case 'moving':
    case 'identity':
      return [];
    case 'diagonal':
      return rows.map((i) => triangle(size, i, i));
    case 'antidiagonal':
      return rows.map((i) => triangle(size, i, size - 1 - i));
    case 'dense':
      return Array.from({ length: (size * (size + 1)) / 2 }, (_, entry) => entry);
  }
}

/** Parameters that move, and the others: entries of Σ that do not. */
export function splitParameters(size: number, shape: MetricShape, parameters: Float64Array): { moving: Float64Array; fixed: Float64Array } {
  if (shape === 'moving') return { moving: parameters, fixed: new Float64Array(0) };
  return { moving: parameters.slice(size * (size + 1)), fixed: Float64Array.from(entriesOf(size, shape), (entry) => parameters[2 * entry]!) };
}

/** The critical equations of a stratum, made ready for path tracking; parameters are (Σ, Σu), in which they are linear, or Σu with a fixed real Σ. */
export function criticalSystem(stratum: Stratum, shape: MetricShape = 'moving'): PathProgram {
  const coordinates = coordinatesOf(stratum);
  const size = degreeOf(stratum) + 1;
  const entries = (size * (size + 1)) / 2;
  const parameters = shape === 'moving' ? parametersOf(size) : 2 * size;
  const fixed = entriesOf(size, shape);
  const constants = fixed.length;
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
  const metricOf = (entry: (place: number, i: number, j: number) => Multiplier | null): readonly (readonly (Multiplier | null)[])[] =>
    Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => entry(triangle(size, i, j), i, j)));
  const applied = (metric: ReturnType<typeof metricOf>, vector: Coefficients<ComplexValue>): Coefficients<ComplexValue> =>
    metric.map((row) => sumOf(ring, row.map((times, j) => (times === null || vector[j] === null ? null : times(vector[j]!)))));
  const byComplex = (factor: ComplexValue): Multiplier => (value) => ring.multiply(factor, value);
  const byReal = (factor: Value): Multiplier => (value) => ring.scale(factor, value);
  const metric = metricOf((place, i, j) => {
    if (shape === 'moving') return byComplex(moved(place));
    if (shape === 'identity') return i === j ? (value) => value : null;
    return fixed.includes(place) ? byReal(builder.input(at.constants + fixed.indexOf(place))) : null;
  });
  const first = shape === 'moving' ? entries : 0;
  const zero = ring.constant(0);
  const without = (values: Coefficients<ComplexValue>, target: (index: number) => ComplexValue): ComplexValue[] => values.map((value, i) => ring.subtract(value ?? zero, target(first + i)));
  const residual = without(applied(metric, filter), moved);
  const { value, columns, along } = criticalEquations(ring, stratum, point, (vector) => applied(metric, vector), residual);
  // what does not move has no part in the velocity
  const velocity = shape === 'moving' ? without(applied(metricOf((place) => byComplex(changed(place))), filter), changed) : without(filter.map(() => null), changed);
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
