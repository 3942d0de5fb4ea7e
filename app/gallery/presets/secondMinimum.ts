import { defaultView } from '../../state/view.ts';
import { type Preset, withCriticalPoints } from '../preset.ts';

export const secondMinimum: Preset = {
  id: 'second-minimum',
  topic: 'Critical points',
  title: 'A minimum of the boundary that training leaves',
  caption: 'Between the circle and the cone the loss on the boundary has two minima. That on the other nappe is a saddle for the network: inside M the loss falls.',
  source: 'GeoLCN, Example 6.5',
  view: { ...defaultView, target: [0.5, 0.75, 0.5], start: { kind: 'seed', seed: 2 } },
  display: withCriticalPoints,
};
