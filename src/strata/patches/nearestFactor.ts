import { lowest } from '../../numeric/minimum.ts';
import { leastSquares } from '../../numeric/solve.ts';
import { dilateForm, euclideanNorm, multiplyForms, type Form } from '../../polynomial/form.ts';

/** Angles at which the distance is sampled before the best one is refined, for each degree of the form. */
const samplesForDegree = 24;

/**
 * The form next to G that is a multiple of a power of a linear hyperfactor, H · ℓ(x^S, y^S)^m with ℓ = βX − αY, (α, β) = (cos θ, sin θ):
 * H by least squares for each θ, and the best θ.
 *
 * @returns ℓ of length one and H; null if G has too small a degree.
 */
export function nearestMultiple(form: Form, stride: number, power: number): { linear: number[]; cofactor: number[] } | null {
  const degree = form.length - 1 - stride * power;
  if (degree < 0) return null;
  const at = (theta: number): { distance: number; linear: number[]; cofactor: number[] } => {
    const linear = [Math.sin(theta), -Math.cos(theta)];
    const dilated = dilateForm(linear, stride);
    const divisor = Array.from({ length: power }).reduce<number[]>((p) => multiplyForms(p, dilated), [1]);
    const rows = form.map((_, i) => Array.from({ length: degree + 1 }, (_c, j) => divisor[i - j] ?? 0));
    const fit = leastSquares(rows, form);
    const cofactor = fit.status === 'solved' ? fit.solution : new Array<number>(degree + 1).fill(0);
    return { distance: euclideanNorm(multiplyForms(cofactor, divisor).map((c, i) => c - form[i]!)), linear, cofactor };
  };
  const count = samplesForDegree * form.length;
  const step = Math.PI / count;
  const sampled = Array.from({ length: count }, (_, i) => at(i * step).distance);
  const best = sampled.reduce((least, d, i) => (d < sampled[least]! ? i : least), 0);
  const { linear, cofactor } = at(lowest((theta) => at(theta).distance, (best - 1) * step, (best + 1) * step));
  return { linear, cofactor };
}
