/**
 * Polyphase sections of a form at stride S: p_r = (w_r, w_{r+S}, w_{r+2S}, …), r = 0 … min(S, k) − 1, read as forms in (X, Y),
 * so that P = Σ_r x^{(D−r) mod S} y^r p_r(x^S, y^S).
 *
 * A form q(x^S, y^S) divides P exactly if q divides every nonzero section: the largest factor of P that is a form in x^S, y^S is
 * gcd_r p_r. No root finding is needed.
 * @source mathematics.md B1
 */
export function polyphaseSections<T>(form: readonly T[], stride: number): T[][] {
  if (!Number.isInteger(stride) || stride < 1) throw new RangeError(`polyphaseSections: stride ${stride} is not an integer ≥ 1`);
  return Array.from({ length: Math.min(stride, form.length) }, (_, r) => form.filter((_c, i) => i % stride === r));
}
