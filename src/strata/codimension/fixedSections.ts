import { dilateForm, isZeroForm, multiplyForms, type Form } from '../../polynomial/form.ts';
import { numericalGcd } from '../../polynomial/gcd.ts';
import { polyphaseSections } from '../../polynomial/polyphase.ts';
import { affineValue } from '../../polynomial/projectiveRoot.ts';
import { rootDivisor } from '../../polynomial/rootDivisor.ts';
import { leastSquares } from '../../numeric/solve.ts';
import { equationOf, type Equation, type Slice } from '../slice.ts';
import { angleOf } from '../special/marks.ts';

/** A factor F that forms of a slice can have at the largest stride, and the linear equations on the slice that say when they do. */
export interface FixedFactor {
  readonly factor: Form;
  readonly equations: readonly Equation[];
}

/**
 * If all directions of a slice lie in one polyphase section at stride S and another section is fixed and not zero, the factors F of
 * degree d at that stride are among the finitely many real divisors of the fixed sections' common factor; for each of them the
 * remainder of the moving section has to vanish.
 *
 * @returns null if the slice is not of this kind.
 * @source Convariety notes B1
 */
export function fixedFactors(slice: Slice, stride: number, degree: number): FixedFactor[] | null {
  const moving = new Set(slice.directions.flatMap((form) => form.flatMap((c, k) => (c === 0 ? [] : [k % stride]))));
  if (moving.size !== 1) return null;
  const [place] = [...moving];
  const fixed = polyphaseSections(slice.origin, stride).filter((section, r) => r !== place && !isZeroForm(section));
  if (fixed.length === 0) return null;
  const common = numericalGcd(fixed)!.form;
  return divisors(common, degree).map((factor) => ({ factor, equations: remainderRows(slice.origin.length, stride, place!, factor).map((row) => equationOf(row, slice)) }));
}

/** The equations on a slice that say that F(x^S, y^S) divides a form: the remainders of all its polyphase sections vanish. */
export const divisibleBy = (slice: Slice, stride: number, factor: Form): Equation[] =>
  Array.from({ length: stride }, (_, r) => remainderRows(slice.origin.length, stride, r, factor)).flatMap((rows) => rows.map((row) => equationOf(row, slice)));

/** The real divisors of degree d of a form, up to factors. */
function divisors(form: Form, degree: number): number[][] {
  if (form.length - 1 < degree) return [];
  if (form.length - 1 === degree) return [[...form]];
  const { real, pairs } = rootDivisor(form);
  const times = (factor: number[], multiplicity: number): number[][] => Array.from({ length: multiplicity }, () => factor);
  const factors = [
    ...real.flatMap((root) => times([Math.sin(angleOf(root)), -Math.cos(angleOf(root))], root.multiplicity)),
    ...pairs.flatMap((root) => {
      const { re, im } = affineValue(root);
      return times([1, -2 * re, re * re + im * im], root.multiplicity);
    }),
  ];
  const found: number[][] = [];
  const choose = (i: number, product: number[]): void => {
    const left = degree - (product.length - 1);
    if (left === 0) found.push(product);
    for (let j = i; j < factors.length && left > 0; j++) {
      // of several equal factors the first are taken
      const isRepeated = j > i && factors[j] === factors[j - 1];
      if (!isRepeated && factors[j]!.length - 1 <= left) choose(j + 1, multiplyForms(product, factors[j]!));
    }
  };
  choose(0, [1]);
  return found;
}

/** Functionals on forms of `size` coefficients that vanish iff F divides section r: an orthonormal basis of what is orthogonal to F's multiples. */
function remainderRows(size: number, stride: number, r: number, factor: Form): number[][] {
  const places = Array.from({ length: size }, (_, k) => k).filter((k) => k % stride === r);
  const count = places.length - factor.length + 1;
  const multiples = Array.from({ length: Math.max(0, count) }, (_, i) => places.map((_k, j) => factor[j - i] ?? 0));
  const basis: number[][] = [];
  const orthogonal: number[][] = [];
  const reduce = (vector: readonly number[]): number[] => [...basis, ...basis].reduce<number[]>((v, e) => {
    const inner = e.reduce((sum, c, k) => sum + c * v[k]!, 0);
    return v.map((c, k) => c - inner * e[k]!);
  }, [...vector]);
  const add = (vector: readonly number[], kept: number[][] | null): void => {
    const rest = reduce(vector);
    const length = Math.hypot(...rest);
    if (length <= 1e-9 * Math.hypot(...vector)) return;
    const unit = rest.map((c) => c / length);
    basis.push(unit);
    kept?.push(unit);
  };
  multiples.forEach((vector) => add(vector, null));
  places.forEach((_, i) => add(places.map((_p, j) => (i === j ? 1 : 0)), orthogonal));
  return orthogonal.map((row) => {
    const functional = new Array<number>(size).fill(0);
    places.forEach((k, j) => (functional[k] = row[j]!));
    return functional;
  });
}

/** Quotient of a form by F(x^S, y^S), by least squares. */
export function quotientByFactor(form: Form, factor: Form, stride: number): number[] {
  const divisor = dilateForm(factor, stride);
  const length = form.length - divisor.length + 1;
  const solved = leastSquares(form.map((_, i) => Array.from({ length }, (_c, j) => divisor[i - j] ?? 0)), form);
  return solved.status === 'solved' ? solved.solution : new Array<number>(length).fill(0);
}
