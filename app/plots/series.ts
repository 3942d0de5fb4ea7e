import { decimate } from './decimate.ts';
import { formatValue } from './formatValue.ts';

/** One curve. A run that streams passes a new object with each chunk; the arrays may be views into one growing buffer. */
export interface Series {
  readonly id: string;
  readonly label: string;
  readonly xs: ArrayLike<number>;
  readonly ys: ArrayLike<number>;
  /** Any CSS colour, custom properties included. */
  readonly colour: string;
}

export type YScale = 'log' | 'linear';

/** What can be drawn: finite, and above zero on a log axis. */
export const drawnOn = (scale: YScale) => (y: number): boolean => Number.isFinite(y) && (scale === 'linear' || y > 0);

/** Where a log axis cannot show the values: the abscissas of zero and negative ones. */
export function belowLog({ xs, ys }: Series): number[] {
  const places: number[] = [];
  for (let i = 0; i < ys.length; i += 1) if (ys[i]! <= 0 && Number.isFinite(xs[i]!)) places.push(xs[i]!);
  return places;
}

/** The plot in words: for each curve where it starts, where it ends and its smallest value. */
export function plotSummary(series: readonly Series[], xLabel: string, yLabel: string, scale: YScale): string {
  const head = `${yLabel} against ${xLabel}${scale === 'log' ? ', logarithmic scale' : ''}.`;
  return [head, ...series.map((curve) => curveInWords(curve, xLabel))].join(' ');
}

function curveInWords({ label, xs, ys }: Series, xLabel: string): string {
  let first = -1;
  let last = -1;
  let low = -1;
  for (let i = 0; i < ys.length; i += 1) {
    if (!Number.isFinite(ys[i]!)) continue;
    if (first < 0) first = i;
    last = i;
    if (low < 0 || ys[i]! < ys[low]!) low = i;
  }
  const at = (i: number): string => `${formatValue(ys[i]!)} at ${xLabel} ${formatValue(xs[i]!)}`;
  if (first < 0) return `${label}: no values yet.`;
  if (first === last) return `${label}: ${at(first)}.`;
  return `${label}: from ${at(first)} to ${at(last)}${low === last || low === first ? '' : `, smallest ${at(low)}`}.`;
}

/** The sentence below a log plot that leaves values out; null if it shows all. */
export function leftOut(series: readonly Series[], scale: YScale): string | null {
  if (scale === 'linear') return null;
  const count = series.reduce((sum, curve) => sum + belowLog(curve).length, 0);
  if (count === 0) return null;
  const [values, have, they] = count === 1 ? ['value is', 'has', 'It is'] : ['values are', 'have', 'They are'];
  return `${count} ${values} zero or negative and ${have} no place on a logarithmic axis. ${they} marked at its foot.`;
}

/** At most `rows` points of a curve for a table. */
export const tableRows = ({ xs, ys }: Series, rows = 12): { x: number; y: number }[] =>
  decimate(xs, ys, rows).map((i) => ({ x: xs[i]!, y: ys[i]! }));

/** Index of the abscissa nearest to x in ascending xs; -1 for none. */
export function nearest(xs: ArrayLike<number>, x: number): number {
  let from = 0;
  let to = xs.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (xs[middle]! < x) from = middle + 1;
    else to = middle;
  }
  return from > 0 && (from === xs.length || x - xs[from - 1]! < xs[from]! - x) ? from - 1 : from === xs.length ? -1 : from;
}
