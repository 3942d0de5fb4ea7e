import type { Place } from './endPlaces.ts';
import type { Report, ReportColumn, ReportRow } from './experiment.ts';
import { many, plainShare } from './reportParts.ts';
import type { Share } from './shares.ts';
import type { StrideEndsTable } from './strideEndsTable.ts';

const columns: readonly ReportColumn[] = [
  { id: 'end', title: 'End', help: 'Where the end-to-end filter of the trained network lies.' },
  { id: 'share', title: 'Share', help: 'Share among runs that end at a filter other than zero, beside what the theorem says. Zero filters and undecided ends: share among all converged runs.' },
  { id: 'runs', title: 'Runs', help: 'Number of such runs.' },
];

const words: Readonly<Record<Place, string>> = {
  interior: 'smooth interior point',
  folded: 'smooth interior point, filters with a common root',
  boundary: 'boundary point',
  crossing: 'interior point where the closure is singular',
};

/** Ends of runs as a report: a row for each kind of end. */
export function strideEndsReport({ runs, converged, dropped, zero, undecided, firstZero, firstUndecided, places, theorem }: StrideEndsTable): Report {
  const apart = (id: string, title: string, share: Share, example: number | null): ReportRow => ({
    id,
    cells: [{ kind: 'text', text: title }, { kind: 'share', share: plainShare(share) }, { kind: 'count', count: share.count }],
    example,
    differs: false,
  });
  const shown = places.filter(({ share, place }) => theorem || share.count > 0 || place === 'interior' || place === 'boundary');
  return {
    runs,
    converged,
    diverged: dropped.diverged.count,
    maxSteps: dropped.maxSteps.count,
    differing: theorem ? places.filter(({ share }) => share.differs).length : null,
    notes: [
      theorem
        ? 'All strides but the last are larger than one. The theorem: for almost all data, critical points over nonzero filters are regular, and map to smooth interior points.'
        : 'The theorem does not speak of this architecture: not all strides but the last are larger than one.',
      ...(undecided.count > 0 ? [`For ${many(undecided.count, 'run')} of ${converged} the place of the limit is not decided.`] : []),
    ],
    columns,
    rows: [
      ...shown.map(({ place, share, first }): ReportRow => ({
        id: place,
        cells: [{ kind: 'text', text: words[place] }, { kind: 'share', share }, { kind: 'count', count: share.count }],
        example: first,
        differs: share.differs,
      })),
      apart('zero', 'zero filter', zero, firstZero),
      ...(undecided.count > 0 ? [apart('undecided', 'undecided', undecided, firstUndecided)] : []),
    ],
    bars: shown.map(({ place, share }) => ({ row: place, group: 'ends', label: words[place], share })),
  };
}
