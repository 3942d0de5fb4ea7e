import type { Slice } from '../slice.ts';
import { checkFilter, checkPosition, cube, type ChartDefinition } from './chart.ts';

export interface AmbientChart {
  readonly kind: 'ambient';
}

const wholeSpace: Slice = {
  origin: [0, 0, 0],
  directions: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
};

/** The space of filters of size 3 itself: (A, B, C) stands for A x² + B xy + C y². */
export const ambient: ChartDefinition<AmbientChart> = {
  id: 'ambient',
  title: 'Space of filters',
  faithful: 'exact',
  applies: ({ degree }) => degree === 2,
  defaultChart: () => ({ kind: 'ambient' }),
  refusal: () => null,
  honesty: () => 'Nothing is forgotten: the space of filters is R³ itself.',
  axes: () => ['A', 'B', 'C'],
  defaultBox: () => cube(1.5),
  toPosition(_, filter) {
    checkFilter('toPosition', filter, 3);
    return { position: [filter[0]!, filter[1]!, filter[2]!], distance: 0 };
  },
  toFilter(_, position) {
    checkPosition('toFilter', position);
    return [...position];
  },
  slice: () => wholeSpace,
};
