import './plots.css';
import { useLayoutEffect, useRef, useState, type PointerEvent } from 'react';
import { dashOf, drawLines, type LineDrawing } from './drawLines.ts';
import { formatValue } from './formatValue.ts';
import { leftOut, nearest, plotSummary, tableRows, type Series, type YScale } from './series.ts';
import { useSize } from './useSize.ts';

export interface LinePlotProps {
  readonly series: readonly Series[];
  readonly xLabel: string;
  readonly yLabel: string;
  /** In pixels of the ordinary text size; it grows with the text. */
  readonly height?: number | undefined;
  readonly yScale?: YScale | undefined;
  /** Shown while there is nothing to draw. */
  readonly emptyText?: string | undefined;
  readonly className?: string | undefined;
}

/**
 * Curves over one axis, log scale by default. Its axes change by decades (y) and by a few round steps in each decade (x), so they stand while a run
 * streams. Each curve is drawn with at most 400 points, its extremes among them; the table below holds values in full.
 */
export function LinePlot({ series, xLabel, yLabel, height = 200, yScale = 'log', emptyText = 'No values yet.', className = '' }: LinePlotProps) {
  const host = useRef<HTMLDivElement>(null);
  const line = useRef<HTMLDivElement>(null);
  const drawing = useRef<LineDrawing>(null);
  const { width, zoom } = useSize(host);
  const [cursor, setCursor] = useState<number | null>(null);
  const isEmpty = series.every(({ ys }) => ys.length === 0);
  useLayoutEffect(() => {
    if (width === 0 || host.current === null) return;
    // axes without values would show a scale that means nothing
    drawing.current = isEmpty ? null : drawLines({ series, xLabel, yLabel, yScale, width, height: height * zoom, zoom });
    host.current.replaceChildren(...(drawing.current === null ? [] : [drawing.current.svg]));
  }, [series, isEmpty, xLabel, yLabel, yScale, width, height, zoom]);
  useLayoutEffect(() => {
    const x = cursor === null ? null : nearestPlace(series, cursor);
    if (line.current === null) return;
    line.current.hidden = x === null || drawing.current === null;
    if (x !== null && drawing.current !== null) line.current.style.insetInlineStart = `${drawing.current.pixelAt(x)}px`;
  });

  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    const place = event.clientX - event.currentTarget.getBoundingClientRect().left;
    const x = drawing.current?.xAt(place);
    setCursor(x === undefined || !Number.isFinite(x) ? null : x);
  };
  const note = leftOut(series, yScale);
  return (
    <figure className={`plot ${className}`}>
      <div className="plot-frame" style={{ height: `${height / 16}rem` }} onPointerMove={onPointerMove} onPointerLeave={() => setCursor(null)}>
        <div ref={host} role="img" aria-label={plotSummary(series, xLabel, yLabel, yScale)} />
        {isEmpty ? <p className="plot-empty">{emptyText}</p> : null}
        <div ref={line} className="plot-cursor" hidden />
      </div>
      <figcaption className="plot-caption">
        <Legend series={series} xLabel={xLabel} at={cursor} />
        {note === null ? null : <p className="plot-note">{note}</p>}
        {isEmpty ? null : (
          <details className="plot-table">
            <summary>Values</summary>
            <ValueTable series={series} xLabel={xLabel} yLabel={yLabel} />
          </details>
        )}
      </figcaption>
    </figure>
  );
}

/** The abscissa of the longest curve that is nearest to x; null without any. */
function nearestPlace(series: readonly Series[], x: number): number | null {
  const xs = series.reduce<ArrayLike<number>>((longest, curve) => (curve.xs.length > longest.length ? curve.xs : longest), []);
  const index = nearest(xs, x);
  return index < 0 ? null : xs[index]!;
}

/** Names of the curves; under the pointer their values there, else their last ones. */
function Legend({ series, xLabel, at }: { readonly series: readonly Series[]; readonly xLabel: string; readonly at: number | null }) {
  return (
    <ul className="plot-legend">
      {series.map(({ id, label, xs, ys, colour }, index) => {
        const i = at === null ? ys.length - 1 : nearest(xs, at);
        return (
          <li key={id}>
            <svg viewBox="0 0 24 8" width="24" height="8" aria-hidden="true">
              <path d="M0 4h24" stroke={colour} strokeDasharray={dashOf(index)} />
            </svg>
            <span>{label}</span>
            {i < 0 ? null : (
              <span className="plot-reading">
                {formatValue(ys[i]!)} at {xLabel} {formatValue(xs[i]!)}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function ValueTable({ series, xLabel, yLabel }: { readonly series: readonly Series[]; readonly xLabel: string; readonly yLabel: string }) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">curve</th>
          <th scope="col">{xLabel}</th>
          <th scope="col">{yLabel}</th>
        </tr>
      </thead>
      <tbody>
        {series.flatMap((curve) =>
          tableRows(curve).map(({ x, y }, row) => (
            <tr key={`${curve.id} ${row}`}>
              <td>{curve.label}</td>
              <td>{formatValue(x)}</td>
              <td>{formatValue(y, 6)}</td>
            </tr>
          )),
        )}
      </tbody>
    </table>
  );
}
