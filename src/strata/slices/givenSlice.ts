import type { Filter } from '../../network/architecture.ts';
import { cube } from '../charts/chart.ts';
import { defaultHalf, defaultSlice } from '../charts/defaultSlice.ts';
import { sliceRefusal } from '../charts/sliceCoordinates.ts';
import { filterRefusal, type SliceWay } from './choice.ts';
import { sliceBox } from './sliceBox.ts';

export interface GivenChoice {
  readonly kind: 'given';
  readonly origin: Filter;
  readonly directions: readonly [Filter, Filter, Filter];
}

/** A slice given in numbers; its directions are kept as they are, whatever their lengths and angles. */
export const givenSlice: SliceWay<GivenChoice> = {
  id: 'given',
  title: 'Given',
  purpose: 'A point and three directions in numbers.',
  refusal: ({ ambientDimension: k }, { origin, directions }) => filterRefusal(origin, k) ?? sliceRefusal({ origin, directions }),
  defaultChoice: (a) => {
    const { origin, directions } = defaultSlice(a);
    return { kind: 'given', origin, directions };
  },
  slice(a, { origin, directions }, subjects) {
    const chart = { kind: 'slice', origin, directions } as const;
    const half = defaultHalf(a, chart);
    return { chart, box: half === null ? sliceBox(chart, subjects, { neighbourhood: 1 }) : cube(half), share: null, note: 'Through a given filter, along three given directions.' };
  },
};
