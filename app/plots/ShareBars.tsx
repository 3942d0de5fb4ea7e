import './plots.css';
import { useLayoutEffect, useRef } from 'react';
import { drawShares, sharesHeight } from './drawShares.ts';
import { useSize } from './useSize.ts';

/** A share between 0 and 1, with its interval and what is published of it. */
export interface ShareBar {
  readonly id: string;
  /** Shares of one group sum to one and stand together under its name. */
  readonly group: string;
  readonly label: string;
  readonly share: number;
  readonly interval: readonly [number, number];
  readonly published: number | null;
  /** By more than sampling explains. */
  readonly differs: boolean;
}

export interface ShareBarsProps {
  readonly bars: readonly ShareBar[];
  /** What the shares are of, and where they stand in words. */
  readonly label: string;
  readonly className?: string | undefined;
}

/** Shares beside published ones on an axis that is always 0 to 100 %, so that nothing moves but the marks. */
export function ShareBars({ bars, label, className = '' }: ShareBarsProps) {
  const host = useRef<HTMLDivElement>(null);
  const { width, zoom } = useSize(host);
  useLayoutEffect(() => {
    if (width === 0 || host.current === null) return;
    host.current.replaceChildren(drawShares({ bars, width, zoom }));
  }, [bars, width, zoom]);
  return (
    <figure className={`plot shares ${className}`}>
      <div ref={host} className="plot-frame" style={{ height: `${sharesHeight(bars) / 16}rem` }} role="img" aria-label={`${label} ${sharesSummary(bars)}`} />
      <figcaption className="plot-caption">
        <ul className="plot-legend" aria-hidden="true">
          <li>
            <svg viewBox="0 0 24 10" width="24" height="10">
              <path className="shares-interval" d="M1 5h22" />
              <circle className="shares-dot" cx="12" cy="5" r="3" />
            </svg>
            here, 95 % interval
          </li>
          {bars.some(({ published }) => published !== null) && (
            <li>
              <svg viewBox="0 0 12 12" width="12" height="12">
                <path className="shares-published" d="m6 1.5 4.5 4.5L6 10.5 1.5 6Z" />
              </svg>
              source
            </li>
          )}
        </ul>
      </figcaption>
    </figure>
  );
}

/** The plot in words. */
export function sharesSummary(bars: readonly ShareBar[]): string {
  const groups = [...new Set(bars.map(({ group }) => group))];
  return groups
    .map((group) => {
      const parts = bars.filter((bar) => bar.group === group).map(({ label, share, published }) => `${label} ${percent(share)}${published === null ? '' : `, source ${percent(published)}`}`);
      return `${group === '' ? '' : `${group}: `}${parts.join('; ')}.`;
    })
    .join(' ');
}

const percent = (share: number): string => `${Number((100 * share).toPrecision(3))} %`;
