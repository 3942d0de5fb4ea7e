import { defaultView } from '../../state/view.ts';
import type { Preset } from '../preset.ts';

export const resultant: Preset = {
  id: 'resultant',
  topic: 'Strides',
  title: 'A resultant as function space',
  caption: 'k = (4, 2), s = (2, 1): the even and the odd part of the form share a root. The slice goes through target, start and end of the run.',
  source: 'SparseFact, function spaces as determinantal varieties',
  view: {
    ...defaultView,
    filterSizes: [4, 2],
    strides: [2, 1],
    chart: { kind: 'slice' },
    slice: { kind: 'points', points: ['target', 'start', 'end'] },
    target: [0.8, -0.4, 0.5, 0.7, -0.6, 0.5],
    start: { kind: 'seed', seed: 1 },
  },
};
