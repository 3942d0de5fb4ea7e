import './plots.css';
import './regionMap.css';
import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { drawRegionMap, regionMapHeight, type RegionCurve, type RegionGroup, type RegionMapDrawing, type RegionRaster } from './drawRegionMap.ts';
import { formatValue } from './formatValue.ts';
import { useSize } from './useSize.ts';

/** Where the point that can be moved stands, and what it is called. */
export interface MapPoint {
  readonly label: string;
  readonly x: number;
  readonly y: number;
}

export type MovePhase = 'start' | 'move' | 'end';

export interface RegionMapProps {
  /** null before anything is known. */
  readonly raster: RegionRaster | null;
  readonly groups: readonly RegionGroup[];
  readonly curves: readonly RegionCurve[];
  readonly outlined?: boolean | undefined;
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  readonly xLabel: string;
  readonly yLabel: string;
  /** The map in words. */
  readonly label: string;
  readonly point: MapPoint | null;
  readonly onMove: (x: number, y: number, phase: MovePhase) => void;
  /** The group under the pointer; null when it has left. */
  readonly onHover?: ((group: number | null) => void) | undefined;
  /** Shown while there is nothing to draw. */
  readonly emptyText?: string | undefined;
  readonly className?: string | undefined;
}

/** Steps of the arrow keys, as a share of the window; Shift makes them ten times finer. */
const keyStep = 0.02;

const arrows: Readonly<Record<string, readonly [number, number]>> = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

const starPath = 'm0-10 2.9 6.2 6.8.8-5 4.7 1.3 6.7-6-3.3-6 3.3 1.3-6.7-5-4.7 6.8-.8Z';

/** Regions of a plane with named curves over them, axes with equal scales, and a star that can be dragged or moved with the arrow keys. */
export function RegionMap(props: RegionMapProps) {
  const { raster, groups, curves, outlined = false, x, y, xLabel, yLabel, label, point, onMove, onHover, emptyText = 'Nothing is known yet.', className = '' } = props;
  const host = useRef<HTMLDivElement>(null);
  const [drawing, setDrawing] = useState<RegionMapDrawing | null>(null);
  const { width, zoom } = useSize(host);
  useLayoutEffect(() => {
    if (width === 0 || host.current === null) return;
    const next = drawRegionMap({ raster, groups, curves, outlined, x, y, xLabel, yLabel, width, zoom });
    host.current.replaceChildren(next.svg);
    setDrawing(next);
  }, [raster, groups, curves, outlined, x, y, xLabel, yLabel, width, zoom]);

  const onPointerMove = (event: PointerEvent<HTMLDivElement>): void => {
    if (drawing === null || raster === null || onHover === undefined) return;
    const bounds = event.currentTarget.getBoundingClientRect();
    const [u, v] = drawing.fromPixel(event.clientX - bounds.left, event.clientY - bounds.top);
    const i = Math.floor((raster.columns * (u - x[0])) / (x[1] - x[0]));
    const j = Math.floor((raster.rows * (v - y[0])) / (y[1] - y[0]));
    const inside = i >= 0 && i < raster.columns && j >= 0 && j < raster.rows;
    onHover(inside ? raster.cells[i + raster.columns * j]! : null);
  };
  const place = point !== null && drawing !== null && isInside(point, x, y) ? drawing.toPixel(point.x, point.y) : null;
  return (
    <div className={`plot region-map ${className}`}>
      <div className="plot-frame" style={{ height: width === 0 ? '16rem' : regionMapHeight({ x, y, width, zoom }) }} onPointerMove={onPointerMove} onPointerLeave={() => onHover?.(null)}>
        <div ref={host} role="img" aria-label={label} />
        {raster === null ? <p className="plot-empty">{emptyText}</p> : null}
        {place === null || point === null || drawing === null ? null : <Star point={point} place={place} drawing={drawing} x={x} y={y} names={[xLabel, yLabel]} onMove={onMove} />}
      </div>
    </div>
  );
}

/** A point on the edge stays in sight though its numbers are rounded; this is the share of the window that is forgiven. */
const onEdge = 1e-3;

const isInside = (point: MapPoint, x: readonly [number, number], y: readonly [number, number]): boolean => isBetween(point.x, x) && isBetween(point.y, y);

const isBetween = (value: number, [from, to]: readonly [number, number]): boolean => value >= from - onEdge * (to - from) && value <= to + onEdge * (to - from);

interface StarProps extends Pick<RegionMapProps, 'x' | 'y' | 'onMove'> {
  readonly point: MapPoint;
  readonly place: readonly [number, number];
  readonly drawing: RegionMapDrawing;
  readonly names: readonly [string, string];
}

/** A page element over the drawing, so that keyboard, screen reader and fingers can take hold of it. */
function Star({ point, place, drawing, x, y, names, onMove }: StarProps) {
  const id = useId();
  const grasp = useRef<{ readonly left: number; readonly top: number; started: boolean } | null>(null);
  const report = (u: number, v: number, phase: MovePhase): void => onMove(within(u, x), within(v, y), phase);
  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    if (event.button !== 0 || grasp.current !== null) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    grasp.current = { left: place[0] - event.clientX, top: place[1] - event.clientY, started: false };
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>): void => {
    if (grasp.current === null) return;
    const [u, v] = drawing.fromPixel(event.clientX + grasp.current.left, event.clientY + grasp.current.top);
    report(u, v, grasp.current.started ? 'move' : 'start');
    grasp.current.started = true;
  };
  const onPointerEnd = (): void => {
    if (grasp.current?.started === true) report(point.x, point.y, 'end');
    grasp.current = null;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const step = arrows[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    const size = keyStep * (event.shiftKey ? 0.1 : 1) * Math.max(x[1] - x[0], y[1] - y[0]);
    report(point.x + step[0] * size, point.y + step[1] * size, 'move');
  };
  return (
    <>
      <button
        type="button"
        className="region-star"
        style={{ insetInlineStart: place[0], insetBlockStart: place[1] }}
        aria-label={`${point.label}: ${names[0]} ${formatValue(point.x, 3)}, ${names[1]} ${formatValue(point.y, 3)}`}
        aria-roledescription="draggable point"
        aria-describedby={id}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerEnd}
        onPointerCancel={onPointerEnd}
        onLostPointerCapture={onPointerEnd}
        onKeyDown={onKeyDown}
      >
        <svg viewBox="-14 -14 28 28" aria-hidden="true">
          <path className="region-star-halo" d={starPath} />
          <path className="region-star-mark" d={starPath} />
        </svg>
      </button>
      <p id={id} className="visually-hidden">
        Arrow keys move it; Shift makes the steps ten times finer.
      </p>
    </>
  );
}

const within = (value: number, [from, to]: readonly [number, number]): number => Math.min(to, Math.max(from, value));
