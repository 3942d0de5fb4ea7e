import * as Plot from '@observablehq/plot';
import type { ShareBar } from './ShareBars.tsx';

interface SharesOptions {
  readonly bars: readonly ShareBar[];
  readonly width: number;
  /** Size of the page's letters against the usual 16 px; everything grows along. */
  readonly zoom: number;
}

const rowHeight = 20;
const [top, bottom] = [6, 22];
const letter = 7;
/** Longer names stand over their bars. */
const longestBeside = 8;
const ticks = [0, 25, 50, 75, 100];

/** What stands in one row of the plot: the name of a group, the name of a share, a share, or both. */
interface Line {
  readonly key: string;
  readonly heading: string;
  readonly label: string;
  readonly bar: ShareBar | null;
}

function lines(bars: readonly ShareBar[]): Line[] {
  const isOneGroup = bars.every(({ group }) => group === bars[0]!.group);
  const isBeside = bars.every(({ label }) => label.length <= longestBeside);
  return bars.flatMap((bar, i): Line[] => [
    ...(isOneGroup || bar.group === bars[i - 1]?.group ? [] : [{ key: `group ${bar.group}`, heading: bar.group, label: '', bar: null }]),
    ...(isBeside ? [] : [{ key: `name ${bar.id}`, heading: bar.label, label: '', bar: null }]),
    { key: bar.id, heading: '', label: isBeside ? bar.label : '', bar },
  ]);
}

/** Height of the plot in pixels of the ordinary text size. */
export const sharesHeight = (bars: readonly ShareBar[]): number => top + bottom + rowHeight * lines(bars).length;

/**
 * Shares from 0 to 100 %, a row each: a dot with its interval on a pale bar, a hollow diamond for the share in the source, in groups that sum to one.
 * As a detached svg that carries neither a style element nor a style written as text.
 */
export function drawShares({ bars, width, zoom }: SharesOptions): SVGSVGElement {
  const all = lines(bars);
  const shares = all.filter((line): line is Line & { readonly bar: ShareBar } => line.bar !== null);
  const left = 10 + letter * all.reduce((most, { label }) => Math.max(most, label.length), 0);
  const of = (value: (bar: ShareBar) => number) => (line: Line) => 100 * value(line.bar!);
  const row = { y: 'key' } as const;
  const text = { ...row, frameAnchor: 'left', fontSize: 12 * zoom } as const;
  const plot = Plot.plot({
    className: 'plot-svg',
    width,
    height: sharesHeight(bars) * zoom,
    marginTop: top * zoom,
    marginRight: 26 * zoom,
    marginBottom: bottom * zoom,
    marginLeft: left * zoom,
    style: { background: 'transparent' },
    x: { domain: [0, 100], axis: null },
    y: { domain: all.map(({ key }) => key), axis: null, padding: 0 },
    marks: [
      Plot.gridX(ticks, { className: 'shares-grid' }),
      Plot.axisX(ticks, { label: null, tickSize: 0, tickFormat: (x: number) => (x === 100 ? '100 %' : String(x)), fontSize: 12 * zoom }),
      Plot.text(all, { ...text, className: 'shares-heading', text: 'heading', dx: (4 - left) * zoom, textAnchor: 'start', stroke: 'var(--surface)', strokeWidth: 4 * zoom }),
      Plot.text(all, { ...text, className: 'shares-label', text: 'label', dx: -8 * zoom, textAnchor: 'end' }),
      Plot.barX(shares, { ...row, className: 'shares-bar', x1: 0, x2: of(({ share }) => share), insetTop: 6 * zoom, insetBottom: 6 * zoom }),
      Plot.ruleY(shares, { ...row, className: 'shares-interval', x1: of(({ interval }) => interval[0]), x2: of(({ interval }) => interval[1]) }),
      Plot.dot(shares, { ...row, className: 'shares-dot', x: of(({ share }) => share), r: 3 * zoom }),
      Plot.dot(
        shares.filter(({ bar }) => bar.published !== null),
        { ...row, className: 'shares-published', x: of(({ published }) => published ?? 0), symbol: 'diamond', r: 5 * zoom },
      ),
      Plot.text(
        shares.filter(({ bar }) => bar.differs),
        { ...row, className: 'shares-differs', text: () => '≠', frameAnchor: 'right', dx: 18 * zoom, fontSize: 14 * zoom },
      ),
    ],
  }) as SVGSVGElement;
  plot.querySelectorAll('style').forEach((style) => style.remove());
  // the frame speaks for the whole picture; names on parts without a role are against the rules of ARIA
  for (const part of plot.querySelectorAll('[aria-label]')) {
    part.setAttribute('data-part', part.getAttribute('aria-label') ?? '');
    part.removeAttribute('aria-label');
  }
  return plot;
}
