import type { ProgramBuilder, Value } from '../program/ir.ts';

/** Places in (0, 1] and weights of Simpson's rule on four intervals, but for the place 0. */
const places = [0.25, 0.5, 0.75, 1] as const;
const simpson = [4 / 12, 2 / 12, 4 / 12, 1 / 12] as const;

/** Smallest share of the force of the linear law that must be left everywhere on the way: less of it, and a saddle is near. */
const leastForce = 0.5;

/**
 * Steps that gradient descent takes from s = 1 to s = 0 along one coordinate beyond those of the linear law s' = (1 − λ) s, which it obeys near 0.
 *
 * The force G(s) = s (λ + q s + r s²) is the cubic with G'(0) = λ and with the values of G and G' at 1, and the difference of the times is
 * ∫ (1/G(s) − 1/(λ s)) ds = −∫ (q + r s) / (λ (λ + q s + r s²)) ds, from 0 to 1.
 *
 * @param slope λ > 0.
 * @returns The steps; and 1 if the force vanishes nowhere on the way, nor almost so, −1 if it does.
 * @source derived here
 */
export function slowPath(builder: ProgramBuilder, slope: Value, force: Value, slopeThere: Value): { steps: Value; open: Value } {
  const { add, subtract, multiply, divide, constant } = builder;
  const a = subtract(force, slope);
  // q + r = a, 2 q + 3 r = b
  const r = subtract(subtract(slopeThere, slope), add(a, a));
  const q = subtract(a, r);
  let sum = divide(q, multiply(constant(12), slope));
  let open = constant(1);
  places.forEach((s, i) => {
    const rate = add(slope, multiply(constant(s), add(q, multiply(constant(s), r))));
    open = builder.select(subtract(rate, multiply(constant(leastForce), slope)), open, constant(-1));
    sum = add(sum, divide(multiply(constant(simpson[i]!), add(q, multiply(constant(s), r))), rate));
  });
  return { steps: divide(subtract(constant(0), sum), slope), open };
}
