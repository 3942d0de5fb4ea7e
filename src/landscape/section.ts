import type { Architecture } from '../network/architecture.ts';
import { rng } from '../numeric/rng.ts';
import { realRootCount } from '../polynomial/realRoots.ts';
import { rootPattern } from '../polynomial/rootPattern.ts';
import { isZeroForm, type Form } from '../polynomial/form.ts';
import { toFilter, type Chart } from '../strata/index.ts';
import type { Vector3 } from '../strata/vector3.ts';
import { coverageOf } from './coverage.ts';

/** A parallelogram of chart space: corner + s u + t v with s, t in [0, 1]. */
export interface SectionPlane {
  readonly corner: Vector3;
  readonly u: Vector3;
  readonly v: Vector3;
}

export interface SectionRequest {
  readonly chart: Chart;
  readonly plane: SectionPlane;
  /** Cells along u and along v. */
  readonly columns: number;
  readonly rows: number;
}

/** Which part of a plane lies in M: entry i + columns · j, for cell i along u and j along v, is the share of the cell in M, 0 to 255. */
export interface Section {
  readonly columns: number;
  readonly rows: number;
  readonly coverage: Uint8Array;
}

/** Cells along one side that a section may have. */
const mostCells = 1024;

/**
 * Section of a full-dimensional function space M by a plane of a chart: a point is in M exactly if its form has at least e real roots.
 *
 * Cells are found by blocks and refined along the edge of M, so a part of M that meets no corner or middle of a block and is not
 * connected inside the plane to a part that was found can be missed; blocks have 8 cells a side.
 *
 * @throws RangeError for a thin M (a plane meets it in curves), a chart in which positions do not determine filters, and sizes that are
 *   not integers from 1 to 1024.
 * @source GeoLCN, Lemma 4.2
 */
export function section(a: Architecture, { chart, plane, columns, rows }: SectionRequest): Section {
  if (a.reduced.degrees.length !== 1) throw new RangeError('section: the function space is thin, a plane meets it in curves');
  for (const size of [columns, rows])
    if (!Number.isInteger(size) || size < 1 || size > mostCells) throw new RangeError(`section: ${columns} × ${rows} cells`);
  const count = rootCounter(chart, plane);
  if (count === null) throw new RangeError(`section: positions of the chart "${chart.kind}" do not determine filters`);
  const needed = a.reduced.evenFilterCounts[0]!;
  const inside = (s: number, t: number): boolean => {
    const filter = toFilter(chart, pointOf(plane, s, t));
    return filter !== null && count(filter) >= needed;
  };
  return { columns, rows, coverage: coverageOf(inside, columns, rows) };
}

const pointOf = ({ corner, u, v }: SectionPlane, s: number, t: number): Vector3 => [
  corner[0] + s * u[0] + t * v[0],
  corner[1] + s * u[1] + t * v[1],
  corner[2] + s * u[2] + t * v[2],
];

/**
 * Real roots with multiplicity. Simple roots are counted by their changes of sign; a plane whose generic form has a multiple root (one
 * inside the discriminant) needs the root pattern of every form.
 *
 * @returns null if positions of the chart do not determine filters.
 */
function rootCounter(chart: Chart, plane: SectionPlane): ((form: Form) => number) | null {
  const random = rng(1);
  const samples = Array.from({ length: 3 }, () => toFilter(chart, pointOf(plane, random.uniform(), random.uniform()))).filter((form) => form !== null);
  if (samples.length === 0) return null;
  const simple = samples.some((form) => !isZeroForm(form) && [...rootPattern(form).real, ...rootPattern(form).complex].every((m) => m === 1));
  return simple ? realRootCount : (form) => (isZeroForm(form) ? form.length : rootPattern(form).real.reduce((sum, m) => sum + m, 0));
}
