import type { Vector3 } from '../vector3.ts';

/** A point of a patch, in chart coordinates; not finite where the chart has no position for it. */
export interface PatchPoint {
  readonly position: Vector3;
  /** Of length one. */
  readonly normal: Vector3;
}

/**
 * A surface given by two parameters on the grid 0 ≤ u ≤ columns, 0 ≤ v ≤ rows, one unit for each cell of the coarsest mesh.
 * Cells are cut into triangles from (u + 1, v) to (u, v + 1).
 *
 * Points that are one point of the surface have one pair of canonical parameters, so a closed surface is closed exactly.
 */
export interface Patch {
  readonly columns: number;
  readonly rows: number;
  at(u: number, v: number): PatchPoint;
  /** The parameters by which a point is known; the parameters themselves if no two are identified. */
  canonical(u: number, v: number): readonly [number, number];
  /** +1 if normals point along ∂u × ∂v, −1 if against it. */
  readonly side: 1 | -1;
  /** Labels of cells, by their middle or the middle of their parts; one mesh is made for each label. */
  label(u: number, v: number): string;
  /** Functions whose zeros become edges of the mesh. */
  readonly cuts: readonly ((u: number, v: number) => number)[];
  /** True if the patch ends at its border although the surface goes on: an outline is drawn there. */
  readonly endsAtBorder?: boolean;
  /** Rulings to be drawn: the lines u = const and v = const at multiples of these (whole) steps; none where null. */
  readonly rulingSteps: { readonly u: number | null; readonly v: number | null };
}

/** Corner of a triangle: the number of its vertex and its parameters, which may differ from the canonical ones by a turn. */
export interface Corner {
  readonly vertex: number;
  readonly u: number;
  readonly v: number;
}

export type Triangle = readonly [Corner, Corner, Corner];
