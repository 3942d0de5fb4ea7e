import { defaultView } from '../../state/view.ts';
import type { Preset } from '../preset.ts';

export const quintic: Preset = {
  id: 'quintic',
  title: 'Quintics with five real roots, in a slice',
  caption: 'Three of six dimensions, along the principal axes of a run. M ends at the green surfaces; their edges are triple roots, their creases two double roots.',
  source: 'GeoLCN, Lemma 4.2 and Proposition 4.4',
  view: {
    ...defaultView,
    filterSizes: [2, 2, 2, 2, 2],
    strides: [1, 1, 1, 1, 1],
    chart: { kind: 'slice' },
    slice: { kind: 'principal' },
    target: [1, 0, -1, 0.3, 0.2, 0.4],
    start: { kind: 'seed', seed: 4 },
  },
};
