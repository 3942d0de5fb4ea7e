import { defaultView } from '../../state/view.ts';
import type { Preset } from '../preset.ts';

export const alongTheRun: Preset = {
  id: 'along-the-run',
  topic: 'Training',
  title: 'A slice along a run',
  caption: 'Through the mean of the run, along its principal axes. It ends on the curve of two double roots, where two sheets of the boundary meet.',
  source: 'GeoLCN, Proposition 4.4',
  view: {
    ...defaultView,
    filterSizes: [2, 2, 2, 2, 2],
    strides: [1, 1, 1, 1, 1],
    chart: { kind: 'slice' },
    slice: { kind: 'principal' },
    target: [1, 0, -1, 0.3, 0.2, 0.4],
    start: { kind: 'seed', seed: 4 },
  },
};
