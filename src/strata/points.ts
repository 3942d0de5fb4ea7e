import { formatRootPattern, type RootPattern } from '../polynomial/formatRootPattern.ts';
import { realRootCount } from '../polynomial/realRoots.ts';
import { patternBeside } from './discriminantRulings.ts';
import { multipleRootPoint, type WantedRoot } from './multipleRoots.ts';
import { divideByRoot } from './quotient.ts';
import type { Breakpoint } from './ruling.ts';
import type { RulingEvent } from './events.ts';
import { formAt, type Slice } from './slice.ts';
import { distance, type Vector3 } from './vector3.ts';
import type { View } from './view.ts';

/** A point stratum of the discriminant. */
export interface MultipleRootPoint {
  readonly position: Vector3;
  readonly pattern: RootPattern;
}

/** Farthest that the polished point may be from the event, and nearest that two different points may be, relative to the view. */
const farthestFromEvent = 1e-4;
const nearestPoints = 1e-8;

/** Angles closer than this, modulo π, are one root. */
const sameAngle = 1e-4;

/**
 * The points in which the order of a discriminant's breakpoints changes because three roots fall together: a four-fold root, a triple
 * and a double root, three double roots. The other events (a breakpoint at angle 0, a self-intersection touching its ruling) are no strata.
 */
export function multipleRootPoints(slice: Slice, events: readonly RulingEvent[], view: View): MultipleRootPoint[] {
  const found: MultipleRootPoint[] = [];
  for (const event of events)
    for (const roots of candidates(event)) {
      const polished = multipleRootPoint([slice], event.point, roots);
      if (polished === null || distance(polished.position, event.point) > farthestFromEvent * view.radius) continue;
      if (!areApart(polished.angles) || view.depth(polished.position) < 0) continue;
      const pattern = patternOf(slice, polished.position, roots.map(({ multiplicity }, i) => ({ multiplicity, angle: polished.angles[i]! })));
      const known = found.some((other) => formatRootPattern(other.pattern) === formatRootPattern(pattern) && distance(other.position, polished.position) < nearestPoints * view.radius);
      if (!known) found.push({ position: polished.position, pattern });
    }
  return found;
}

/** Roots that an event suggests: all combinations that sum up to a point. */
function candidates({ theta, before, after }: RulingEvent): WantedRoot[][] {
  const side = before.length >= after.length ? before : after;
  const triples = side.filter(({ kind }) => kind === 'triple');
  const doubles = distinct(side.filter(({ kind, angle }) => kind === 'double' && modulo(angle - theta) > sameAngle));
  const turns = triples.length > 0 && before.some((b) => b.kind === 'triple' && after.some((c) => c.kind === 'triple' && c.mark !== b.mark));
  return [
    ...(turns ? [[{ angle: theta, multiplicity: 4 }]] : []),
    ...(triples.length > 0 ? doubles.map(({ angle }) => [{ angle: theta, multiplicity: 3 }, { angle, multiplicity: 2 }]) : []),
    ...doubles.flatMap(({ angle }, i) => doubles.slice(i + 1).map((other) => [theta, angle, other.angle].map((at) => ({ angle: at, multiplicity: 2 })))),
  ];
}

const distinct = (doubles: readonly Breakpoint[]): Breakpoint[] => doubles.filter(({ angle }, i) => doubles.findIndex((other) => modulo(other.angle - angle) < sameAngle) === i);

/** Distance of an angle from the next multiple of π. */
export const modulo = (angle: number): number => {
  const rest = Math.abs(angle) % Math.PI;
  return Math.min(rest, Math.PI - rest);
};

/** True if no two roots are one. */
export const areApart = (angles: readonly number[]): boolean => angles.every((angle, i) => angles.slice(i + 1).every((other) => modulo(angle - other) > sameAngle / 10));

/** The wanted multiplicities and the simple roots of what is left after dividing by them. */
function patternOf(slice: Slice, position: Vector3, roots: readonly WantedRoot[]): RootPattern {
  let rest: readonly number[] = formAt(slice, position);
  for (const { angle, multiplicity } of roots) for (let i = 0; i < multiplicity; i++) rest = divideByRoot(rest, Math.cos(angle), Math.sin(angle));
  return patternBeside(roots.map(({ multiplicity }) => multiplicity), realRootCount(rest), rest.length - 1);
}
