import { Suspense, lazy } from 'react';

const CriticalPanel = lazy(() => import('./critical/CriticalPanel.tsx').then((m) => ({ default: m.CriticalPanel })));

/** The critical points, fetched when they are first looked at. */
export const LazyCriticalPanel = () => (
  <Suspense fallback={<p className="note roots-wait">loading the critical points</p>}>
    <CriticalPanel />
  </Suspense>
);
