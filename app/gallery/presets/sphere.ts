import { defaultView } from '../../state/view.ts';
import type { Preset } from '../preset.ts';

export const sphere: Preset = {
  id: 'sphere',
  topic: 'Quadratics',
  title: 'The same space on the sphere',
  caption: 'Up to positive scale the function space is the band between two ovals.',
  source: 'GeoLCN, Proposition 4.7',
  view: { ...defaultView, chart: { kind: 'sphere' } },
};
