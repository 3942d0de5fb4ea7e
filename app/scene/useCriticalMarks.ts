import { useEffect, useMemo } from 'react';
import type { Architecture } from '../../src/network/architecture.ts';
import { toPosition, type Box, type Chart } from '../../src/strata/index.ts';
import { shortNumber } from '../state/caption.ts';
import { type ListedPoint, listedPoints } from '../state/criticalReading.ts';
import { followCriticalPoints } from '../state/criticalRequests.ts';
import { useCritical, useLookedAt } from '../state/criticalStore.ts';
import { certaintySentence, placeSentence, pointName } from '../state/criticalWords.ts';
import { sameArchitecture } from '../state/derive.ts';
import { useReading } from '../state/reading.ts';
import { distanceText } from './offSlice.ts';
import type { PlaceReading } from './placeReading.ts';
import type { CriticalMark } from './sceneProps.ts';
import type { MarkedFilter } from './useCard.ts';

interface CriticalMarks {
  readonly marks: readonly CriticalMark[];
  /** What the card tells of them, by the names of the marks. */
  readonly filters: Readonly<Record<string, MarkedFilter>>;
  readonly points: readonly ListedPoint[];
  /** Sentences on points that are not seen. */
  readonly missing: readonly string[];
}

const nothing: CriticalMarks = { marks: [], filters: {}, points: [], missing: [] };

/** More marks than these do not all carry their names: minima do, and what is pointed at. */
const mostNamed = 6;

/** The name of the mark of a point. */
const markName = (index: number): string => `critical ${index}`;

/** The number of the point that a mark belongs to; null for other marks. */
export const pointOfMark = (mark: string | null): number | null => (mark?.startsWith('critical ') === true ? Number(mark.slice('critical '.length)) : null);

/** The real critical points of the loss as marks of a chart, as long as they are wanted there. */
export function useCriticalMarks(a: Architecture, chart: Chart | null, box: Box | null): CriticalMarks {
  const wanted = useReading((r) => r.critical);
  const report = useCritical((s) => s.report);
  const of = useCritical((s) => s.of);
  const pointed = useLookedAt((s) => s.pointed ?? s.opened);
  useEffect(followCriticalPoints, []);
  const placed = useMemo((): CriticalMarks => {
    if (!wanted || chart === null || report === null || of === null || !sameArchitecture(of, a)) return nothing;
    const points = listedPoints(report, of);
    // the target has its star
    const all = points.filter(({ place }) => place !== 'target');
    const filters: Record<string, MarkedFilter> = {};
    let [absent, beyond] = [0, 0];
    const marks = all.flatMap((listed): CriticalMark[] => {
      const { position, distance, missing } = toPosition(chart, listed.filter);
      if (missing !== undefined) {
        absent++;
        return [];
      }
      if (box !== null && isBeyond(box, position)) beyond++;
      const label = listed.mark === 'minimum' && listed.place !== 'elsewhere' ? pointName(listed) : all.length <= mostNamed ? pointName(listed) : '';
      const marker = { position, distance, label };
      filters[markName(listed.index)] = { title: pointName(listed), filter: listed.filter, marker, reading: readingOf(listed, distance, chart.kind === 'projection') };
      return [{ ...marker, kind: listed.mark, index: listed.index, isFaint: listed.place === 'elsewhere', isPointed: false }];
    });
    const missing = [
      ...(absent === 0 ? [] : [`${absent} of ${all.length} critical points ${absent === 1 ? 'has' : 'have'} no place in this chart.`]),
      ...(beyond === 0 ? [] : [`${beyond} of ${all.length} critical points ${beyond === 1 ? 'stands' : 'stand'} beyond this frame: zoom out to see ${beyond === 1 ? 'it' : 'them'}.`]),
    ];
    return { marks, filters, points, missing };
  }, [wanted, chart, box, report, of, a]);
  return useMemo(
    () =>
      pointed === null
        ? placed
        : { ...placed, marks: placed.marks.map((mark) => (mark.index === pointed ? { ...mark, isPointed: true, label: pointName(placed.points[mark.index]!) } : mark)) },
    [placed, pointed],
  );
}

/** Places this far outside the picture, against its size, are rarely in sight. */
const farOut = 0.25;

const isBeyond = ({ min, max }: Box, position: readonly number[]): boolean =>
  position.some((c, i) => c < min[i]! - farOut * (max[i]! - min[i]!) || c > max[i]! + farOut * (max[i]! - min[i]!));

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const readingOf = (listed: ListedPoint, distance: number, projected: boolean): PlaceReading => ({
  title: `${capital(pointName(listed))}, loss ${shortNumber(listed.loss)}`,
  pattern: listed.point.rootPattern,
  where: placeSentence(listed),
  source: certaintySentence(listed.point),
  filter: listed.filter,
  rough: true,
  off: distance > 0 ? `${distanceText(distance, projected)}: ${projected ? 'filters far apart may stand at this place.' : 'the mark stands at its foot, the nearest place of the slice.'}` : '',
  inFunctionSpace: listed.point.reachable ? true : null,
});
