import { dilateForm, multiplyForms, type Form } from '../polynomial/form.ts';

/** A factor Q(x^S, y^S)^m of a filter. */
export interface PowerFactor {
  readonly form: Form;
  readonly stride: number;
  readonly power: number;
}

/**
 * Half the Hessian of ℓ(w) = (w − u)ᵀ Σ (w − u) for w = Π_f Q_f(x^{S_f}, y^{S_f})^{m_f}, by the coefficients of the factors, with one
 * coefficient held fixed in every factor but the last: the largest one, so that multiples of the factors are excluded that leave w as it is.
 * At a critical point its inertia is that of ℓ on the stratum, or of the loss on parameters without the scaling directions.
 *
 * @param factors The last one has no power.
 * @param residual Σ (w − u).
 */
export function productHessian(factors: readonly PowerFactor[], metric: readonly (readonly number[])[], residual: readonly number[]): number[][] {
  const dilated = factors.map(({ form, stride }) => (form.length === 1 ? [...form] : dilateForm(form, stride)));
  const product = (without: readonly number[]): number[] =>
    factors.reduce<number[]>((total, { power }, f) => {
      let result = total;
      for (let i = power - without.filter((w) => w === f).length; i > 0; i--) result = multiplyForms(result, dilated[f]!);
      return result;
    }, [1]);
  const rows: { factor: number; shift: number }[] = factors.flatMap(({ form, stride }, factor) => {
    const fixed = factor === factors.length - 1 ? -1 : form.reduce((best, c, j) => (Math.abs(c) > Math.abs(form[best]!) ? j : best), 0);
    return form.flatMap((_, j) => (j === fixed ? [] : [{ factor, shift: j * stride }]));
  });
  const first = factors.map(({ power }, f) => product([f]).map((c) => power * c));
  const second = factors.map(({ power: m }, f) => factors.map(({ power: k }, h) => (h < f || (h === f && m === 1) ? null : product([f, h]).map((c) => (h === f ? m * (m - 1) : m * k) * c))));
  const hessian = rows.map(() => new Array<number>(rows.length).fill(0));
  const image = new Float64Array(metric.length);
  for (let i = 0; i < rows.length; i++) {
    const one = rows[i]!;
    // Σ times the derivative, of which only few entries are not 0
    for (let k = 0; k < image.length; k++) image[k] = dot(metric[k]!, first[one.factor]!, one.shift);
    for (let j = 0; j <= i; j++) {
      // rows stand in the order of their factors
      const other = rows[j]!;
      const bend = second[other.factor]![one.factor]!;
      const entry = dot(image, first[other.factor]!, other.shift) + (bend === null ? 0 : dot(residual, bend, one.shift + other.shift));
      hessian[i]![j] = entry;
      hessian[j]![i] = entry;
    }
  }
  return hessian;
}

/** Σ_k vector_{k + shift} form_k */
function dot(vector: ArrayLike<number>, form: Form, shift: number): number {
  let sum = 0;
  for (let k = 0; k < form.length; k++) sum += vector[k + shift]! * form[k]!;
  return sum;
}
