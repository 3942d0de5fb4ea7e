import { defaultView } from '../../state/view.ts';
import type { Preset } from '../preset.ts';

export const plane: Preset = {
  id: 'plane',
  topic: 'Quadratics',
  title: 'Stride 2 alone: a plane',
  caption: 'A layer of width 1 and stride 2 below a layer of width 2 leaves only x² and y²: the function space is a plane.',
  source: 'SparseFact, reduced architectures',
  view: { ...defaultView, filterSizes: [1, 2], strides: [2, 1], target: [0.7, 0.5, -0.6], start: { kind: 'filters', filters: [[1], [-0.4, 0.9]] } },
};
