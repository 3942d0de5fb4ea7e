import { defaultView } from '../../state/view.ts';
import { type Preset, withCriticalPoints } from '../preset.ts';

export const generic2222: Preset = {
  id: 'distance-degrees',
  topic: 'Critical points',
  title: 'Euclidean distance degrees of quartics',
  caption: 'For data with a general covariance: 10 complex critical points on the discriminant, 13 and 12 on its singular curves of forms, 10 on the fourth powers, and the target.',
  source: 'GeoLCN, Example 6.7',
  view: {
    ...defaultView,
    filterSizes: [2, 2, 2, 2],
    strides: [1, 1, 1, 1],
    chart: { kind: 'depressed' },
    slice: { kind: 'overview' },
    start: { kind: 'seed', seed: 1 },
    metric: [[2, 0.5, 0.25, 0, 0], [0.5, 2, 0.5, 0.25, 0], [0.25, 0.5, 2, 0.5, 0.25], [0, 0.25, 0.5, 2, 0.5], [0, 0, 0.25, 0.5, 2]],
    target: [1, 0.4, 0.9, -0.5, 0.8],
  },
  display: withCriticalPoints,
};
