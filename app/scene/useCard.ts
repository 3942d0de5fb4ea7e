import { useCallback, useMemo, useRef, useState } from 'react';
import type { RefObject } from 'react';
import type { Architecture } from '../../src/network/architecture.ts';
import type { Chart, Stratum } from '../../src/strata/index.ts';
import { readFilter, readPlace, readStratum } from './placeReading.ts';
import type { PlaceReading } from './placeReading.ts';
import type { Hit, Marker, PointedBy } from './sceneProps.ts';

/** A filter that has a mark in the picture. */
export interface MarkedFilter {
  readonly title: string;
  readonly filter: readonly number[];
  readonly marker: Marker | null;
  /** What is to be said of it, if more is known than the filter tells. */
  readonly reading?: PlaceReading;
}

/** What the card tells about, and how it came there. */
export interface Card {
  readonly hit: Hit;
  readonly by: PointedBy;
}

/** The card: goes along with the pointer until a tap or a key makes it stay. Nothing is pointed at while the target is dragged. */
export function useCard(dragging: RefObject<boolean>) {
  const [card, setCard] = useState<Card | null>(null);
  const staying = useRef(false);
  const point = useCallback(
    (hit: Hit | null, by: PointedBy): void => {
      // what stays does not give way to what is merely passed over; a probe goes on with the pointer
      if (by === 'hover' && staying.current && hit?.mark !== 'probe') return;
      staying.current = hit !== null && by !== 'hover';
      setCard(hit === null || dragging.current ? null : { hit, by });
    },
    [dragging],
  );
  const close = useCallback((): void => {
    staying.current = false;
    setCard(null);
  }, []);
  return { card, point, close };
}

/** What is to be said of the place that the card is about; null if there is nothing there any more. */
export function useReadingOf(card: Card | null, a: Architecture, chart: Chart | null, strata: readonly Stratum[], marks: Readonly<Record<string, MarkedFilter>>): PlaceReading | null {
  const mark = card?.hit.mark === undefined || card.hit.mark === null ? undefined : marks[card.hit.mark];
  const [filter, title, distance, known] = [mark?.filter, mark?.title ?? '', mark?.marker?.distance ?? 0, mark?.reading];
  return useMemo(() => {
    if (card === null || chart === null) return null;
    const { hit, by } = card;
    if (hit.mark === 'probe') return readPlace(a, chart, hit.position);
    if (known !== undefined) return known;
    if (filter !== undefined) return readFilter(a, title, filter, distance, chart.kind === 'projection');
    const stratum = strata.find(({ id }) => id === hit.stratum);
    return stratum === undefined ? null : readStratum(a, chart, stratum, hit.position, by !== 'hover');
  }, [card, a, chart, strata, filter, title, distance, known]);
}
