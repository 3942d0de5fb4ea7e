import { describe, expect, it } from 'vitest';
import { lossAt, lossOnSlice } from '../../src/landscape/lossOnSlice.ts';
import { expectNear, expectNumberNear } from '../../src/testing/near.ts';
import { conePicture, coneStratum } from './fixtures.testing.ts';
import { lossColor, rampPixels } from './lossRamp.ts';
import { drawnLevels, logTicks, lossScale } from './lossView.ts';

const onSlice = lossOnSlice({ target: [0.68, 0.1, 0.6], metric: 'euclidean' }, { origin: [0, 0, 0], directions: [[1, 0, 0], [0, 1, 0], [0, 0, 1]] })!;

describe('colours of the loss', () => {
  it('darken in equal steps, as grey does, so that their order is seen without colour', () => {
    const grey = Array.from({ length: 33 }, (_, i) => {
      const linear = lossColor(i / 32).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
      const luminance = 0.2126 * linear[0]! + 0.7152 * linear[1]! + 0.0722 * linear[2]!;
      return Math.cbrt(luminance);
    });
    const steps = grey.slice(1).map((value, i) => grey[i]! - value);
    for (const step of steps) expect(step).toBeGreaterThan(0.6 * ((grey[0]! - grey[32]!) / 32));
  });

  it('can be shown by the screen', () => {
    for (let i = 0; i <= 100; i++) for (const c of lossColor(i / 100)) expect(c >= 0 && c <= 1).toBe(true);
    expect(rampPixels(16)).toHaveLength(64);
  });

  it('span the losses on the surfaces, at most four powers of ten', () => {
    const { low, high } = lossScale(onSlice, conePicture())!;
    const { positions } = coneStratum();
    const all = Array.from({ length: positions.length / 3 }, (_, i) => lossAt(onSlice, [positions[3 * i]!, positions[3 * i + 1]!, positions[3 * i + 2]!]));
    expectNumberNear(high, Math.max(...all));
    // the least loss on the cone, GeoLCN (6.8)
    expectNumberNear(low, 0.352137, 1e-3);
    const near = lossOnSlice({ target: [0.25, 0.5, 0.25], metric: 'euclidean' }, { origin: [0, 0, 0], directions: [[1, 0, 0], [0, 1, 0], [0, 0, 1]] })!;
    const narrow = lossScale(near, conePicture())!;
    expectNumberNear(narrow.high / narrow.low, 1e4, 1e-6);
    expect(lossScale(onSlice, { ...conePicture(), strata: [] })).toBeNull();
  });

  it('have round numbers on their scale', () => {
    expectNear(logTicks(0.35, 7), [0.5, 1, 2, 5]);
    expectNear(logTicks(0.002, 30), [0.01, 0.1, 1, 10]);
    expectNear(logTicks(1, 100), [1, 10, 100]);
    expectNear(logTicks(25, 47), [30, 40]);
    expectNear(logTicks(2.1, 2.9), [2.1, 2.9]);
  });
});

describe('level ellipsoids', () => {
  it('are named by what they are levels of, and left out below the minimum', () => {
    const drawn = drawnLevels(onSlice, [
      { value: 0.3, meanings: ['current', 'boundary'] },
      { value: 0, meanings: ['tenth'] },
    ]);
    expect(drawn.map(({ text, value }) => [text, value])).toEqual([['of the present filter and least on the boundary of M here', 0.3]]);
    expectNear(drawn[0]!.ellipsoid.axes.flat(), [1, 0, 0, 0, 1, 0, 0, 0, 1].map((c) => c * Math.sqrt(0.3)));
  });
});
