import { defaultView } from '../../state/view.ts';
import type { Preset } from '../preset.ts';

export const cliffordTorus: Preset = {
  id: 'clifford-torus',
  topic: 'Strides',
  title: 'The same space as a torus',
  caption: 'On the unit sphere S³, projected stereographically, the function space AD = BC is the Clifford torus.',
  source: 'SparseFact, non-overlapping filters',
  view: {
    ...defaultView,
    filterSizes: [2, 2],
    strides: [2, 1],
    chart: { kind: 'sphere' },
    slice: { kind: 'overview' },
    target: [1, 0.5, -0.4, 0.6],
    start: { kind: 'seed', seed: 2 },
  },
};
