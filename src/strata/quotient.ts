import { evaluateForm, type Form } from '../polynomial/form.ts';
import type { RootPattern } from '../polynomial/formatRootPattern.ts';
import { zeroOf } from './ruling.ts';

/** The quotients q_s = constant + s slope of P by (βx − αy)² along a ruling. */
export interface QuotientLine {
  readonly constant: Form;
  readonly slope: Form;
}

/** Degrees of quotients whose real root count can be labelled along a ruling. */
export const largestQuotientDegree = 1;

/** Quotient of a form by (βx − αy)², for a form that has this factor and α² + β² = 1. */
export const doubleRootQuotient = (form: Form, alpha: number, beta: number): number[] =>
  divideByRoot(divideByRoot(form, alpha, beta), alpha, beta);

/**
 * Values of s, ascending, at which the real root pattern of P = (βx − αy)² q_s changes: q_s(α, β) = 0 (a triple root, the
 * cuspidal edge; the apex for degree 2) and, from deg q = 2 on, a real double root of q_s.
 *
 * @throws RangeError for quotients of degree above 1.
 */
export function quotientBreakpoints(line: QuotientLine, alpha: number, beta: number): number[] {
  checkDegree(line.constant.length - 1);
  const tripleRoot = zeroOf(evaluateForm(line.constant, alpha, beta), evaluateForm(line.slope, alpha, beta));
  return tripleRoot === null ? [] : [tripleRoot];
}

/**
 * Root pattern of (βx − αy)² q between breakpoints: a double root beside the roots of q.
 * A quotient of degree 0 has no root; one of degree 1 has one real root.
 *
 * @throws RangeError for quotients of degree above 1.
 */
export function patternWithDoubleRoot(quotient: Form): RootPattern {
  checkDegree(quotient.length - 1);
  return quotient.length === 1 ? { real: [2], complex: [] } : { real: [1, 2], complex: [] };
}

function checkDegree(degree: number): void {
  if (degree > largestQuotientDegree)
    throw new RangeError(`rulings: root counts of quotients of degree ${degree} are not labelled yet`);
}

/** Synthetic division by βx − αy, from the end at which the divisor's coefficient is larger. */
function divideByRoot(form: Form, alpha: number, beta: number): number[] {
  const quotient = Array.from({ length: form.length - 1 }, () => 0);
  if (Math.abs(beta) >= Math.abs(alpha))
    for (let k = 0; k < quotient.length; k++) quotient[k] = (form[k]! + alpha * (quotient[k - 1] ?? 0)) / beta;
  else for (let k = quotient.length - 1; k >= 0; k--) quotient[k] = (beta * (quotient[k + 1] ?? 0) - form[k + 1]!) / alpha;
  return quotient;
}
