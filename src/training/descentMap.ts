import type { Architecture } from '../network/architecture.ts';
import { programBuilder, type ProgramBuilder, type Value } from '../program/ir.ts';
import type { IteratedMap } from '../program/wasm.ts';
import { lossInputCount, lossInputs, type LossInputs } from './lossInputs.ts';

/**
 * One step of gradient descent on L(θ) = (w − u)ᵀ Σ (w − u), w = μ(θ), as a map that can be iterated: θ' = θ − h ∇L(θ).
 *
 * @returns State: θ, first layer first. Parameters: A, k × k, rows first; then b. Watched: |h∇L(θ)|².
 * @source GeoLCN, Proposition A.2 (cofactors)
 */
export function descentMap(a: Architecture): IteratedMap {
  const builder = programBuilder(lossInputCount(a));
  const inputs = lossInputs(builder, a);
  const moves = gradientOf(builder, a, inputs);
  return { program: builder.build([...inputs.theta.map((value, i) => builder.subtract(value, moves[i]!)), builder.dot(moves, moves)]), states: inputs.theta.length };
}

/** With A = 2hΣ and b = 2hΣu: h∇L = J(θ)ᵀ (A w − b), the gradient of the loss carried back through the layers, the last one first. */
export function gradientOf(builder: ProgramBuilder, { filterSizes, cumulativeStrides }: Architecture, { theta, A, b }: LossInputs): Value[] {
  let next = 0;
  const filters = filterSizes.map((size) => theta.slice(next, (next += size)));
  const strideOf = (l: number): number => cumulativeStrides[l]!;

  // products[l]: the end-to-end filter of the layers below layer l
  const products: Value[][] = [filters[0]!];
  for (let l = 1; l < filters.length; l++) products.push(product(builder, products[l - 1]!, filters[l]!, strideOf(l)));
  const w = products.at(-1)!;
  let back = A.map((row, i) => builder.subtract(builder.dot(row, w), b[i]!));
  const steps: Value[][] = filters.map(() => []);
  for (let l = filters.length - 1; l > 0; l--) {
    steps[l] = correlation(builder, back, products[l - 1]!, strideOf(l), filters[l]!.length);
    back = correlated(builder, back, filters[l]!, strideOf(l), products[l - 1]!.length);
  }
  steps[0] = back;
  return steps.flat();
}

/** Coefficients of p times w read in x^S, y^S. */
function product(builder: ProgramBuilder, p: readonly Value[], w: readonly Value[], stride: number): Value[] {
  const terms: Value[][] = Array.from({ length: p.length + (w.length - 1) * stride }, () => []);
  w.forEach((c, j) => p.forEach((d, i) => terms[i + j * stride]!.push(builder.multiply(d, c))));
  return terms.map((values) => builder.sum(values));
}

/** Σ_i r_{i + jS} p_i for each of `count` places j: the gradient for the filter of stride S. */
const correlation = (builder: ProgramBuilder, r: readonly Value[], p: readonly Value[], stride: number, count: number): Value[] =>
  Array.from({ length: count }, (_, j) => builder.dot(p, p.map((_p, i) => r[i + j * stride]!)));

/** Σ_j r_{i + jS} w_j for each of `count` places i: the gradient for what lies below. */
const correlated = (builder: ProgramBuilder, r: readonly Value[], w: readonly Value[], stride: number, count: number): Value[] =>
  Array.from({ length: count }, (_, i) => builder.dot(w, w.map((_w, j) => r[i + j * stride]!)));
