import { defaultView } from '../../state/view.ts';
import { type Preset, withCriticalPoints } from '../preset.ts';

export const compatible42: Preset = {
  id: 'compatible-4-2',
  topic: 'Critical points',
  title: 'The same space, fewer critical points: k = (4, 2)',
  caption: 'This network makes the same quartics as k = (3, 2, 2), but one layer less leaves only one double root: 11 = 1 + 10 complex critical points.',
  source: 'GeoLCN, Examples 5.6 and 6.6',
  view: {
    ...defaultView,
    filterSizes: [4, 2],
    strides: [1, 1],
    chart: { kind: 'depressed' },
    slice: { kind: 'overview' },
    start: { kind: 'seed', seed: 2 },
    target: [1, 0.4, 0.9, -0.5, 0.8],
  },
  display: withCriticalPoints,
};
