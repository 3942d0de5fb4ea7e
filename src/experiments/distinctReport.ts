import type { DistinctTable } from './distinctTable.ts';
import type { Report, ReportColumn } from './experiment.ts';
import { inPercent, many } from './reportParts.ts';

const columns: readonly ReportColumn[] = [
  { id: 'distinct', title: 'Solutions', help: 'Number of different filters that are reached for one target.' },
  { id: 'share', title: 'Share', help: 'Share of targets with so many solutions, among those with a converged run.' },
  { id: 'targets', title: 'Targets', help: 'Number of such targets.' },
];

/** Table 2 as a report: a row for each number of solutions. */
export function distinctReport(table: DistinctTable): Report {
  const { targets, runs, converged, dropped, withoutSolution, chained, rows, totalVariation } = table;
  const idOf = (distinct: number): string => String(distinct);
  return {
    runs,
    converged,
    diverged: dropped.diverged.count,
    maxSteps: dropped.maxSteps.count,
    differing: totalVariation === null ? null : rows.filter(({ share }) => share.differs).length,
    notes: [
      `${withoutSolution.count === 0 ? `All ${many(targets, 'target')} are counted` : `${many(withoutSolution.count, 'target')} of ${targets} are not counted, because no run converged`}. ${
        chained.count === 0 ? 'Which filters are equal is beyond doubt for each of them.' : `For ${many(chained.count, 'target')} some filters are one solution only through others between them, which the printed rule leaves open.`
      }`,
      ...(totalVariation === null ? [] : [`Beside the printed shares: a total variation of ${inPercent(totalVariation)}. How its targets were drawn the paper does not say.`]),
    ],
    columns,
    rows: rows.map(({ distinct, share, first }) => ({
      id: idOf(distinct),
      cells: [{ kind: 'count', count: distinct }, { kind: 'share', share }, { kind: 'count', count: share.count }],
      example: first,
      differs: share.differs,
    })),
    bars: rows.map(({ distinct, share }) => ({ row: idOf(distinct), group: 'targets', label: idOf(distinct), share })),
  };
}
