import { formatRootPattern } from '../../polynomial/formatRootPattern.ts';
import type { Stratum } from '../mesh.ts';
import { multipleRootPoints as pointsOf, type MultipleRootPoint } from '../points.ts';
import type { RulingEvent } from '../events.ts';
import { specialLines } from '../special/specialLines.ts';
import { distinctPoints, specialPoints } from '../special/specialPoints.ts';
import type { SpecialSlice } from '../special/specialSlice.ts';
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
    const found = position?.kind === 'special' ? specialPointsOf(context, position.special, sweeps[0]!.events) : pointsOf(slice, sweeps[0]?.events ?? [], view);
    const groups = new Map<string, MultipleRootPoint[]>();
    for (const point of found) {
      const key = formatRootPattern(point.pattern);
      groups.set(key, [...(groups.get(key) ?? []), point]);
    }
    return [...groups].map(([printed, points]): Stratum => {
      const { pattern } = points[0]!;
      const { inFunctionSpace, onBoundary, words } = placeOf(a, pattern);
      // in special slices a four-fold root need not be a swallowtail
      const fourfold = position?.kind === 'general' && pattern.real.includes(4);
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

/** The points of a special slice: on its special lines, on its isolated curves, and elsewhere. */
function specialPointsOf(context: PictureContext, special: SpecialSlice, events: readonly RulingEvent[]): readonly MultipleRootPoint[] {
  const { view } = context;
  return distinctPoints([...specialLines(special, view).points, ...doublePairsOf(context, special).points, ...specialPoints(special, events, view)], view);
}
