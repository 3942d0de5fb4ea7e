import { defaultView } from '../../state/view.ts';
import { type Preset, withCriticalPoints } from '../preset.ts';

export const bombieri: Preset = {
  id: 'bombieri',
  topic: 'Quadratics',
  title: 'The Bombieri metric makes the cone round',
  caption: 'With this metric a general target outside has one minimum and one saddle on the cone.',
  source: 'GeoLCN, Remark 6.8 and Example 6.12',
  view: { ...defaultView, metric: 'bombieri' },
  display: { reading: withCriticalPoints.reading },
};
