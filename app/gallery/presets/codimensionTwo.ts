import { defaultView } from '../../state/view.ts';
import type { Preset } from '../preset.ts';

export const codimensionTwo: Preset = {
  id: 'codimension-two',
  topic: 'Strides',
  title: 'Codimension two: an image',
  caption: 'k = (3, 3), s = (2, 1): a slice would meet the function space in curves only, so a projection is shown.',
  source: 'SparseFact, reduced architectures',
  view: {
    ...defaultView,
    filterSizes: [3, 3],
    strides: [2, 1],
    chart: { kind: 'projection' },
    slice: { kind: 'principal' },
    target: [0.5, -0.2, 0.6, 0.4, -0.5, 0.3, 0.7],
    start: { kind: 'seed', seed: 1 },
  },
};
