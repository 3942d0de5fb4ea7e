import type { ChartKind } from '../../src/strata/index.ts';
import { charts as definitions } from '../../src/strata/index.ts';
import { setChart } from '../state/actions.ts';
import { SegmentedControl } from '../ui/SegmentedControl.tsx';

/** One word each: four of them fit side by side in a narrow window, and no architecture has more. */
const words: Readonly<Record<ChartKind, string>> = {
  ambient: 'space',
  affine: 'affine',
  depressed: 'depressed',
  torusQuotient: 'quotient',
  sphere: 'sphere',
  slice: 'slice',
  projection: 'image',
};

interface ChartChooserProps {
  readonly charts: readonly ChartKind[];
  readonly value: ChartKind;
}

/** The ways to show this space. */
export function ChartChooser({ charts, value }: ChartChooserProps) {
  if (charts.length === 1) return <span className="chart-bar-title">{definitions[charts[0]!].title}</span>;
  return <SegmentedControl label="Chart" labelHidden items={charts.map((id) => ({ id, label: words[id] }))} value={value} onChange={setChart} />;
}
