import { dilateForm, multiplyForms } from '../polynomial/form.ts';
import type { Theta } from './architecture.ts';

/**
 * Cofactors c⁽ˡ⁾ of a network: coefficients of the product of all layers but one, Π_{i≠l} P_i, as forms in x and y.
 *
 * @returns One form per layer, first layer first; c⁽ˡ⁾ has D − d_l S_l + 1 coefficients, highest power of x first.
 * @throws RangeError if there is no filter, an empty filter, or not one stride for each filter.
 * @source GeoLCN, Proposition A.2
 */
export function cofactors(theta: Theta, strides: readonly number[]): number[][] {
  const cumulative = cumulativeStrides(theta, strides);
  const factors = theta.map((w, l) => dilateForm(w, w.length === 1 ? 1 : cumulative[l]!));
  return factors.map((_, l) => factors.filter((_, i) => i !== l).reduce<number[]>((product, p) => multiplyForms(product, p), [1]));
}

/**
 * Jacobian matrix [C_1 | … | C_L] of the parameterization μ at θ, (C_l)_{a + j S_l, j} = c⁽ˡ⁾_a.
 *
 * @returns k × Σ k_l, rows first: row i is the gradient of the i-th coefficient of the end-to-end filter; columns run through the filters, first layer first.
 * @throws RangeError as for `cofactors`.
 * @source GeoLCN, section 5.2 (stride one); with strides the columns of C_l are shifts by S_l
 */
export function jacobian(theta: Theta, strides: readonly number[]): number[][] {
  const cumulative = cumulativeStrides(theta, strides);
  const others = cofactors(theta, strides);
  const size = theta.reduce((sum, w, l) => sum + (w.length - 1) * cumulative[l]!, 1);
  const columns = theta.flatMap((w, l) =>
    w.map((_, j) => {
      const column = Array.from({ length: size }, () => 0);
      others[l]!.forEach((c, a) => (column[a + j * cumulative[l]!] = c));
      return column;
    }),
  );
  return Array.from({ length: size }, (_, i) => columns.map((column) => column[i]!));
}

/** S_1 = 1, S_l = s_1 ⋯ s_{l−1}; checks the call. */
function cumulativeStrides(theta: Theta, strides: readonly number[]): number[] {
  if (theta.length === 0) throw new RangeError('jacobian: no filter');
  if (theta.length !== strides.length) throw new RangeError(`jacobian: ${theta.length} filters but ${strides.length} strides`);
  theta.forEach((w, l) => {
    if (w.length === 0) throw new RangeError(`jacobian: filter ${l + 1} is empty`);
  });
  let stride = 1;
  return strides.map((s) => {
    const current = stride;
    stride *= s;
    return current;
  });
}
