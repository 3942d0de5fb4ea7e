import type { Architecture } from '../network/architecture.ts';
import { programBuilder, type Program, type Value } from '../program/ir.ts';
import { factorization } from './factorization.ts';
import { lossInputs, secondOrder } from './secondOrder.ts';

/** Many steps of gradient descent at once, and where the numbers of the program stand. */
export interface LeapMap {
  /** Inputs: θ, A and b as those of `newtonMap`; then f, p numbers, 1/m and c. */
  readonly program: Program;
  /** p, the length of θ. */
  readonly states: number;
  /** Places of inputs. */
  readonly from: {
    /** f: the gradient that was foretold here. */
    readonly foretold: number;
    /** 1/m, for at most m steps, and c, the part that the rate of g takes in their number. */
    readonly inverse: number;
    readonly rate: number;
  };
  /** Places of outputs. First comes θ' behind n steps, then the gradient that is foretold there, p numbers each. */
  readonly at: {
    /** |g|², |g − f|² with g = h∇L(θ). */
    readonly size: number;
    readonly miss: number;
    /** n = 1 / (1/m + c |gᵀ H g| / gᵀ g) */
    readonly steps: number;
    /** Positive if all eigenvalues of H are below 2 − 2/n, NaN if not: then swings have died out behind n steps. */
    readonly calm: number;
  };
}

/**
 * Where n steps of gradient descent lead from θ by the linear map that it is about there: θ' = θ − (1 − (1 − H)^n) H⁻¹ g, H the Hessian of hL.
 *
 * (1 − H)^n = e^(−Z) with Z = n (H + H²/2 + …), and e^(−z) = (1 − z/3) / (1 + 2z/3 + z²/6) + O(z⁴), bounded for z ≥ 0: so
 * θ' = θ − (1 + 2n/3 H + (n/3 + n²/6) H²)⁻¹ (n + (n/2 + n²/6) H) g. That matrix is positive definite for all H. g has no part along the fiber, and
 * where H has none either nothing moves there.
 *
 * @source classical (Padé's table; Rosenbrock's methods); derived here (`secondOrder`)
 */
export function leapMap(a: Architecture): LeapMap {
  const { filterSizes, ambientDimension: k } = a;
  const p = filterSizes.reduce((sum, size) => sum + size, 0);
  const foretold = p + k * k + k;
  const from = { foretold, inverse: foretold + p, rate: foretold + p + 1 };
  const builder = programBuilder(foretold + p + 2);
  const inputs = lossInputs(builder, a);
  const { gradient: g, hessian } = secondOrder(builder, a, inputs);
  const H = g.map((_, i) => g.map((_g, j) => hessian[Math.min(i, j)]![Math.abs(i - j)]!));
  const Hg = H.map((row) => builder.dot(row, g));
  const size = builder.dot(g, g);
  const rate = builder.divide(builder.dot(g, Hg), size);
  const slowed = builder.multiply(builder.squareRoot(builder.multiply(rate, rate)), builder.input(from.rate));
  const n = builder.divide(builder.constant(1), builder.add(builder.input(from.inverse), slowed));
  const times = (value: Value, factor: number): Value => builder.multiply(value, builder.constant(factor));
  const square = times(builder.multiply(n, n), 1 / 6);
  const [linear, quadratic, ahead] = [times(n, 2 / 3), builder.add(times(n, 1 / 3), square), builder.add(times(n, 1 / 2), square)];
  const matrix = H.map((row, i) =>
    H.slice(i).map((other, d) => {
      const value = builder.add(builder.multiply(linear, row[i + d]!), builder.multiply(quadratic, builder.dot(row, other)));
      return d === 0 ? builder.add(builder.constant(1), value) : value;
    }),
  );
  const way = factorization(builder, matrix).solve(g.map((value, i) => builder.add(builder.multiply(n, value), builder.multiply(ahead, Hg[i]!))));
  const highest = builder.subtract(builder.constant(2), builder.divide(builder.constant(2), n));
  const below = factorization(builder, hessian.map((row) => row.map((value, d) => builder.subtract(d === 0 ? highest : builder.constant(0), value))));
  const off = g.map((value, i) => builder.subtract(value, builder.input(foretold + i)));
  const outputs = [
    ...inputs.theta.map((value, i) => builder.subtract(value, way[i]!)),
    ...g.map((value, i) => builder.subtract(value, builder.dot(H[i]!, way))),
    size, builder.dot(off, off), n, builder.sum(below.pivots.map((pivot) => builder.squareRoot(pivot))),
  ];
  return { program: builder.build(outputs), states: p, from, at: { size: 2 * p, miss: 2 * p + 1, steps: 2 * p + 2, calm: 2 * p + 3 } };
}
