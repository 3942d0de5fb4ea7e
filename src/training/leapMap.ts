import type { Architecture } from '../network/architecture.ts';
import { programBuilder, type Program, type ProgramBuilder, type Value } from '../program/ir.ts';
import { factorization } from './factorization.ts';
import { lossInputCount, lossInputs, parameterCount, type LossInputs } from './lossInputs.ts';
import { secondOrder } from './secondOrder.ts';

/** Many steps of gradient descent at once. */
export interface Leap {
  /** Its number of steps, n = 1 / (1/m + c |gᵀ H g| / gᵀ g), g = h∇L(θ), H the Hessian of hL. */
  readonly steps: Value;
  /** Where it leads, and the gradient that is foretold there. */
  readonly theta: readonly Value[];
  readonly foretold: readonly Value[];
  /** |g|², |g − f|² for the gradient f that was foretold here. */
  readonly size: Value;
  readonly miss: Value;
  /** Positive if Σ λ⁴ < (2 − 2/n)⁴ for the eigenvalues λ of H: then all are below 2 − 2/n, and swings have died out behind n steps. */
  readonly calm: Value;
}

/**
 * Where n steps of gradient descent lead from θ by the linear map that it is about there: θ' = θ − (1 − (1 − H)^n) H⁻¹ g.
 *
 * (1 − H)^n = e^(−Z) with Z = n (H + H²/2 + …), and e^(−z) = (1 − z/3) / (1 + 2z/3 + z²/6) + O(z⁴), bounded for z ≥ 0: so
 * θ' = θ − (1 + 2n/3 H + (n/3 + n²/6) H²)⁻¹ (n + (n/2 + n²/6) H) g. That matrix is positive definite for all H. g has no part along the fiber, and
 * where H has none either nothing moves there.
 *
 * @param inputs θ, A and b. @param f The gradient that was foretold here. @param most m, the most steps. @param slow c, the part that the rate of g takes in n.
 * @source classical (Padé's table; Rosenbrock's methods); derived here (`secondOrder`)
 */
export function leap(builder: ProgramBuilder, a: Architecture, inputs: LossInputs, f: readonly Value[], most: Value, slow: Value): Leap {
  const one = builder.constant(1);
  const { gradient: g, hessian } = secondOrder(builder, a, inputs);
  const H = g.map((_, i) => g.map((_g, j) => hessian[Math.min(i, j)]![Math.abs(i - j)]!));
  const Hg = H.map((row) => builder.dot(row, g));
  const size = builder.dot(g, g);
  const rate = builder.divide(builder.dot(g, Hg), size);
  const slowed = builder.multiply(builder.squareRoot(builder.multiply(rate, rate)), slow);
  const n = builder.divide(one, builder.add(builder.divide(one, most), slowed));
  const times = (value: Value, factor: number): Value => builder.multiply(value, builder.constant(factor));
  const square = times(builder.multiply(n, n), 1 / 6);
  const [linear, quadratic, ahead] = [times(n, 2 / 3), builder.add(times(n, 1 / 3), square), builder.add(times(n, 1 / 2), square)];
  const H2 = H.map((row, i) => H.slice(i).map((other) => builder.dot(row, other)));
  const matrix = H2.map((row, i) =>
    row.map((entry, d) => {
      const value = builder.add(builder.multiply(linear, H[i]![i + d]!), builder.multiply(quadratic, entry));
      return d === 0 ? builder.add(one, value) : value;
    }),
  );
  const way = factorization(builder, matrix).solve(g.map((value, i) => builder.add(builder.multiply(n, value), builder.multiply(ahead, Hg[i]!))));
  const highest = builder.subtract(builder.constant(2), builder.divide(builder.constant(2), n));
  const fourth = (x: Value): Value => builder.multiply(builder.multiply(x, x), builder.multiply(x, x));
  // Σ λ⁴ = tr H⁴ = Σ (H²)_ij²
  const beside = builder.sum(H2.flatMap(([, ...others]) => others.map((entry) => builder.multiply(entry, entry))));
  const fourthPowers = builder.add(builder.sum(H2.map(([entry]) => builder.multiply(entry!, entry!))), builder.add(beside, beside));
  const off = g.map((value, i) => builder.subtract(value, f[i]!));
  return {
    steps: n,
    theta: inputs.theta.map((value, i) => builder.subtract(value, way[i]!)),
    foretold: g.map((value, i) => builder.subtract(value, builder.dot(H[i]!, way))),
    size,
    miss: builder.dot(off, off),
    calm: builder.subtract(fourth(highest), fourthPowers),
  };
}

/** Why a training leaps no further: |h∇L|² has fallen to its lower bound, or risen to its upper one; or leaps are of no use where it stands. */
export const landed = { fallen: 0, risen: -1, stuck: -2 } as const;

/** Steps of the first leap. */
export const firstSteps = 48;

/** Leaps of fewer steps cost more than the steps. */
const leastSteps = 16;

const mostLeaps = 60;

/** Largest |g − f|² / |g|² for the gradient g behind a leap and the one that was foretold: the leap is right to about a third of its root. */
const mostMiss = 0.3 ** 2;

/** The next leap is twice as long where the miss is smaller by this factor. */
const smallMiss = 1 / 32;

/** A program that leaps, and the places of its numbers. */
export interface LeapMap {
  /**
   * Inputs and first outputs: the state, θ and the numbers of `at`. Further inputs: A and b as those of `newtonMap`, and |h∇L|² between which a
   * training goes on, lower and upper. Last output: 1, or a number of `landed`.
   */
  readonly program: Program;
  readonly states: number;
  /** Places in the state; all but f, the base and `most` begin with 0. */
  readonly at: {
    /** f, and θ where the last leap began: p numbers each. */
    readonly foretold: number;
    readonly base: number;
    /** Steps of the last leap, 0 for none; the most steps of the next one, at first `firstSteps`; the leaps made. */
    readonly made: number;
    readonly most: number;
    readonly leaps: number;
    /** c of `leap`: 0 for the first one, since the gradient from which it begins has parts in fast directions, which it ends; then 1. */
    readonly slow: number;
    /** Steps that the training has made, not rounded. It leaps until they are `mostSteps`. */
    readonly steps: number;
  };
}

/**
 * Leaps, each as long as the gradient behind the one before it allows: where it is not about the foretold one, the leap is taken back and a
 * shorter one is made.
 *
 * @param mostSteps Steps after which a training is given up. @param upper |h∇L|² from which on a training leaps no further.
 * @source derived here
 */
export function leapMap(a: Architecture, mostSteps: number, upper: number): LeapMap {
  const p = parameterCount(a);
  const at = { foretold: p, base: 2 * p, made: 3 * p, most: 3 * p + 1, leaps: 3 * p + 2, slow: 3 * p + 3, steps: 3 * p + 4 };
  const states = 3 * p + 5;
  const inputs = states + lossInputCount(a) - p + 1;
  const builder = programBuilder(inputs);
  const { constant, add, subtract, divide, select, input } = builder;
  const several = (from: number): Value[] => Array.from({ length: p }, (_, i) => input(from + i));
  const [theta, f, base] = [several(0), several(at.foretold), several(at.base)];
  const [made, most, leaps, slow, steps] = [input(at.made), input(at.most), input(at.leaps), input(at.slow), input(at.steps)];
  const lower = input(inputs - 1);
  const [zero, one, stuck] = [constant(0), constant(1), constant(landed.stuck)];

  const next = leap(builder, a, lossInputs(builder, a, states), f, most, slow);
  const { size } = next;
  const miss = select(made, divide(next.miss, size), zero);
  const right = subtract(constant(mostMiss), miss);
  const done = add(steps, made);
  const unlessStuck = [subtract(constant(mostSteps), done), subtract(constant(mostLeaps), leaps), next.calm, subtract(next.steps, constant(leastSteps))].reduceRight<Value>((rest, condition) => select(condition, rest, stuck), one);
  const ending = select(subtract(lower, size), constant(landed.fallen), select(subtract(size, constant(upper)), constant(landed.risen), unlessStuck));
  // where the leap was wrong: back to its beginning
  const back = select(subtract(made, constant(2 * leastSteps)), one, stuck);
  const watched = select(right, ending, back);
  const further = select(right, ending, constant(-1));
  const state: Value[] = [
    ...theta.map((value, i) => select(further, next.theta[i]!, select(right, value, base[i]!))),
    ...next.foretold,
    ...theta.map((value, i) => select(right, value, base[i]!)),
    select(further, next.steps, zero),
    select(right, select(subtract(constant(mostMiss * smallMiss), miss), add(most, most), most), divide(made, constant(3))),
    select(right, add(leaps, one), leaps),
    one,
    select(right, done, steps),
  ];
  return { program: builder.build([...state, watched]), states, at };
}
