import { defaultView } from '../../state/view.ts';
import type { Preset } from '../preset.ts';

export const swallowtail2222: Preset = {
  id: 'swallowtail-2-2-2-2',
  topic: 'Real roots and the discriminant',
  title: 'Quartics with four real roots',
  caption: 'Only the inside of the triangular part is left; the bowl, with its single double root, lies outside.',
  source: 'GeoLCN, Example 4.6 and Figure 2 (right)',
  view: {
    ...defaultView,
    filterSizes: [2, 2, 2, 2],
    strides: [1, 1, 1, 1],
    chart: { kind: 'depressed' },
    slice: { kind: 'overview' },
    target: [1, 0, -1, 0.5, 0.5],
    start: { kind: 'seed', seed: 2 },
  },
};
