import type { Report, ReportCell, ReportColumn, ReportRow } from '../../../src/experiments/experiment.ts';
import { rowOrder } from './rowOrder.ts';

/** What the rows of a group have in common in one respect: its name, such as the target's pattern, and numbers that go with it. */
export interface GroupLevel {
  readonly column: ReportColumn;
  readonly name: ReportCell;
  readonly numbers: readonly ReportCell[];
  /** The group above has the same. */
  readonly repeated: boolean;
}

/** Rows of a report that share what stands in its leading columns. */
export interface RowGroup {
  readonly id: string;
  readonly levels: readonly GroupLevel[];
  readonly rows: readonly ReportRow[];
}

/** A column of the rows themselves, and where it stands in a row. */
export interface RowColumn {
  readonly column: ReportColumn;
  readonly index: number;
}

export interface GroupedReport {
  readonly groups: readonly RowGroup[];
  /** The name of a row, its share as the plot shows it, and counts. */
  readonly columns: readonly RowColumn[];
  /** The name again, with the other shares and means. */
  readonly further: readonly RowColumn[];
}

/** A report by groups, which are headed by what stands in its leading columns; rows keep their places while the numbers settle. */
export function groupedReport(report: Pick<Report, 'columns' | 'rows' | 'bars'>): GroupedReport {
  const { columns } = report;
  const share = shareColumn(report);
  const name = Math.max(0, share - 1);
  const groups: { readonly id: string; readonly levels: readonly GroupLevel[]; readonly rows: ReportRow[] }[] = [];
  let above: readonly ReportCell[] = [];
  for (const { row, head } of inOrder(report, name)) {
    const first = head.findIndex((cell, i) => cell !== above[i]);
    if (groups.length === 0 || first >= 0) groups.push({ id: row.id, levels: levelsOf(columns, head, first), rows: [] });
    groups.at(-1)!.rows.push(row);
    above = head;
  }
  // counts say little that shares do not: they make room for names in words
  const isWordy = report.rows.some(({ cells }) => cells[name]?.kind === 'text' && cells[share]?.kind === 'share');
  const own = columns.map((column, index): RowColumn => ({ column, index })).slice(name);
  const isFurther = ({ index }: RowColumn): boolean =>
    index !== share && report.rows.some(({ cells }) => cells[index]?.kind === 'share' || cells[index]?.kind === 'mean' || (isWordy && cells[index]?.kind === 'count'));
  const further = own.filter(isFurther);
  return { groups, columns: own.filter((one) => !isFurther(one)), further: further.length === 0 ? [] : [own[0]!, ...further] };
}

/** The column of the shares that the plot shows; the name of a row stands before it. */
function shareColumn({ rows, bars }: Pick<Report, 'rows' | 'bars'>): number {
  const [bar] = bars;
  const row = rows.find(({ id }) => id === bar?.row);
  return row?.cells.findIndex((cell) => cell?.kind === 'share' && cell.share === bar!.share) ?? -1;
}

/** The rows with all that stands in their leading columns, said again where the report leaves it out. */
function inOrder({ rows }: Pick<Report, 'rows'>, name: number): { readonly row: ReportRow; readonly head: readonly ReportCell[] }[] {
  let above: readonly ReportCell[] = [];
  const whole = rows.map((row) => {
    above = row.cells.slice(0, name).map((cell, i) => cell ?? above[i]!);
    return { row, head: above };
  });
  return whole.sort((a, b) => rowOrder([...a.head, a.row.cells[name] ?? null], [...b.head, b.row.cells[name] ?? null]));
}

/** @param first The first column that is not as in the group above. */
function levelsOf(columns: readonly ReportColumn[], cells: readonly ReportCell[], first: number): GroupLevel[] {
  const levels: { column: ReportColumn; name: ReportCell; numbers: ReportCell[]; repeated: boolean }[] = [];
  cells.forEach((cell, i) => {
    const isNumber = cell.kind === 'share' || cell.kind === 'mean';
    if (isNumber && levels.length > 0) levels.at(-1)!.numbers.push(cell);
    else levels.push({ column: columns[i]!, name: cell, numbers: [], repeated: i < first });
  });
  return levels;
}
