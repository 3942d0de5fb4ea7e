import { chartPoint, formsOf } from '../homotopy/productCoordinates.ts';
import type { SolutionSet } from '../homotopy/solutionSet.ts';
import { scaledTarget } from './target.ts';
import { coordinatesOf, degreeOf, type Stratum } from './stratum.ts';

/** A complex change of variables, x = a X + b Y, y = c X + d Y: pairs (re, im). */
type Substitution = readonly [a: Complex, b: Complex, c: Complex, d: Complex];
type Complex = readonly [re: number, im: number];

/** x and y by z = x + i y and z̄ = x − i y, and back. */
const byIsotropic: Substitution = [[0.5, 0], [0.5, 0], [0, -0.5], [0, 0.5]];
const byReal: Substitution = [[1, 0], [0, 1], [1, 0], [0, -1]];

/**
 * The Bombieri metric in the variables z = x + i y and z̄ = x − i y, in which ⟨z^{n−a} z̄^a, z^{n−b} z̄^b⟩ is 2^n / binom(n, a) for a + b = n and
 * otherwise 0. Critical points that are not real often lie near powers of z or z̄, of length 0: there nothing cancels in these variables.
 */
export function isotropicMetric(n: number): number[][] {
  const rows = Array.from({ length: n + 1 }, () => new Array<number>(n + 1).fill(0));
  let binomial = 1;
  for (let a = 0; a <= n; a++) {
    rows[a]![n - a] = 2 ** n / binomial;
    binomial = (binomial * (n - a)) / (a + 1);
  }
  return rows;
}

/** The Bombieri loss of a target in these variables. */
export function isotropicTarget(target: readonly number[]): { readonly parameters: Float64Array; readonly unit: number } {
  const form = substituted(Float64Array.from(target.flatMap((u) => [u, 0])), byIsotropic);
  return scaledTarget(isotropicMetric(target.length - 1), target.map((_, j) => form[2 * j]!), target.map((_, j) => form[2 * j + 1]!));
}

/** Solutions found in the variables z, z̄ as forms in x, y, all coefficients of the product multiplied by `unit`. */
export function inRealVariables(stratum: Stratum, { charts, points }: SolutionSet, parameters: Float64Array, unit: number): SolutionSet {
  const coordinates = coordinatesOf(stratum);
  const moved = points.map((point) => {
    const forms = formsOf(coordinates, point, charts).map((form) => substituted(form, byReal));
    return chartPoint(coordinates, forms, Float64Array.of(point[point.length - 2]! * unit, point[point.length - 1]! * unit), charts);
  });
  return { parameters, charts, points: moved };
}

/** Strata on which the Bombieri metric is the one of forms in x and y: one group without stride. */
export const isRotationInvariant = (stratum: Stratum): boolean => stratum.groups.length === 1 && stratum.groups[0]!.stride === 1 && degreeOf(stratum) > 0;

/** Σ_j p_j (a X + b Y)^{n−j} (c X + d Y)^j, by Horner's rule. */
function substituted(form: Float64Array, [a, b, c, d]: Substitution): Float64Array {
  const n = form.length / 2 - 1;
  let result = Float64Array.of(form[0]!, form[1]!);
  let power = Float64Array.of(1, 0);
  for (let j = 1; j <= n; j++) {
    power = timesLinear(power, c, d);
    result = timesLinear(result, a, b);
    for (let i = 0; i < result.length; i += 2) {
      result[i]! += form[2 * j]! * power[i]! - form[2 * j + 1]! * power[i + 1]!;
      result[i + 1]! += form[2 * j]! * power[i + 1]! + form[2 * j + 1]! * power[i]!;
    }
  }
  return result;
}

function timesLinear(form: Float64Array, [ar, ai]: Complex, [br, bi]: Complex): Float64Array<ArrayBuffer> {
  const product = new Float64Array(form.length + 2);
  for (let i = 0; i < form.length; i += 2) {
    const [re, im] = [form[i]!, form[i + 1]!];
    product[i]! += ar * re - ai * im;
    product[i + 1]! += ar * im + ai * re;
    product[i + 2]! += br * re - bi * im;
    product[i + 3]! += br * im + bi * re;
  }
  return product;
}
