import { toRational } from '../polynomial/exactNumber.ts';
import { dilateExactForm } from '../polynomial/exactForm.ts';
import type { Form } from '../polynomial/form.ts';
import { factorsOf, type Stratum } from './stratum.ts';

/** Coefficients p_j/q of a filter. */
export interface RationalFilter {
  readonly numerators: readonly bigint[];
  readonly denominator: bigint;
}

/** Denominators that are tried: larger ones are seldom seen, and any number is near such a fraction. */
const largestDenominator = 2048;
const largestScaleDenominator = 2 ** 22;

/** How near a number must be to a fraction with so small a denominator. */
const nearness = 1e-12;

/**
 * The filter of a real critical point as fractions, if it is rational with small numbers: these are guessed from the forms and then satisfy the
 * critical equations exactly, for Σ and u taken as the doubles that they are.
 *
 * @param forms P_f as computed, c, both in the units of the target.
 * @returns null if there are no such fractions.
 */
export function rationalPoint(stratum: Stratum, forms: readonly Form[], scale: number, metric: readonly (readonly number[])[], target: readonly number[]): RationalFilter | null {
  const factors = factorsOf(stratum);
  const exact: bigint[][] = [];
  let leading = scale;
  for (const [f, form] of forms.entries()) {
    const integer = integerForm(form);
    if (integer === null) return null;
    exact.push(integer.form);
    leading *= integer.factor ** factors[f]!.multiplicity;
  }
  const c = fractionNear(leading, largestScaleDenominator);
  if (c === null) return null;
  const powers = factors.map(({ multiplicity }) => multiplicity);
  const product = (exponents: readonly number[]): bigint[] =>
    factors.reduce<bigint[]>((total, { stride }, f) => Array.from({ length: exponents[f]! }, () => dilateExactForm(exact[f]!, stride)).reduce(multiply, total), [1n]);
  const numerators = product(powers).map((p) => p * c.numerator);
  const u = target.map(toRational);
  const entries = metric.map((row) => row.map(toRational));
  const common = (all: readonly { readonly denominator: bigint }[]): bigint => all.reduce((largest, { denominator }) => (denominator > largest ? denominator : largest), 1n);
  // denominators of doubles are powers of two: the largest one is common to all
  const [below, belowMetric] = [common(u), common(entries.flat())];
  const difference = numerators.map((w, j) => w * below - u[j]!.numerator * (below / u[j]!.denominator) * c.denominator);
  const residual = entries.map((row) => row.reduce((sum, entry, j) => sum + entry.numerator * (belowMetric / entry.denominator) * difference[j]!, 0n));
  const isCritical = stratum.groups.every(({ stride, partition }, g) => {
    const cofactor = product(powers.map((m, f) => (factors[f]!.group === g ? m - 1 : m)));
    return Array.from({ length: partition.length + 1 }, (_, i) => cofactor.reduce((sum, w, k) => sum + w * residual[k + i * stride]!, 0n)).every((value) => value === 0n);
  });
  return isCritical ? { numerators, denominator: c.denominator } : null;
}

/** Fractions in lowest terms: "8/15", "-2". */
export const printFractions = ({ numerators, denominator }: RationalFilter): string[] =>
  numerators.map((p) => {
    const divisor = gcd(p < 0n ? -p : p, denominator);
    return denominator === divisor ? `${p / divisor}` : `${p / divisor}/${denominator / divisor}`;
  });

/** The nearest doubles, up to one rounding. */
export const toDoubles = ({ numerators, denominator }: RationalFilter): number[] => numerators.map((p) => Number(p) / Number(denominator));

/** Integers without common divisor that are proportional to a form, which is `factor` times them. */
function integerForm(form: Form): { form: bigint[]; factor: number } | null {
  const largest = form.reduce((best, c) => (Math.abs(c) > Math.abs(best) ? c : best), 0);
  const fractions: Fraction[] = [];
  for (const c of form) {
    const fraction = fractionNear(c / largest, largestDenominator);
    if (fraction === null) return null;
    fractions.push(fraction);
  }
  const denominator = fractions.reduce((lcm, fraction) => (lcm * fraction.denominator) / gcd(lcm, fraction.denominator), 1n);
  return { form: fractions.map((fraction) => fraction.numerator * (denominator / fraction.denominator)), factor: largest / Number(denominator) };
}

interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** The continued fraction of a number up to a denominator, if it comes that near. */
function fractionNear(x: number, most: number): Fraction | null {
  let [p0, q0, p1, q1] = [0, 1, 1, 0];
  let rest = x;
  for (;;) {
    const whole = Math.floor(rest);
    [p0, q0, p1, q1] = [p1, q1, whole * p1 + p0, whole * q1 + q0];
    if (!(q1 <= most)) return null;
    if (Math.abs(x - p1 / q1) <= nearness * Math.max(1, Math.abs(x))) return { numerator: BigInt(p1), denominator: BigInt(q1) };
    rest = 1 / (rest - whole);
  }
}

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? a : gcd(b, a % b);
}

function multiply(p: readonly bigint[], q: readonly bigint[]): bigint[] {
  const product = Array.from({ length: p.length + q.length - 1 }, () => 0n);
  p.forEach((a, i) => q.forEach((b, j) => (product[i + j]! += a * b)));
  return product;
}
