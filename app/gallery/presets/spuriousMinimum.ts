import { defaultView } from '../../state/view.ts';
import { type Preset, withCriticalPoints } from '../preset.ts';

export const spuriousMinimum: Preset = {
  id: 'spurious-minimum',
  topic: 'Training',
  title: 'A local minimum of a filling network',
  caption: 'k = (2, 3) makes every cubic, yet from this start training ends in a local minimum with positive loss.',
  source: 'GeoLCN, Example 5.10',
  view: {
    ...defaultView,
    filterSizes: [2, 3],
    strides: [1, 1],
    chart: { kind: 'affine' },
    slice: { kind: 'overview' },
    target: [1, 1, 0.1, 0.1],
    start: { kind: 'filters', filters: [[1, 0.05], [1, 0.9, 0]] },
  },
  display: { reading: withCriticalPoints.reading },
};
