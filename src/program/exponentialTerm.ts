import { inverseFactorials, inverseLogTwo, logTwoHead, logTwoTail } from '../numeric/elementary.ts';
import { assign, local, real, term, word, type Term } from './wasmTerms.ts';

const plus = (a: Term, b: Term): Term => term('f64Add', a, b);
const minus = (a: Term, b: Term): Term => term('f64Subtract', a, b);
const times = (a: Term, b: Term): Term => term('f64Multiply', a, b);

/**
 * e^x for |x| ≤ 700, the double that `exponential` gives. There the power of two has two factors; here one will do, and both products are exact.
 *
 * @param rest @param k Numbers of local variables to work with, doubles.
 * @source derived (Taylor)
 */
export function exponentialTerm(x: Term, rest: number, k: number): Term {
  const r = local(rest);
  const series = inverseFactorials.slice(1).reduce((sum, factor) => plus(times(sum, r), real(factor)), real(inverseFactorials[0]));
  const power = term('f64ReinterpretI64', term('i64ShiftLeft', term('i64Add', term('i64TruncateF64', local(k)), word(1023)), word(52)));
  return [
    assign(rest, x),
    assign(k, term('f64Floor', plus(times(r, real(inverseLogTwo)), real(0.5)))),
    assign(rest, minus(minus(r, times(local(k), real(logTwoHead))), times(local(k), real(logTwoTail)))),
    times(plus(real(1), plus(r, times(times(r, r), series))), power),
  ];
}
