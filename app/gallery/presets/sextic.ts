import { defaultView } from '../../state/view.ts';
import type { Preset } from '../preset.ts';

export const sextic: Preset = {
  id: 'sextic',
  title: 'Sextics with six real roots, in a slice',
  caption: 'Three of seven dimensions: the slice through target, start and end of a run of six layers of width 2.',
  source: 'GeoLCN, Proposition 4.4',
  view: {
    ...defaultView,
    filterSizes: [2, 2, 2, 2, 2, 2],
    strides: [1, 1, 1, 1, 1, 1],
    chart: { kind: 'slice' },
    slice: { kind: 'points', points: ['target', 'start', 'end'] },
    target: [1, 0, -1, 0.3, 0.2, 0.4, 0.1],
    start: { kind: 'seed', seed: 2 },
  },
};
