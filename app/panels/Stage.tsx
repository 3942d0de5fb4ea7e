import type { ReactNode } from 'react';
import { chartsFor } from '../../src/strata/index.ts';
import { setChart } from '../state/actions.ts';
import { architectureOf } from '../state/derive.ts';
import { retry } from '../state/requests.ts';
import { useAppState } from '../state/store.ts';
import { Notice } from '../ui/Notice.tsx';
import { SegmentedControl } from '../ui/SegmentedControl.tsx';
import { RootsPanel } from './RootsPanel.tsx';

const chartNames = { ambient: 'space', sphere: 'sphere' } as const;

/** Side of the root circles that stand in for a picture. */
const instead = 320;

interface StageProps {
  /** The 3-D scene; null where the browser has no WebGL. */
  readonly scene: ReactNode | null;
  readonly lost: boolean;
}

/** The picture, or why there is none and the roots in its place: never an empty canvas. */
export function Stage({ scene, lost }: StageProps) {
  const a = useAppState((s) => architectureOf(s.view));
  const chart = useAppState((s) => s.view.chart);
  const status = useAppState((s) => s.picture.status);
  const message = useAppState((s) => s.picture.message);
  const stale = useAppState((s) => s.picture.stale);
  const charts = chartsFor(a);
  const drawable = charts.length > 0;
  return (
    <main className="stage" aria-label="Picture" data-picture={status}>
      {drawable && scene !== null && scene}
      {drawable && scene === null && (
        <div className="stage-instead">
          <Notice kind="warning">This browser shows no WebGL, so there is no 3-D picture. Facts, training and roots work; the picture is told in words below.</Notice>
          <RootsPanel size={instead} />
        </div>
      )}
      {!drawable && (
        <div className="stage-instead">
          <Notice kind="info">{message ?? 'There is no picture of this function space yet.'}</Notice>
          <RootsPanel size={instead} />
        </div>
      )}
      {charts.length > 1 && (
        <div className="stage-chart">
          <SegmentedControl label="Chart" labelHidden items={charts.map((id) => ({ id, label: chartNames[id] }))} value={chart} onChange={setChart} />
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
    </main>
  );
}
