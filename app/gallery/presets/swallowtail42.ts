import { defaultView } from '../../state/view.ts';
import type { Preset } from '../preset.ts';

export const swallowtail42: Preset = {
  id: 'swallowtail-4-2',
  topic: 'Real roots and the discriminant',
  title: 'The same quartics from two layers',
  caption: 'k = (4, 2) makes exactly what k = (3, 2, 2) makes: only the number of even filter sizes counts.',
  source: 'GeoLCN, Lemma 4.2 and Example 4.6',
  view: {
    ...defaultView,
    filterSizes: [4, 2],
    strides: [1, 1],
    chart: { kind: 'depressed' },
    slice: { kind: 'overview' },
    target: [1, 0, -0.5, 0.3, 0.8],
    start: { kind: 'seed', seed: 1 },
  },
};
