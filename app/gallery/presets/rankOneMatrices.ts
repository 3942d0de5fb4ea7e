import { defaultView } from '../../state/view.ts';
import type { Preset } from '../preset.ts';

export const rankOneMatrices: Preset = {
  id: 'rank-one-matrices',
  topic: 'Strides',
  title: 'Matrices of rank one: a cone',
  caption: 'k = (3, 2), s = (3, 1) makes the 2 × 3 matrices of rank at most one. In this slice they are the symmetric ones, up to a column of zeros: a cone.',
  source: 'SparseFact, non-overlapping filters',
  view: {
    ...defaultView,
    filterSizes: [3, 2],
    strides: [3, 1],
    chart: { kind: 'slice' },
    slice: { kind: 'given', origin: [0, 0, 0, 0, 0, 0], directions: [[1, 0, 0, 0, 0, 0], [0, 1, 0, 1, 0, 0], [0, 0, 0, 0, 1, 0]] },
    target: [0.9, 0.3, 0, 0.3, 0.4, 0],
    start: { kind: 'filters', filters: [[1.2, -0.3, 0], [1.2, -0.3]] },
  },
};
