import { defaultView } from '../../state/view.ts';
import { type Preset, withCriticalPoints } from '../preset.ts';

export const covariance: Preset = {
  id: 'covariance',
  topic: 'Critical points',
  title: 'Data that measure in the Bombieri norm',
  caption: 'Two patches of four inputs with covariance diag(3, 1, 1, 3) / 4 give the metric diag(1, 1/2, 1): two critical points on the cone, not four.',
  source: 'GeoLCN, Example 6.11',
  view: { ...defaultView, metric: [[1, 0, 0], [0, 0.5, 0], [0, 0, 1]], start: { kind: 'seed', seed: 2 } },
  display: withCriticalPoints,
};
