import * as Plot from '@observablehq/plot';
import { boxPlaces, type MapRegions } from '../../src/landscape/mapRegions.ts';

/** Cells of a window, each in one of the groups, and the connected regions of equal groups. */
export interface RegionRaster {
  readonly columns: number;
  readonly rows: number;
  /** Group of each cell, entry i + columns · j for cell i along x and j along y. */
  readonly cells: Uint8Array;
  /** Regions of equal groups: their `counts` is the group. */
  readonly regions: MapRegions;
}

/** What cells of one group have in common, and how they are shown. */
export interface RegionGroup {
  readonly id: string;
  /** 0 … 7. */
  readonly tone: number;
  /** The tone is weaker. */
  readonly pale: boolean;
  /** Stands in regions with little room, and in the legend. */
  readonly short: string;
  /** Stands in regions with room for it, line by line. */
  readonly lines: readonly string[];
}

/** A named curve over the regions. */
export interface RegionCurve {
  readonly id: string;
  readonly label: string;
  readonly look: 'boundary' | 'passage' | 'caustic';
  /** Polylines of (x, y) pairs; a single pair is a curve that has shrunk to a point. */
  readonly pieces: readonly Float64Array[];
  /** Cusps and the like. */
  readonly points: readonly (readonly [number, number])[];
}

export interface RegionMapOptions {
  readonly raster: RegionRaster | null;
  readonly groups: readonly RegionGroup[];
  readonly curves: readonly RegionCurve[];
  /** Regions get an outline of their own: for maps without curves. */
  readonly outlined: boolean;
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  readonly xLabel: string;
  readonly yLabel: string;
  readonly width: number;
  readonly zoom: number;
}

export interface RegionMapDrawing {
  readonly svg: SVGSVGElement;
  readonly toPixel: (x: number, y: number) => readonly [number, number];
  readonly fromPixel: (left: number, top: number) => readonly [number, number];
}

const margins = { top: 22, right: 12, bottom: 36, left: 44 } as const;
const letterSize = 12;
const lineHeight = 1.2;
/** Mean width of a letter against its size. */
const letterWidth = 0.58;
/** Free pixels around words, shared by both sides. */
const labelGap = 8;

/** Height of a map with equal scales, in pixels, for a width. */
export function regionMapHeight({ x, y, width, zoom }: Pick<RegionMapOptions, 'x' | 'y' | 'width' | 'zoom'>): number {
  const inner = width - (margins.left + margins.right) * zoom;
  return Math.max(0, (inner * (y[1] - y[0])) / (x[1] - x[0])) + (margins.top + margins.bottom) * zoom;
}

/** The map as a detached svg without style elements: tones of the groups, curves, words where there is room for them, axes with equal scales. */
export function drawRegionMap(options: RegionMapOptions): RegionMapDrawing {
  const { raster, groups, curves, outlined, x, y, xLabel, yLabel, width, zoom } = options;
  const height = regionMapHeight(options);
  const labels = raster === null ? [] : regionLabels(options, raster);
  const plot = Plot.plot({
    className: 'plot-svg',
    width,
    height,
    marginTop: margins.top * zoom,
    marginRight: margins.right * zoom,
    marginBottom: margins.bottom * zoom,
    marginLeft: margins.left * zoom,
    style: { background: 'transparent' },
    x: { domain: [...x], label: xLabel, labelArrow: 'none', ticks: Math.max(2, Math.round(width / (80 * zoom))) },
    y: { domain: [...y], label: yLabel, labelArrow: 'none', ticks: Math.max(2, Math.round(height / (60 * zoom))) },
    marks: [
      (_index: unknown, scales: Plot.ScaleFunctions, _values: unknown, _size: unknown, { document }: Plot.Context) => {
        const layer = document.createElementNS('http://www.w3.org/2000/svg', 'g');
        layer.setAttribute('class', 'region-cells');
        if (raster !== null) layer.append(...fills(raster, groups, outlined, options, scales, document));
        return layer;
      },
      Plot.frame({ className: 'region-frame' }),
      ...curves.flatMap(({ look, pieces, points }) => [
        ...pieces.filter((piece) => piece.length > 2).map((piece) => Plot.line(pairs(piece), { className: `region-curve region-${look}`, clip: true, strokeLinejoin: 'round', ...(look === 'passage' ? { strokeDasharray: `${6 * zoom} ${3.5 * zoom}` } : {}) })),
        Plot.dot([...points, ...pieces.filter((piece) => piece.length === 2).flatMap(pairs)], { className: 'region-cusp', r: 3 * zoom, clip: true }),
      ]),
      Plot.text(labels, { className: 'region-label', x: ({ at }: RegionLabel) => at[0], y: ({ at }: RegionLabel) => at[1], text: ({ text }: RegionLabel) => text, fontSize: letterSize * zoom, lineHeight }),
    ],
  }) as SVGSVGElement & Plot.Plot;
  plot.querySelectorAll('style').forEach((style) => style.remove());
  // the frame speaks for the whole picture; names on parts without a role are against the rules of ARIA
  for (const part of plot.querySelectorAll('[aria-label]')) {
    part.setAttribute('data-part', part.getAttribute('aria-label') ?? '');
    part.removeAttribute('aria-label');
  }
  const [sx, sy] = [plot.scale('x')!, plot.scale('y')!];
  return { svg: plot, toPixel: (u, v) => [Number(sx.apply(u)), Number(sy.apply(v))], fromPixel: (left, top) => [Number(sx.invert?.(left)), Number(sy.invert?.(top))] };
}

const pairs = (piece: Float64Array): [number, number][] => Array.from({ length: piece.length / 2 }, (_, i) => [piece[2 * i]!, piece[2 * i + 1]!]);

/** Class of the mark of a group, here and in legends. */
export const toneClass = ({ tone, pale }: Pick<RegionGroup, 'tone' | 'pale'>): string => `region-tone region-tone-${tone}${pale ? ' region-pale' : ''}`;

/** One path for each group: its cells joined along the rows; and the edges between groups, if they are wanted. */
function fills({ columns, rows, cells }: RegionRaster, groups: readonly RegionGroup[], outlined: boolean, { x, y }: RegionMapOptions, scales: Plot.ScaleFunctions, document: Document): SVGPathElement[] {
  const left = (i: number): string => Number(scales.x?.(x[0] + ((x[1] - x[0]) * i) / columns)).toFixed(2);
  const top = (j: number): string => Number(scales.y?.(y[0] + ((y[1] - y[0]) * j) / rows)).toFixed(2);
  const [lefts, tops] = [Array.from({ length: columns + 1 }, (_, i) => left(i)), Array.from({ length: rows + 1 }, (_, j) => top(j))];
  const runs: string[] = groups.map(() => '');
  let edges = '';
  for (let j = 0; j < rows; j++)
    for (let i = 0; i < columns; ) {
      const own = cells[i + columns * j]!;
      const from = i;
      while (i < columns && cells[i + columns * j] === own) {
        if (outlined && j > 0 && cells[i + columns * (j - 1)] !== own) edges += `M${lefts[i]} ${tops[j]}H${lefts[i + 1]}`;
        i++;
      }
      if (outlined && i < columns) edges += `M${lefts[i]} ${tops[j]}V${tops[j + 1]}`;
      runs[own] += `M${lefts[from]} ${tops[j]}H${lefts[i]}V${tops[j + 1]}H${lefts[from]}Z`;
    }
  const path = (d: string, name: string): SVGPathElement => {
    const element = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    element.setAttribute('d', d);
    element.setAttribute('class', name);
    return element;
  };
  const painted = groups.flatMap((group, g) => (runs[g] === '' ? [] : [path(runs[g]!, toneClass(group))]));
  return edges === '' ? painted : [...painted, path(edges, 'region-edge')];
}

interface RegionLabel {
  readonly at: readonly [number, number];
  readonly text: string;
}

/** The words of the group in every region with room for them, else its short form, else nothing. */
function regionLabels({ groups, x, y, width, zoom }: RegionMapOptions, { columns, rows, regions }: RegionRaster): RegionLabel[] {
  const cell = (width - (margins.left + margins.right) * zoom) / columns;
  const boxes = new Map<string, readonly (number | null)[]>();
  const placesFor = (wide: number, lines: number): readonly (number | null)[] => {
    const key = `${wide} ${lines}`;
    const known = boxes.get(key) ?? boxPlaces(regions, columns, ((wide + labelGap) * zoom) / cell, ((lines * letterSize * lineHeight + labelGap) * zoom) / cell);
    boxes.set(key, known);
    return known;
  };
  return regions.regions.flatMap(({ counts }, id) => {
    const group = groups[counts];
    if (group === undefined) return [];
    for (const lines of [group.lines, [group.short]]) {
      const longest = Math.max(...lines.map((line) => line.length));
      const place = placesFor(Math.round(longest * letterWidth * letterSize), lines.length)[id];
      if (place === null || place === undefined) continue;
      const at = [x[0] + ((x[1] - x[0]) * ((place % columns) + 0.5)) / columns, y[0] + ((y[1] - y[0]) * (Math.floor(place / columns) + 0.5)) / rows] as const;
      return [{ at, text: lines.join('\n') }];
    }
    return [];
  });
}
