import { certifier, type CertifiedPoint } from '../homotopy/certificate.ts';
import { formsOf } from '../homotopy/productCoordinates.ts';
import type { SolutionSet } from '../homotopy/solutionSet.ts';
import { realSystem } from './realSystem.ts';
import { coordinatesOf, stratumName, type Stratum } from './stratum.ts';

/** A real critical point of a stratum, in the units of the target. */
export interface RealPoint extends CertifiedPoint {
  /** Chart numbers ±1. */
  readonly charts: Float64Array;
  /** P_f, sum of absolute coefficients 1, the first that is not 0 positive. */
  readonly forms: readonly (readonly number[])[];
  /** c */
  readonly scale: number;
}

/** Imaginary parts up to this, relative to the largest coefficient, may be rounding: Newton's method over the real numbers decides. */
const mayBeReal = 1e-7;

const certifiers = new Map<string, ReturnType<typeof certifier>>();

function certifierOf(stratum: Stratum): ReturnType<typeof certifier> {
  const name = stratumName(stratum);
  let known = certifiers.get(name);
  if (known === undefined) certifiers.set(name, (known = certifier(realSystem(stratum))));
  return known;
}

/**
 * The real point at a solution, certified where that is possible; null if the solution is not real.
 *
 * Every form gets the chart Σ ±P_j with the signs of its coefficients, in which no coordinate is larger than 1.
 *
 * @param exact Σ and u as in `ScaledTarget`.
 */
export function realPoint(stratum: Stratum, { charts }: Pick<SolutionSet, 'charts'>, solution: Float64Array, exact: Float64Array): RealPoint | null {
  const coordinates = coordinatesOf(stratum);
  let [re, im] = [solution[solution.length - 2]!, solution[solution.length - 1]!];
  const forms: number[][] = [];
  for (const [f, form] of formsOf(coordinates, solution, charts).entries()) {
    const real = realForm(form);
    if (real === null) return null;
    forms.push(real.form);
    for (let m = 0; m < coordinates.powers[f]!; m++) [re, im] = [re * real.re - im * real.im, re * real.im + im * real.re];
  }
  if (Math.abs(im) > mayBeReal * Math.abs(re)) return null;
  const signs = forms.flatMap((form) => form.slice(1).map((p) => (p < 0 ? -1 : 1)));
  const start = Float64Array.from([...forms.flatMap((form) => form.slice(1)), re]);
  const parameters = Float64Array.from([...signs, ...exact]);
  const certificate = certifierOf(stratum)(start, parameters);
  let at = 0;
  const polished = forms.map((form) => {
    const others = form.slice(1).map((_, j) => certificate.point[at + j]!);
    const first = others.reduce((value, p, j) => value - signs[at + j]! * p, 1);
    at += others.length;
    return [first, ...others];
  });
  return { ...certificate, charts: Float64Array.from(signs), forms: polished, scale: certificate.point.at(-1)! };
}

/** A complex form that is a multiple of a real one: that one, Σ |P_j| = 1, P_0 ≥ 0, and the factor; null if it is none. */
function realForm(form: Float64Array): { form: number[]; re: number; im: number } | null {
  let [largest, size] = [0, 0];
  for (let j = 0; j < form.length; j += 2) {
    const here = form[j]! ** 2 + form[j + 1]! ** 2;
    if (here > size) [largest, size] = [j, here];
  }
  const [a, b] = [form[largest]!, form[largest + 1]!];
  const real: number[] = [];
  for (let j = 0; j < form.length; j += 2) {
    if (Math.abs(form[j + 1]! * a - form[j]! * b) > mayBeReal * size) return null;
    real.push((form[j]! * a + form[j + 1]! * b) / size);
  }
  const sum = real.reduce((total, p) => total + Math.abs(p), 0) * (real[0]! < 0 ? -1 : 1);
  return { form: real.map((p) => p / sum), re: a * sum, im: b * sum };
}
