import { conjugatePairs } from '../conjugatePairs.ts';
import { solveLinear } from '../../numeric/solve.ts';
import { approximateRoots } from '../../polynomial/approximateRoots.ts';
import { dilateForm, multiplyForms, type Form } from '../../polynomial/form.ts';
import { affineValue, isUpper } from '../../polynomial/projectiveRoot.ts';
import { polyphaseSections } from '../../polynomial/polyphase.ts';
import { divisorForm, type Divisor } from '../quadraticCurve.ts';
import { displacement, type Slice } from '../slice.ts';
import { dot, unit, type Vector3 } from '../vector3.ts';
import { viewOf } from '../view.ts';
import { leastSquaresQuotient } from './commonFactor.ts';

/** A line through the zero filter of forms g² r, or g(x², y²) r, with a definite g that is the same on all of it. */
export interface ConeLine {
  readonly direction: Vector3;
  /** The r of the form in this direction. */
  readonly quotient: Form;
}

/** Half the side of the view in which the asymptotes of curves are looked for, in units of the directions. */
const far = 300;

/** Newton steps, and the residual that ends them, relative to the form. */
const mostSteps = 12;
const smallestResidual = 1e-14;
const acceptedResidual = 1e-12;

/** Points of the curve this near to the rim of that view, relative to it, are taken for ends. */
const nearRim = 1e-3;

/** Directions whose cosine is nearer to ±1 than this are one. */
const sameDirection = 1e-12;

/**
 * The lines of forms g² r (or g(x², y²) r for the divisor `dilated`), g definite, in a slice through the zero filter; null if they fill a
 * surface.
 *
 * Moved off the zero filter to a form v, the slice holds a curve of such forms, and the lines are the asymptotes of that curve: where
 * v + X a + Y b + Z c is a multiple of g² only with infinite X, Y, Z, some X a + Y b + Z c is one. They are polished by Newton's method on
 * the coefficients of X a + Y b + Z c = g² r with g = (1 + u, 2v, 1 − u) and X, Y, Z on the unit sphere.
 *
 * @source derived
 */
export function conePairs(core: Slice, divisor: Divisor): ConeLine[] | null {
  const degree = core.origin.length - 1;
  const view = viewOf({ min: [-far, -far, -far], max: [far, far, far] }, 'ball');
  const directions = core.directions.map((form) => form.map((c) => c / Math.hypot(...form))) as [number[], number[], number[]];
  // no form of a lattice, of a symmetry, or with a multiple root
  const origin = Array.from({ length: degree + 1 }, (_, k) => Math.cos(1 + 2.3 * k * k));
  const { curves, everywhere } = conjugatePairs({ origin, directions }, divisor, view, 'default', view.radius);
  if (everywhere) return null;
  const found: ConeLine[] = [];
  for (const { positions } of curves)
    for (let i = 0; i < positions.length; i += 3) {
      const end: Vector3 = [positions[i]!, positions[i + 1]!, positions[i + 2]!];
      if (view.depth(end) > nearRim * view.radius) continue;
      const line = polished({ origin: core.origin.map(() => 0), directions }, divisor, unit(end));
      if (line === null) continue;
      const scaled = unit(line.direction.map((x, k) => x / Math.hypot(...core.directions[k]!)) as unknown as Vector3);
      if (found.some(({ direction }) => 1 - Math.abs(dot(direction, scaled)) < sameDirection)) continue;
      found.push({ direction: scaled, quotient: line.quotient });
    }
  return found;
}

/** Newton's method from a direction whose form nearly has a double pair; null if it does not settle on a definite g. */
function polished(cone: Slice, divisor: Divisor, start: Vector3): ConeLine | null {
  const near = divisor === 'square' ? nearestPair(displacement(cone, start)) : commonPair(displacement(cone, start));
  if (near === null) return null;
  let { u, v } = near;
  let direction = start;
  let quotient = leastSquaresQuotient(displacement(cone, start), squareOf(u, v, divisor));
  for (let step = 0; step < mostSteps; step++) {
    const g = [1 + u, 2 * v, 1 - u];
    const square = squareOf(u, v, divisor);
    const residual = multiplyForms(square, quotient).map((c, k) => c - displacement(cone, direction)[k]!);
    const size = Math.hypot(...residual);
    if (size <= smallestResidual || step === mostSteps - 1) return size <= acceptedResidual && 1 - u * u - v * v > 0 ? { direction, quotient } : null;
    const [byU, byV] = [[1, 0, -1], [0, 2, 0]].map((change) => multiplyForms(divisor === 'square' ? multiplyForms(g, change).map((c) => 2 * c) : dilateForm(change, 2), quotient));
    const matrix = residual.map((_, k) => [
      ...cone.directions.map((form) => form[k]!),
      ...quotient.map((_c, i) => -(square[k - i] ?? 0)),
      -byU![k]!,
      -byV![k]!,
    ]);
    const solved = solveLinear([...matrix, [...direction, ...quotient.map(() => 0), 0, 0]], [...residual, 0]);
    if (solved.status !== 'solved') return null;
    const [dx, dy, dz, ...others] = solved.solution;
    direction = unit([direction[0] + dx!, direction[1] + dy!, direction[2] + dz!]);
    quotient = quotient.map((c, i) => c + others[i]!);
    u += others.at(-2)!;
    v += others.at(-1)!;
  }
  return null;
}

const squareOf = (u: number, v: number, divisor: Divisor): number[] => divisorForm([1 + u, 2 * v, 1 - u], divisor);

/** The (u, v) of the quadratic form with roots in the middle between the two roots of a form that are next to each other above the real line. */
function nearestPair(form: Form): { u: number; v: number } | null {
  const roots = upperRoots(form);
  return nearest(roots.flatMap((one, i) => roots.slice(0, i).map((other) => [one, other] as const)));
}

/** The same for a root of the even part of a form and one of its odd part. */
function commonPair(form: Form): { u: number; v: number } | null {
  const [even, odd] = polyphaseSections(form, 2).map(upperRoots);
  return nearest(even!.flatMap((one) => odd!.map((other) => [one, other] as const)));
}

interface Complex {
  readonly re: number;
  readonly im: number;
}

function upperRoots(form: Form): Complex[] {
  const first = form.findIndex((c) => c !== 0);
  const last = form.findLastIndex((c) => c !== 0);
  return approximateRoots(form.slice(first, last + 1), 0).map(({ point }) => point).filter(isUpper).map(affineValue);
}

function nearest(pairs: readonly (readonly [Complex, Complex])[]): { u: number; v: number } | null {
  let best: { u: number; v: number; gap: number } | null = null;
  for (const [one, other] of pairs) {
    const [re, im] = [(one.re + other.re) / 2, (one.im + other.im) / 2];
    const [norm, gap] = [re * re + im * im, Math.hypot(one.re - other.re, one.im - other.im) / (1 + re * re + im * im)];
    if (best === null || gap < best.gap) best = { u: (1 - norm) / (1 + norm), v: (-2 * re) / (1 + norm), gap };
  }
  return best;
}
