import { defaultView } from '../../state/view.ts';
import { type Preset, withCriticalPoints } from '../preset.ts';

export const quartic: Preset = {
  id: 'quartic',
  topic: 'Training',
  title: 'From a fiber to the target 2x⁴ + 5x²y² + 2y⁴',
  caption: 'k = (4, 2): the flow from this start ends at a point whose filters the invariants decide.',
  source: 'GeoLCN, section 7.3',
  view: {
    ...defaultView,
    filterSizes: [4, 2],
    strides: [1, 1],
    chart: { kind: 'depressed' },
    slice: { kind: 'overview' },
    target: [2, 0, 5, 0, 2],
    start: { kind: 'filters', filters: [[1, 6, 11, 6], [4, 1]] },
    method: 'flow',
  },
  display: { reading: withCriticalPoints.reading },
};
