import type { Report, ReportBar, ReportCell, ReportColumn, ReportRow } from './experiment.ts';
import { trainedRootsClearlyEqual } from '../numeric/tolerance.ts';
import type { ReachedPatternsSettings } from './reachedPatterns.ts';
import type { ReachedTable } from './reachedTable.ts';
import { inPercent, many, plainShare } from './reportParts.ts';

const columns: readonly ReportColumn[] = [
  { id: 'target', title: 'Target', help: 'Root pattern of the least-squares target of a data set.' },
  { id: 'targets', title: 'Share', help: 'Share of the target’s pattern among all converged runs.' },
  { id: 'start', title: 'Start', help: 'Root pattern of the network at the start.' },
  { id: 'solution', title: 'Solution', help: 'Root pattern of the trained network.' },
  { id: 'share', title: 'Share', help: 'Share of the solution among converged runs with this target and start, where roots of the trained filters within the tolerance are one.' },
  { id: 'limit', title: 'Limit', help: 'The same for the critical point that a run converges to, found by Newton’s method where the trained filters leave it open.' },
  { id: 'loss', title: 'Mean loss', help: 'Mean loss at the ends of these runs, above that of the target. The printed one has a normalization of its own.' },
];

const text = (words: string): ReportCell => ({ kind: 'text', text: words });

/** Table 1 as a report: a row for each target, start and solution. */
export function reachedReport({ tolerance }: Pick<ReachedPatternsSettings, 'tolerance'>, table: ReachedTable): Report {
  const rows: ReportRow[] = [];
  const bars: ReportBar[] = [];
  for (const { target, share, starts } of table.targets)
    starts.forEach(({ start, solutions, undecided, firstUndecided }, s) => {
      const group = `${target} from ${start}`;
      const head = (i: number): (ReportCell | null)[] => [
        s + i === 0 ? { kind: 'pattern', pattern: target } : null,
        s + i === 0 ? { kind: 'share', share } : null,
        i === 0 ? { kind: 'pattern', pattern: start } : null,
      ];
      solutions.forEach((row, i) => {
        const id = `${target} ${start} ${row.solution}`;
        rows.push({
          id,
          cells: [
            ...head(i),
            { kind: 'pattern', pattern: row.solution },
            { kind: 'share', share: row.share },
            { kind: 'share', share: plainShare(row.limit) },
            row.meanLoss === null ? text('–') : { kind: 'mean', mean: row.meanLoss, published: row.publishedMeanLoss },
          ],
          example: row.first,
          differs: row.share.differs || (s + i === 0 && share.differs),
        });
        bars.push({ row: id, group, label: row.solution, share: row.share });
      });
      if (undecided.count > 0)
        rows.push({ id: `${target} ${start} undecided`, cells: [...head(1), text('undecided'), text('–'), { kind: 'share', share: plainShare(undecided) }, text('–')], example: firstUndecided, differs: false });
    });
  return { runs: table.runs, converged: table.converged, diverged: table.dropped.diverged.count, maxSteps: table.dropped.maxSteps.count, differing: differing(table), notes: notes(table, tolerance), columns, rows, bars };
}

function differing({ targets, targetDifference }: ReachedTable): number | null {
  if (targetDifference === null) return null;
  const shares = targets.flatMap(({ share, starts }) => [share, ...starts.flatMap(({ solutions }) => solutions.map((row) => row.share))]);
  return shares.filter(({ differs }) => differs).length;
}

function notes({ converged, otherLimit, undecided, targetDifference, totalVariation }: ReachedTable, tolerance: number): string[] {
  const limits =
    otherLimit.count === 0
      ? 'The limit has the pattern that the tolerance gives, in every run where it is decided'
      : `The limit has another pattern than the tolerance gives in ${many(otherLimit.count, 'run')} (${inPercent(otherLimit.share)})`;
  return [
    `Shares are of the ${many(converged, 'run')} that converged. Solutions: roots of trained filters closer than ${tolerance} are one. ${limits}${undecided.count === 0 ? '.' : `; it is not decided in ${many(undecided.count, 'run')}.`}`,
    ...(tolerance > 0 && tolerance < trainedRootsClearlyEqual ? ['So small a tolerance tells how far runs were trained rather than where they go: compare with the limits.'] : []),
    ...(targetDifference === null ? [] : [`Beside the printed shares: those of targets are off by ${(100 * targetDifference).toFixed(2)} points on average${totalVariation === null ? '' : `, solutions by a total variation of ${inPercent(totalVariation)}`}.`]),
  ];
}
