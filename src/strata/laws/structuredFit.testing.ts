import { leastSquares } from '../../numeric/solve.ts';
import { dilateForm, euclideanNorm, multiplyForms, type Form } from '../../polynomial/form.ts';
import { formAt, type Slice } from '../slice.ts';
import type { Vector3 } from '../vector3.ts';

/** A repeated factor f(x^S, y^S)^m of a form: f of degree 1 or 2. */
export interface FactorShape {
  readonly stride: number;
  readonly multiplicity: number;
}

/** A form with repeated factors, w = Π f_i(x^{S_i}, y^{S_i})^{m_i} · cofactor, and how far it is from what it should be. */
export interface StructuredFit {
  readonly position: Vector3;
  readonly factors: readonly Form[];
  readonly cofactor: Form;
  /** Π f_i^{m_i} · cofactor */
  readonly form: Form;
  /** Euclidean norm of form(position) − Π f_i^{m_i} · cofactor. */
  readonly distance: number;
}

const iterations = 60;

/**
 * Nearest form with repeated factors of given shapes, by Levenberg–Marquardt on |w − Π f_i^{m_i} q|² over the factors and the cofactor,
 * and, if `free` is given, over the position in the slice too (in units of `free`): then the outcome is a point of the slice
 * with these factors.
 *
 * It stops when the distance is at most `enough` or no longer falls.
 */
export function structuredFit(slice: Slice, start: Vector3, shapes: readonly FactorShape[], factors: readonly Form[], enough: number, free: number | null = null): StructuredFit {
  const scale = Math.max(euclideanNorm(formAt(slice, start)), Number.MIN_VALUE);
  const evaluate = (position: Vector3, fs: readonly Form[], q: Form): StructuredFit => {
    const form = multiplyForms(product(shapes, fs), q);
    const target = formAt(slice, position);
    return { position, factors: fs, cofactor: q, form, distance: euclideanNorm(target.map((c, k) => c - form[k]!)) };
  };
  const normal = factors.map((f) => f.map((c) => c / euclideanNorm(f)));
  let fit = evaluate(start, normal, bestCofactor(formAt(slice, start), product(shapes, normal)));
  let damping = 1e-4;
  for (let i = 0; i < iterations && fit.distance > enough && damping < 1e12; i++) {
    const step = marquardtStep(slice, shapes, fit, damping, scale, free);
    if (step === null) {
      damping *= 10;
      continue;
    }
    const next = moved(fit, step, scale, free);
    const fs = next.factors.map((f) => f.map((c) => c / euclideanNorm(f)));
    const tried = evaluate(next.position, fs, bestCofactor(formAt(slice, next.position), product(shapes, fs)));
    if (tried.distance < fit.distance) {
      const gain = tried.distance / fit.distance;
      fit = tried;
      damping = Math.max(damping / 10, 1e-14);
      if (gain > 1 - 1e-6 && damping < 1e-8) break;
    } else damping *= 10;
  }
  return fit;
}

/** Π f_i(x^{S_i}, y^{S_i})^{m_i}, the i-th exponent lowered by one if wanted. */
function product(shapes: readonly FactorShape[], factors: readonly Form[], lowered = -1): number[] {
  let form: number[] = [1];
  factors.forEach((f, i) => {
    const { stride, multiplicity } = shapes[i]!;
    const read = dilateForm(f, stride);
    for (let m = i === lowered ? 1 : 0; m < multiplicity; m++) form = multiplyForms(form, read);
  });
  return form;
}

/** The cofactor q that makes |w − B q| least. */
function bestCofactor(form: Form, base: Form): number[] {
  const size = form.length - base.length + 1;
  const rows = form.map((_, k) => Array.from({ length: size }, (_v, j) => base[k - j] ?? 0));
  const solved = leastSquares(rows, form);
  return solved.status === 'solved' ? solved.solution : Array.from({ length: size }, () => 0);
}

/** Changes of the factors, of the cofactor and, if it is free, of the position; null if they are not finite. */
function marquardtStep(slice: Slice, shapes: readonly FactorShape[], fit: StructuredFit, damping: number, scale: number, free: number | null): number[] | null {
  const columns: number[][] = [];
  const size = fit.form.length;
  const shifted = (form: Form, by: number): number[] => Array.from({ length: size }, (_, k) => (form[k - by] ?? 0) / scale);
  fit.factors.forEach((f, i) => {
    const others = multiplyForms(product(shapes, fit.factors, i), fit.cofactor).map((c) => c * shapes[i]!.multiplicity);
    f.forEach((_, k) => columns.push(shifted(others, k * shapes[i]!.stride)));
  });
  const base = product(shapes, fit.factors).map((c) => c * scale);
  fit.cofactor.forEach((_, k) => columns.push(shifted(base, k)));
  if (free !== null) for (const d of slice.directions) columns.push(d.map((c) => (-c * free) / scale));
  const target = formAt(slice, fit.position);
  const residual = target.map((c, k) => (c - fit.form[k]!) / scale);
  const rows = residual.map((_, k) => columns.map((column) => column[k]!));
  // unit damping, but never below what keeps the gauge (f -> tf) solvable
  const weight = Math.sqrt(damping);
  columns.forEach((_, c) => rows.push(columns.map((_v, j) => (j === c ? weight : 0))));
  const solved = leastSquares(rows, [...residual, ...columns.map(() => 0)]);
  return solved.status === 'solved' ? solved.solution : null;
}

function moved(fit: StructuredFit, step: readonly number[], scale: number, free: number | null): { position: Vector3; factors: number[][]; cofactor: number[] } {
  let at = 0;
  const factors = fit.factors.map((f) => f.map((c) => c + step[at++]!));
  const cofactor = fit.cofactor.map((c) => c + scale * step[at++]!);
  const [x, y, z] = fit.position;
  const position: Vector3 = free === null ? fit.position : [x + free * step[at]!, y + free * step[at + 1]!, z + free * step[at + 2]!];
  return { position, factors, cofactor };
}
