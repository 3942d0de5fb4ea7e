import { dilateForm, multiplyForms } from '../polynomial/form.ts';
import type { Filter } from './architecture.ts';

/**
 * End-to-end filter μ(w₁, …, w_L): the filter of the composed convolution.
 *
 * As forms, π(μ(w)) = π_S₁(w₁) ⋯ π_S_L(w_L), where S_l = s₁ ⋯ s_{l−1} is the stride of everything below layer l
 * and π_S(w) reads w as a form in x^S, y^S.
 *
 * @param filters One filter per layer, first layer first; w_l has k_l coefficients, highest power of x first.
 * @returns k = k₁ + Σ_{l≥2} (k_l − 1) S_l coefficients.
 * @throws RangeError if there is no filter, an empty filter, or not one stride for each filter.
 * @source GeoLCN, Proposition 2.2 and Remark 2.8
 */
export function endToEndFilter(filters: readonly Filter[], strides: readonly number[]): number[] {
  if (filters.length === 0) throw new RangeError('endToEndFilter: no filter');
  if (filters.length !== strides.length)
    throw new RangeError(`endToEndFilter: ${filters.length} filters but ${strides.length} strides`);
  let product: number[] = [1];
  let stride = 1;
  filters.forEach((w, l) => {
    if (w.length === 0) throw new RangeError(`endToEndFilter: filter ${l + 1} is empty`);
    product = multiplyForms(product, w.length === 1 ? w : dilateForm(w, stride));
    stride *= strides[l]!;
  });
  return product;
}
