import { describe, expect, it } from 'vitest';
import { architecture } from '../network/architecture.ts';
import { lawReport } from './laws/lawReport.testing.ts';
import { sceneOf } from './pictureLaws.testing.ts';

describe('pictures of quadratics', () => {
  it.each([
    ['(2,2)', [2, 2], [1, 1]],
    ['(3)', [3], [1]],
    ['(1,2), s = (2,1)', [1, 2], [2, 1]],
  ])('k = %s keeps the laws', (name, filterSizes, strides) => {
    for (const clip of ['box', 'ball'] as const)
      for (const box of [{ min: [-1.5, -1.5, -1.5], max: [1.5, 1.5, 1.5] }, { min: [-0.2, 0.1, -0.7], max: [1.3, 2, 0.9] }] as const) {
        const a = architecture({ filterSizes, strides });
        expect(lawReport(sceneOf(`${name} ${clip}`, a, { chart: { kind: 'ambient' }, quality: 'default', box, clip }))).toEqual({});
      }
  });
});
