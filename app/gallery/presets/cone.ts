import { defaultView } from '../../state/view.ts';
import type { Preset } from '../preset.ts';

export const cone: Preset = {
  id: 'cone',
  topic: 'Quadratics',
  title: 'The cone: two layers of width 2',
  caption: 'A target without real roots; training ends on the boundary, in the local minimum that is not the global one.',
  source: 'GeoLCN, Example 2.4 and Figure 1',
  view: defaultView,
};
