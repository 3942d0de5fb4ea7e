import './surfaces.css';
import type { ReactNode } from 'react';
import { ProgressBar, type ProgressBarProps } from './ProgressBar.tsx';

export interface StatusLineProps {
  /** Work under way; null when all is still. */
  readonly work?: ProgressBarProps | null | undefined;
  /** What stands while nothing is computed, such as "ready". */
  readonly children?: ReactNode;
  /** A notice or an error sentence. */
  readonly notice?: ReactNode;
  /** At the far end: seed, fingerprint. */
  readonly aside?: ReactNode;
}

/** The line at the foot of the page; its height does not depend on what it says. */
export function StatusLine({ work = null, children, notice, aside }: StatusLineProps) {
  return (
    <footer className="status-line">
      <div className="status-work">{work === null ? children : <ProgressBar {...work} />}</div>
      {notice ? <div className="status-notice">{notice}</div> : null}
      {aside ? <div className="status-aside">{aside}</div> : null}
    </footer>
  );
}
