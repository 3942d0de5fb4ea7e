import type { ReportCell, ReportRow } from '../../../src/experiments/experiment.ts';
import { PatternTag } from '../../ui/PatternTag.tsx';
import { formatNumber } from '../../ui/parseNumber.ts';
import { Term } from '../../ui/Term.tsx';
import { OpenRunIcon } from './OpenRunIcon.tsx';
import type { RowColumn, RowGroup } from './reportGroups.ts';
import { shortMean, wholeNumber } from './reportText.ts';
import { ShareCell } from './ShareCell.tsx';

interface ReportTableProps {
  readonly caption: string;
  readonly groups: readonly RowGroup[];
  readonly columns: readonly RowColumn[];
  /** The row whose example stands in the picture, and what is said of that below it. */
  readonly opened: { readonly row: string; readonly sentence: string } | null;
  readonly onOpen: (row: ReportRow) => void;
}

/** What an experiment found: rows in groups, shares beside those of the source, and a run of each row to be opened. */
export function ReportTable({ caption, groups, columns, opened, onOpen }: ReportTableProps) {
  const shareAt = columns.findIndex(({ index }) => groups[0]?.rows[0]?.cells[index]?.kind === 'share');
  return (
    <div className="report-frame">
      <table className="report">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ column: { id, title, help } }, i) => (
              <th key={id} scope="col">
                <span className={i === shareAt ? 'share' : undefined}>
                  <Term explanation={help}>{i === shareAt ? `${title}, %` : title}</Term>
                </span>
              </th>
            ))}
            <th scope="col" className="report-open">
              <span className="visually-hidden">One of these runs</span>
            </th>
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.id}>
            <GroupHeads group={group} columns={columns} shareAt={shareAt} />
            {group.rows.filter(hasNumbers(columns)).map((row) => (
              <Row key={row.id} row={row} columns={columns} sentence={row.id === opened?.row ? opened.sentence : null} onOpen={() => onOpen(row)} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

/** A row that has only words here has its numbers in the other table. */
const hasNumbers = ([, ...columns]: readonly RowColumn[]) => ({ cells }: ReportRow): boolean => columns.some(({ index }) => cells[index] != null && cells[index]!.kind !== 'text');

interface GroupHeadsProps extends Pick<ReportTableProps, 'columns'> {
  readonly group: RowGroup;
  readonly shareAt: number;
}

/** What the rows below have in common, a line each: target 0|1 with its share under the shares, then start 11|0. */
function GroupHeads({ group: { levels }, columns, shareAt }: GroupHeadsProps) {
  return levels.map(({ column, name, numbers, repeated }, depth) => {
    if (repeated) return null;
    const [number] = shareAt > 0 ? numbers : [];
    return (
      <tr key={column.id} className="report-head" data-depth={depth}>
        <th colSpan={number === undefined ? columns.length + 1 : shareAt} scope="rowgroup">
          {levels.slice(0, depth).map((outer) => (
            <span key={outer.column.id} className="visually-hidden">
              {outer.column.title} <Cell cell={outer.name} />,{' '}
            </span>
          ))}
          <span className="report-head-title">{column.title} </span>
          <Cell cell={name} />
        </th>
        {number !== undefined && (
          <>
            <td>
              <Cell cell={number} />
            </td>
            <td colSpan={columns.length - shareAt} />
          </>
        )}
      </tr>
    );
  });
}

interface RowProps extends Pick<ReportTableProps, 'columns'> {
  readonly row: ReportRow;
  /** Said while its example stands in the picture. */
  readonly sentence: string | null;
  readonly onOpen: () => void;
}

function Row({ row: { id, cells, example, differs }, columns: [name, ...columns], sentence, onOpen }: RowProps) {
  const isOpened = sentence !== null;
  const title = example === null ? 'There is no such run' : isOpened ? `Run ${wholeNumber(example)} stands in the picture` : `Open run ${wholeNumber(example)}, one of these, in the picture`;
  return (
    <>
      <tr className="report-row" data-row={id} data-differs={differs || undefined} aria-current={isOpened || undefined} onClick={example === null ? undefined : onOpen}>
        <th scope="row">
          <Cell cell={cells[name!.index] ?? null} />
        </th>
        {columns.map(({ column, index }) => (
          <td key={column.id}>
            <Cell cell={cells[index] ?? null} />
          </td>
        ))}
        <td className="report-open">
          {/* its press is one on the row. A plain button: a table has dozens of them, and is written anew six times a second */}
          <button type="button" className="button button-icon report-button" aria-label={title} title={title} disabled={example === null}>
            <OpenRunIcon />
          </button>
        </td>
      </tr>
      {isOpened && (
        <tr className="report-opened">
          <td colSpan={columns.length + 2}>{sentence}</td>
        </tr>
      )}
    </>
  );
}

function Cell({ cell }: { readonly cell: ReportCell | null }) {
  switch (cell?.kind) {
    case 'pattern':
      return <PatternTag pattern={cell.pattern} />;
    case 'text':
      return cell.text;
    case 'count':
      return wholeNumber(cell.count);
    case 'share':
      return <ShareCell share={cell.share} />;
    case 'mean':
      return <span title={cell.published === null ? undefined : `printed: ${formatNumber(cell.published)}, in a normalization of its own`}>{shortMean(cell.mean)}</span>;
    case undefined:
      return null;
  }
}
