import { along, cross, dot, length, scaled, unit, type Vector3 } from '../vector3.ts';

/** Directions in a plane among which the rulings' is chosen. */
const candidates = 32;

/** The direction in a plane that is farthest from being parallel to given lines, nor to the coordinate planes. */
export function directionAcross(normal: Vector3, lines: readonly Vector3[]): Vector3 {
  const first = unit(cross(normal, Math.abs(normal[0]) < 0.6 ? [1, 0, 0] : [0, 1, 0]));
  const second = cross(normal, first);
  const axes: Vector3[] = [[1, 0, 0], [0, 1, 0], [0, 0, 1]];
  const avoided = [...lines, ...axes.map((axis) => cross(normal, axis)).filter((line) => length(line) > 0.1).map(unit)];
  let best = { direction: first, sine: -1 };
  for (let i = 0; i < candidates; i++) {
    const angle = (Math.PI * (i + 0.37)) / candidates;
    const direction = along(scaled(first, Math.cos(angle)), second, Math.sin(angle));
    const sine = Math.min(...avoided.map((line) => Math.sqrt(Math.max(0, 1 - dot(direction, line) ** 2))));
    if (sine > best.sine) best = { direction, sine };
  }
  return best.direction;
}
