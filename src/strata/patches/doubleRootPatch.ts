import { multiplyForms, scaleForm, euclideanNorm, type Form } from '../../polynomial/form.ts';
import { patchColumns } from './patchCells.ts';
import type { Quality } from '../quality.ts';
import { unit } from '../vector3.ts';
import { circlePoint, modulo } from './circle.ts';
import type { Patch } from './patch.ts';
import { stereographicDerivative, stereographicPosition } from './stereographic.ts';

/** Heights of rows in ψ, as multiples of the columns' step in t. */
const edgeHeight = 3;
const innerHeight = 1.5;

const height = (v: number, rows: number): number => {
  const inner = Math.min(Math.max(v, 1), rows - 1);
  return edgeHeight * (v - inner + 1) + innerHeight * (inner - 1);
};

/**
 * The unit cubics with a double root, ±(βx − αy)²(δx − γy), in stereographic projection: (α, β) = (cos t, sin t) and
 * (γ, δ) = (cos(t + ψ), sin(t + ψ)) with 0 ≤ t ≤ 2π (columns) and 0 ≤ ψ ≤ π (rows), a ring whose two rims are both the curve of
 * triple roots: ψ = 0 shows the cube at t and ψ = π the cube at t + π.
 *
 * The tangent hyperplane is P(α, β) = 0. Moving against it, to Q(α, β) < 0, turns the double root into two simple ones, since
 * the simple factor is sin ψ > 0 there: normals point to the side of three real roots. Lines t = const are rulings.
 *
 * Next to the edge the surface is γ(t) + s γ'(t) with s = ψ/3, or s = (ψ − π)/3 at the other rim. A triangle of the first row (step d in
 * t, h in s) turns with the surface only if h > d/2, and if h = d the bending of S³ by the projection cancels as well: the rows next
 * to the edge have height 3d in ψ, the others half of it.
 *
 * @source GeoLCN, Corollary 4.5 (the discriminant); the parameters are derived here
 */
export function doubleRootPatch(pole: Form, quality: Quality): Patch {
  const columns = patchColumns[quality];
  const rows = (columns / 2 - 2 * edgeHeight) / innerHeight + 2;
  return {
    columns,
    rows,
    canonical: (u, v) => [modulo(u, columns), v],
    at(u, v) {
      const angle = v === rows ? modulo(u + columns / 2, columns) : u;
      const [alpha, beta] = circlePoint(angle, columns);
      const [gamma, delta] = v === rows ? [alpha, beta] : circlePoint(angle + height(v, rows), columns);
      const square = multiplyForms([beta, -alpha], [beta, -alpha]);
      const form = multiplyForms(square, [delta, -gamma]);
      const filter = scaleForm(form, 1 / euclideanNorm(form));
      // at ψ = π the pair (α, β) stands for t + π, whose cubes have the opposite sign
      const sign = v === rows ? 1 : -1;
      const conormal = [alpha ** 3, alpha * alpha * beta, alpha * beta * beta, beta ** 3];
      return { position: stereographicPosition(filter, pole), normal: unit(stereographicDerivative(filter, pole, scaleForm(conormal, sign))) };
    },
    side: 1,
    label: () => '12|0',
    cuts: [],
    rulingSteps: { u: columns / 36, v: null },
  };
}
