import { defaultView } from '../../state/view.ts';
import type { Preset } from '../preset.ts';

export const swallowtail33: Preset = {
  id: 'swallowtail-3-3',
  topic: 'Real roots and the discriminant',
  title: 'A filling network and the swallowtail',
  caption: 'k = (3, 3) makes every quartic, and yet this run ends on the self-intersection, at a critical point that is not the target.',
  source: 'GeoLCN, Theorem 4.1 and Proposition 5.1',
  view: {
    ...defaultView,
    filterSizes: [3, 3],
    strides: [1, 1],
    chart: { kind: 'depressed' },
    slice: { kind: 'overview' },
    target: [1, 0, -0.5, 0.3, 0.8],
    start: { kind: 'seed', seed: 3 },
  },
};
