import { Suspense, lazy } from 'react';
import { chartsFor } from '../../src/strata/index.ts';
import { takesSlice } from '../state/chartChoice.ts';
import { architectureOf } from '../state/derive.ts';
import { useAppState } from '../state/store.ts';
import { ChartChooser } from './ChartChooser.tsx';
import { MissingNote } from './MissingNote.tsx';
import { OrbitFields } from './OrbitFields.tsx';

const SliceFields = lazy(() => import('./SliceFields.tsx').then((m) => ({ default: m.SliceFields })));

/** strip: docked over the picture. line: the same in a single line, for low windows. sheet: among the panels of a phone. */
export type ChartBarSpace = 'strip' | 'line' | 'sheet';

/** Which chart, and what of it: docked beside the picture, never on it, so that nothing is covered while a slider is dragged. */
export function ChartBar({ space }: { readonly space: ChartBarSpace }) {
  const a = useAppState((s) => architectureOf(s.view));
  const kind = useAppState((s) => s.view.chart.kind);
  const charts = chartsFor(a);
  if (charts.length === 0) return space === 'sheet' ? <p className="note chart-bar chart-bar-sheet">There is nothing to draw in this space, so there is no chart to choose.</p> : null;
  if (charts.length === 1 && !takesSlice(charts[0]!)) return null;
  return (
    <div className={`chart-bar chart-bar-${space}`} role="group" aria-label="Chart">
      <ChartChooser charts={charts} value={kind} />
      <OrbitFields />
      {takesSlice(kind) && (
        <Suspense fallback={<span className="chart-bar-wait" />}>
          <SliceFields space={space} />
        </Suspense>
      )}
      <MissingNote />
    </div>
  );
}
