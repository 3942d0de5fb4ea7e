import { defaultView } from '../../state/view.ts';
import type { Preset } from '../preset.ts';

export const cubicWedge: Preset = {
  id: 'cubic-wedge',
  topic: 'Real roots and the discriminant',
  title: 'Cubics: the cuspidal wedge',
  caption: 'Three layers of width 2 make the cubics inside the wedge. Its edge is the curve of triple roots, where this run ends.',
  source: 'GeoLCN, Example 4.6 and Figure 2 (left)',
  view: {
    ...defaultView,
    filterSizes: [2, 2, 2],
    strides: [1, 1, 1],
    chart: { kind: 'affine' },
    slice: { kind: 'overview' },
    target: [1, 0.3, 0.9, 0.2],
    start: { kind: 'seed', seed: 1 },
  },
};
