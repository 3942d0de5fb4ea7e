import { defaultView } from '../../state/view.ts';
import { type Preset, withCriticalPoints } from '../preset.ts';

export const figure1: Preset = {
  id: 'figure-1',
  topic: 'Critical points',
  title: 'The cone coloured by the loss',
  caption: 'For this target the loss has two local minima and two saddles on the boundary: all four complex critical points there are real.',
  source: 'GeoLCN, Figure 1 (left) and Example 6.5',
  view: defaultView,
  display: { ...withCriticalPoints, reading: { ...withCriticalPoints.reading, lossColors: true } },
};
