import { defaultView } from '../../state/view.ts';
import type { Preset } from '../preset.ts';

export const rankOneTensors: Preset = {
  id: 'rank-one-tensors',
  topic: 'Strides',
  title: 'Tensors of rank one: a cone',
  caption: 'k = (2, 2, 2), s = (2, 2, 1) makes the 2 × 2 × 2 tensors of rank at most one. In this slice, symmetric matrices ⊗ (1, 0), they are a cone.',
  source: 'SparseFact, non-overlapping filters',
  view: {
    ...defaultView,
    filterSizes: [2, 2, 2],
    strides: [2, 2, 1],
    chart: { kind: 'slice' },
    slice: { kind: 'given', origin: [0, 0, 0, 0, 0, 0, 0, 0], directions: [[1, 0, 0, 0, 0, 0, 0, 0], [0, 1, 1, 0, 0, 0, 0, 0], [0, 0, 0, 1, 0, 0, 0, 0]] },
    target: [0.9, 0.3, 0.3, 0.4, 0, 0, 0, 0],
    start: { kind: 'filters', filters: [[1.2, -0.3], [1.2, -0.3], [1, 0]] },
  },
};
