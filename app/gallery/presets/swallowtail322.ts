import { defaultView } from '../../state/view.ts';
import type { Preset } from '../preset.ts';

export const swallowtail322: Preset = {
  id: 'swallowtail-3-2-2',
  topic: 'Real roots and the discriminant',
  title: 'Quartics with at least two real roots',
  caption: 'The complement lies above the bowl. The bowl and the self-intersection are the boundary; the other sheets of the swallowtail lie inside.',
  source: 'GeoLCN, Example 4.6 and Figure 2 (right)',
  view: {
    ...defaultView,
    filterSizes: [3, 2, 2],
    strides: [1, 1, 1],
    chart: { kind: 'depressed' },
    slice: { kind: 'overview' },
    target: [1, 0, 0.5, 0.8, 1],
    start: { kind: 'seed', seed: 3 },
  },
};
