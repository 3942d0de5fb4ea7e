import type { FilterLoss } from '../loss/loss.ts';
import { metricMatrix } from '../loss/metrics.ts';

/** Loss of a network as a function of one flat parameter vector (filters one after the other), for the inner loop of training. */
export interface GradientField {
  readonly parameterCount: number;
  /** μ(θ) of the last evaluation. */
  readonly filter: Float64Array;
  /** Writes grad 𝓛(θ) into `gradient` and returns 𝓛(θ); overflow shows as a value that is not finite. Allocates nothing. */
  evaluate(theta: Float64Array, gradient: Float64Array): number;
}

/**
 * Gradient of 𝓛 = ℓ ∘ μ by one pass through the layers and back.
 *
 * Forward: F_l = P_1 ⋯ P_l. Back: B_L = 2 Σ (F_L − u), (grad_l)_j = Σ_a B_l[a + j S_l] F_{l−1}[a], B_{l−1}[a] = Σ_j w_{l,j} B_l[a + j S_l]. This equals the
 * correlation with the cofactors, (grad_l)_j = Σ_a G_{a + j S_l} c⁽ˡ⁾_a, without computing them.
 *
 * @throws RangeError unless there is one stride for each filter, the target has the size of the end-to-end filter, and the metric is valid.
 * @source GeoLCN, Proposition A.2 (stride one)
 */
export function gradientField(filterSizes: readonly number[], strides: readonly number[], { target, metric }: FilterLoss): GradientField {
  const layers = layout(filterSizes, strides);
  const k = layers.reduce((size, layer) => size + (layer.size - 1) * layer.stride, 1);
  if (target.length !== k) throw new RangeError(`gradientField: the target has ${target.length} coefficients, end-to-end filters have ${k}`);
  if (!target.every(Number.isFinite)) throw new RangeError('gradientField: a coefficient of the target is not a finite number');
  const u = Float64Array.from(target);
  const matrix = metricMatrix(metric, k);
  const sigma = Float64Array.from(matrix.flat());
  const isDiagonal = matrix.every((row, i) => row.every((entry, j) => i === j || entry === 0));
  // F_0 = 1, F_1, …, F_L and their adjoints B_0, …, B_L
  const sizes = layers.reduce((list, { size, stride }) => [...list, list[list.length - 1]! + (size - 1) * stride], [1]);
  const forward = sizes.map((n) => new Float64Array(n));
  const backward = sizes.map((n) => new Float64Array(n));
  forward[0]![0] = 1;
  const filter = forward[layers.length]!;
  const adjoint = backward[layers.length]!;
  const residual = new Float64Array(k);

  /** adjoint := 2 Σ (F_L − u); returns ℓ. */
  const evaluateLoss = (): number => {
    for (let i = 0; i < k; i++) residual[i] = filter[i]! - u[i]!;
    let loss = 0;
    for (let i = 0; i < k; i++) {
      let sum = 0;
      if (isDiagonal) sum = sigma[i * k + i]! * residual[i]!;
      else for (let j = 0; j < k; j++) sum += sigma[i * k + j]! * residual[j]!;
      adjoint[i] = 2 * sum;
      loss += sum * residual[i]!;
    }
    // rounding may leave a negative number where Σ is nearly singular; a NaN stays
    return loss < 0 ? 0 : loss;
  };

  return {
    parameterCount: filterSizes.reduce((sum, size) => sum + size, 0),
    filter,
    evaluate(theta, gradient) {
      for (let l = 0; l < layers.length; l++) applyLayer(theta, layers[l]!, forward[l]!, forward[l + 1]!);
      const loss = evaluateLoss();
      for (let l = layers.length - 1; l >= 0; l--)
        pullBack(theta, layers[l]!, forward[l]!, backward[l + 1]!, gradient, l > 0 ? backward[l]! : null);
      return loss;
    },
  };
}

/** One layer in the flat vector: its first entry, k_l and S_l. */
interface Layer {
  readonly offset: number;
  readonly size: number;
  readonly stride: number;
}

function layout(filterSizes: readonly number[], strides: readonly number[]): Layer[] {
  if (filterSizes.length === 0) throw new RangeError('gradientField: no filter');
  if (filterSizes.length !== strides.length)
    throw new RangeError(`gradientField: ${filterSizes.length} filters but ${strides.length} strides`);
  let offset = 0;
  let stride = 1;
  return filterSizes.map((size, l) => {
    if (size < 1) throw new RangeError(`gradientField: filter ${l + 1} is empty`);
    const layer = { offset, size, stride };
    offset += size;
    stride *= strides[l]!;
    return layer;
  });
}

/** F_l from F_{l−1} */
function applyLayer(theta: Float64Array, { offset, size, stride }: Layer, input: Float64Array, output: Float64Array): void {
  output.fill(0);
  for (let a = 0; a < input.length; a++) for (let j = 0; j < size; j++) output[a + j * stride]! += input[a]! * theta[offset + j]!;
}

/** grad_l, and B_{l−1} unless this is the first layer */
function pullBack(
  theta: Float64Array,
  { offset, size, stride }: Layer,
  input: Float64Array,
  adjoint: Float64Array,
  gradient: Float64Array,
  inputAdjoint: Float64Array | null,
): void {
  for (let j = 0; j < size; j++) {
    let sum = 0;
    for (let a = 0; a < input.length; a++) sum += adjoint[a + j * stride]! * input[a]!;
    gradient[offset + j] = sum;
  }
  if (inputAdjoint === null) return;
  for (let a = 0; a < input.length; a++) {
    let sum = 0;
    for (let j = 0; j < size; j++) sum += theta[offset + j]! * adjoint[a + j * stride]!;
    inputAdjoint[a] = sum;
  }
}
