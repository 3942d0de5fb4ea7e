import { Suspense, lazy } from 'react';
import { studyIsKept } from '../state/keptStudy.ts';

/** With the panel comes back what the page was busy with when it was closed. */
const load = () =>
  import('./experiments/ExperimentsPanel.tsx').then((m) => {
    void m.restoreStudy();
    return { default: m.ExperimentsPanel };
  });

const ExperimentsPanel = lazy(load);

/** Goes on with a study that was under way when the page was closed, whether the panel is looked at or not. */
export function resumeKeptStudy(): void {
  if (studyIsKept()) void load();
}

/** The experiments, fetched when they are first looked at. */
export const LazyExperimentsPanel = () => (
  <Suspense fallback={<p className="note roots-wait">loading the experiments</p>}>
    <ExperimentsPanel />
  </Suspense>
);
