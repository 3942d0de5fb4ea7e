import { formatRootPattern } from '../../polynomial/formatRootPattern.ts';
import type { RulingEvent } from '../events.ts';
import { multipleRootPoint, type WantedRoot } from '../multipleRoots.ts';
import { areApart, modulo } from '../points.ts';
import { divideByRoot } from '../quotient.ts';
import { formAt } from '../slice.ts';
import { distance } from '../vector3.ts';
import type { View } from '../view.ts';
import { noRoots, patternAbove, withMark, withReal, withSimple, type CoreRoots } from './patterns.ts';
import { countRoots, isNegative } from './rootCounts.ts';
import type { PatternPoint } from './specialLines.ts';
import { isSigned, type Mark, type SpecialSlice } from './specialSlice.ts';

/** Farthest that a polished point may be from the event, and nearest that two different points may be, relative to the view. */
const farthestFromEvent = 1e-4;
const nearestPoints = 1e-8;

/** Angles closer than this, modulo π, are one root. */
const sameAngle = 1e-4;

/** A root that the forms of a point have in common, with the mark that it stands at. */
interface PointRoot extends WantedRoot {
  readonly mark?: Mark;
}

/**
 * The points of a special slice in which roots of the core fall together, away from its special lines: those of slices in general
 * position, and those in which a triple root, or two double roots, stand beside a root at a mark.
 *
 * @param events Changes of the order of breakpoints along the core's rulings.
 */
export function specialPoints(special: SpecialSlice, events: readonly RulingEvent[], view: View): PatternPoint[] {
  const found: PatternPoint[] = [];
  for (const event of events)
    for (const roots of candidates(special, event)) {
      const polished = multipleRootPoint([special.core], event.point, roots);
      if (polished === null || distance(polished.position, event.point) > farthestFromEvent * view.radius) continue;
      if (!areApart(polished.angles) || isAtMark(special, roots, polished.angles) || view.depth(polished.position) < 0) continue;
      const { position } = polished;
      found.push({ position, pattern: patternAbove(special, rootsAt(special, position, roots, polished.angles)) });
    }
  return distinctPoints(found, view);
}

/** Points of one pattern at one place are one. */
export function distinctPoints(points: readonly PatternPoint[], view: View): PatternPoint[] {
  const found: PatternPoint[] = [];
  for (const point of points) {
    const printed = formatRootPattern(point.pattern);
    if (!found.some((other) => formatRootPattern(other.pattern) === printed && distance(other.position, point.position) < nearestPoints * view.radius)) found.push(point);
  }
  return found;
}

/** Roots that an event suggests: all combinations that sum up to a point. */
function candidates({ marks }: SpecialSlice, { theta, before, after }: RulingEvent): PointRoot[][] {
  const side = before.length >= after.length ? before : after;
  const own = (multiplicity: number): PointRoot => ({ angle: theta, multiplicity });
  const isTriple = side.some(({ kind }) => kind === 'triple');
  const turns = isTriple && before.some((b) => b.kind === 'triple' && after.some((c) => c.kind === 'triple' && c.mark !== b.mark));
  const doubles: PointRoot[] = [];
  for (const { kind, angle } of side)
    if (kind === 'double' && [theta, ...doubles.map((other) => other.angle)].every((other) => modulo(angle - other) > sameAngle)) doubles.push({ angle, multiplicity: 2 });
  const atMarks = side.flatMap(({ kind, angle }): PointRoot[] => {
    const mark = kind === 'fixed' ? marks.find((other) => other.angle === angle) : undefined;
    return mark === undefined ? [] : [{ angle, multiplicity: 1, fixed: true, mark }];
  });
  return [
    ...(turns ? [[own(4)]] : []),
    ...(isTriple ? [...doubles, ...atMarks].map((other) => [own(3), other]) : []),
    ...doubles.flatMap((double, i) => [...doubles.slice(i + 1), ...atMarks].map((other) => [own(2), double, other])),
  ];
}

/** True if a root that was free has come to a mark: such points are on special lines. */
const isAtMark = ({ marks }: SpecialSlice, roots: readonly PointRoot[], angles: readonly number[]): boolean =>
  roots.some(({ fixed }, i) => fixed !== true && marks.some((mark) => modulo(angles[i]! - mark.angle) < sameAngle / 10));

/** The wanted multiplicities and the simple roots of what is left after dividing by them. */
function rootsAt(special: SpecialSlice, position: Parameters<typeof formAt>[1], wanted: readonly PointRoot[], angles: readonly number[]): CoreRoots {
  const signed = isSigned(special);
  let rest: readonly number[] = formAt(special.core, position);
  let roots = noRoots;
  wanted.forEach(({ multiplicity, mark }, i) => {
    const times = mark?.order ?? multiplicity;
    const angle = ((angles[i]! % Math.PI) + Math.PI) % Math.PI;
    for (let k = 0; k < times; k++) rest = divideByRoot(rest, Math.cos(angle), Math.sin(angle));
    roots = mark === undefined ? withReal(roots, times, signed && isNegative(angle)) : withMark(roots, mark, times);
  });
  return withSimple(roots, countRoots(rest, signed));
}
