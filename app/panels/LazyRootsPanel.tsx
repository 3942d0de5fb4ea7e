import { Suspense, lazy, type ComponentProps } from 'react';
import type { RootsPanel as Panel } from './RootsPanel.tsx';

const RootsPanel = lazy(() => import('./RootsPanel.tsx').then((m) => ({ default: m.RootsPanel })));

/** The roots, fetched when they are first looked at. */
export const LazyRootsPanel = (props: ComponentProps<typeof Panel>) => (
  <Suspense fallback={<p className="note roots-wait">loading the roots</p>}>
    <RootsPanel {...props} />
  </Suspense>
);
