import { defaultView } from '../../state/view.ts';
import type { Preset } from '../preset.ts';

export const quintic: Preset = {
  id: 'quintic',
  title: 'Quintics with five real roots, in a slice',
  caption: 'Three of six dimensions: the slice through target, start and end of a run of k = (2, 2, 2, 2, 2).',
  source: 'GeoLCN, Proposition 4.4',
  view: {
    ...defaultView,
    filterSizes: [2, 2, 2, 2, 2],
    strides: [1, 1, 1, 1, 1],
    chart: { kind: 'slice' },
    slice: { kind: 'points', points: ['target', 'start', 'end'] },
    target: [1, 0, -1, 0.3, 0.2, 0.4],
    start: { kind: 'seed', seed: 4 },
  },
};
