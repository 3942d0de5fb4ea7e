import { toPosition } from '../../src/strata/index.ts';
import { chosenChart } from '../state/chosenChart.ts';
import { useAppState } from '../state/store.ts';

/** Says why the target is not in the picture, where the chart has no place for it. */
export function MissingNote() {
  const missing = useAppState((s) => {
    const chart = chosenChart(s)?.chart;
    return chart === undefined ? undefined : toPosition(chart, s.view.target).missing;
  });
  return missing === undefined ? null : <p className="slice-note">The target has no place here: {missing}.</p>;
}
