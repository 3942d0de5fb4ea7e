import { Suspense, lazy } from 'react';
import { type ChartKind, charts as definitions } from '../../src/strata/index.ts';
import { setChart } from '../state/actions.ts';
import { SegmentedControl } from '../ui/SegmentedControl.tsx';

const Select = lazy(() => import('../ui/Select.tsx').then((m) => ({ default: m.Select<ChartKind> })));

/** One word each, for segments; the full title stands in the list. */
const words: Readonly<Record<ChartKind, string>> = {
  ambient: 'space',
  affine: 'affine',
  depressed: 'depressed',
  torusQuotient: 'quotient',
  sphere: 'sphere',
  slice: 'slice',
  projection: 'image',
};

/** As many as fit side by side in a narrow window. */
const mostSegments = 4;

interface ChartChooserProps {
  readonly charts: readonly ChartKind[];
  readonly value: ChartKind;
}

/** The ways to show this space: few as segments, many as a list. */
export function ChartChooser({ charts, value }: ChartChooserProps) {
  if (charts.length === 1) return <span className="chart-bar-title">{definitions[charts[0]!].title}</span>;
  if (charts.length <= mostSegments)
    return <SegmentedControl label="Chart" labelHidden items={charts.map((id) => ({ id, label: words[id] }))} value={value} onChange={setChart} />;
  return (
    <Suspense fallback={<span className="chart-bar-wait" />}>
      <Select label="Chart" labelHidden layout="row" className="chart-select" items={charts.map((id) => ({ id, label: words[id], description: definitions[id].title }))} value={value} onChange={setChart} />
    </Suspense>
  );
}
