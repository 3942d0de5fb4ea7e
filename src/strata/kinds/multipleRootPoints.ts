import { formatRootPattern } from '../../polynomial/formatRootPattern.ts';
import type { Stratum } from '../mesh.ts';
import { multipleRootPoints as pointsOf, type MultipleRootPoint } from '../points.ts';
import { rootsInWords } from './describePattern.ts';
import { isThick, type StratumKind } from './kind.ts';
import { placeOf } from './place.ts';
import { discriminantSweeps } from './swept.ts';

/** Points in which three roots of a form fall together: swallowtail points (a four-fold root), a triple and a double root, three double roots. */
export const multipleRootPoints: StratumKind = {
  id: 'multipleRootPoints',
  title: 'Special points of the discriminant',
  source: 'GeoLCN, Example 3.3 and Proposition 4.4',
  applies: (a) => isThick(a) && a.degree >= 4,
  build(context) {
    const { architecture: a, slice, view } = context;
    if (slice === null) return [];
    const events = discriminantSweeps(context).flatMap((swept) => (swept.family.degenerate === true ? [] : swept.events));
    const groups = new Map<string, MultipleRootPoint[]>();
    for (const point of pointsOf(slice, events, view)) {
      const key = formatRootPattern(point.pattern);
      groups.set(key, [...(groups.get(key) ?? []), point]);
    }
    return [...groups].map(([printed, points]): Stratum => {
      const { pattern } = points[0]!;
      const { inFunctionSpace, onBoundary, words } = placeOf(a, pattern);
      const fourfold = pattern.real.includes(4);
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
