import type { Section, SectionPlane } from '../../src/landscape/section.ts';
import type { Box } from '../../src/strata/index.ts';
import { directionAcross } from '../../src/strata/special/directionAcross.ts';
import { along, cross, length, scaled, unit } from '../../src/strata/vector3.ts';
import type { SectionAxis } from '../state/view.ts';
import type { Position } from './sceneProps.ts';

/** A section of M with the plane it was computed for. */
export interface DrawnSection {
  readonly plane: SectionPlane;
  readonly section: Section;
}

const middle = ({ min, max }: Box): [number, number, number] => [(min[0] + max[0]) / 2, (min[1] + max[1]) / 2, (min[2] + max[2]) / 2];

/** How far the plane can be moved: coordinates on its axis, or distances from the middle along the line of sight. */
export function offsetRange(axis: SectionAxis, { min, max }: Box): readonly [number, number] {
  if (axis !== 'sight') return [min[axis], max[axis]];
  const reach = Math.min(...max.map((high, i) => high - min[i]!)) / 2;
  return [-reach, reach];
}

/** Where the plane is first put: through the middle. */
export const firstOffset = (axis: SectionAxis, box: Box): number => (axis === 'sight' ? 0 : middle(box)[axis]);

/**
 * The part of a plane that a picture shows: a face of the box moved along its axis, or a square that faces the eye and covers the box.
 *
 * @param sight Direction from the picture to the eye.
 * @param up Vertical of the view; together they turn the square upright.
 */
export function sectionPlane(axis: SectionAxis, offset: number, box: Box, sight: Position, up: Position): SectionPlane {
  const { min, max } = box;
  if (axis !== 'sight') {
    const [i, j] = axis === 0 ? [1, 2] : axis === 1 ? [2, 0] : [0, 1];
    const edge = (k: number): [number, number, number] => [0, 1, 2].map((at) => (at === k ? max[k as 0 | 1 | 2] - min[k as 0 | 1 | 2] : 0)) as [number, number, number];
    const corner: [number, number, number] = [...min];
    corner[axis] = offset;
    return { corner, u: edge(i!), v: edge(j!) };
  }
  const normal = unit(sight);
  const beside = cross(up, normal);
  // seen along the vertical, no direction of the square is upright
  const right = length(beside) < 1e-9 ? directionAcross(normal, []) : unit(beside);
  const over = cross(normal, right);
  const reach = Math.hypot(...max.map((high, i) => high - min[i]!)) / 2;
  const centre = middle(box);
  return {
    corner: along(along(along(centre, normal, offset), right, -reach), over, -reach),
    u: scaled(right, 2 * reach),
    v: scaled(over, 2 * reach),
  };
}
