import { numericalGcd } from '../polynomial/gcd.ts';
import type { Form } from '../polynomial/form.ts';
import type { RootPattern } from '../polynomial/formatRootPattern.ts';
import { rootPattern } from '../polynomial/rootPattern.ts';
import { leastSquares } from '../numeric/solve.ts';
import { multiplyForms } from '../polynomial/form.ts';
import { zeroOfPencil } from './quotient.ts';

/** A pencil c + s m as factor · (constant + s slope), with the largest factor that does not depend on s. */
export interface SplitPencil {
  readonly factor: Form;
  readonly constant: Form;
  readonly slope: Form;
}

/** Chordal distance below which roots of a factor found by a numerical gcd count as one: a triple root of it is known to about this. */
const sameRoot = 1e-4;

/** Takes out of a pencil what all its forms share: everything but a number, if they are multiples of one form. */
export function splitPencil(constant: Form, slope: Form): SplitPencil {
  const zero = zeroOfPencil(constant, slope);
  if (zero !== null) return { factor: slope, constant: [-zero], slope: [1] };
  const factor = numericalGcd([constant, slope])?.form ?? [1];
  if (factor.length === 1) return { factor: [1], constant, slope };
  return { factor, constant: quotientBy(constant, factor), slope: quotientBy(slope, factor) };
}

/** Quotient of a form by a factor, by least squares over all its coefficients. */
function quotientBy(form: Form, factor: Form): number[] {
  const size = form.length - factor.length + 1;
  const solved = leastSquares(form.map((_, k) => Array.from({ length: size }, (_c, i) => factor[k - i] ?? 0)), form);
  return solved.status === 'solved' ? solved.solution : Array.from({ length: size }, () => 0);
}

/** Root pattern of (βx − αy)² · factor, and beside its roots `simple` real ones and pairs up to the degree. */
export function patternWithFactor(factor: Form, alpha: number, beta: number, simple: number, movingDegree: number): RootPattern {
  const { real, complex } = rootPattern(multiplyForms([beta * beta, -2 * alpha * beta, alpha * alpha], factor), sameRoot);
  const ones = (count: number): number[] => Array.from({ length: count }, () => 1);
  return { real: [...real, ...ones(simple)].sort((a, b) => a - b), complex: [...complex, ...ones((movingDegree - simple) / 2)].sort((a, b) => a - b) };
}

/** Root pattern of a form next to multiple roots that are known to rounding only. */
export const roundedPattern = (form: Form): RootPattern => rootPattern(form, sameRoot);
