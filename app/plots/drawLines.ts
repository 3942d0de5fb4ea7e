import * as Plot from '@observablehq/plot';
import { decades, extent, joinExtents, linearDomain, logDomain } from './axisDomain.ts';
import { decimate } from './decimate.ts';
import { formatPower } from './formatValue.ts';
import { belowLog, drawnOn, type Series, type YScale } from './series.ts';

export interface LineDrawing {
  readonly svg: SVGSVGElement;
  /** Abscissa under a horizontal place in the svg, and back. */
  readonly xAt: (pixel: number) => number;
  readonly pixelAt: (x: number) => number;
}

export interface LineOptions {
  readonly series: readonly Series[];
  readonly xLabel: string;
  readonly yLabel: string;
  readonly yScale: YScale;
  readonly width: number;
  readonly height: number;
  /** Size of the page's letters against the usual 16 px; margins grow along. */
  readonly zoom: number;
}

const pointsPerSeries = 400;

/** Second cue besides colour, in the order of the series. */
const dashes = [[], [6, 3], [2, 3], [8, 3, 2, 3], [1, 4]] as const;
export const dashOf = (index: number, zoom = 1): string =>
  (dashes[index % dashes.length] ?? []).map((length) => length * zoom).join(' ');

/** The plot as a detached svg that carries neither a style element nor a style written as text. */
export function drawLines({ series, xLabel, yLabel, yScale, width, height, zoom }: LineOptions): LineDrawing {
  const isDrawn = drawnOn(yScale);
  const xDomain = linearDomain(...joinExtents(series.map(({ xs }) => extent(xs))));
  const yExtent = joinExtents(series.map(({ ys }) => extent(ys, isDrawn)));
  const yDomain = yScale === 'log' ? logDomain(...yExtent) : linearDomain(...yExtent);
  const plot = Plot.plot({
    className: 'plot-svg',
    width,
    height,
    marginTop: 22 * zoom,
    marginRight: 20 * zoom,
    marginBottom: 36 * zoom,
    marginLeft: 44 * zoom,
    style: { background: 'transparent' },
    x: { domain: [...xDomain], label: xLabel, labelArrow: 'none', ticks: Math.max(2, Math.round(width / (90 * zoom))) },
    y: {
      type: yScale,
      domain: [...yDomain],
      label: yLabel,
      labelArrow: 'none',
      grid: true,
      ...(yScale === 'log' ? { ticks: decades(yDomain), tickFormat: (y: number) => formatPower(Math.round(Math.log10(y))) } : { ticks: 5 }),
    },
    marks: [
      Plot.ruleY([yDomain[0]], { className: 'plot-foot' }),
      ...series.flatMap((curve, index) => {
        const points = decimate(curve.xs, curve.ys, pointsPerSeries, isDrawn).map((i) => [curve.xs[i]!, curve.ys[i]!] as const);
        const foot = yScale === 'log' ? spaced(belowLog(curve), ((xDomain[1] - xDomain[0]) * 10 * zoom) / width) : [];
        return [
          Plot.line(points, { className: 'plot-line', stroke: curve.colour, strokeDasharray: dashOf(index, zoom), strokeLinejoin: 'round' }),
          // one point alone makes no line
          Plot.dot(points.length === 1 ? points : [], { fill: curve.colour, r: 2.5 * zoom }),
          Plot.dot(foot, { x: (x: number) => x, y: () => yDomain[0], symbol: 'triangle2', fill: curve.colour, r: 3 * zoom }),
        ];
      }),
    ],
  }) as SVGSVGElement & Plot.Plot;
  plot.querySelectorAll('style').forEach((style) => style.remove());
  // the frame speaks for the whole picture; names on parts without a role are against the rules of ARIA
  for (const part of plot.querySelectorAll('[aria-label]')) {
    part.setAttribute('data-part', part.getAttribute('aria-label') ?? '');
    part.removeAttribute('aria-label');
  }
  const x = plot.scale('x');
  return { svg: plot, xAt: (pixel) => Number(x?.invert?.(pixel)), pixelAt: (place) => Number(x?.apply(place)) };
}

/** Of ascending places, those that keep a distance, so that their marks stay apart. */
function spaced(places: readonly number[], distance: number): number[] {
  const kept: number[] = [];
  for (const place of places) if (kept.length === 0 || place - kept.at(-1)! >= distance) kept.push(place);
  return kept;
}
