import { Fragment, useEffect, useMemo, useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import type { ListedPoint } from '../../state/criticalReading.ts';
import { openPoint, pointAt, useLookedAt } from '../../state/criticalStore.ts';
import { PointDetails } from './PointDetails.tsx';
import { pointLine } from './pointFiles.ts';
import { orderedPoints, type OrderBy, type PointOrder } from './pointOrder.ts';
import { PointRow } from './PointRow.tsx';

interface PointTableProps {
  readonly points: readonly ListedPoint[];
}

const heads: readonly (readonly [by: OrderBy, title: string])[] = [
  ['kind', 'kind'],
  ['roots', 'roots'],
  ['loss', 'loss'],
  ['networks', 'networks'],
];

/** The real critical points, a row each; what is pointed at here is marked in the picture, and the other way round. */
export function PointTable({ points }: PointTableProps) {
  const [order, setOrder] = useState<PointOrder>({ by: 'loss', descending: false });
  const pointed = useLookedAt((s) => s.pointed);
  const opened = useLookedAt((s) => s.opened);
  const rows = useMemo(() => orderedPoints(points, order), [points, order]);
  const table = useRef<HTMLTableElement>(null);
  useEffect(() => {
    if (opened === null) return;
    // what is opened in the picture may stand elsewhere in the table
    const row = table.current?.querySelector(`tr[data-point="${opened}"]`);
    if (row?.contains(document.activeElement) === false) row.scrollIntoView({ block: 'nearest' });
  }, [opened]);
  const copy = (event: ClipboardEvent): void => {
    const row = document.activeElement?.closest<HTMLElement>('tr[data-point]');
    const listed = points[Number(row?.dataset['point'] ?? NaN)];
    if (listed === undefined || document.getSelection()?.isCollapsed === false) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', pointLine(listed));
  };
  return (
    <table ref={table} className="point-table" aria-label="Real critical points" onCopy={copy} onKeyDown={stepRows}>
      <thead>
        <tr>
          {heads.map(([by, title]) => (
            <th key={by} scope="col" className={`point-${by}`} aria-sort={order.by === by ? (order.descending ? 'descending' : 'ascending') : 'none'}>
              <button type="button" className="point-sort" onClick={() => setOrder({ by, descending: order.by === by && !order.descending })}>
                {title}
                <span aria-hidden="true">{order.by === by ? (order.descending ? ' ↓' : ' ↑') : ''}</span>
              </button>
            </th>
          ))}
        </tr>
      </thead>
      <tbody onPointerLeave={() => pointAt(null)}>
        {rows.map((listed) => (
          <Fragment key={listed.index}>
            <PointRow listed={listed} isPointed={listed.index === pointed} isOpen={listed.index === opened} onPoint={() => pointAt(listed.index)} onOpen={() => openPoint(listed.index === opened ? null : listed.index)} />
            {listed.index === opened && (
              <tr className="point-details-row">
                <td colSpan={heads.length} id={`point-${listed.index}`}>
                  <PointDetails listed={listed} />
                </td>
              </tr>
            )}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

/** Up and down go from row to row. */
function stepRows(event: KeyboardEvent<HTMLTableElement>): void {
  const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
  const step = steps[event.key];
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('.point-open')];
  const at = buttons.indexOf(document.activeElement as HTMLElement);
  if (at < 0) return;
  const next = event.key === 'Home' ? 0 : event.key === 'End' ? buttons.length - 1 : step === undefined ? null : at + step;
  if (next === null) return;
  event.preventDefault();
  event.stopPropagation();
  buttons[next]?.focus();
}
