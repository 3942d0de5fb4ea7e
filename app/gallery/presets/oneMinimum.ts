import { defaultView } from '../../state/view.ts';
import { type Preset, withCriticalPoints } from '../preset.ts';

export const oneMinimum: Preset = {
  id: 'one-minimum',
  topic: 'Critical points',
  title: 'One minimum and one saddle',
  caption: 'Between the caustic and the circle two of the four critical points on the boundary are no longer real.',
  source: 'GeoLCN, Example 6.5',
  view: { ...defaultView, target: [0.8, 0.3, 0.4], start: { kind: 'seed', seed: 2 } },
  display: withCriticalPoints,
};
