import { defaultView } from '../../state/view.ts';
import type { Preset } from '../preset.ts';

export const sextic: Preset = {
  id: 'sextic',
  topic: 'Real roots and the discriminant',
  title: 'Sextics with six real roots',
  caption: 'Three of seven dimensions. The body of sextics with six real roots, and around it the discriminant of those with fewer.',
  source: 'GeoLCN, Lemma 4.2 and Proposition 4.4',
  view: {
    ...defaultView,
    filterSizes: [2, 2, 2, 2, 2, 2],
    strides: [1, 1, 1, 1, 1, 1],
    chart: { kind: 'slice' },
    slice: { kind: 'overview' },
    target: [4.732050807568878, 10, -23.26794919243112, 3.999999999999999, 3.2679491924311224, -6, -0.7320508075688774],
    start: { kind: 'seed', seed: 3 },
    method: 'flow',
  },
};
