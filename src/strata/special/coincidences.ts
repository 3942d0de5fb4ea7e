import { leastSquares } from '../../numeric/solve.ts';
import { circleDerivative } from '../../polynomial/circleDerivative.ts';
import { evaluateForm, type Form } from '../../polynomial/form.ts';
import { apart } from './angles.ts';

/** Angles tried for each of two roots: a multiple of 12, so that simple symmetries are met exactly. */
const trials = 72;

/** Roots nearer than this many steps are not told apart by the grid. */
const nearestSteps = 3;

/** Residual from which Gauss–Newton is tried, that counts as none, and the number and width of its steps. */
const suspicious = 0.4;
const vanishing = 1e-12;
const exact = 1e-14;
const mostSteps = 16;
const width = 1e-6;

/**
 * Angles θ for which all forms of a pencil that depends on θ have one double root φ ≠ θ in common: the two rulings at θ and at φ are one line.
 *
 * @param pencilAt Orthonormal basis of the pencil at θ; null where there is none.
 */
export function coincidences(pencilAt: (theta: number) => readonly [Form, Form] | null): number[] {
  const step = Math.PI / trials;
  const residuals = (pencil: Pencil | null, phi: number): number[] => {
    if (pencil === null) return [1, 0, 0, 0];
    const [x, y] = [Math.cos(phi), Math.sin(phi)];
    return [...pencil.forms, ...pencil.derivatives].map((form) => evaluateForm(form, x, y));
  };
  const pencilOf = (theta: number): Pencil | null => {
    const forms = pencilAt(theta);
    return forms === null ? null : { forms, derivatives: forms.map(circleDerivative) };
  };
  const grid = Array.from({ length: trials }, (_, i) => pencilOf(i * step));
  const values = new Float64Array(trials * trials);
  const powers = Array.from({ length: trials }, (_, j) => [Math.cos(j * step), Math.sin(j * step)] as const);
  grid.forEach((pencil, i) => powers.forEach(([x, y], j) => (values[i * trials + j] = pencil === null ? 1 : sizeAt(pencil, x, y))));
  const at = (i: number, j: number): number => values[((i + trials) % trials) * trials + ((j + trials) % trials)]!;
  const found: number[] = [];
  for (let i = 0; i < trials; i++)
    for (let j = i + nearestSteps; j < trials && j - i <= trials - nearestSteps; j++) {
      const here = at(i, j);
      if (here > suspicious || here > Math.min(at(i - 1, j), at(i + 1, j), at(i, j - 1), at(i, j + 1), at(i - 1, j - 1), at(i + 1, j + 1), at(i - 1, j + 1), at(i + 1, j - 1))) continue;
      const theta = here < exact ? i * step : polished((t, phi) => residuals(pencilOf(t), phi), i * step, j * step, nearestSteps * step);
      if (theta !== null) found.push(((theta % Math.PI) + Math.PI) % Math.PI);
    }
  return found;
}

interface Pencil {
  readonly forms: readonly [Form, Form];
  readonly derivatives: readonly Form[];
}

/** Length of the residuals; thousands are asked for. */
function sizeAt({ forms, derivatives }: Pencil, x: number, y: number): number {
  let square = 0;
  for (const form of forms) square += evaluateForm(form, x, y) ** 2;
  for (const form of derivatives) square += evaluateForm(form, x, y) ** 2;
  return Math.sqrt(square);
}

/** Gauss–Newton on four equations for the two angles; null if they have no solution nearby. */
function polished(residuals: (theta: number, phi: number) => number[], theta: number, phi: number, reach: number): number | null {
  let [t, p] = [theta, phi];
  for (let step = 0; step < mostSteps; step++) {
    const here = residuals(t, p);
    const size = Math.hypot(...here);
    if (size <= vanishing) return t;
    const [byT, byP] = [residuals(t + width, p), residuals(t, p + width)];
    // bases of neighbouring pencils are continuous, so differences are derivatives
    const solved = leastSquares(here.map((value, k) => [(byT[k]! - value) / width, (byP[k]! - value) / width]), here.map((value) => -value));
    if (solved.status !== 'solved') return null;
    t += solved.solution[0]!;
    p += solved.solution[1]!;
    if (!(Math.abs(apart(t, theta)) < 2 * reach && Math.abs(apart(p, phi)) < 2 * reach)) return null;
  }
  return Math.hypot(...residuals(t, p)) <= vanishing ? t : null;
}
