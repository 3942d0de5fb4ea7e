import { defaultView } from '../../state/view.ts';
import { type Preset, withCriticalPoints } from '../preset.ts';

export const seventeen: Preset = {
  id: 'seventeen',
  topic: 'Critical points',
  title: 'The 17 real critical points of section 7.3',
  caption: 'Target 2x⁴ + 5x²y² + 2y⁴: of 45 complex critical points with repeated roots 17 are real, and training from almost every start ends at 5x²y², the only minimum.',
  source: 'GeoLCN, section 7.3',
  view: {
    ...defaultView,
    filterSizes: [2, 2, 2, 2],
    strides: [1, 1, 1, 1],
    chart: { kind: 'slice' },
    slice: { kind: 'given', origin: [0, 0, 0, 0, 0], directions: [[1, 0, 0, 0, 1], [0, 1, 0, 0, 0], [0, 0, 1, 0, 0]] },
    start: { kind: 'seed', seed: 1 },
    target: [2, 0, 5, 0, 2],
  },
  display: withCriticalPoints,
};
