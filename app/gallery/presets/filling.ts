import { defaultView } from '../../state/view.ts';
import type { Preset } from '../preset.ts';

export const filling: Preset = {
  id: 'filling',
  topic: 'Quadratics',
  title: 'One layer of width 3: filling',
  caption: 'The same discriminant, but every quadratic is in the function space and there is no boundary.',
  source: 'GeoLCN, Theorem 4.1',
  view: { ...defaultView, filterSizes: [3], strides: [1], start: { kind: 'filters', filters: [[-0.455, 1.1725, 0.5775]] } },
};
