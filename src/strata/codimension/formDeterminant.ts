import { rng } from '../../numeric/rng.ts';
import { circleDerivative } from '../../polynomial/circleDerivative.ts';
import { evaluateForm, maxNorm, multiplyForms, type Form } from '../../polynomial/form.ts';
import { realRoots } from '../../polynomial/realRoots.ts';
import type { EquationForms } from './hyperrootSystem.ts';

/** Values below this, relative to the largest on the circle, are rounding errors of a determinant. */
const vanishing = 1e-10;

/** Roots closer than this are one. */
const sameAngle = 1e-7;

/** Determinant of a square matrix of forms in which the entries of a row have one degree: a form again. */
export function formDeterminant(matrix: readonly (readonly Form[])[]): number[] {
  if (matrix.length === 1) return [...matrix[0]![0]!];
  let sum: number[] | null = null;
  matrix[0]!.forEach((entry, j) => {
    const minor = formDeterminant(matrix.slice(1).map((row) => row.filter((_, k) => k !== j)));
    const term = multiplyForms(entry, minor);
    sum = sum === null ? term : sum.map((c, k) => c + (j % 2 === 0 ? 1 : -1) * term[k]!);
  });
  return sum!;
}

/**
 * As many equations as wanted that hold wherever all given ones do: themselves if there are no more, else combinations with seeded
 * factors, of one degree. Solutions of the combinations have to be tried in all equations.
 */
export function combinations(rows: readonly EquationForms[], count: number): EquationForms[] {
  if (rows.length <= count) return [...rows];
  const random = rng(3);
  const degree = Math.max(...rows.map(([form]) => form.length - 1));
  return Array.from({ length: count }, () => {
    const factors = rows.map(([form]) => Array.from({ length: degree - form.length + 2 }, () => random.normal()));
    return [0, 1, 2, 3].map((k) => {
      const terms = rows.map((row, r) => multiplyForms(factors[r]!, row[k]!));
      return terms[0]!.map((_, i) => terms.reduce((sum, term) => sum + term[i]!, 0));
    }) as unknown as EquationForms;
  });
}

/** True if a form is zero up to the rounding of `scale`, the size of the products it is a sum of. */
export const isRounding = (form: Form, scale: number): boolean => maxNorm(form) <= vanishing * scale;

/** All real roots of a form on the circle as angles in [0, π), ascending: those at which it changes sign and those at which it only touches 0. */
export function allRealRoots(form: Form): number[] {
  const slope = circleDerivative(form);
  const size = (angle: number): number => Math.abs(evaluateForm(form, Math.cos(angle), Math.sin(angle)));
  const turning = realRoots(slope);
  const largest = Math.max(size(0), size(Math.PI / 2), ...turning.map(size));
  const touching = turning.filter((angle) => size(angle) <= vanishing * largest);
  const roots = [...realRoots(form), ...touching].sort((a, b) => a - b);
  return roots.filter((angle, i) => i === 0 || angle - roots[i - 1]! > sameAngle);
}
