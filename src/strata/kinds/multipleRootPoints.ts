import { formatRootPattern } from '../../polynomial/formatRootPattern.ts';
import type { Stratum } from '../mesh.ts';
import { multipleRootPoints as pointsOf } from '../points.ts';
import type { RulingEvent } from '../events.ts';
import type { SweptRulings } from '../rulings.ts';
import { specialLines, type PatternPoint } from '../special/specialLines.ts';
import { distinctPoints, specialPoints } from '../special/specialPoints.ts';
import { wholeSlice, type SpecialSlice } from '../special/specialSlice.ts';
import { distance } from '../vector3.ts';
import type { View } from '../view.ts';
import { rootsInWords } from './describePattern.ts';
import { doublePairsOf } from './isolatedCurves.ts';
import { isThick, type PictureContext, type StratumKind } from './kind.ts';
import { placeOf } from './place.ts';
import { discriminantSweeps, slicePosition } from './swept.ts';

/** Points in which three roots of a form fall together: swallowtail points (a four-fold root), a triple and a double root, three double roots. */
export const multipleRootPoints: StratumKind = {
  id: 'multipleRootPoints',
  title: 'Special points of the discriminant',
  source: 'GeoLCN, Example 3.3 and Proposition 4.4',
  applies: (a) => isThick(a) && a.degree >= 4,
  build(context) {
    const { architecture: a, slice, view } = context;
    if (slice === null) return [];
    const sweeps = discriminantSweeps(context);
    const position = slicePosition(context);
    if (position === null || position.kind === 'unknown') return [];
    const events = [...sweeps[0]!.events, ...seamEvents(sweeps[0]!)];
    const onLines = specialLines(position.kind === 'special' ? position.special : wholeSlice(slice), view).points;
    const found = position.kind === 'special' ? specialPointsOf(context, position.special, events, onLines) : withLines(pointsOf(slice, events, view), onLines, view);
    const groups = new Map<string, PatternPoint[]>();
    for (const point of found) {
      const key = formatRootPattern(point.pattern);
      groups.set(key, [...(groups.get(key) ?? []), point]);
    }
    return [...groups].map(([printed, points]): Stratum => {
      const { pattern } = points[0]!;
      const { inFunctionSpace, onBoundary, words } = placeOf(a, pattern);
      // in special slices, and on lines of multiple roots, a four-fold root need not be a swallowtail
      const fourfold = position.kind === 'general' && pattern.real.includes(4) && !points.some((point) => onLines.includes(point));
      return {
        id: `point-${printed.replace('|', '-')}`,
        kind: 'points',
        label: `${fourfold ? 'Swallowtail point' : 'Special point'}, ${words}: ${rootsInWords(pattern)}`,
        role: 'special',
        pattern: printed,
        inFunctionSpace,
        onBoundary,
        source: multipleRootPoints.source,
        positions: new Float32Array(points.flatMap(({ position }) => [...position])),
      };
    });
  },
};

/**
 * A triple root on the first ruling that may be a four-fold one: the family is closed, but signs behind marks need not be the same when θ has
 * gone round, so a mark that turns there is no event of its own.
 */
const seamEvents = ({ rulings }: SweptRulings): RulingEvent[] =>
  rulings[0]!.cuts.flatMap(({ breakpoint, point }) =>
    breakpoint?.kind === 'triple' ? [{ theta: rulings[0]!.theta, point, before: [{ ...breakpoint, mark: false }], after: [{ ...breakpoint, mark: true }] }] : [],
  );

/** The points of a special slice: on its special lines, on its isolated curves, and elsewhere. */
function specialPointsOf(context: PictureContext, special: SpecialSlice, events: readonly RulingEvent[], onLines: readonly PatternPoint[]): readonly PatternPoint[] {
  const { view } = context;
  return distinctPoints([...withLines(specialPoints(special, events, view), onLines, view), ...doublePairsOf(context, special).points], view);
}

/** Points on lines of multiple roots are known exactly; what events say of them is less accurate. */
function withLines(points: readonly PatternPoint[], onLines: readonly PatternPoint[], view: View): PatternPoint[] {
  const isKnown = ({ position, pattern }: PatternPoint): boolean => onLines.some((own) => formatRootPattern(own.pattern) === formatRootPattern(pattern) && distance(own.position, position) < sameEvent * view.radius);
  return [...onLines, ...points.filter((point) => !isKnown(point))];
}

/** A point found from an event is the same as one on a line if it is as near as this, relative to the view. */
const sameEvent = 1e-5;
