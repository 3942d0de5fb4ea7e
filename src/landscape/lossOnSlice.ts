import { cholesky, solveCholesky } from '../numeric/cholesky.ts';
import { loss, type FilterLoss } from '../loss/loss.ts';
import { metricMatrix } from '../loss/metrics.ts';
import { formAt, type Slice } from '../strata/slice.ts';
import type { Vector3 } from '../strata/vector3.ts';

/** The square loss on an affine slice of the space of filters: minimum + (X − centre)ᵀ Q (X − centre). */
export interface LossOnSlice {
  /** Q = Dᵀ Σ D, 3 × 3, rows first, symmetric positive definite. */
  readonly quadratic: readonly (readonly number[])[];
  /** Where the loss is least on the slice: the foot of the target in the metric Σ. */
  readonly centre: Vector3;
  /** The loss there: 0 exactly if the target lies in the slice. */
  readonly minimum: number;
  /** Lower triangular R with R Rᵀ = Q. */
  readonly factor: readonly (readonly number[])[];
}

/**
 * Square loss ℓ(w) = (w − u)ᵀ Σ (w − u) along the slice w = o + D X, as a quadratic function of X = (X, Y, Z).
 *
 * Q = Dᵀ Σ D and Q centre = Dᵀ Σ (u − o).
 *
 * @returns null if the directions of the slice are dependent to working precision.
 * @throws RangeError as `loss` does.
 * @source derived (completing the square); mathematics.md C8
 */
export function lossOnSlice({ target, metric }: FilterLoss, slice: Slice): LossOnSlice | null {
  const sigma = metricMatrix(metric, target.length);
  const { origin, directions } = slice;
  const weighted = directions.map((d) => sigma.map((row) => inner(row, d)));
  const quadratic = directions.map((d) => weighted.map((w) => inner(d, w)));
  const decomposition = cholesky(quadratic);
  if (decomposition.status === 'notPositiveDefinite') return null;
  const { factor } = decomposition;
  const gap = target.map((u, k) => u - origin[k]!);
  const [x, y, z] = solveCholesky(factor, weighted.map((w) => inner(w, gap)));
  const centre: Vector3 = [x!, y!, z!];
  return { quadratic, factor, centre, minimum: loss(formAt(slice, centre), { target, metric: sigma }) };
}

/** The loss at a position of the slice. */
export function lossAt({ quadratic, centre, minimum }: LossOnSlice, [X, Y, Z]: Vector3): number {
  const [x, y, z] = [X - centre[0], Y - centre[1], Z - centre[2]];
  const [a, b, c] = quadratic as readonly [readonly number[], readonly number[], readonly number[]];
  return minimum + a[0]! * x * x + b[1]! * y * y + c[2]! * z * z + 2 * (a[1]! * x * y + a[2]! * x * z + b[2]! * y * z);
}

/** An ellipsoid as the image of the unit sphere: centre + axes · s with |s| = 1. */
export interface Ellipsoid {
  readonly centre: Vector3;
  /** 3 × 3, rows first. */
  readonly axes: readonly (readonly number[])[];
}

/**
 * The filters of the slice with a given loss: centre + √(level − minimum) R⁻ᵀ s, |s| = 1, where R Rᵀ = Q.
 *
 * @returns null if the level is not above the minimum: no filter of the slice, or a single one, has this loss.
 */
export function levelEllipsoid({ factor, centre, minimum }: LossOnSlice, level: number): Ellipsoid | null {
  const square = level - minimum;
  if (!(square > 0) || !Number.isFinite(square)) return null;
  const size = Math.sqrt(square);
  // columns of R⁻ᵀ are the rows of R⁻¹: upper triangular, by back substitution
  const [[a], [b, c], [d, e, f]] = factor as unknown as readonly [readonly [number], readonly [number, number], readonly [number, number, number]];
  const axes = [
    [1 / a, -b / (a * c), (b * e - c * d) / (a * c * f)],
    [0, 1 / c, -e / (c * f)],
    [0, 0, 1 / f],
  ];
  return { centre, axes: axes.map((row) => row.map((entry) => size * entry + 0)) };
}

const inner = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, x, i) => sum + x * b[i]!, 0);
