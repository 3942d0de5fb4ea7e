import { defaultView } from '../../state/view.ts';
import type { Preset } from '../preset.ts';

export const whitneyUmbrella: Preset = {
  id: 'whitney',
  topic: 'Strides',
  title: 'A Whitney umbrella',
  caption: 'Forms with C = 0, E = −1. The umbrella is the function space, its handle is in the Zariski closure only. The target stands on the handle, and training ends at the pinch point.',
  source: 'GeoLCN, Example 4.12',
  view: {
    ...defaultView,
    filterSizes: [3, 2],
    strides: [2, 1],
    chart: { kind: 'torusQuotient', c: 0, e: -1 },
    slice: { kind: 'overview' },
    target: [-0.5, 0, 0, 0, -1],
    start: { kind: 'seed', seed: 2 },
  },
};
