import './plots.css';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { rootInWords, rootMarks, type CircleRoot, type RootMark } from './rootMarks.ts';

export interface RootCircleProps {
  readonly roots: readonly CircleRoot[];
  /** Whose roots these are, such as "roots of the target". */
  readonly label: string;
  /** Side of the square in pixels of the ordinary text size; it grows with the text. */
  readonly size?: number | undefined;
  /** Show the list of roots below, not only to screen readers. */
  readonly listShown?: boolean | undefined;
  readonly className?: string | undefined;
}

const half = 100;
const radius = 76;
const ticks = [
  { text: '∞', u: 0, v: 1 },
  { text: '1', u: 1, v: 0 },
  { text: '0', u: 0, v: -1 },
  { text: '−1', u: -1, v: 0 },
] as const;

/**
 * Roots of a real form on the sphere of roots, seen along its imaginary axis: real roots on the circle RP¹, infinity a point like
 * any other, each conjugate pair one point inside. Marks have a ring for each root counted with multiplicity.
 */
export function RootCircle({ roots, label, size = 200, listShown = false, className = '' }: RootCircleProps) {
  const id = useId();
  const marks = rootMarks(roots);
  const [active, setActive] = useState<number | null>(null);
  const [stop, setStop] = useState(0);
  const group = useRef<SVGGElement>(null);
  const current = Math.min(stop, marks.length - 1);
  const shown = active === null ? undefined : marks[active];

  // one tab stop for the circle; the arrow keys go round it
  const onKeyDown = (event: KeyboardEvent) => {
    const move = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (move === undefined || marks.length === 0) return;
    event.preventDefault();
    const next = (current + move + marks.length) % marks.length;
    setStop(next);
    group.current?.querySelectorAll<SVGGElement>('.root-mark')[next]?.focus();
  };

  return (
    <figure className={`root-circle ${className}`}>
      <svg viewBox={`${-half} ${-half} ${2 * half} ${2 * half}`} style={{ inlineSize: `${size / 16}rem` }} role="group" aria-label={label} aria-describedby={`${id}-note`}>
        <g aria-hidden="true">
          <circle r={radius} className="root-circle-rim" />
          {ticks.map(({ text, u, v }) => (
            <g key={text}>
              <path d={`M${u * (radius - 3)} ${-v * (radius - 3)}L${u * (radius + 3)} ${-v * (radius + 3)}`} className="root-circle-tick" />
              <text x={u * (radius + 15)} y={-v * (radius + 13)} className="root-circle-label">
                {text}
              </text>
            </g>
          ))}
          <path d="M-2.5 0h5M0 -2.5v5" className="root-circle-tick" />
          <text x="8" y="10" className="root-circle-label">
            i
          </text>
        </g>
        <g ref={group} onKeyDown={onKeyDown}>
          {marks.map((mark, index) => (
            <Mark
              key={mark.words}
              mark={mark}
              isActive={active === index}
              isTabStop={index === current}
              onActivate={() => {
                setActive(index);
                setStop(index);
              }}
              onLeave={() => setActive(null)}
            />
          ))}
        </g>
      </svg>
      <figcaption>
        <p className="root-reading" aria-hidden="true">
          {shown?.words ?? (marks.length === 0 ? 'no roots' : '')}
        </p>
        <p id={`${id}-note`} className="visually-hidden">
          Circle: real roots, infinity at the top. Inside: complex roots, one point for a conjugate pair.
        </p>
        <ul className={listShown ? 'root-list' : 'visually-hidden'}>
          {roots.map((root, index) => (
            <li key={index}>{rootInWords(root)}</li>
          ))}
        </ul>
      </figcaption>
    </figure>
  );
}

interface MarkProps {
  readonly mark: RootMark;
  readonly isActive: boolean;
  readonly isTabStop: boolean;
  readonly onActivate: () => void;
  readonly onLeave: () => void;
}

const innerRing = 3.5;
const ringGap = 3.5;

function Mark({ mark: { place, rings, multiplicity, words, roots }, isActive, isTabStop, onActivate, onLeave }: MarkProps) {
  const [u, v] = place;
  const outer = innerRing + ringGap * (rings.length - 1);
  const layers = [...new Set(roots.flatMap(({ layer }) => (layer === undefined ? [] : [layer])))];
  const hasNumeral = layers.length > 0 || multiplicity > 1;
  return (
    <g
      className="root-mark"
      data-active={isActive || undefined}
      transform={`translate(${u * radius} ${-v * radius})`}
      tabIndex={isTabStop ? 0 : -1}
      role="img"
      aria-label={words}
      onPointerEnter={onActivate}
      onPointerLeave={onLeave}
      onFocus={onActivate}
      onBlur={onLeave}
    >
      <circle r={Math.max(outer + 4, 12)} className="root-hit" />
      {rings.map((layer, index) => (
        <circle key={index} r={innerRing + ringGap * index} className={index === 0 ? 'root-core' : 'root-ring'} style={{ color: layer === null ? 'var(--ink)' : layerColour(layer) }} />
      ))}
      {hasNumeral ? (
        <text {...numeralPlace(place, outer)} className="root-numeral" aria-hidden="true">
          {layers.map((layer) => (
            <tspan key={layer} fill={layerColour(layer)}>
              {layer}
              {layer === layers.at(-1) ? ' ' : '·'}
            </tspan>
          ))}
          {multiplicity > 1 ? <tspan>×{multiplicity}</tspan> : null}
        </text>
      ) : null}
    </g>
  );
}

/** Colours repeat after five layers, numerals do not. */
const layerColour = (layer: number): string => `var(--layer-${((layer - 1) % 5) + 1})`;

/** Towards the centre of the disc, where there is room; near the centre, to the upper right. */
function numeralPlace([u, v]: readonly [number, number], outer: number): { x: number; y: number; textAnchor: 'start' | 'middle' | 'end' } {
  const length = Math.hypot(u, v);
  if (length < 0.35) return { x: outer + 4, y: -outer - 4, textAnchor: 'start' };
  const [inU, inV] = [-u / length, v / length];
  const gap = outer + 6;
  return { x: inU * gap, y: inV * (gap + 4), textAnchor: inU > 0.35 ? 'start' : inU < -0.35 ? 'end' : 'middle' };
}
