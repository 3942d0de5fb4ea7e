import { evaluateForm } from '../polynomial/form.ts';
import { formatRootPattern } from '../polynomial/formatRootPattern.ts';
import { doubleRootQuotient, largestQuotientDegree, patternWithDoubleRoot, quotientBreakpoints } from './quotient.ts';
import { lineOf, middlesOf, type Interval, type Ruling, type RulingFamily } from './ruling.ts';
import { displacement, equationOf, formAt, type Slice } from './slice.ts';
import { scaled, unit } from './vector3.ts';

/**
 * The discriminant in a slice as a family of lines: ℓ_θ holds the forms with a double root at (α:β) = (cos θ : sin θ),
 * cut out by the two linear equations P(α, β) = 0 and dP/dθ = 0 (equivalently P_x = P_y = 0).
 *
 * The tangent plane along ℓ_θ is P(α, β) = 0, so the normal is constant along it. With u = ℓ_θ's direction,
 * u × ∂w/∂θ = normal · d²P/dθ² = 2 q(α, β) normal; near P a form P + εQ has two real roots in place of the double root iff
 * εQ(α, β) q(α, β) < 0. Normals are oriented to this side, that of more real roots, so every interval has side −1.
 *
 * @throws RangeError for degree below 2 or above 3 (labels of higher quotients are not built yet).
 * @source GeoLCN, Corollary 4.5 and Example 2.4 (the discriminant); the rulings are derived in geometry.md, section 1
 */
export function discriminantRulings(slice: Slice): RulingFamily {
  const degree = slice.origin.length - 1;
  if (degree < 2 || degree - 2 > largestQuotientDegree)
    throw new RangeError(`discriminantRulings: forms of degree ${degree} are not ruled yet`);
  return { at: (theta) => discriminantRuling(slice, degree, theta), reverses: false };
}

function discriminantRuling(slice: Slice, degree: number, theta: number): Ruling | null {
  const [alpha, beta] = [Math.cos(theta), Math.sin(theta)];
  const value = equationOf(monomials(degree, alpha, beta), slice);
  const derivative = equationOf(monomialDerivatives(degree, alpha, beta), slice);
  const line = lineOf(value, derivative);
  if (line === null) return null;

  const quotient = {
    constant: doubleRootQuotient(formAt(slice, line.base), alpha, beta),
    slope: doubleRootQuotient(displacement(slice, line.direction), alpha, beta),
  };
  const breakpoints = quotientBreakpoints(quotient, alpha, beta);
  const normal = unit(value.normal);
  const intervals = middlesOf(breakpoints).map((s): Interval => {
    const q = quotient.constant.map((c, k) => c + s * quotient.slope[k]!);
    const towardsMoreRealRoots = scaled(normal, evaluateForm(q, alpha, beta) > 0 ? -1 : 1);
    const pattern = patternWithDoubleRoot(q);
    return { label: formatRootPattern(pattern), pattern, normal: () => towardsMoreRealRoots, side: -1 };
  });
  return { theta, ...line, breakpoints, intervals };
}

/** (x^{n−k} y^k)_k at (α, β). */
const monomials = (degree: number, alpha: number, beta: number): number[] =>
  Array.from({ length: degree + 1 }, (_, k) => alpha ** (degree - k) * beta ** k);

/** Their derivatives along the circle, −β ∂x + α ∂y. */
const monomialDerivatives = (degree: number, alpha: number, beta: number): number[] =>
  Array.from(
    { length: degree + 1 },
    (_, k) =>
      (k > 0 ? k * alpha ** (degree - k + 1) * beta ** (k - 1) : 0) -
      (k < degree ? (degree - k) * alpha ** (degree - k - 1) * beta ** (k + 1) : 0),
  );
