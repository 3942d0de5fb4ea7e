import { type ReactNode, useState } from 'react';
import { openTab } from '../state/actions.ts';
import { useAppState } from '../state/store.ts';
import { type LaboratoryTab, laboratoryTabs } from '../state/view.ts';
import { ErrorBoundary } from '../ui/ErrorBoundary.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { ChartBar } from './ChartBar.tsx';
import { LazyCriticalPanel } from './LazyCriticalPanel.tsx';
import { LazyExperimentsPanel } from './LazyExperimentsPanel.tsx';
import { LazyRootsPanel } from './LazyRootsPanel.tsx';
import { TrainPanel } from './TrainPanel.tsx';
import { LazyLandscapePanel } from './landscape/LazyLandscapePanel.tsx';

/** A label, and what it is called where there is room. */
const tabs: Readonly<Record<LaboratoryTab, { readonly label: ReactNode; readonly name: string; readonly panel: ReactNode }>> = {
  train: { label: 'Train', name: 'training panel', panel: <TrainPanel /> },
  critical: {
    label: (
      <>
        Critical<span className="visually-hidden"> points</span>
      </>
    ),
    name: 'critical points',
    panel: <LazyCriticalPanel />,
  },
  roots: { label: 'Roots', name: 'roots', panel: <LazyRootsPanel /> },
  landscape: { label: 'Landscape', name: 'landscape', panel: <LazyLandscapePanel /> },
  experiments: { label: 'Experiments', name: 'experiments', panel: <LazyExperimentsPanel /> },
};

const items = laboratoryTabs.map((id) => ({ id, label: tabs[id].label, content: <ErrorBoundary name={tabs[id].name}>{tabs[id].panel}</ErrorBoundary> }));
const chart = { id: 'chart' as const, label: 'Chart', content: <ErrorBoundary name="chart"><ChartBar space="sheet" /></ErrorBoundary> };

/** The tabs of the laboratory; on a phone the chart and the facts are two of them. */
export function Laboratory({ facts }: { readonly facts?: ReactNode }) {
  const tab = useAppState((s) => s.display.tab);
  const [other, setOther] = useState<'chart' | 'facts' | null>(null);
  if (facts === undefined) return <Tabs label="Laboratory" items={items} value={tab} onChange={openTab} />;
  return (
    <Tabs
      label="Laboratory and facts"
      items={[...items, chart, { id: 'facts' as const, label: 'Facts', content: facts }]}
      value={other ?? tab}
      onChange={(next) => {
        setOther(next === 'facts' || next === 'chart' ? next : null);
        if (next !== 'facts' && next !== 'chart') openTab(next);
      }}
    />
  );
}
