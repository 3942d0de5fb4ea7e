import { defaultView } from '../../state/view.ts';
import type { Preset } from '../preset.ts';

export const realTarget: Preset = {
  id: 'real-target',
  topic: 'Quadratics',
  title: 'A target that can be reached',
  caption: 'The target has two real roots, so it lies in the function space and training reaches it.',
  source: 'GeoLCN, Proposition 5.1',
  view: { ...defaultView, target: [0.6, 1.1, -0.3] },
};
