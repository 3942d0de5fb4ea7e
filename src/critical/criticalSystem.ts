import { solveByOrthogonalization } from '../homotopy/orthogonalize.ts';
import { pathInputs, type PathProgram } from '../homotopy/pathProgram.ts';
import { firstUnknowns, unknownsOf, type ProductCoordinates } from '../homotopy/productCoordinates.ts';
import { complexRing, type ComplexValue } from '../homotopy/ring.ts';
import { programBuilder, type Program, type ProgramBuilder, type Value } from '../program/ir.ts';
import { criticalEquations, productForm, type StratumPoint } from './equations.ts';
import { coordinatesOf, degreeOf, type Stratum } from './stratum.ts';

/** Length of the parameters (Σ, Σu): the upper triangle of Σ row by row, then Σu, pairs (re, im). */
export const parametersOf = (size: number): number => size * (size + 1) + 2 * size;

/** The critical equations of a stratum, made ready for path tracking; parameters are (Σ, Σu), in which they are linear. */
export function criticalSystem(stratum: Stratum): PathProgram {
  const coordinates = coordinatesOf(stratum);
  const size = degreeOf(stratum) + 1;
  const parameters = parametersOf(size);
  const at = pathInputs(coordinates, parameters);
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
  const omega = productForm(ring, stratum, point.forms);
  /** Σ c ω − Σu */
  const residual = (parameter: (index: number) => ComplexValue): ComplexValue[] =>
    Array.from({ length: size }, (_, i) => {
      const image = omega.flatMap((w, j) => (w === null ? [] : [ring.multiply(parameter(triangle(size, i, j)), w)])).reduce((sum, term) => ring.add(sum, term));
      return ring.subtract(ring.multiply(point.scale, image), parameter((size * (size + 1)) / 2 + i));
    });
  const metric = Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => moved(triangle(size, i, j))));
  const { value, columns, along } = criticalEquations(ring, stratum, point, metric, residual(moved));
  const { solutions, lengths } = solveByOrthogonalization(builder, columns, [value, along(residual(changed))]);
  const minus = (values: readonly ComplexValue[]): Value[] => values.flatMap(({ re, im }) => [builder.multiply(builder.constant(-1), re), builder.multiply(builder.constant(-1), im)]);
  const program = builder.build([...minus(solutions[0]!), ...minus(solutions[1]!), ...lengths]);
  return { coordinates, parameters, program };
}

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
  const { along } = criticalEquations(ring, stratum, point, vector.map(() => vector.map(() => zero)), vector);
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
