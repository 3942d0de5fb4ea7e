import { evaluateForm, type Form } from '../../polynomial/form.ts';
import { realRoots } from '../../polynomial/realRoots.ts';
import { rootPattern } from '../../polynomial/rootPattern.ts';
import { leastSquaresQuotient, splitCommonFactor } from './commonFactor.ts';
import type { Condition, Conditions } from './hyperrootConditions.ts';

/**
 * Which lines ℓ_θ, ℓ_φ of forms with a hyperroot meet: at the zeros of F(θ) F(φ) Q(θ, φ), a symmetric form in both pairs of variables.
 */
export interface HyperrootMeetings {
  /** The roots of F: lines that meet all the others, because every form on them has two hyperroots. */
  readonly doubled: readonly number[];
  /** True if Q is a square: every line is that of two hyperroots, and all its forms have both. */
  readonly paired: boolean;
  /** Q(θ, ·) as a form in (X : Y); without roots if Q is a square. */
  at(theta: number): Form;
}

/** F F Q is rounding below this, relative to the products that it is the sum of. */
const vanishing = 1e-12;

/** Angles nearer than this to 0 or π/2 are there. */
const atSeam = 1e-9;

/**
 * det(E(θ), O(θ), E(φ), O(φ)) / sin²(φ − θ) for the conditions E, O of the two sections; null if it vanishes for all θ and φ. With t = Y/X at θ, u = Y/X
 * at φ, E = Σ tⁱ eᵢ, O = Σ tʲ oⱼ and h_m(t, u) = t^m + t^(m−1) u + … + u^m it is
 *
 * Σ over i < k, j < l of det(eᵢ, oⱼ, e_k, o_l) (tu)^(i+j) h_(k−i−1) h_(l−j−1).
 *
 * @source derived
 */
export function hyperrootMeetings([even, odd]: Conditions): HyperrootMeetings | null {
  const [e, o] = [vectors(even, even, odd), vectors(odd, even, odd)];
  const size = Math.max(0, e.length + o.length - 3);
  const matrix = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  let terms = 0;
  for (let k = 1; k < e.length; k++)
    for (let i = 0; i < k; i++)
      for (let l = 1; l < o.length; l++)
        for (let j = 0; j < l; j++) {
          const value = determinant([e[i]!, o[j]!, e[k]!, o[l]!]);
          terms = Math.max(terms, Math.hypot(...e[i]!) * Math.hypot(...o[j]!) * Math.hypot(...e[k]!) * Math.hypot(...o[l]!));
          for (let p = 0; p < k - i; p++) for (let q = 0; q < l - j; q++) matrix[i + j + p + q]![i + j + (k - i - 1 - p) + (l - j - 1 - q)]! += value;
        }
  if (matrix.every((row) => row.every((c) => Math.abs(c) <= vanishing * terms))) return null;
  const { factor, rows } = withoutFactor(matrix);
  const at = (theta: number): Form => rows.map((row) => evaluateForm(row, Math.cos(theta), Math.sin(theta)));
  const paired = rows.length > 2 && probes.every((theta) => isSquare(at(theta)));
  return { doubled: realRoots(factor).map(atPlace), paired, at: paired ? () => [1] : at };
}

/** Hyperroots at which Q is tried. */
const probes = [0.4321, 1.2345, 2.3456];

/** Chordal distance below which roots are one: a double root is known to the square root of rounding. */
const sameRoot = 1e-5;

function isSquare(form: Form): boolean {
  const { real, complex } = rootPattern(form, sameRoot);
  return [...real, ...complex].every((multiplicity) => multiplicity % 2 === 0);
}

const atPlace = (angle: number): number => (angle < atSeam || angle > Math.PI - atSeam ? 0 : Math.abs(angle - Math.PI / 2) < atSeam ? Math.PI / 2 : angle);

/** The coefficients of a condition, each four numbers, so scaled that the conditions of origin and directions are of one size. */
function vectors(condition: Condition, even: Condition, odd: Condition): number[][] {
  const scales = condition.map((_, i) => Math.max(...even[i]!.map(Math.abs), ...odd[i]!.map(Math.abs)));
  return condition[0]!.map((_, k) => condition.map((form, i) => (scales[i] === 0 ? 0 : form[k]! / scales[i]!)));
}

/** F and Q. */
function withoutFactor(matrix: readonly (readonly number[])[]): { factor: Form; rows: readonly Form[] } {
  const clean = cleaned(matrix);
  const { factor, quotients } = splitCommonFactor(clean);
  if (factor.length === 1) return { factor, rows: clean };
  const columns = quotients[0]!.map((_, k) => quotients.map((row) => row[k]!));
  return { factor, rows: columns.map((column) => leastSquaresQuotient(column, factor)) };
}

/** Coefficients that are rounding become 0. */
function cleaned(matrix: readonly (readonly number[])[]): number[][] {
  const size = Math.max(...matrix.flatMap((row) => row.map(Math.abs)));
  return matrix.map((row) => row.map((c) => (Math.abs(c) <= vanishing * size ? 0 : c)));
}

/** Resultant of two forms, each divided by its largest coefficient. */
export function resultant(p: Form, q: Form): number {
  const size = p.length + q.length - 2;
  const rows = (form: Form, count: number): number[][] => {
    const largest = Math.max(...form.map(Math.abs)) || 1;
    return Array.from({ length: count }, (_, by) => Array.from({ length: size }, (_c, k) => (form[k - by] ?? 0) / largest));
  };
  return determinant([...rows(p, q.length - 1), ...rows(q, p.length - 1)]);
}

/** Gaussian elimination with partial pivoting. */
function determinant(rows: readonly (readonly number[])[]): number {
  const matrix = rows.map((row) => [...row]);
  let product = 1;
  for (let k = 0; k < matrix.length; k++) {
    let pivot = k;
    for (let i = k + 1; i < matrix.length; i++) if (Math.abs(matrix[i]![k]!) > Math.abs(matrix[pivot]![k]!)) pivot = i;
    if (matrix[pivot]![k] === 0) return 0;
    if (pivot !== k) {
      [matrix[k], matrix[pivot]] = [matrix[pivot]!, matrix[k]!];
      product = -product;
    }
    product *= matrix[k]![k]!;
    for (let i = k + 1; i < matrix.length; i++) {
      const ratio = matrix[i]![k]! / matrix[k]![k]!;
      for (let j = k; j < matrix.length; j++) matrix[i]![j]! -= ratio * matrix[k]![j]!;
    }
  }
  return product;
}
