import type { Architecture, Filter, Theta } from '../network/architecture.ts';
import { endToEndFilter } from '../network/endToEndFilter.ts';
import { jacobian } from '../network/jacobian.ts';
import { rng } from '../numeric/rng.ts';
import { leastSquares } from '../numeric/singularValues.ts';
import { euclideanNorm, type Form } from '../polynomial/form.ts';
import { formAt, type Slice } from '../strata/slice.ts';

/** Relative residual at which θ counts as a point of the slice: some roundings. */
const converged = 1e-14;
const restarts = 12;
const steps = 60;

/**
 * A network whose end-to-end filter lies in a slice, near a given position of the slice that is nearly in M.
 *
 * First the distance |μ(θ) − w| is made small from seeded starts by damped Gauss–Newton steps, then μ(θ) = o + X a + Y b + Z c is solved
 * for θ and (X, Y, Z) together with smallest steps.
 *
 * @param reach Largest distance of the answer from the given form, relative to its size.
 * @returns θ with μ(θ) in the slice to rounding; null if none is found within reach.
 * @source derived
 */
export function snapToFunctionSpace(a: Architecture, slice: Slice, position: readonly [number, number, number], reach = 0.05): Theta | null {
  const wanted = formAt(slice, position);
  const size = euclideanNorm(wanted);
  if (size === 0) return null;
  const random = rng(1);
  const balanced = size ** (1 / a.filterSizes.length);
  for (let restart = 0; restart < restarts; restart++) {
    const start = a.filterSizes.map((k) => {
      const filter = Array.from({ length: k }, () => random.normal());
      const norm = euclideanNorm(filter);
      return filter.map((c) => (c * balanced) / norm);
    });
    const near = approach(a, start, wanted, reach * size);
    const theta = near === null ? null : ontoSlice(a, near, slice, position, size);
    if (theta !== null && euclideanNorm(difference(endToEndFilter(theta, a.strides), wanted)) <= reach * size) return theta;
  }
  return null;
}

const difference = (p: Form, q: Form): number[] => p.map((c, k) => c - q[k]!);

/** Levenberg–Marquardt on |μ(θ) − w|²; null unless it comes within reach. */
function approach(a: Architecture, start: Theta, wanted: Filter, reach: number): Theta | null {
  let theta = start;
  let residual = difference(wanted, endToEndFilter(theta, a.strides));
  let damping = 1e-2;
  for (let step = 0; step < steps && euclideanNorm(residual) > 1e-3 * reach; step++) {
    const rows = jacobian(theta, a.strides).map((row) => [...row]);
    const unknowns = rows[0]!.length;
    for (let i = 0; i < unknowns; i++) rows.push(Array.from({ length: unknowns }, (_, j) => (i === j ? Math.sqrt(damping) : 0)));
    const next = moved(theta, leastSquares(rows, [...residual, ...Array.from({ length: unknowns }, () => 0)]));
    const left = difference(wanted, endToEndFilter(next, a.strides));
    if (euclideanNorm(left) < euclideanNorm(residual)) {
      [theta, residual] = [next, left];
      damping /= 4;
    } else damping *= 6;
    if (damping > 1e8) break;
  }
  return euclideanNorm(residual) <= reach ? theta : null;
}

function ontoSlice(a: Architecture, start: Theta, slice: Slice, position: readonly [number, number, number], size: number): Theta | null {
  let theta = start;
  let place: [number, number, number] = [...position];
  for (let step = 0; step < steps; step++) {
    const filter = endToEndFilter(theta, a.strides);
    const residual = difference(formAt(slice, place), filter);
    if (euclideanNorm(residual) <= converged * size) return theta;
    const rows = jacobian(theta, a.strides).map((row, k) => [...row, ...slice.directions.map((d) => -d[k]!)]);
    const change = leastSquares(rows, residual);
    if (!change.every(Number.isFinite)) return null;
    theta = moved(theta, change);
    const own = change.length - 3;
    place = [place[0] + change[own]!, place[1] + change[own + 1]!, place[2] + change[own + 2]!];
  }
  return null;
}

/** θ plus a change given as one list, first layer first. */
function moved(theta: Theta, change: readonly number[]): number[][] {
  let next = 0;
  return theta.map((w) => w.map((c) => c + change[next++]!));
}
