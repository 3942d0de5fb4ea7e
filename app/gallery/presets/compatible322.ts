import { defaultView } from '../../state/view.ts';
import { type Preset, withCriticalPoints } from '../preset.ts';

export const compatible322: Preset = {
  id: 'compatible-3-2-2',
  topic: 'Critical points',
  title: 'Which root patterns are critical: k = (3, 2, 2)',
  caption: 'Roots go to the layers like balls into bins, none twice into one filter: 36 = 1 + 10 + 13 + 12 complex critical points. Two pairs of equal complex roots do not fit.',
  source: 'GeoLCN, Examples 5.6 and 6.6',
  view: {
    ...defaultView,
    filterSizes: [3, 2, 2],
    strides: [1, 1, 1],
    chart: { kind: 'depressed' },
    slice: { kind: 'overview' },
    start: { kind: 'seed', seed: 3 },
    target: [1, 0.4, 0.9, -0.5, 0.8],
  },
  display: withCriticalPoints,
};
