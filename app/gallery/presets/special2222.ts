import { defaultView } from '../../state/view.ts';
import { type Preset, withCriticalPoints } from '../preset.ts';

export const special2222: Preset = {
  id: 'special-distance-degrees',
  topic: 'Critical points',
  title: 'The same in the Bombieri norm',
  caption: 'With this metric there are fewer: 4 on the discriminant, 7 and 4 on its singular loci, 4 on the fourth powers, and the target.',
  source: 'GeoLCN, Example 6.9',
  view: {
    ...defaultView,
    filterSizes: [2, 2, 2, 2],
    strides: [1, 1, 1, 1],
    chart: { kind: 'depressed' },
    slice: { kind: 'overview' },
    start: { kind: 'seed', seed: 1 },
    metric: 'bombieri',
    target: [1, 0.4, 0.9, -0.5, 0.8],
  },
  display: withCriticalPoints,
};
