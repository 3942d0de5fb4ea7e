import { Suspense, lazy } from 'react';

const LandscapePanel = lazy(() => import('./LandscapePanel.tsx').then((m) => ({ default: m.LandscapePanel })));

/** The map of targets, fetched when it is first looked at. */
export const LazyLandscapePanel = () => (
  <Suspense fallback={<p className="note roots-wait">loading the map</p>}>
    <LandscapePanel />
  </Suspense>
);
