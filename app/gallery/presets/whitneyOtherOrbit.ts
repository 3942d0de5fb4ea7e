import { defaultView } from '../../state/view.ts';
import type { Preset } from '../preset.ts';

export const whitneyOtherOrbit: Preset = {
  id: 'whitney-c1',
  topic: 'Strides',
  title: 'Another slice of the same umbrella',
  caption: 'Forms with C = 1, E = 1: the same space, the pinch point at A = 1/4. Training towards a target on the handle ends there.',
  source: 'GeoLCN, Example 4.12',
  view: {
    ...defaultView,
    filterSizes: [3, 2],
    strides: [2, 1],
    chart: { kind: 'torusQuotient', c: 1, e: 1 },
    slice: { kind: 'overview' },
    target: [0.7, 0, 1, 0, 1],
    start: { kind: 'seed', seed: 6 },
  },
};
