import { defaultView } from '../../state/view.ts';
import type { Preset } from '../preset.ts';

export const whitneyPartner: Preset = {
  id: 'whitney-partner',
  topic: 'Strides',
  title: 'The umbrella cut along a curve',
  caption: 'k = (2, 2, 2), s = (1, 2, 1): the same closure, but the quadratic factor must have real roots, so a part of each sheet is missing.',
  source: 'SparseFact, function spaces and their boundaries',
  view: {
    ...defaultView,
    filterSizes: [2, 2, 2],
    strides: [1, 2, 1],
    chart: { kind: 'torusQuotient', c: -1, e: 1 },
    slice: { kind: 'overview' },
    target: [0.2, 0.6, -1, 0.8, 1],
    start: { kind: 'seed', seed: 8 },
  },
};
