import { plainMap } from '../../state/mapChoice.ts';
import { defaultView } from '../../state/view.ts';
import type { Preset } from '../preset.ts';

export const figure1Targets: Preset = {
  id: 'figure-1-targets',
  topic: 'Critical points',
  title: 'Which targets have how many critical points',
  caption: 'Outside M the caustic, a circle and the boundary of M part the targets by their numbers of minima and saddles: two and two, one and one, two and none.',
  source: 'GeoLCN, Figure 1 (right) and Example 6.5',
  view: defaultView,
  display: { tab: 'landscape', map: { ...plainMap, plane: { kind: 'figure' } } },
};
