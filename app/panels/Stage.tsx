import type { ReactNode } from 'react';
import { chartsFor } from '../../src/strata/index.ts';
import { architectureOf } from '../state/derive.ts';
import { retry } from '../state/requests.ts';
import { useAppState } from '../state/store.ts';
import { Notice } from '../ui/Notice.tsx';
import { ChartBar, type ChartBarSpace } from './ChartBar.tsx';
import { LazyRootsPanel } from './LazyRootsPanel.tsx';

/** Side of the root circles that stand in for a picture. */
const instead = 320;

interface StageProps {
  /** The 3-D scene; null where the browser has no WebGL. */
  readonly scene: ReactNode | null;
  readonly lost: boolean;
  /** How the choice of chart stands over the picture; null where it stands elsewhere. */
  readonly chartBar: Exclude<ChartBarSpace, 'sheet'> | null;
}

/** The picture, or why there is none and the roots in its place: never an empty canvas. */
export function Stage({ scene, lost, chartBar }: StageProps) {
  const a = useAppState((s) => architectureOf(s.view));
  const status = useAppState((s) => s.picture.status);
  const message = useAppState((s) => s.picture.message);
  const stale = useAppState((s) => s.picture.stale);
  const drawable = chartsFor(a).length > 0;
  return (
    <main className="stage" aria-label="Picture" data-picture={status}>
      {chartBar !== null && <ChartBar space={chartBar} />}
      <div className="stage-picture">
        {drawable && scene !== null && scene}
        {drawable && scene === null && (
          <div className="stage-instead">
            <Notice kind="warning">This browser shows no WebGL, so there is no 3-D picture. Facts, training and roots work; the picture is told in words below.</Notice>
            <LazyRootsPanel size={instead} />
          </div>
        )}
        {!drawable && (
          <div className="stage-instead">
            <Notice kind="info">{message ?? 'There is no picture of this function space yet.'}</Notice>
            <LazyRootsPanel size={instead} />
          </div>
        )}
        {drawable && status === 'failed' && (
          <div className="stage-notice">
            <Notice action={{ label: 'Try again', onPress: retry }}>{`${message ?? ''}${stale ? ' The last picture stays, faded.' : ''}`}</Notice>
          </div>
        )}
        {lost && (
          <div className="stage-notice">
            <Notice kind="warning">The graphics context was lost; the picture comes back when the browser gives it back.</Notice>
          </div>
        )}
      </div>
    </main>
  );
}
