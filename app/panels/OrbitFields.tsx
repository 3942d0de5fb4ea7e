import { torusQuotientSlices } from '../../src/strata/charts/torusQuotient.ts';
import { setChartChoice } from '../state/actions.ts';
import { architectureOf } from '../state/derive.ts';
import { useAppState } from '../state/store.ts';
import { SegmentedControl } from '../ui/SegmentedControl.tsx';

/** Which slice of the torus quotient is shown: C and E of the normal form. */
export function OrbitFields() {
  const a = useAppState((s) => architectureOf(s.view));
  const chart = useAppState((s) => s.view.chart);
  if (chart.kind !== 'torusQuotient') return null;
  const offered = torusQuotientSlices(a);
  const found = offered.findIndex(({ c, e }) => c === chart.c && e === chart.e);
  const slices = found < 0 ? [...offered, chart] : offered;
  return (
    <SegmentedControl
      label="Normal form"
      labelHidden
      items={slices.map(({ c, e }, i) => ({ id: String(i), label: `C = ${minus(c)}, E = ${minus(e)}` }))}
      value={String(found < 0 ? offered.length : found)}
      onChange={(id) => setChartChoice(slices[Number(id)]!)}
    />
  );
}

const minus = (value: number): string => String(value).replace('-', '−');
