import type { Report, ReportCell } from '../../src/experiments/experiment.ts';
import { experimentOf } from '../../src/experiments/registry.ts';
import type { StudyRecord } from './studyRecord.ts';

type Entry = readonly [column: string, value: string | number | boolean | null];

/**
 * The reports of a study as comma-separated values: a line for each row of each architecture, which also says how to repeat it; empty if
 * nothing is counted.
 *
 * @source RFC 4180
 */
export function csvOf({ program, choice, parts }: StudyRecord): string {
  const experiment = experimentOf(choice.experiment)!;
  const lines = parts.flatMap(({ settings, blocks, done, counts }) => {
    if (counts === null) return [];
    const report = experiment.report(settings, counts);
    const { filterSizes, strides, seed, ...others } = settings;
    const common: Entry[] = [
      ['program', `convariety ${program}`],
      ['experiment', experiment.id],
      ['source', experiment.source],
      ['filterSizes', filterSizes.join(' ')],
      ['strides', strides.join(' ')],
      ['seed', seed],
      ...Object.entries(others).map(([id, value]): Entry => [`setting_${id}`, typeof value === 'number' || typeof value === 'string' ? value : JSON.stringify(value)]),
      ['blocks', blocks],
      ['blocks_done', done],
      ['total_runs', report.runs],
      ['total_converged', report.converged],
      ['total_diverged', report.diverged],
      ['total_notConverged', report.maxSteps],
    ];
    return rowsOf(report).map((entries) => [...common, ...entries]);
  });
  if (lines.length === 0) return '';
  // a column that some line lacks is empty there
  const columns = [...new Set(lines.flatMap((line) => line.map(([column]) => column)))];
  const table = lines.map((line) => {
    const values = new Map(line);
    return columns.map((column) => values.get(column) ?? null);
  });
  return [columns, ...table].map((line) => `${line.map(field).join(',')}\r\n`).join('');
}

/** The rows of a report, what is the same as in the row above being said again. */
function rowsOf({ columns, rows }: Report): Entry[][] {
  const above: ReportCell[] = [];
  return rows.map(({ cells, example, differs }) => [
    ...columns.flatMap(({ id }, i) => {
      const cell = (above[i] = cells[i] ?? above[i]!);
      return cell === undefined ? [] : entriesOf(id, cell);
    }),
    ['row_differs', differs],
    ['row_example', example],
  ]);
}

function entriesOf(id: string, cell: ReportCell): Entry[] {
  switch (cell.kind) {
    case 'pattern':
      return [[id, cell.pattern]];
    case 'text':
      return [[id, cell.text]];
    case 'count':
      return [[id, cell.count]];
    case 'mean':
      return [[id, cell.mean], [`${id}_published`, cell.published]];
    case 'share': {
      const { count, of, share, interval: [low, high], published, differs } = cell.share;
      return [[`${id}_count`, count], [`${id}_of`, of], [id, share], [`${id}_low`, low], [`${id}_high`, high], [`${id}_published`, published], [`${id}_differs`, differs]];
    }
  }
}

function field(value: string | number | boolean | null): string {
  const text = value === null ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
