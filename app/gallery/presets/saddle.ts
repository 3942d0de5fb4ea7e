import { defaultView } from '../../state/view.ts';
import type { Preset } from '../preset.ts';

export const saddle: Preset = {
  id: 'saddle',
  topic: 'Strides',
  title: 'AD = BC: a saddle',
  caption: 'With leading coefficient 1 the function space is the surface D = BC, ruled in two ways: one family of lines for each filter. It has no boundary.',
  source: 'SparseFact, non-overlapping filters',
  view: {
    ...defaultView,
    filterSizes: [2, 2],
    strides: [2, 1],
    chart: { kind: 'affine' },
    slice: { kind: 'overview' },
    target: [1, 0.5, -0.4, 0.6],
    start: { kind: 'seed', seed: 3 },
  },
};
