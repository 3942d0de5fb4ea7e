import { describe, expect, it } from 'vitest';
import { architecture } from '../network/architecture.ts';
import { picture } from '../strata/index.ts';
import { expectNumberNear } from '../testing/near.ts';
import { lossLevels } from './lossLevels.ts';
import { lossOnSlice } from './lossOnSlice.ts';

const box = { min: [-1.5, -1.5, -1.5], max: [1.5, 1.5, 1.5] } as const;
const whole = { origin: [0, 0, 0], directions: [[1, 0, 0], [0, 1, 0], [0, 0, 1]] } as const;
const cone = picture(architecture({ filterSizes: [2, 2], strides: [1, 1] }), { chart: { kind: 'ambient' }, quality: 'default', box });
const onSlice = (target: readonly number[]) => lossOnSlice({ target, metric: 'euclidean' }, whole)!;

describe('levels of the loss', () => {
  it('hold the least loss on the cone, GeoLCN (6.8) for u = (0.68, 0.10, 0.60): 0.352137', () => {
    const levels = lossLevels(onSlice([0.68, 0.1, 0.6]), cone, 0.449165);
    expect(levels.map(({ meanings }) => meanings)).toEqual([['boundary'], ['current']]);
    expectNumberNear(levels[0]!.value, 0.352137, 1e-3);
  });

  it('are one level where the run has reached the least loss', () => {
    expect(lossLevels(onSlice([0.68, 0.1, 0.6]), cone, 0.3522).map(({ meanings }) => meanings)).toEqual([['current', 'boundary']]);
  });

  it('enclose a tenth and half of the box where nothing is known', () => {
    const levels = lossLevels(onSlice([0.1, 0.2, 0.3]), { ...cone, strata: [] }, null);
    expect(levels.map(({ meanings }) => meanings)).toEqual([['tenth'], ['half']]);
    // (4/3) π r³ = 27/10 for a ball inside the box
    expectNumberNear(levels[0]!.value, (2.7 / ((4 / 3) * Math.PI)) ** (2 / 3), 0.05);
  });
});
