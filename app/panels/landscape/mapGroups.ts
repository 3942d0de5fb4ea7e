import type { CountMap } from '../../../src/landscape/countMap.ts';
import type { Counts } from '../../../src/landscape/counts.ts';
import { mapRegions } from '../../../src/landscape/mapRegions.ts';
import type { RegionGroup, RegionRaster } from '../../plots/drawRegionMap.ts';
import type { MapReading } from '../../state/mapChoice.ts';
import { countLines, groupKey, groupSentence, shortCounts } from './countsText.ts';

/** A group of targets with its share of the map. */
export interface MapGroup extends RegionGroup {
  readonly sentence: string;
  readonly share: number;
}

export interface GroupedMap {
  readonly raster: RegionRaster;
  /** In the order of their shares, largest first. */
  readonly groups: readonly MapGroup[];
}

/** The cells of a map in the groups that a reading tells apart. Targets in M have a paler tone where there are others beside them. */
export function groupedMap({ cells, columns, rows, classes }: CountMap, reading: MapReading): GroupedMap {
  const sizes = new Map<string, { readonly counts: Counts; size: number }>();
  const keys = classes.map((counts) => groupKey(counts, reading));
  keys.forEach((key, at) => sizes.has(key) || sizes.set(key, { counts: classes[at]!, size: 0 }));
  for (const cell of cells) sizes.get(keys[cell]!)!.size++;
  const ordered = [...sizes].filter(([, { size }]) => size > 0).sort(([, p], [, q]) => q.size - p.size);
  const place = new Map(ordered.map(([key], at) => [key, at]));
  const ofClass = keys.map((key) => place.get(key) ?? 0);
  const regrouped = cells.map((cell) => ofClass[cell]!);
  const someOutside = ordered.some(([, { counts }]) => !counts.reached);
  const groups = ordered.map(([id, { counts, size }]) => ({ id, tone: toneOf(counts, reading), pale: counts.reached && someOutside, short: shortCounts(counts, reading), lines: countLines(counts, reading), sentence: groupSentence(counts, reading), share: size / cells.length }));
  return { raster: { columns, rows, cells: regrouped, regions: mapRegions({ cells: regrouped, columns, rows }) }, groups };
}

/**
 * The tone of a group follows from its numbers alone. Across a caustic a minimum and a saddle come or go, across a passage the one becomes the other:
 * the tones of neighbours differ by 4 or 2 of 8.
 */
const toneOf = ({ minima, saddles, degenerate, endings }: Counts, reading: MapReading): number => (reading === 'points' ? minima + 3 * saddles + 5 * degenerate : (endings ?? 7)) % 8;
