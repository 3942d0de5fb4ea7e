import { leastSquares } from '../numeric/singularValues.ts';
import { factorUncertainty, membershipTolerance, unitRoundoff } from '../numeric/tolerance.ts';
import { affordableExactForm, dilateExactForm, exactFormGcd, exactFormQuotient, isWrittenExactly } from '../polynomial/exactForm.ts';
import { scaleByPower } from '../polynomial/exactNumber.ts';
import { type Form, dilateForm, euclideanNorm, isZeroForm, maxNorm, multiplyForms } from '../polynomial/form.ts';
import { numericalGcd } from '../polynomial/gcd.ts';
import { polyphaseSections } from '../polynomial/polyphase.ts';
import { type Certainty, type RootDivisor, affineValue, finitePoint, infinity, origin } from '../polynomial/projectiveRoot.ts';
import { exactRootDivisor, rootDivisor } from '../polynomial/rootDivisor.ts';

/**
 * P = c Π_g F_g(x^S_g, y^S_g), built from the largest stride down: F_g is the largest factor of what is left that is a form in
 * x^S_g, y^S_g. `hyperroots[g]` are the roots (X:Y) of F_g with multiplicities.
 */
export interface StrideDecomposition {
  readonly strides: readonly number[];
  readonly degrees: readonly number[];
  readonly hyperroots: readonly RootDivisor[];
  readonly certainty: Certainty;
}


/**
 * Stride decomposition of a nonzero form for the strides S̃_1 = 1 < S̃_2 < … of a reduced architecture.
 *
 * Coefficients that were written exactly are decided over the rationals; others numerically: a common factor of the polyphase
 * sections counts if dividing by it leaves a relative residual below `tolerance`.
 *
 * @param leastTop Common factors of lower degree at the largest stride are of no use to the caller and need not be found: large forms
 *   that lie on no closure are then recognised by one small matrix.
 * @source mathematics.md A9, B1, B2
 */
export function strideDecomposition(form: Form, strides: readonly number[], tolerance = membershipTolerance, leastTop = 1): StrideDecomposition {
  if (strides.length === 1) {
    const roots = rootDivisor(form);
    return { strides, degrees: [form.length - 1], hyperroots: [roots], certainty: roots.certainty };
  }
  const exact = isWrittenExactly(form) ? affordableExactForm(form) : null;
  if (exact !== null) return exactDecomposition(exact, strides);
  return numericalDecomposition(form, strides, tolerance, leastTop);
}

function exactDecomposition(form: readonly bigint[], strides: readonly number[]): StrideDecomposition {
  let rest = [...form];
  const factors: bigint[][] = [];
  for (const stride of [...strides].reverse()) {
    const factor = exactFormGcd(polyphaseSections(rest, stride));
    rest = exactFormQuotient(rest, dilateExactForm(factor, stride));
    factors.unshift(factor);
  }
  return { strides, degrees: factors.map((f) => f.length - 1), hyperroots: factors.map(exactRootDivisor), certainty: 'exact' };
}

/** Roots at infinity and 0 are read off exactly as leading and trailing zeros, so that rounding cannot move them. */
function numericalDecomposition(form: Form, strides: readonly number[], tolerance: number, leastTop: number): StrideDecomposition {
  const first = form.findIndex((c) => c !== 0);
  const last = form.findLastIndex((c) => c !== 0);
  const atInfinity = splitAmongStrides(first, strides);
  const atOrigin = splitAmongStrides(form.length - 1 - last, strides);
  const { balanced, exponent } = balance(withoutNoise(form.slice(first, last + 1)));
  const factors = numericalFactors(balanced, strides, tolerance, leastTop - atInfinity.at(-1)! - atOrigin.at(-1)!);
  return {
    strides,
    degrees: factors.map((f, g) => f.length - 1 + atInfinity[g]! + atOrigin[g]!),
    hyperroots: factors.map((f, g) => {
      const { real, pairs } = rescale(rootDivisor(f, { uncertainty: factorUncertainty }), strides[g]! * exponent);
      const fixed = [{ ...infinity, multiplicity: atInfinity[g]! }, { ...origin, multiplicity: atOrigin[g]! }].filter((r) => r.multiplicity > 0);
      return { real: [...fixed, ...real], pairs };
    }),
    certainty: 'estimate',
  };
}

/** Coefficients that are rounding errors of a larger one on either side become the zeros they stand for (no torus action makes them count). */
const withoutNoise = (form: Form): number[] =>
  form.map((c, i) => (Math.abs(c) <= 8 * unitRoundoff * Math.min(maxNorm(form.slice(0, i)), maxNorm(form.slice(i + 1))) ? 0 : c));

/** A root of multiplicity m at 0 or infinity: ⌊m / S⌋ hyperroots for the largest stride, and so on with what is left. */
function splitAmongStrides(multiplicity: number, strides: readonly number[]): number[] {
  let left = multiplicity;
  return strides.toReversed().map((s) => {
    const count = Math.floor(left / s);
    left -= count * s;
    return count;
  }).reverse();
}

function numericalFactors(form: Form, strides: readonly number[], tolerance: number, leastTop: number): number[][] {
  let rest: Form = form;
  const factors: number[][] = [];
  for (const stride of strides.toReversed()) {
    if (stride === 1) {
      factors.unshift([...rest]);
      break;
    }
    const size = maxNorm(rest);
    // a section of rounding errors has roots anywhere
    const sections = polyphaseSections(rest, stride).map((p) => (maxNorm(p) <= tolerance * size ? p.map(() => 0) : p));
    let split: { factor: number[]; quotient: Form } = { factor: [1], quotient: rest };
    for (let e = Math.floor((rest.length - 1) / stride); e >= 1; ) {
      const gcd = numericalGcd(sections, undefined, { least: stride === strides.at(-1) ? leastTop : 1, largest: e });
      if (gcd === null || gcd.form.length === 1) break;
      const divided = divide(rest, sections, gcd.form);
      if (divided !== null && divided.residual <= tolerance) {
        split = { factor: gcd.form, quotient: divided.quotient };
        break;
      }
      e = gcd.form.length - 2;
    }
    factors.unshift(split.factor);
    rest = split.quotient;
  }
  return factors;
}

/** The torus action x → 2^e x that flattens the sizes of the coefficients, so that tolerances mean the same for all of them. */
function balance(form: Form): { balanced: number[]; exponent: number } {
  const points = form.flatMap((c, i) => (c === 0 ? [] : [[i, Math.log2(Math.abs(c))] as const]));
  const n = points.length;
  const meanIndex = points.reduce((s, [i]) => s + i, 0) / n;
  const meanHeight = points.reduce((s, [, h]) => s + h, 0) / n;
  const spread = points.reduce((s, [i]) => s + (i - meanIndex) ** 2, 0);
  const slope = spread === 0 ? 0 : points.reduce((s, [i, h]) => s + (i - meanIndex) * (h - meanHeight), 0) / spread;
  const exponent = Math.round(slope);
  const shifted = form.map((c, i) => scaleByPower(c, -exponent * i - Math.round(meanHeight - slope * meanIndex)));
  const size = maxNorm(shifted);
  return { balanced: shifted.map((c) => c / size), exponent };
}

/** Balancing divided the roots x/y by 2^e: multiplies hyperroots X/Y back. */
function rescale(roots: RootDivisor, exponent: number): RootDivisor {
  if (exponent === 0) return roots;
  const back = <T extends RootDivisor['real'][number]>(r: T): T => {
    if (r.re === 0 && r.im === 0) return r;
    const { re, im } = affineValue(r);
    return { ...r, ...finitePoint(scaleByPower(re, exponent), scaleByPower(im, exponent)) };
  };
  return { real: roots.real.map(back), pairs: roots.pairs.map(back) };
}

/** Least-squares quotient, section by section (sections that are zero stay zero), and the residual |P − F R| / |P|. */
function divide(form: Form, sections: readonly Form[], factor: Form): { quotient: number[]; residual: number } | null {
  const stride = sections.length;
  const quotient = new Array<number>(form.length - (factor.length - 1) * stride).fill(0);
  for (const [r, section] of sections.entries()) {
    const size = section.length - factor.length + 1;
    if (isZeroForm(section)) continue;
    if (size < 1) return null;
    const rows = section.map((_, a) => Array.from({ length: size }, (_v, j) => factor[a - j] ?? 0));
    leastSquares(rows, section).forEach((c, j) => (quotient[r + j * stride] = c));
  }
  const product = multiplyForms(dilateForm(factor, stride), quotient);
  const residual = euclideanNorm(form.map((c, i) => c - product[i]!)) / euclideanNorm(form);
  return Number.isFinite(residual) ? { quotient, residual } : null;
}
