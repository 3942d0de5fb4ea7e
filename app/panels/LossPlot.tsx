import { Suspense, lazy, useMemo } from 'react';
import { useAppState } from '../state/store.ts';
import { useThrottled } from '../state/useThrottled.ts';

const LinePlot = lazy(() => import('../plots/LinePlot.tsx').then((m) => ({ default: m.LinePlot })));
const height = 168;
/** Drawing the plot costs some ten milliseconds: six times a second leaves the frames to the picture. */
const plotInterval = 160;

/** Loss against steps, log scale, growing while the run streams. */
export function LossPlot() {
  const record = useAppState((s) => s.run?.record ?? null);
  const version = useThrottled(useAppState((s) => s.run?.version ?? 0), plotInterval);
  const series = useMemo(
    // the record grows in place: its version says when there is more of it
    () => (record === null || version === 0 ? [] : [{ id: 'loss', label: 'loss', xs: record.steps.subarray(0, record.count), ys: record.losses.subarray(0, record.count), colour: 'var(--trajectory)' }]),
    [record, version],
  );
  return (
    <div className="loss-plot">
      <Suspense fallback={<div className="plot-placeholder" />}>
        <LinePlot series={series} xLabel="step" yLabel="loss" height={height} />
      </Suspense>
    </div>
  );
}
