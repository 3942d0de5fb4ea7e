import './marks.css';
import type { ReactNode } from 'react';

export type Mark =
  | 'boundary'
  | 'functionSpace'
  | 'boundaryCurve'
  | 'functionSpaceCurve'
  | 'functionSpacePoint'
  | 'closureOnlyPoint'
  | 'discriminantInside'
  | 'discriminantOutside'
  | 'closureOnly'
  | 'singular'
  | 'cuspidal'
  | 'special'
  | 'target'
  | 'start'
  | 'current'
  | 'end'
  | 'trajectory'
  | 'minimum'
  | 'saddle'
  | 'spurious'
  | 'offSlice';

/** The marks of the picture on 28 × 16; the second cue besides colour is the one of the picture. */
const drawings: Readonly<Record<Mark, ReactNode>> = {
  boundary: (
    <>
      <rect x="2" y="2" width="24" height="12" rx="1" fill="var(--boundary)" stroke="var(--boundary-text)" strokeWidth="1.75" />
    </>
  ),
  functionSpace: (
    <>
      <rect x="2" y="2" width="24" height="12" rx="1" fill="var(--function-space)" fillOpacity="0.9" stroke="var(--function-space-line)" strokeWidth="1" />
      <path d="M8 2.5v11M14 2.5v11M20 2.5v11" stroke="var(--surface)" strokeOpacity="0.7" strokeWidth="1" />
    </>
  ),
  boundaryCurve: (
    <>
      <path d="M2 8h24" stroke="var(--boundary-text)" strokeWidth="6" />
      <path d="M2 8h24" stroke="var(--boundary)" strokeWidth="3.5" />
    </>
  ),
  functionSpaceCurve: <path d="M2 8h24" stroke="var(--function-space-line)" strokeWidth="3" />,
  functionSpacePoint: <circle cx="14" cy="8" r="4" fill="var(--function-space-line)" />,
  closureOnlyPoint: <circle cx="14" cy="8" r="4" stroke="var(--outside)" strokeWidth="1.75" strokeDasharray="2.5 1.7" />,
  discriminantInside: (
    <>
      <rect x="2" y="2" width="24" height="12" rx="1" fill="var(--function-space)" fillOpacity="0.45" stroke="var(--function-space-line)" strokeWidth="1" />
      <path d="M3 8.5 9 2.5M3 13.5 14 2.5M9 13.5 20 2.5M15 13.5 25 3.5M21 13.5l4-4" stroke="var(--function-space-line)" strokeWidth="0.9" />
    </>
  ),
  discriminantOutside: <rect x="2" y="2" width="24" height="12" rx="1" fill="var(--outside)" fillOpacity="0.2" stroke="var(--outside)" strokeWidth="1.25" strokeDasharray="3 2" />,
  closureOnly: <path d="M2 8h24" stroke="var(--outside)" strokeWidth="2" strokeDasharray="5 3.5" />,
  singular: (
    <>
      <path d="M2 8h24" stroke="var(--singular)" strokeWidth="5" />
      <path d="M2 8h24" stroke="var(--surface)" strokeWidth="2" />
    </>
  ),
  cuspidal: <path d="M2 8h24" stroke="var(--cuspidal)" strokeWidth="4" />,
  special: <circle cx="14" cy="8" r="4.5" fill="var(--special)" stroke="var(--surface)" strokeWidth="1" />,
  target: <path d="m14 1.2 2 4.3 4.7.6-3.5 3.2.9 4.7-4.1-2.3-4.1 2.3.9-4.7-3.5-3.2 4.7-.6Z" fill="var(--target)" stroke="var(--target-line)" strokeWidth="1.1" strokeLinejoin="round" />,
  start: <circle cx="14" cy="8" r="4" fill="var(--surface)" stroke="var(--trajectory)" strokeWidth="1.75" />,
  current: <path d="M9.5 3.5 19 8l-9.5 4.5 2-4.5Z" fill="var(--trajectory)" />,
  end: <circle cx="14" cy="8" r="4.5" fill="var(--trajectory)" />,
  trajectory: (
    <>
      <path d="M2 8h21" stroke="var(--trajectory)" strokeWidth="1.75" />
      <path d="m19.5 4 6.5 4-6.5 4Z" fill="var(--trajectory)" />
    </>
  ),
  minimum: <circle cx="14" cy="8" r="5" fill="var(--minimum)" />,
  saddle: <path d="m14 1.75 6.25 6.25L14 14.25 7.75 8Z" fill="var(--saddle)" />,
  spurious: (
    <>
      <circle cx="14" cy="8" r="5.25" stroke="var(--spurious)" strokeWidth="1.75" />
      <path d="m11.6 5.6 4.8 4.8m0-4.8-4.8 4.8" stroke="var(--spurious)" strokeWidth="1.5" />
    </>
  ),
  offSlice: (
    <g opacity="0.55">
      <circle cx="14" cy="5" r="3.25" fill="var(--muted)" />
      <path d="M14 8v6.5M10.5 14.5h7" stroke="var(--muted)" strokeWidth="1" />
    </g>
  ),
};

export interface SwatchProps {
  readonly mark: Mark;
  /** Only where no words stand beside it. */
  readonly label?: string | undefined;
}

/** The mark of a stratum or of a point, as the picture draws it. */
export function Swatch({ mark, label }: SwatchProps) {
  return (
    <svg className="swatch" viewBox="0 0 28 16" width="28" height="16" fill="none" {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}>
      {drawings[mark]}
    </svg>
  );
}

export interface LayerChipProps {
  /** 1 for the first layer. */
  readonly layer: number;
  readonly label?: string | undefined;
}

/** The numeral of a layer in its colour; colours repeat after five layers, numerals do not. */
export const LayerChip = ({ layer, label = `layer ${layer}` }: LayerChipProps) => (
  <span className={`layer-chip layer-chip-${((layer - 1) % 5) + 1}`} role="img" aria-label={label}>
    {layer}
  </span>
);
