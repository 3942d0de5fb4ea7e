import { defaultView } from '../../state/view.ts';
import type { Preset } from '../preset.ts';

export const quintic: Preset = {
  id: 'quintic',
  topic: 'Real roots and the discriminant',
  title: 'Quintics with five real roots',
  caption: 'Three of six dimensions. In this slice the quintics with five real roots are a bounded body: its edges are triple roots, its creases two double roots.',
  source: 'GeoLCN, Lemma 4.2 and Proposition 4.4',
  view: {
    ...defaultView,
    filterSizes: [2, 2, 2, 2, 2],
    strides: [1, 1, 1, 1, 1],
    chart: { kind: 'slice' },
    slice: { kind: 'overview' },
    target: [6.804226065180615, -4.76393202250021, -6.391547869638772, -1.5278640450004204, 2.804226065180614, 3.23606797749979],
    start: { kind: 'seed', seed: 2 },
    method: 'flow',
  },
};
