import type { Quality } from '../quality.ts';
import { distance, type Vector3 } from '../vector3.ts';
import type { View } from '../view.ts';
import type { Patch } from './patch.ts';

/** A square of the grid at some level: its lower corner and its side, in units of the coarsest grid. */
export interface Cell {
  readonly u: number;
  readonly v: number;
  readonly side: number;
}

/** Columns of a closed patch: multiples of 72, so that rulings and quarter turns are grid lines. */
export const patchColumns: Readonly<Record<Quality, number>> = { draft: 72, default: 144, fine: 288 };

/** Longest edge of a visible cell, as a multiple of the view's size over the quality's columns, above which all cells are halved. */
const stepFactor = 9;

/** Halvings of the coarsest cells: views 64 times smaller than the picture are still drawn smoothly. */
const deepestLevel = 6;

/**
 * The cells of a patch that may meet the view, all of one size: halved until their edges are short against the view, as long as
 * they are no more than twice the coarsest cells. One size, so no cracks; cells out of the view are left out at every level.
 */
export function visibleCells(patch: Patch, view: View, quality: Quality): Cell[] {
  const at = (u: number, v: number): Vector3 => patch.at(...patch.canonical(u, v)).position;
  const whole = Array.from({ length: patch.columns * patch.rows }, (_, i): Cell => ({ u: i % patch.columns, v: Math.floor(i / patch.columns), side: 1 }));
  let cells = whole.filter((cell) => mayMeet(cell, at, view));
  const limit = (stepFactor / patchColumns[quality]) * view.radius;
  for (let level = 0; level < deepestLevel && 2 * cells.length <= whole.length; level++) {
    if (!cells.some((cell) => longestEdge(cell, at, view) > limit)) break;
    cells = cells.flatMap(quartered).filter((cell) => mayMeet(cell, at, view));
  }
  return cells;
}

const quartered = ({ u, v, side }: Cell): Cell[] => {
  const half = side / 2;
  return [
    { u, v, side: half },
    { u: u + half, v, side: half },
    { u, v: v + half, side: half },
    { u: u + half, v: v + half, side: half },
  ];
};

type PointAt = (u: number, v: number) => Vector3;

const cornersOf = ({ u, v, side }: Cell, at: PointAt): Vector3[] => [at(u, v), at(u + side, v), at(u + side, v + side), at(u, v + side)];

/** False only if the cell's middle is farther from the view than twice its corners are from the middle. */
function mayMeet(cell: Cell, at: PointAt, view: View): boolean {
  const middle = at(cell.u + cell.side / 2, cell.v + cell.side / 2);
  const reach = Math.max(...cornersOf(cell, at).map((corner) => distance(corner, middle)));
  return !(view.depth(middle) < -2 * reach);
}

/** Longest edge of a cell with an end inside the view; 0 if there is none. */
function longestEdge(cell: Cell, at: PointAt, view: View): number {
  const corners = cornersOf(cell, at);
  const inside = corners.map((corner) => view.depth(corner) >= 0);
  return Math.max(...corners.map((corner, i) => (inside[i] || inside[(i + 1) % 4] ? distance(corner, corners[(i + 1) % 4]!) : 0)));
}
