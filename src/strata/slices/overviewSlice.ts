import { cube } from '../charts/chart.ts';
import { defaultSlice } from '../charts/defaultSlice.ts';
import type { SliceWay } from './choice.ts';

export interface OverviewChoice {
  readonly kind: 'overview';
}

/** The slice that belongs to the architecture by a rule, whatever target and run are: every kind of stratum is in view. */
export const overviewSlice: SliceWay<OverviewChoice> = {
  id: 'overview',
  title: 'Overview',
  purpose: 'A slice that shows every kind of stratum at once; it depends on the architecture alone.',
  refusal: () => null,
  defaultChoice: () => ({ kind: 'overview' }),
  slice(a) {
    const { origin, directions, half, rule } = defaultSlice(a);
    return { chart: { kind: 'slice', origin, directions }, box: cube(half), share: null, note: rule };
  },
};
